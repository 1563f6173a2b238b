use super::*;
use crate::testing::Workers;
use pipeline::policy::PolicyPlace;
use pipeline::{Conditions, DeadLetterConfig, InputChoice, Permissions, RetryPolicy, Target, Yard};

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:orders";
const DEAD: &str = "arn:aws:sqs:us-east-1:123456789012:orders-dlq";

fn yard(target: Target) -> Yard {
    let rule = Rule {
        name: "orders".to_owned(),
        event_bus: "default".to_owned(),
        event_pattern: Some(
            r#"{"source": ["aws.codebuild"], "detail-type": ["CodeBuild Build State Change"]}"#
                .to_owned(),
        ),
        targets: vec![target],
        ..Rule::default()
    };
    Yard {
        rules: vec![rule],
        ..Yard::default()
    }
}

fn target() -> Target {
    Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(DEAD.to_owned()),
        }),
        ..Target::new("t", QUEUE)
    }
}

fn found(yard: &Yard) -> Vec<Found> {
    Workers::default().ask(LookOver {
        yard: yard.clone(),
        event: String::new(),
    })
}

fn of(yard: &Yard, code: Code) -> Vec<Found> {
    let found = found(yard).into_iter();
    found.filter(|one| one.finding.code == code).collect()
}

#[test]
fn a_target_as_the_console_sets_it_up_has_no_findings() {
    assert_eq!(found(&yard(target())), []);
}

#[test]
fn a_missing_permission_comes_with_the_policy_that_mends_it() {
    let mut yard = yard(target());
    *yard.conditions = Conditions {
        permissions: Permissions::Evaluated,
        ..Conditions::default()
    };
    let missing = of(&yard, Code::Permission);
    assert_eq!(missing.len(), 2, "the target and its dead-letter queue");
    assert_eq!(
        missing[0].finding.place,
        Place::Target(0, 0, Part::Permission)
    );
    assert_eq!(missing[1].finding.place, Place::Target(0, 0, Part::Retry));
    assert!(missing[0].finding.message.contains("sqs:SendMessage"));
    for one in &missing {
        for policy in &one.policies {
            yard.conditions.policies.put(&policy.place, &policy.whole);
        }
    }
    assert_eq!(of(&yard, Code::Permission), []);
}

#[test]
fn a_policy_that_was_taken_away_is_a_finding_of_its_target() {
    let mut yard = yard(target());
    let place = PolicyPlace::Resource {
        arn: QUEUE.to_owned(),
    };
    yard.conditions.policies.put(&place, "");
    let missing = of(&yard, Code::Permission);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].policies[0].place, place);
}

#[test]
fn what_put_targets_refuses_leads_to_the_part_where_it_is_set() {
    let mut refused = target();
    refused.retry_policy = Some(RetryPolicy {
        maximum_retry_attempts: Some(500),
        ..RetryPolicy::default()
    });
    let told = of(&yard(refused), Code::Refused);
    assert_eq!(told[0].finding.place, Place::Target(0, 0, Part::Retry));
    assert_eq!(told[0].finding.weight, Weight::Wrong);
    let told = of(&yard(Target::new("t", "arn")), Code::Refused);
    assert_eq!(told[0].finding.place, Place::Target(0, 0, Part::What));
    let mut unread = target();
    unread.input = InputChoice::Transformer {
        paths: vec![("unused".to_owned(), "$.id".to_owned())],
        template: "\"a\"".to_owned(),
    };
    assert_eq!(of(&yard(unread), Code::Input).len(), 1);
}

#[test]
fn a_pattern_that_takes_more_than_it_looks_is_told_and_one_of_a_rule_that_is_off_is_not() {
    let mut wide = yard(target());
    wide.rules[0].event_pattern = Some(r#"{"region": ["us-east-1"]}"#.to_owned());
    let told = of(&wide, Code::Pattern);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].finding.place, Place::Rule(0));
    wide.rules[0].state = RuleState::Disabled;
    assert_eq!(of(&wide, Code::Pattern), []);
}

#[test]
fn the_gravest_comes_first_whoever_found_it() {
    let mut yard = yard(Target::new("t", "arn"));
    yard.rules[0].event_pattern = Some(r#"{"region": ["us-east-1"]}"#.to_owned());
    let weights: Vec<Weight> = found(&yard).iter().map(|one| one.finding.weight).collect();
    let mut sorted = weights.clone();
    sorted.sort_unstable();
    assert_eq!(weights, sorted);
    assert!(weights.len() > 2);
}
