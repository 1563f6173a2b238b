use super::commands_between;
use pipeline::{
    EventBus, PutRule, RuleState, Tag, Target, Yard, put_rule, put_target,
    remove_rule_with_targets, set_state,
};

fn one_rule() -> Yard {
    let rule = PutRule::new("a", "{\"source\": [\"my.app\"]}");
    let yard = put_rule(&Yard::default(), rule).expect("a good rule");
    let queue = Target::new("q", "arn:aws:sqs:us-east-1:123456789012:jobs");
    put_target(&yard, "default", "a", queue).expect("a good target")
}

#[test]
fn each_change_is_the_command_that_does_it() {
    let old = one_rule();
    let check = |new: &Yard, expect: &[&str]| assert_eq!(commands_between(&old, new), expect);
    check(&old, &[]);
    let off = set_state(&old, "default", "a", RuleState::Disabled).expect("the rule is there");
    check(&off, &["aws events disable-rule --name a"]);
    let gone = remove_rule_with_targets(&old, "default", "a");
    check(
        &gone,
        &[
            "aws events remove-targets --rule a --ids q",
            "aws events delete-rule --name a",
        ],
    );
    let mut more = old.clone();
    more.rules[0]
        .targets
        .push(Target::new("t", "arn:aws:sns:us-east-1:123456789012:team"));
    more.rules[0].tags.push(Tag {
        key: "team".to_owned(),
        value: "shop".to_owned(),
    });
    more.event_buses.push(EventBus::new("shop"));
    check(
        &more,
        &[
            "aws events create-event-bus --name shop",
            "aws events tag-resource \\\n  --resource-arn arn:aws:events:us-east-1:123456789012:rule/a \\\n  --tags Key=team,Value=shop",
            "aws events put-targets \\\n  --rule a \\\n  --targets Id=t,Arn=arn:aws:sns:us-east-1:123456789012:team",
        ],
    );
    let mut other = old.clone();
    other.rules[0].event_pattern = Some("{\"source\": [\"b\"]}".to_owned());
    check(
        &other,
        &["aws events put-rule --name a --event-pattern '{\"source\":[\"b\"]}'"],
    );
}

#[test]
fn a_draft_that_aws_refuses_has_no_command() {
    let mut draft = one_rule();
    draft.rules[0].event_pattern = Some("{".to_owned());
    assert_eq!(
        commands_between(&Yard::default(), &draft),
        Vec::<String>::new()
    );
}
