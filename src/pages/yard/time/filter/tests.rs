use super::super::tests::run;
use super::*;
use pipeline::MessageType;

fn names(filter: &Filter) -> Vec<&'static str> {
    let run = run();
    let steps = filter.of(&run).into_iter();
    steps.map(|step| step.message_type.as_str()).collect()
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
