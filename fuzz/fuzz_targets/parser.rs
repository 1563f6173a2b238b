//! Reading a pattern never panics; fixes and spans lie within the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (pattern, diagnostics) = pattern::parse(text);
    assert_eq!(pattern.is_valid(), !diagnostics.iter().any(|d| d.is_error()));
    for diagnostic in &diagnostics {
        assert!(text.get(diagnostic.span.start..diagnostic.span.end).is_some(), "{diagnostic:?}");
        if let Some(fix) = &diagnostic.fix {
            assert!(text.get(fix.span.start..fix.span.end).is_some(), "{diagnostic:?}");
        }
    }
});
