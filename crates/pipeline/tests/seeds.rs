//! Replays what the fuzzers start from and what they have found.

use std::path::Path;

use pattern::Event;
use pipeline::api::{Call, call, run_replays};
use pipeline::input::{Context, Finding, Place, check_choice, json_body, lint, target_input};
use pipeline::schedule::{Api, parse, repaired};
use pipeline::{DEFAULT_EVENT_BUS, InputChoice, Timestamp, Yard};

#[expect(clippy::expect_used, reason = "without seeds there is nothing to test")]
fn seeds(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/seeds")
        .join(target);
    let entries = std::fs::read_dir(folder).expect("the seeds are there");
    let texts: Vec<_> = entries
        .map(|entry| {
            std::fs::read(entry.expect("the folder can be read").path())
                .expect("a seed can be read")
        })
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(texts.len() > 20, "only {} seeds for {target}", texts.len());
    texts
}

#[test]
fn schedules_keep_within_the_text_and_their_runs_rise() {
    let mut valid = 0;
    for text in seeds("schedule") {
        for api in [Api::PutRule, Api::CreateSchedule] {
            let (schedule, findings) = parse(&text, api);
            assert_eq!(
                schedule.is_none(),
                findings.iter().any(|f| f.is_error()),
                "{text}"
            );
            for finding in &findings {
                assert!(
                    text.get(finding.span.start..finding.span.end).is_some(),
                    "{text}: {finding:?}"
                );
                if let Some(fix) = &finding.fix {
                    assert!(
                        text.get(fix.span.start..fix.span.end).is_some(),
                        "{text}: {finding:?}"
                    );
                }
            }
            if let Some(repaired) = repaired(&text, api) {
                assert!(parse(&repaired, api).0.is_some(), "{text}: {repaired}");
            }
            let Some(schedule) = schedule else { continue };
            assert!(!schedule.describe("UTC").is_empty(), "{text}");
            let written = schedule
                .choices()
                .map(|choices| (choices.expression(api), choices));
            if let Some((written, choices)) = written {
                let again = written.and_then(|written| parse(&written, api).0);
                assert_eq!(
                    again.and_then(|again| again.choices()),
                    Some(choices),
                    "{text}"
                );
            }
            let mut before = Timestamp::START;
            for run in schedule.runs(before).take(50) {
                assert!(run > before, "{text}");
                before = run;
            }
            valid += 1;
        }
    }
    assert!(valid > 20);
}

const CONTEXT: Context<'static> = Context {
    rule_arn: "arn:aws:events:us-east-1:123456789012:rule/r",
    rule_name: "r",
    ingestion_time: Timestamp::START,
};

fn replay(event: &Event, path: &str, template: &str) -> usize {
    let choices = [
        InputChoice::Path(path.to_owned()),
        InputChoice::Constant(template.to_owned()),
        InputChoice::Transformer {
            paths: vec![("a".to_owned(), path.to_owned())],
            template: template.to_owned(),
        },
    ];
    let mut delivered = 0;
    for choice in choices {
        let findings = lint(&choice, Some(event));
        for finding in &findings {
            let text = match finding.place {
                Place::Name(_) => "a",
                Place::InputPath | Place::Path(_) => path,
                Place::Input | Place::Template => template,
            };
            let spans = [Some(finding.span), finding.fix.as_ref().map(|fix| fix.span)];
            for span in spans.into_iter().flatten() {
                assert!(
                    text.get(span.start..span.end).is_some(),
                    "{choice:?}: {finding:?}"
                );
            }
        }
        let refused = check_choice(&choice, "t", 1).is_err();
        assert_eq!(
            refused,
            findings.iter().any(Finding::is_error),
            "{choice:?}"
        );
        match target_input(&choice, event.value(), &CONTEXT) {
            Ok(text) => {
                let _ = json_body(&text);
                delivered += 1;
            }
            Err(_) => assert!(!findings.is_empty(), "{choice:?}"),
        }
    }
    delivered
}

#[test]
fn what_fails_is_warned_of() {
    let mut delivered = 0;
    for text in seeds("transform") {
        let parts = text.split_once('\n');
        let Some((event, (path, template))) =
            parts.and_then(|(event, rest)| Some((event, rest.split_once('\n')?)))
        else {
            continue;
        };
        if let (Some(event), _) = Event::read(event) {
            delivered += replay(&event, path, template);
        }
    }
    assert!(delivered > 20);
}

#[test]
fn calls_leave_a_yard_that_aws_could_have() {
    let mut made = 0;
    for text in seeds("api") {
        let mut yard = Yard::default();
        for line in text.lines() {
            let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let told = |name: &str| line[name].as_str().map(str::to_owned);
            let one = Call {
                operation: told("operation").unwrap_or_default(),
                request: line["request"].clone(),
                account: told("account"),
                region: told("region"),
            };
            let answer = call(&yard, &one);
            match answer.result {
                Ok(_) => made += 1,
                Err(_) => assert_eq!(answer.yard, yard, "{one:?}"),
            }
            yard = answer.yard;
            lawful(&yard);
        }
        lawful(&run_replays(&yard).yard);
    }
    assert!(made > 100, "only {made} calls went well");
}

fn lawful(yard: &Yard) {
    assert!(yard.has_event_bus(DEFAULT_EVENT_BUS));
    for rule in &yard.rules {
        assert!(yard.has_event_bus(&rule.event_bus), "{rule:?}");
        assert!(rule.targets.len() <= 5, "{rule:?}");
        assert!(rule.event_pattern.is_some() || rule.schedule_expression.is_some());
        if let Some(pattern) = &rule.event_pattern {
            assert!(pattern::parse(pattern).0.is_valid(), "{pattern}");
        }
    }
}
