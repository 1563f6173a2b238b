//! Every example of PATTERNS.md holds.

use pattern::{Event, matches, parse};

const GUIDE: &str = include_str!("../PATTERNS.md");

/// The fenced blocks of the guide: what they are and what they hold.
fn blocks() -> Vec<(&'static str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in GUIDE.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(kind), false) => blocks.push((kind, String::new())),
            (Some(_), true) | (None, false) => {}
            (None, true) => {
                if let Some((_, text)) = blocks.last_mut() {
                    text.push_str(line);
                }
            }
        }
        open ^= line.starts_with("```");
    }
    blocks
}

#[test]
fn every_example_holds() {
    let blocks = blocks();
    assert!(
        blocks.len() >= 90 && blocks.len().is_multiple_of(3),
        "{} blocks",
        blocks.len()
    );
    for example in blocks.chunks(3) {
        let [("pattern", text), ("event", event), ("verdict", verdict)] = example else {
            panic!("a pattern, an event and a verdict are expected: {example:?}");
        };
        let (pattern, diagnostics) = parse(text);
        let event = Event::read(event)
            .0
            .unwrap_or_else(|| panic!("{event} is an event"));
        let answer = match diagnostics.iter().find(|d| d.is_error()) {
            Some(first) => first.message.as_str(),
            None if matches(&pattern, &event) => "match",
            None => "no-match",
        };
        assert_eq!(answer, verdict, "{text}");
    }
}

#[test]
fn every_operator_has_a_heading() {
    for name in [
        "prefix",
        "suffix",
        "equals-ignore-case",
        "wildcard",
        "anything-but",
        "numeric",
        "exists",
        "cidr",
        "$or",
        "exactly",
    ] {
        assert!(
            GUIDE.lines().any(|line| line == format!("## {name}")),
            "{name}"
        );
    }
}
