//! A sequence of API calls never panics. A refused call changes nothing, and what the yard holds
//! is what AWS would take. A line is a call: operation, request, account, Region.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeline::api::{Call, call, run_replays};
use pipeline::{DEFAULT_EVENT_BUS, Yard};
use serde_json::Value;

fuzz_target!(|text: &str| {
    let mut yard = Yard::default();
    for line in text.lines().take(24) {
        let Ok(line) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let told = |name: &str| line[name].as_str().map(str::to_owned);
        let answer = call(
            &yard,
            &Call {
                operation: told("operation").unwrap_or_default(),
                request: line["request"].clone(),
                account: told("account"),
                region: told("region"),
            },
        );
        if answer.result.is_err() {
            assert_eq!(answer.yard, yard);
        }
        yard = answer.yard;
        lawful(&yard);
    }
    lawful(&run_replays(&yard).yard);
});

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
    let text = serde_json::to_string(yard).expect("a yard can be written");
    let read: Yard = serde_json::from_str(&text).expect("and read");
    assert_eq!(&read, yard);
}
