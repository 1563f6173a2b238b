//! Matching never panics, and the trace has the verdict of the matcher. A line break parts the
//! pattern from the event.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pattern::{Event, matches, parse, trace};

fuzz_target!(|text: &str| {
    let Some((pattern, event)) = text.split_once('\n') else {
        return;
    };
    let (pattern, _) = parse(pattern);
    let (Some(event), _) = Event::read(event) else {
        return;
    };
    assert_eq!(trace(&pattern, &event).verdict.is_match(), matches(&pattern, &event));
});
