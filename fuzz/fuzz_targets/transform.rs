//! Filling a template never panics; spans lie within the texts; what fails is warned of, and what
//! PutTargets refuses is an error. Two line breaks part an event, a path for the variable `a`, and
//! the template.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pattern::Event;
use pipeline::input::{Context, Finding, Place, check_choice, json_body, lint, target_input};
use pipeline::{InputChoice, Timestamp};

fuzz_target!(|text: &str| {
    let Some((event, rest)) = text.split_once('\n') else {
        return;
    };
    let Some((path, template)) = rest.split_once('\n') else {
        return;
    };
    let (Some(event), _) = Event::read(event) else {
        return;
    };
    let context = Context {
        rule_arn: "arn:aws:events:us-east-1:123456789012:rule/r",
        rule_name: "r",
        ingestion_time: Timestamp::START,
    };
    let choices = [
        InputChoice::Path(path.to_owned()),
        InputChoice::Constant(template.to_owned()),
        InputChoice::Transformer {
            paths: vec![("a".to_owned(), path.to_owned())],
            template: template.to_owned(),
        },
    ];
    for choice in choices {
        let findings = lint(&choice, Some(&event));
        for finding in &findings {
            let text = match finding.place {
                Place::Name(_) => "a",
                Place::InputPath | Place::Path(_) => path,
                Place::Input | Place::Template => template,
            };
            assert!(
                text.get(finding.span.start..finding.span.end).is_some(),
                "{finding:?}"
            );
            if let Some(fix) = &finding.fix {
                assert!(
                    text.get(fix.span.start..fix.span.end).is_some(),
                    "{finding:?}"
                );
            }
        }
        let refused = check_choice(&choice, "t", 1).is_err();
        assert_eq!(
            refused,
            findings.iter().any(Finding::is_error),
            "{findings:?}"
        );
        match target_input(&choice, event.value(), &context) {
            Ok(text) => drop(json_body(&text)),
            Err(_) => assert!(!findings.is_empty()),
        }
    }
});
