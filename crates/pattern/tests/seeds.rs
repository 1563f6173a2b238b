//! Replays what the fuzzers start from and what they have found.

#[path = "compiled/check.rs"]
mod check;

use std::path::Path;

use pattern::{Event, json, matches, parse, trace};

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
fn the_reader_keeps_within_the_text() {
    for text in seeds("reader") {
        let (value, diagnostics) = json::read(&text);
        let spans = value
            .iter()
            .map(|v| v.span)
            .chain(diagnostics.iter().map(|d| d.span));
        for span in spans {
            assert!(text.get(span.start..span.end).is_some(), "{text}: {span:?}");
        }
    }
}

#[test]
fn the_parser_keeps_within_the_text() {
    for text in seeds("parser") {
        let (pattern, diagnostics) = parse(&text);
        assert_eq!(
            pattern.is_valid(),
            !diagnostics.iter().any(pattern::Diagnostic::is_error),
            "{text}"
        );
        let fixes = diagnostics
            .iter()
            .filter_map(|d| d.fix.as_ref())
            .map(|fix| fix.span);
        for span in diagnostics.iter().map(|d| d.span).chain(fixes) {
            assert!(text.get(span.start..span.end).is_some(), "{text}: {span:?}");
        }
    }
}

#[test]
fn the_trace_says_what_the_matcher_says() {
    let mut judged = 0;
    for text in seeds("matcher") {
        let Some((pattern, event)) = text.split_once('\n') else {
            continue;
        };
        let (pattern, _) = parse(pattern);
        if let (Some(event), _) = Event::read(event) {
            assert_eq!(
                trace(&pattern, &event).verdict.is_match(),
                matches(&pattern, &event),
                "{text}"
            );
            judged += 1;
        }
    }
    assert!(judged > 20);
}

#[test]
fn the_compiled_rules_say_what_the_matcher_says() {
    let tried: usize = seeds("many").iter().map(|text| check::check(text)).sum();
    assert!(tried > 100, "only {tried} patterns");
}
