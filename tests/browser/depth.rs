//! The stack of a wasm module is small: deep texts must not exhaust it.

use pattern::{Event, matches, parse, trace};
use pipeline::{EventInput, Yard, send};
use wasm_bindgen_test::wasm_bindgen_test;

fn nested(levels: usize, inner: &str) -> String {
    format!("{}{inner}{}", "{\"a\":".repeat(levels), "}".repeat(levels))
}

#[wasm_bindgen_test]
fn nesting_is_read_matched_and_explained() {
    for levels in [1_000, 100_000] {
        let (pattern, diagnostics) = parse(&nested(levels, "[\"x\"]"));
        assert!(diagnostics.iter().all(|found| !found.is_error()));
        for (inner, expected) in [("\"x\"", true), ("\"y\"", false)] {
            let event = Event::read(&nested(levels, inner)).0.unwrap();
            assert_eq!(matches(&pattern, &event), expected);
            assert_eq!(trace(&pattern, &event).verdict.is_match(), expected);
        }
    }
}

#[wasm_bindgen_test]
fn a_deep_event_goes_through_a_yard() {
    let text = format!(
        r#"{{"version":"0","id":"1","detail-type":"t","source":"s","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{}}}"#,
        nested(100_000, "1")
    );
    assert!(pipeline::check_event(&text).is_empty());
    let sent = send(&Yard::default(), &[EventInput::new(text.clone())]);
    assert!(sent.events.iter().all(|event| event.problems.is_empty()));
    assert!(pipeline::pretty(&text).ends_with('}'));
}
