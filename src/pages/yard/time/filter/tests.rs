use super::super::tests::run;
use super::*;
use pipeline::MessageType;

fn names(filter: &Filter) -> Vec<&'static str> {
    let run = run();
    let steps = filter.of(&run).into_iter();
    steps
        .filter_map(Entry::step)
        .map(|step| step.message_type.as_str())
        .collect()
}

#[test]
fn everything_is_shown_at_first() {
    assert_eq!(names(&Filter::default()).len(), run().len());
    assert!(run().len() > 10);
}

#[test]
fn a_level_shows_what_a_bus_logs_at_it() {
    let filter = Filter {
        level: LogLevel::Error,
        ..Filter::default()
    };
    assert_eq!(
        names(&filter),
        [
            "INVOCATION_ATTEMPT_RETRYABLE_FAILURE",
            "INVOCATION_ATTEMPT_RETRYABLE_FAILURE",
            "INVOCATION_FAILURE",
            "INVOCATION_DLQ"
        ]
    );
}

#[test]
fn rules_and_targets_are_those_of_the_run_and_choose_its_steps() {
    let (rules, targets) = choices(&run());
    assert_eq!((rules.len(), targets.len()), (1, 1));
    assert_eq!(rules[0].1, "builds");
    let of_rule = Filter {
        rule: rules[0].0.clone(),
        ..Filter::default()
    };
    let of_target = Filter {
        target: targets[0].0.clone(),
        ..Filter::default()
    };
    assert_eq!(names(&of_rule), names(&of_target));
    assert_eq!(names(&of_rule)[0], MessageType::RuleMatch.as_str());
    let of_other = Filter {
        target: "arn:aws:sns:us-east-1:123456789012:other".to_owned(),
        ..Filter::default()
    };
    assert!(names(&of_other).is_empty());
}

#[test]
fn an_outcome_and_a_text_choose_together() {
    let failed = Filter {
        outcome: Some(Outcome::Bad),
        ..Filter::default()
    };
    assert_eq!(names(&failed), ["INVOCATION_FAILURE"]);
    let by_text = |text: &str| {
        names(&Filter {
            text: text.to_owned(),
            ..Filter::default()
        })
        .len()
    };
    assert!(by_text("CodeBuild Build State change") > 0);
    assert_eq!(by_text("attempt_START"), 2);
    assert_eq!(by_text("no such text"), 0);
}

#[test]
fn services_and_kinds_choose_doings_and_leave_the_steps_out() {
    let run = super::super::followed::tests::failing_run();
    let (services, kinds) = of_services(&run);
    assert!(services.contains(&"CodeBuild".to_owned()), "{services:?}");
    assert!(kinds.contains(&DoingKind::Failed));
    let of = |filter: Filter| -> Vec<(bool, String)> {
        let shown = filter.of(&run).into_iter();
        shown
            .map(|entry| match entry {
                Entry::Step(step) => (false, step.message_type.as_str().to_owned()),
                Entry::Doing(doing) => (true, doing.text.clone()),
            })
            .collect()
    };
    let builds = of(Filter {
        service: "CodeBuild".to_owned(),
        ..Filter::default()
    });
    assert!(!builds.is_empty() && builds.iter().all(|(is_doing, _)| *is_doing));
    let buses = of(Filter {
        service: BUS.to_owned(),
        ..Filter::default()
    });
    assert!(buses.iter().all(|(is_doing, _)| !is_doing));
    let failed = of(Filter {
        kind: Some(DoingKind::Failed),
        ..Filter::default()
    });
    assert_eq!(failed.len(), 1);
    let bad = of(Filter {
        outcome: Some(Outcome::Bad),
        ..Filter::default()
    });
    assert_eq!(bad, failed);
    let logged = of(Filter {
        level: LogLevel::Info,
        ..Filter::default()
    });
    assert!(
        logged.iter().all(|(is_doing, _)| !is_doing),
        "no bus logs a doing"
    );
    // What the rule's target began is the rule's, until an event comes back.
    let of_rule = of(Filter {
        rule: "arn:aws:events:us-east-1:123456789012:rule/orders".to_owned(),
        ..Filter::default()
    });
    assert!(
        of_rule
            .iter()
            .any(|(is_doing, text)| *is_doing && text.contains("began"))
    );
    assert!(of_rule.iter().all(|(_, text)| !text.contains("alerts")));
}
