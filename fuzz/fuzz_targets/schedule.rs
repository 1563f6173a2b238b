//! Reading a schedule expression never panics; spans lie within it, fixes help, runs rise.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pipeline::Timestamp;
use pipeline::schedule::{Api, parse, repaired};

fuzz_target!(|text: &str| {
    for api in [Api::PutRule, Api::CreateSchedule] {
        let (schedule, findings) = parse(text, api);
        assert_eq!(schedule.is_none(), findings.iter().any(|f| f.is_error()));
        for finding in &findings {
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
        if let Some(repaired) = repaired(text, api) {
            assert!(parse(&repaired, api).0.is_some(), "{repaired}");
        }
        let Some(schedule) = schedule else { continue };
        assert!(!schedule.describe("UTC").is_empty());
        if let Some(choices) = schedule.choices() {
            let written = choices.expression(api).expect("what was read can be written");
            let again = parse(&written, api).0.expect("it is valid");
            assert_eq!(again.choices(), Some(choices), "{written}");
        }
        let mut before = Timestamp(text.len() as i64 * 7_919_000_000);
        for run in schedule.runs(before).take(50) {
            assert!(run > before);
            before = run;
        }
    }
});
