use super::*;
use crate::{InputChoice, RefusalCode, RuleState, Target};
use proptest::prelude::*;

const BUS: &str = "default";
const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";

fn yard_with(names: &[&str]) -> Yard {
    names.iter().fold(Yard::default(), |yard, name| {
        put_rule(&yard, PutRule::new(*name, r#"{"source":["aws.ec2"]}"#)).expect("a good rule")
    })
}

#[track_caller]
fn check_refusal<T: std::fmt::Debug>(
    result: Result<T, Refusal>,
    code: RefusalCode,
    field: Field,
    message: &str,
) {
    let refusal = result.expect_err("a refusal");
    assert_eq!(refusal.code, code);
    assert_eq!(refusal.message, message);
    assert_eq!(refusal.field, Some(field));
}

#[test]
fn put_rule_keeps_the_pattern_as_typed() {
    let typed = "{ \"source\": [ \"aws.ec2\" ";
    let yard = put_rule(&Yard::default(), PutRule::new("half", typed)).expect("kept");
    let rule = yard.rule(BUS, "half").expect("there");
    assert_eq!(rule.event_pattern.as_deref(), Some(typed));
    assert_eq!(rule.state, RuleState::Enabled);
}

#[test]
fn put_rule_replaces_all_but_the_targets_and_the_place() {
    let yard = yard_with(&["a", "b"]);
    let yard = put_target(&yard, BUS, "a", Target::new("t", QUEUE)).expect("a target");
    let with_description = PutRule {
        description: Some("why".to_owned()),
        state: RuleState::Disabled,
        ..PutRule::new("a", "{}")
    };
    let yard = put_rule(&yard, with_description).expect("replaced");
    let yard = put_rule(&yard, PutRule::new("a", "{\"x\":[1]}")).expect("replaced");
    let names: Vec<&str> = yard.rules.iter().map(|rule| rule.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    let rule = yard.rule(BUS, "a").expect("there");
    assert_eq!(rule.description, None);
    assert_eq!(rule.state, RuleState::Enabled);
    assert_eq!(rule.targets.len(), 1);
}

#[test]
fn a_malformed_rule_name_is_refused_in_aws_words() {
    let put = |name: &str| put_rule(&Yard::default(), PutRule::new(name, "{}"));
    check_refusal(
        put("rule/test-rule"),
        RefusalCode::ValidationException,
        Field::Name,
        r"1 validation error detected: Value 'rule/test-rule' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+",
    );
    let long = "r".repeat(65);
    check_refusal(
        put(&long),
        RefusalCode::ValidationException,
        Field::Name,
        &format!(
            "1 validation error detected: Value '{long}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64"
        ),
    );
    let both = put("").expect_err("empty").message;
    assert!(both.starts_with("2 validation errors detected: "), "{both}");
    assert!(put(&"r".repeat(64)).is_ok());
}

#[test]
fn put_rule_refuses_what_aws_refuses() {
    let yard = Yard::default();
    check_refusal(
        put_rule(
            &yard,
            PutRule {
                event_pattern: None,
                ..PutRule::new("r", "")
            },
        ),
        RefusalCode::ValidationException,
        Field::EventPattern,
        "Parameter(s) EventPattern or ScheduleExpression must be specified.",
    );
    check_refusal(
        put_rule(
            &yard,
            PutRule {
                event_bus: "orders".to_owned(),
                ..PutRule::new("r", "{}")
            },
        ),
        RefusalCode::ResourceNotFoundException,
        Field::EventBusName,
        "Event bus orders does not exist.",
    );
    let long = PutRule {
        description: Some("d".repeat(513)),
        ..PutRule::new("r", "{}")
    };
    let refusal = put_rule(&yard, long).expect_err("too long");
    assert_eq!(refusal.field, Some(Field::Description));
}

#[test]
fn a_bus_takes_no_more_rules_than_its_quota() {
    let mut yard = Yard::default();
    for number in 0..300 {
        yard = put_rule(&yard, PutRule::new(format!("r{number}"), "{}")).expect("within");
    }
    check_refusal(
        put_rule(&yard, PutRule::new("one-more", "{}")),
        RefusalCode::LimitExceededException,
        Field::Name,
        "The requested resource exceeds the maximum number allowed.",
    );
    assert!(put_rule(&yard, PutRule::new("r7", "{\"a\":[1]}")).is_ok());
}

#[test]
fn a_rule_with_targets_is_not_deleted() {
    let yard = yard_with(&["a"]);
    let yard = put_target(&yard, BUS, "a", Target::new("t", QUEUE)).expect("a target");
    check_refusal(
        remove_rule(&yard, BUS, "a"),
        RefusalCode::ValidationException,
        Field::Targets,
        "Rule can't be deleted since it has targets.",
    );
    assert_eq!(remove_rule_with_targets(&yard, BUS, "a").rules, []);
    let emptied = remove_target(&yard, BUS, "a", "t").expect("emptied");
    assert_eq!(remove_rule(&emptied, BUS, "a").expect("deleted").rules, []);
    assert_eq!(remove_rule(&yard, BUS, "unknown"), Ok(yard));
}

#[test]
fn the_sixth_target_is_refused_but_a_replacement_is_not() {
    let mut yard = yard_with(&["a"]);
    for number in 0..5 {
        let target = Target::new(format!("t{number}"), QUEUE);
        yard = put_target(&yard, BUS, "a", target).expect("within five");
    }
    check_refusal(
        put_target(&yard, BUS, "a", Target::new("t5", QUEUE)),
        RefusalCode::LimitExceededException,
        Field::Targets,
        "The requested resource exceeds the maximum number allowed.",
    );
    let other = "arn:aws:sqs:us-east-1:123456789012:others";
    let yard = put_target(&yard, BUS, "a", Target::new("t2", other)).expect("replaced");
    let rule = yard.rule(BUS, "a").expect("there");
    let ids: Vec<&str> = rule.targets.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(ids, ["t0", "t1", "t2", "t3", "t4"]);
    assert_eq!(rule.target("t2").map(|t| t.arn.as_str()), Some(other));
}

#[test]
fn a_target_is_checked_as_aws_checks_it() {
    let yard = yard_with(&["a"]);
    let put = |id: &str, arn: &str| put_target(&yard, BUS, "a", Target::new(id, arn));
    check_refusal(
        put("!@#$@!#$", QUEUE),
        RefusalCode::ValidationException,
        Field::TargetId,
        r"1 validation error detected: Value '!@#$@!#$' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+",
    );
    check_refusal(
        put("s3", "test-bucket"),
        RefusalCode::ValidationException,
        Field::TargetArn,
        "Parameter test-bucket is not valid. Reason: Provided Arn is not in correct format.",
    );
    check_refusal(
        put_target(&yard, BUS, "unknown", Target::new("t", QUEUE)),
        RefusalCode::ResourceNotFoundException,
        Field::Name,
        "Rule unknown does not exist on EventBus default.",
    );
    check_refusal(
        put(
            "m",
            "arn:aws:states:us-east-1:123456789012:stateMachine:Workflow",
        ),
        RefusalCode::ValidationException,
        Field::RoleArn,
        "RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:Workflow.",
    );
    let help = put("q", "arn:aws:sqs:us-east-1:12345:jobs")
        .expect_err("account")
        .help;
    assert!(help.is_some_and(|help| help.contains("account")));
}

#[test]
fn renaming_keeps_the_rest() {
    let yard = yard_with(&["a", "b"]);
    let yard = put_target(&yard, BUS, "a", Target::new("t", QUEUE)).expect("a target");
    let renamed = rename_rule(&yard, BUS, "a", "c").expect("renamed");
    assert_eq!(renamed.rule(BUS, "c").map(|r| r.targets.len()), Some(1));
    assert_eq!(rename_rule(&renamed, BUS, "c", "a"), Ok(yard.clone()));
    assert_eq!(rename_rule(&yard, BUS, "a", "a"), Ok(yard.clone()));
    let taken = rename_rule(&yard, BUS, "a", "b").expect_err("taken");
    assert_eq!(taken.code, RefusalCode::ResourceAlreadyExistsException);
    assert!(rename_rule(&yard, BUS, "a", "no spaces").is_err());
    assert!(rename_rule(&yard, BUS, "unknown", "c").is_err());
}

#[test]
fn a_rule_is_switched_off_and_on_again() {
    let yard = yard_with(&["a"]);
    let off = set_state(&yard, BUS, "a", RuleState::Disabled).expect("off");
    assert_ne!(off, yard);
    assert_eq!(
        set_state(&off, BUS, "a", RuleState::Enabled),
        Ok(yard.clone())
    );
    check_refusal(
        set_state(&yard, BUS, "unknown", RuleState::Disabled),
        RefusalCode::ResourceNotFoundException,
        Field::Name,
        "Rule unknown does not exist.",
    );
}

#[test]
fn arns_of_rules_and_buses_are_as_aws_forms_them() {
    let mut yard = yard_with(&["a"]);
    assert_eq!(
        yard.rule_arn(&yard.rules[0]),
        "arn:aws:events:us-east-1:123456789012:rule/a"
    );
    yard.rules[0].event_bus = "orders".to_owned();
    yard.region = "cn-north-1".to_owned();
    assert_eq!(
        yard.rule_arn(&yard.rules[0]),
        "arn:aws-cn:events:cn-north-1:123456789012:rule/orders/a"
    );
    assert_eq!(
        yard.event_bus_arn("orders"),
        "arn:aws-cn:events:cn-north-1:123456789012:event-bus/orders"
    );
}

#[test]
fn a_yard_survives_serde() {
    let yard = yard_with(&["a", "b"]);
    let target = Target {
        input: InputChoice::MatchedEvent,
        ..Target::new("t", QUEUE)
    };
    let yard = put_target(&yard, BUS, "b", target).expect("a target");
    let text = serde_json::to_string(&yard).expect("plain data");
    assert!(
        text.contains("\"clock\":\"2026-01-15T12:00:00Z\""),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Yard>(&text).expect("the same"), yard);
}

proptest! {
    #[test]
    fn adding_and_removing_a_rule_restores_the_yard(name in "[a-z.-]{1,20}", pattern in ".{0,40}") {
        let yard = yard_with(&["KEEP-1", "KEEP-2"]);
        let more = put_rule(&yard, PutRule::new(name.clone(), pattern)).expect("a good name");
        prop_assert_eq!(more.rules.len(), 3);
        prop_assert_eq!(remove_rule(&more, BUS, &name), Ok(yard));
    }

    #[test]
    fn no_text_makes_a_verb_panic(name in ".{0,80}", arn in ".{0,120}") {
        let yard = yard_with(&["a"]);
        let _ = put_rule(&yard, PutRule::new(name.clone(), ""));
        let _ = put_target(&yard, BUS, "a", Target::new(name.clone(), arn));
        let _ = rename_rule(&yard, BUS, "a", &name);
    }
}
