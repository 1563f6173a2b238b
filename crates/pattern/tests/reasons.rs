//! Every example of REASONS.md holds.

use pattern::{Event, Node, Reason, Side, Trace, parse, trace};

const DOCUMENT: &str = include_str!("../REASONS.md");

/// A heading and the fenced blocks below it.
struct Example {
    code: &'static str,
    blocks: Vec<(&'static str, &'static str)>,
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open = None;
    for line in DOCUMENT.lines() {
        if let Some(code) = line.strip_prefix("### ") {
            let blocks = Vec::new();
            examples.push(Example { code, blocks });
        }
        match (line.strip_prefix("```"), open) {
            (Some(kind), None) => open = Some(kind),
            (Some(_), Some(_)) => open = None,
            (None, Some(kind)) => {
                if let Some(example) = examples.last_mut() {
                    example.blocks.push((kind, line));
                }
            }
            (None, None) => {}
        }
    }
    examples
}

/// The codes of all parts of a trace, and the texts after the changes that go with `code`.
fn found(
    node: &Node,
    code: &str,
    pattern: &str,
    event: &str,
) -> (Vec<String>, Vec<(Side, String)>) {
    let name = |reason: Reason| {
        let name = serde_json::to_value(reason).ok();
        name.and_then(|name| Some(name.as_str()?.to_owned()))
            .unwrap_or_default()
    };
    let (mut codes, mut changed) = (Vec::new(), Vec::new());
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        let (reason, misses) = match node {
            Node::All(all) => {
                waiting.extend(&all.children);
                (all.reason, all.near_misses.as_slice())
            }
            Node::Any(any) => {
                waiting.extend(&any.branches);
                (any.reason, &[][..])
            }
            Node::Field(field) => {
                codes.extend(field.notes.iter().map(|note| name(note.code)));
                (field.reason, field.near_misses.as_slice())
            }
        };
        codes.extend(reason.map(name));
        for miss in misses.iter().filter(|miss| name(miss.code) == code) {
            let edits = miss.edits.iter();
            changed.extend(edits.map(|edit| (edit.side, edit.apply(pattern, event))));
        }
    }
    (codes, changed)
}

#[test]
fn every_example_holds() {
    for example in examples() {
        let block = |kind: &str| {
            let mut blocks = example.blocks.iter().filter(|(k, _)| *k == kind);
            blocks.next().map(|(_, text)| *text).unwrap_or_default()
        };
        let (text, event_text) = (block("pattern"), block("event"));
        let (pattern, _) = parse(text);
        let event = Event::read(event_text).0;
        let event = event.unwrap_or_else(|| panic!("{event_text} is an event"));
        let traced = trace(&pattern, &event);
        let bytes = postcard::to_allocvec(&traced).unwrap();
        assert_eq!(postcard::from_bytes::<Trace>(&bytes), Ok(traced.clone()));
        let (codes, changed) = found(&traced.root, example.code, text, event_text);
        assert!(
            codes.iter().any(|code| code == example.code),
            "{}: {codes:?}",
            example.code
        );
        let expect = example.blocks.iter().skip(2).map(|(kind, text)| {
            let side = match *kind {
                "changed-pattern" => Side::Pattern,
                "changed-event" => Side::Event,
                other => panic!("an unknown block {other}"),
            };
            (side, (*text).to_owned())
        });
        assert_eq!(changed, expect.collect::<Vec<_>>(), "{}", example.code);
    }
}

#[test]
fn every_reason_has_an_example() {
    let documented: Vec<_> = examples().iter().map(|example| example.code).collect();
    let known: Vec<_> = Reason::ALL
        .iter()
        .map(|reason| serde_json::to_value(reason).unwrap_or_default())
        .collect();
    assert_eq!(documented, known);
}
