//! The JSON reader never panics, and its spans lie within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pattern::json::{self, Kind};

fuzz_target!(|text: &str| {
    let (value, diagnostics) = json::read(text);
    for diagnostic in &diagnostics {
        assert!(text.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{diagnostic:?}");
    }
    let mut waiting: Vec<_> = value.iter().collect();
    while let Some(value) = waiting.pop() {
        assert!(text.get(value.span.start..value.span.end).is_some(), "{value:?}");
        match &value.kind {
            Kind::Array(elements) => waiting.extend(elements),
            Kind::Object(members) => waiting.extend(members.iter().map(|m| &m.value)),
            _ => {}
        }
    }
});
