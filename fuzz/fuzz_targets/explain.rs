//! Explaining never panics, the trace has the verdict of the matcher, and every change that it
//! offers makes the named field match. A line break parts the pattern from the event.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pattern::{
    Edit, Event, FieldTrace, Node, Side, Trace, admission, explain_rules, matches, parse, trace,
};

/// The changes of one input that are made.
const MOST_EDITS: usize = 12;

fuzz_target!(|text: &str| {
    let Some((pattern_text, event_text)) = text.split_once('\n') else {
        return;
    };
    if text.len() > 4_096 {
        return;
    }
    let (pattern, _) = parse(pattern_text);
    let (Some(event), _) = Event::read(event_text) else {
        return;
    };
    let before = trace(&pattern, &event);
    let answer = matches(&pattern, &event);
    assert_eq!(before.verdict.is_match(), answer);
    let (fields, whole) = parts(&before);
    let offered = fields
        .iter()
        .flat_map(|field| field.near_misses.iter().map(move |miss| (Some(*field), miss)))
        .chain(whole.iter().map(|miss| (None, *miss)));
    let edits = offered.flat_map(|(field, miss)| miss.edits.iter().map(move |edit| (field, edit)));
    for (field, edit) in edits.take(MOST_EDITS) {
        prove(pattern_text, event_text, &before, field, edit);
    }
    assert_eq!(admission(&pattern, &event).is_some(), answer);
    let set = explain_rules(&[&pattern], &event);
    assert_eq!(set.matching.len(), usize::from(answer));
});

fn parts(trace: &Trace) -> (Vec<&FieldTrace>, Vec<&pattern::NearMiss>) {
    let (mut fields, mut whole, mut waiting) = (Vec::new(), Vec::new(), vec![&trace.root]);
    while let Some(node) = waiting.pop() {
        match node {
            Node::Field(field) => fields.push(field),
            Node::All(all) => {
                whole.extend(&all.near_misses);
                waiting.extend(&all.children);
            }
            Node::Any(any) => waiting.extend(&any.branches),
        }
    }
    (fields, whole)
}

fn prove(pattern: &str, event: &str, before: &Trace, field: Option<&FieldTrace>, edit: &Edit) {
    let changed = edit.apply(pattern, event);
    let (pattern, event) = match edit.side {
        Side::Pattern => (changed.as_str(), event),
        Side::Event => (pattern, changed.as_str()),
    };
    let event = Event::read(event).0.expect("the event is still read");
    let after = trace(&parse(pattern).0, &event);
    let count = |trace: &Trace| {
        let (fields, _) = parts(trace);
        let hits = fields.iter().filter(|f| f.path == edit.field && f.verdict.is_match());
        hits.count()
    };
    match field {
        None => assert!(after.verdict.is_match(), "{edit:?}"),
        Some(_) if edit.side == Side::Pattern => {
            assert_eq!(count(&after), count(before) + 1, "{edit:?}");
        }
        Some(field) => {
            let (fields, _) = parts(&after);
            let same = fields.iter().find(|f| f.span == field.span);
            assert!(same.is_some_and(|f| f.verdict.is_match()), "{edit:?}");
        }
    }
}
