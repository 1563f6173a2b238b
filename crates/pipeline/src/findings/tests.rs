use super::*;
use crate::quotas::RULES_PER_EVENT_BUS;
use crate::{
    DEFAULT_EVENT_BUS, DeadLetterConfig, EventBus, Fault, FaultKind, Place as Elsewhere,
    RetryPolicy, Rule, Target, TargetKind, catalogue,
};

const BUILDS: &str = r#"{"source": ["aws.codebuild"]}"#;

fn rule(name: &str, targets: Vec<Target>) -> Rule {
    Rule {
        name: name.to_owned(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        event_pattern: Some(BUILDS.to_owned()),
        targets,
        ..Rule::default()
    }
}

fn queue(name: &str) -> String {
    format!("arn:aws:sqs:us-east-1:123456789012:{name}")
}

fn target(id: &str, arn: &str) -> Target {
    Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(queue("dlq")),
        }),
        ..Target::new(id, arn)
    }
}

fn yard(rules: Vec<Rule>) -> Yard {
    Yard {
        rules,
        ..Yard::default()
    }
}

fn samples() -> Vec<Event> {
    let samples = catalogue().iter();
    samples
        .filter_map(|sample| Event::read(&sample.text).0)
        .collect()
}

fn look(yard: &Yard) -> Vec<Finding> {
    findings(yard, &samples())
}

/// The one finding of a kind.
fn one(yard: &Yard, code: Code) -> Finding {
    let mut found = look(yard).into_iter().filter(|one| one.code == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code:?}"));
    assert_eq!(found.next(), None, "more than one {code:?}");
    first
}

#[test]
fn a_yard_in_which_all_is_well_has_no_findings() {
    assert_eq!(look(&Yard::default()), []);
    assert_eq!(
        look(&yard(vec![rule("a", vec![target("t", &queue("q"))])])),
        []
    );
}

#[test]
fn a_rule_without_target_or_switched_off_is_told_with_what_helps() {
    let mut yard = yard(vec![rule("idle", vec![]), rule("off", vec![])]);
    yard.rules[1].state = RuleState::Disabled;
    let idle = one(&yard, Code::NoTarget);
    assert_eq!(idle.place, Place::Rule(0));
    let off = one(&yard, Code::Disabled);
    assert_eq!(off.mend, Some(Mend::State(1, RuleState::Enabled)));
    assert_eq!(off.weight, Weight::Note);
}

#[test]
fn a_rule_for_read_only_calls_needs_the_state_that_lets_them_in() {
    let calls = |names: &str| {
        let mut yard = yard(vec![rule("calls", vec![target("t", &queue("q"))])]);
        yard.rules[0].event_pattern = Some(format!(
            r#"{{"source":["aws.iam"],"detail-type":["AWS API Call via CloudTrail"],"detail":{{"eventName":{names}}}}}"#
        ));
        yard
    };
    let mut none = calls(r#"["ListUsers", {"prefix": "Get"}]"#);
    let found = one(&none, Code::ReadOnlyCalls);
    assert_eq!(
        (found.weight, &found.place),
        (Weight::Wrong, &Place::Rule(0))
    );
    assert_eq!(
        found.message,
        "calls gets none of the calls that it asks for: Get, ListUsers."
    );
    let state = RuleState::EnabledWithAllCloudtrailManagementEvents;
    assert_eq!(found.mend, Some(Mend::State(0, state)));
    none.rules[0].state = state;
    assert_eq!(look(&none), []);
    let some = one(&calls(r#"["CreateUser", "GetUser"]"#), Code::ReadOnlyCalls);
    assert_eq!(some.weight, Weight::Risky);
    for fine in [
        r#"["CreateUser", "AssumeRole", "GetSessionToken"]"#,
        r#"["GetObject"]"#,
        r#"[{"anything-but": ["ListUsers"]}]"#,
    ] {
        assert_eq!(look(&calls(fine)), [], "{fine}");
    }
    let mut own = calls(r#"["ListUsers"]"#);
    let text = own.rules[0].event_pattern.take().unwrap();
    own.rules[0].event_pattern = Some(text.replace("aws.iam", "my.app"));
    assert_eq!(look(&own), []);
}

#[test]
fn what_a_rule_runs_on_is_refused_in_the_words_of_aws() {
    let mut yard = yard(vec![rule("a b", vec![target("t", &queue("q"))])]);
    yard.rules[0].event_pattern = Some(r#"{"source": "aws.codebuild"}"#.to_owned());
    yard.rules[0].schedule_expression = Some("rate(5 minute)".to_owned());
    let found = look(&yard);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|one| one.weight == Weight::Wrong));
    assert!(
        found[0].message.contains("regular expression pattern"),
        "{found:?}"
    );
    let mends = found.iter().filter_map(|one| one.mend.clone());
    let fixed = Mend::EventPattern(0, r#"{"source": ["aws.codebuild"]}"#.to_owned());
    assert_eq!(mends.collect::<Vec<_>>(), [fixed]);
    yard.rules[0].event_pattern = None;
    yard.rules[0].schedule_expression = None;
    assert!(
        look(&yard)
            .iter()
            .any(|one| one.message.starts_with("Parameter(s) EventPattern"))
    );
}

#[test]
fn events_that_nobody_keeps_are_told_once_a_rule_and_a_queue_helps() {
    let bare = |id: &str, arn: &str| Target::new(id, arn);
    let mut yard = yard(vec![rule(
        "r",
        vec![bare("a", &queue("a")), bare("b", &queue("b"))],
    )]);
    let lost = one(&yard, Code::NoDeadLetters);
    assert_eq!(lost.place, Place::Rule(0));
    assert_eq!(
        lost.message,
        "None of the 2 targets of r has a dead-letter queue."
    );
    assert_eq!(
        lost.mend,
        Some(Mend::DeadLetters(0, vec![0, 1], queue("r-dlq")))
    );
    yard.rules[0].targets[0] = target("a", &queue("a"));
    yard.rules[0].targets[1].retry_policy = Some(RetryPolicy {
        maximum_retry_attempts: Some(0),
        ..RetryPolicy::default()
    });
    let lost = one(&yard, Code::NoDeadLetters);
    assert_eq!(lost.message, "b of r has no dead-letter queue.");
    assert_eq!(lost.place, Place::Target(0, 1, Part::Retry));
    assert!(lost.help.as_deref().unwrap().contains("single attempt"));
}

#[test]
fn a_queue_that_gets_nothing_is_no_dead_letter_queue() {
    for (arn, told) in [
        ("arn:aws:sqs:us-east-1:123456789012:a.fifo", "FIFO"),
        ("arn:aws:sqs:eu-west-1:123456789012:a", "another Region"),
        ("arn:aws:sns:us-east-1:123456789012:a", "no SQS queue"),
    ] {
        let mut yard = yard(vec![rule("r", vec![target("t", &queue("q"))])]);
        yard.rules[0].targets[0].dead_letter_config = Some(DeadLetterConfig {
            arn: Some(arn.to_owned()),
        });
        let found = one(&yard, Code::UnfitDeadLetters);
        assert!(found.message.contains(told), "{}", found.message);
        assert_eq!(found.weight, Weight::Wrong);
    }
    let own = yard(vec![rule("r", vec![target("t", &queue("dlq"))])]);
    assert_eq!(one(&own, Code::UnfitDeadLetters).weight, Weight::Risky);
}

#[test]
fn a_rule_that_sends_to_its_own_bus_or_in_a_circle_is_a_loop() {
    let bus = |name: &str| Yard::default().event_bus_arn(name);
    let own = yard(vec![rule("r", vec![target("t", &bus(DEFAULT_EVENT_BUS))])]);
    let found = one(&own, Code::Loop);
    assert_eq!(found.mend, Some(Mend::RemoveTarget(0, 0)));

    let mut circle = yard(vec![
        rule("out", vec![target("t", &bus("orders"))]),
        rule("back", vec![target("t", &bus(DEFAULT_EVENT_BUS))]),
    ]);
    circle.event_buses.push(EventBus::new("orders"));
    circle.rules[1].event_bus = "orders".to_owned();
    let loops = look(&circle)
        .into_iter()
        .filter(|one| one.code == Code::Loop);
    assert_eq!(loops.count(), 2);
    circle.rules[1].state = RuleState::Disabled;
    assert!(look(&circle).iter().all(|one| one.code != Code::Loop));
}

#[test]
fn a_second_hop_is_told_and_a_bus_that_is_not_there() {
    let bus = |name: &str| Yard::default().event_bus_arn(name);
    let mut yard = yard(vec![
        rule("first", vec![target("t", &bus("a"))]),
        rule("second", vec![target("t", &bus("b"))]),
    ]);
    yard.rules[1].event_bus = "a".to_owned();
    yard.event_buses.push(EventBus::new("a"));
    let missing = one(&yard, Code::NoEventBus);
    assert_eq!(missing.mend, Some(Mend::MakeEventBus("b".to_owned())));
    yard.event_buses.push(EventBus::new("b"));
    let hop = one(&yard, Code::ThirdHop);
    assert_eq!(hop.place, Place::Target(1, 0, Part::What));
    // The first one gets its events from their source.
    yard.rules.remove(0);
    assert!(look(&yard).iter().all(|one| one.code != Code::ThirdHop));

    let there = "arn:aws:events:eu-west-1:210987654321:event-bus/orders";
    yard.rules = vec![rule("r", vec![target("t", there)])];
    assert_eq!(one(&yard, Code::NoEventBus).mend, None);
    let mut place = Elsewhere::new("210987654321", "eu-west-1");
    place.event_buses.push(EventBus::new("orders"));
    yard.elsewhere.push(place);
    assert!(look(&yard).iter().all(|one| one.code != Code::NoEventBus));
}

#[test]
fn a_rule_that_matches_what_its_own_target_sends_may_call_itself() {
    let example = TargetKind::CodeBuildProject.target_type();
    let project = Target {
        dead_letter_config: target("t", "").dead_letter_config,
        ..example.example("t", "123456789012")
    };
    let mut yard = yard(vec![rule("r", vec![project])]);
    let found = one(&yard, Code::OwnEvents);
    assert!(
        found.message.contains("CodeBuild Build State Change"),
        "{}",
        found.message
    );
    yard.rules[0].event_pattern = Some(r#"{"source": ["aws.s3"]}"#.to_owned());
    assert!(look(&yard).iter().all(|one| one.code != Code::OwnEvents));
}

#[test]
fn the_same_events_to_the_same_target_by_two_rules_come_twice() {
    let mut twins = yard(vec![
        rule("one", vec![target("a", &queue("q"))]),
        rule("two", vec![target("b", &queue("q"))]),
    ]);
    twins.rules[1].event_pattern = Some(r#"{"source":["aws.codebuild"]}"#.to_owned());
    let found = one(&twins, Code::Twice);
    assert_eq!(found.mend, Some(Mend::RemoveTarget(1, 0)));
    twins.rules[0].state = RuleState::Disabled;
    assert!(look(&twins).iter().all(|one| one.code != Code::Twice));
}

#[test]
fn a_policy_of_a_bus_that_aws_refuses_or_that_lets_everybody_in() {
    let mut yard = Yard::default();
    let with = |yard: &mut Yard, condition: &str, principal: &str| {
        let arn = yard.event_bus_arn(DEFAULT_EVENT_BUS);
        yard.event_buses[0].policy = Some(format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"a","Effect":"Allow","Principal":{principal},"Action":"events:PutEvents","Resource":"{arn}"{condition}}}]}}"#
        ));
    };
    with(&mut yard, "", "\"*\"");
    assert_eq!(
        one(&yard, Code::OpenBus).mend,
        Some(Mend::RemoveBusPolicy("default".to_owned()))
    );
    let asks = r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#;
    with(&mut yard, asks, "\"*\"");
    assert_eq!(look(&yard), []);
    with(&mut yard, "", r#"{"AWS":"arn:aws:iam::210987654321:root"}"#);
    assert_eq!(look(&yard), []);
    yard.event_buses[0].policy = Some("{".to_owned());
    assert_eq!(one(&yard, Code::BusPolicy).weight, Weight::Wrong);
}

#[test]
fn a_bus_without_rules_and_a_quota_that_is_nearly_used_up() {
    let mut idle = Yard::default();
    idle.event_buses.push(EventBus::new("idle"));
    assert_eq!(
        one(&idle, Code::IdleBus).place,
        Place::EventBus("idle".to_owned())
    );
    let most = RULES_PER_EVENT_BUS.at(idle.clock);
    let full = |count: usize| {
        let rules = (0..count).map(|n| {
            rule(
                &format!("r{n}"),
                vec![target("t", &queue(&format!("q{n}")))],
            )
        });
        yard(rules.collect())
    };
    assert_eq!(one(&full(most * 9 / 10), Code::Quota).weight, Weight::Risky);
    assert_eq!(one(&full(most + 1), Code::Quota).weight, Weight::Wrong);
    assert!(
        look(&full(most / 2))
            .iter()
            .all(|one| one.code != Code::Quota)
    );
}

#[test]
fn a_fault_is_told_at_the_first_target_that_it_hits_while_it_lasts() {
    let mut yard = yard(vec![rule(
        "r",
        vec![target("a", &queue("a")), target("b", &queue("b"))],
    )]);
    yard.conditions.faults = vec![Fault::new(queue("b"), FaultKind::Deleted)];
    let found = one(&yard, Code::Fault);
    assert_eq!(found.place, Place::Target(0, 1, Part::Faults));
    assert_eq!(found.mend, Some(Mend::RemoveFault(0)));
    yard.conditions.faults[0].until = Some(yard.clock);
    assert_eq!(look(&yard), []);
}

#[test]
fn the_gravest_comes_first() {
    let mut yard = yard(vec![rule("off", vec![]), rule("", vec![])]);
    yard.rules[0].state = RuleState::Disabled;
    let weights: Vec<Weight> = look(&yard).iter().map(|one| one.weight).collect();
    let mut sorted = weights.clone();
    sorted.sort_unstable();
    assert_eq!(weights, sorted);
    assert!(weights.contains(&Weight::Wrong) && weights.contains(&Weight::Note));
}

mod circles;
mod wire_circles;

#[test]
fn every_code_is_listed_once_and_has_a_title_of_its_own() {
    for (at, code) in Code::ALL.into_iter().enumerate() {
        assert_eq!(code as usize, at, "{code:?}");
    }
    // The last one, so that the list ends with the kinds.
    assert_eq!(Code::Declared as usize + 1, Code::ALL.len());
    let mut titles: Vec<&str> = Code::ALL.map(Code::title).into();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), Code::ALL.len());
}
