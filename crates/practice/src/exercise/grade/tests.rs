use super::constraints::broad;
use super::{Report, grade, replay, short_name};
use crate::exercise::format::{Constraint, Limit};
use crate::exercise::testing::{RIGHT, TOPIC, exercise, yard};
use crate::exercise::{pack_exercises, play, unpack_exercises};
use pipeline::policy::{Role, RolePolicy};
use pipeline::{Rule, RuleState, Yard};
use serde_json::json;

fn messages(report: &Report) -> Vec<&str> {
    report.messages().collect()
}

#[test]
fn right_yard_is_solved_without_a_remark() {
    let report = grade(&exercise(), &yard(RIGHT));
    assert!(report.solved, "{report:#?}");
    assert_eq!(messages(&report), [""; 0]);
    assert_eq!(report, grade(&exercise(), &yard(RIGHT)), "always the same");
}

#[test]
fn failure_names_the_step_that_decides_when_the_run_is_played_anew() {
    let wrong = yard(r#"{"source":["aws.ec2"],"detail":{"state":["Stopped"]}}"#);
    let exercise = exercise();
    let report = grade(&exercise, &wrong);
    let verdict = &report.requirements[0];
    assert!(!report.solved && !verdict.met);
    assert_eq!(verdict.note.as_deref(), Some("Think."));
    let [failure] = verdict.failures.as_slice() else {
        panic!("told once: {verdict:#?}");
    };
    assert_eq!(
        (failure.run, failure.also.as_slice(), failure.of),
        (Some(0), &[1][..], Some(0))
    );
    let decides = failure.decides.as_deref().unwrap_or_default();
    assert!(decides.contains(" at 20"), "{decides}");
    assert_eq!(failure.pointing.rule.as_deref(), Some("stopped"));
    assert_eq!(failure.pointing.field.as_deref(), Some("detail.state"));
    assert!(
        failure
            .message
            .contains("in capitals and small letters only"),
        "{failure:?}"
    );
    assert!(
        !failure.message.contains("\"stopped\""),
        "the answer stays out: {failure:?}"
    );
    let played = replay(&exercise, &wrong, 0).unwrap();
    let step = played
        .steps
        .iter()
        .find(|step| Some(step.number) == failure.number);
    assert_eq!(
        step.map(|step| step.message_type.as_str()),
        Some("NO_STANDARD_RULES_MATCHED")
    );
}

#[test]
fn what_nobody_asked_for_is_told_by_the_field_that_sets_it_apart() {
    let report = grade(&exercise(), &yard(r#"{"source":["aws.ec2"]}"#));
    let told = &report.requirements[0].failures[0];
    assert_eq!(told.run, Some(2));
    assert!(
        told.message
            .ends_with("in `detail.state`: the pattern does not look at it."),
        "{told:?}"
    );
}

#[test]
fn constraint_and_change_outside_keep_a_right_yard_from_being_solved() {
    let open = r#"{"source":[{"prefix":"aws."}],"detail":{"state":["stopped"]}}"#;
    let report = grade(&exercise(), &yard(open));
    assert!(!report.solved && report.requirements.iter().all(|one| one.met));
    assert_eq!(report.constraints[0].id, "no-wildcard-source");
    assert!(!report.constraints[0].met);
    let mut changed = yard(RIGHT);
    changed.conditions.permissions = pipeline::Permissions::Evaluated;
    let report = grade(&exercise(), &changed);
    assert_eq!(report.outside[0].pointer, "/conditions/permissions");
    assert!(!report.solved);
}

#[test]
fn right_but_broader_or_larger_than_needed_is_remarked() {
    let mut exercise = exercise();
    exercise.constraints.clear();
    let broad = r#"{"detail":{"state":["stopped"]}}"#;
    let report = grade(&exercise, &yard(broad));
    assert!(report.solved);
    assert!(
        messages(&report)[0].contains("broader than it needs to be"),
        "{report:?}"
    );
    let mut more = yard(RIGHT);
    let mut idle = more.rules[0].clone();
    idle.name = "idle".to_owned();
    idle.event_pattern = Some(r#"{"source":["shop"]}"#.to_owned());
    more.rules.push(idle);
    let report = grade(&exercise, &more);
    assert_eq!(
        messages(&report),
        ["Right, but nothing that is asked needs the rule idle: without it all is met as well."]
    );
}

#[test]
fn play_of_the_learner_does_not_count() {
    let exercise = exercise();
    assert_eq!(replay(&exercise, &yard(RIGHT), 9), None);
    let mut played = play(&yard(RIGHT), &exercise.runs[0].script).yard;
    played.conditions.faults = vec![pipeline::Fault::new("*", pipeline::FaultKind::Error)];
    played.go_to("123456789012", "eu-central-1");
    assert!(grade(&exercise, &played).solved);
    let mut off = yard(RIGHT);
    off.rules[0].state = RuleState::Disabled;
    let report = grade(&exercise, &off);
    assert!(messages(&report)[0].contains("switched off"), "{report:?}");
}

#[test]
fn endless_yard_is_cut_short() {
    let mut endless = yard(RIGHT);
    endless.rules[0].schedule_expression = Some("rate(1 minute)".to_owned());
    let mut exercise = exercise();
    exercise.runs[0].script.wait = 8 * 86_400;
    let report = grade(&exercise, &endless);
    let told = messages(&report).join("\n");
    assert!(told.contains("it was cut short"), "{told}");
}

#[test]
fn where_only_time_goes_by_a_schedule_is_spoken_of() {
    let mut exercise = exercise();
    exercise.runs[0].script.steps.clear();
    let only_events = grade(&exercise, &yard(RIGHT));
    assert!(
        messages(&only_events)
            .iter()
            .any(|one| one.starts_with("No rule with a schedule leads to alerts")),
        "{only_events:#?}"
    );
    let mut off = yard(RIGHT);
    off.rules.push(Rule {
        name: "nightly".to_owned(),
        schedule_expression: Some("rate(1 minute)".to_owned()),
        state: RuleState::Disabled,
        ..off.rules[0].clone()
    });
    let off = grade(&exercise, &off);
    assert!(
        messages(&off).contains(&"Rule nightly is switched off, so it does not run."),
        "{off:#?}"
    );
}

#[test]
fn what_a_target_is_not_to_be_given_is_told() {
    let mut exercise = exercise();
    for one in &mut exercise.requirements[0].arrives {
        one.arrival.without = vec!["detail-type".to_owned()];
    }
    let report = grade(&exercise, &yard(RIGHT));
    assert!(
        messages(&report)
            .iter()
            .any(|one| one.contains("but with “detail-type” in it")),
        "{report:#?}"
    );
}

#[test]
fn every_resource_is_told_from_what_is_below_one() {
    let told = |resource: &str| {
        let policy = json!({"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow",
            "Action": "ssm:StartAutomationExecution",
            "Resource": resource,
        }]});
        let mut yard = Yard::default();
        yard.conditions.policies.roles.push(Role {
            arn: "arn:aws:iam::123456789012:role/start".to_owned(),
            trust_policy: String::new(),
            policies: vec![RolePolicy {
                name: "start".to_owned(),
                policy: policy.to_string(),
            }],
        });
        broad(&Yard::default(), &yard).len()
    };
    for all in ["*", "arn:aws:ssm:*", "arn:aws:ssm:us-east-1:123456789012:*"] {
        assert_eq!(told(all), 1, "{all}");
    }
    let one = "arn:aws:ssm:us-east-1:123456789012:automation-definition/reboot:*";
    assert_eq!(told(one), 0);
}

#[test]
fn packed_exercise_is_graded_alike() {
    let packed = unpack_exercises(&pack_exercises(&[exercise()])).unwrap();
    assert_eq!(packed[0].runs, exercise().runs);
    let bytes = pack_exercises(&[exercise()]);
    assert!(unpack_exercises(&bytes[..bytes.len() - 1]).is_err());
    assert_eq!(
        grade(&packed[0], &yard(RIGHT)),
        grade(&exercise(), &yard(RIGHT))
    );
}

#[test]
fn arn_is_called_by_its_kind_and_name() {
    assert_eq!(short_name(TOPIC), "topic alerts");
    assert_eq!(
        short_name("arn:aws:lambda:us-east-1:123456789012:function:f"),
        "function f"
    );
    assert_eq!(
        short_name("arn:aws:ssm:us-east-1:123456789012:automation-definition/add-tag:$DEFAULT"),
        "runbook add-tag"
    );
    assert_eq!(
        short_name("arn:aws:ssm:us-east-1::document/AWS-RunShellScript"),
        "command document AWS-RunShellScript"
    );
    assert_eq!(
        short_name("arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/alarms:*"),
        "log group alarms"
    );
    assert_eq!(short_name("arn:aws:s3:::shop-logs"), "bucket shop-logs");
    assert_eq!(short_name("default"), "default");
}

#[test]
fn rules_that_do_nothing_are_not_counted() {
    let mut exercise = exercise();
    exercise.constraints = vec![Constraint {
        text: "One rule is enough.".to_owned(),
        limit: Limit::MostRules(1),
    }];
    let mut more = yard(RIGHT);
    let mut off = more.rules[0].clone();
    off.name = "off".to_owned();
    off.state = RuleState::Disabled;
    let mut nowhere = more.rules[0].clone();
    nowhere.name = "nowhere".to_owned();
    nowhere.targets.clear();
    more.rules.extend([off, nowhere]);
    assert!(grade(&exercise, &more).constraints[0].met);
    more.rules[1].state = RuleState::Enabled;
    let report = grade(&exercise, &more);
    let failures = &report.constraints[0].failures;
    assert_eq!(failures[0].message, "There are 2 rules; 1 is enough.");
}
