//! Every change that a trace offers is made, and the named field then matches.

#[path = "near_misses/random.rs"]
mod random;
#[path = "near_misses/slips.rs"]
mod slips;

use std::collections::BTreeSet;

use pattern::{
    AllOf, AnyOf, Edit, Event, FieldTrace, Node, Reason, Side, Trace, Verdict, parse, trace,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// The fields and groups of a trace.
fn nodes(trace: &Trace) -> (Vec<&FieldTrace>, Vec<&AllOf>, Vec<&AnyOf>) {
    let (mut fields, mut groups, mut ors) = (Vec::new(), Vec::new(), Vec::new());
    let mut waiting = vec![&trace.root];
    while let Some(node) = waiting.pop() {
        match node {
            Node::Field(field) => fields.push(field),
            Node::All(all) => {
                groups.push(all);
                waiting.extend(&all.children);
            }
            Node::Any(any) => {
                ors.push(any);
                waiting.extend(&any.branches);
            }
        }
    }
    (fields, groups, ors)
}

#[expect(clippy::expect_used, reason = "the tests write JSON")]
fn traced(pattern: &str, event: &str) -> Trace {
    let event = Event::read(event).0.expect("the event is read");
    trace(&parse(pattern).0, &event)
}

/// How many fields of this path match.
fn matching(trace: &Trace, path: &[String]) -> usize {
    let (fields, ..) = nodes(trace);
    let holds = |field: &&&FieldTrace| field.path == path && field.verdict == Verdict::Match;
    fields.iter().filter(holds).count()
}

/// Makes the change and fails unless the named field matches: one more field of that path where
/// the pattern is changed, the same field where the event is, everything where none is named.
fn prove(pattern: &str, event: &str, before: &Trace, field: Option<&FieldTrace>, edit: &Edit) {
    let changed = edit.apply(pattern, event);
    let told = || format!("{pattern}\n{event}\n{edit:?}\n{changed}");
    let after = match edit.side {
        Side::Pattern => traced(&changed, event),
        Side::Event => traced(pattern, &changed),
    };
    let Some(field) = field else {
        assert!(after.verdict.is_match(), "{}", told());
        return;
    };
    match edit.side {
        Side::Pattern => assert_eq!(
            matching(&after, &edit.field),
            matching(before, &edit.field) + 1,
            "{}",
            told()
        ),
        Side::Event => {
            let (fields, ..) = nodes(&after);
            let same = fields.iter().find(|f| f.span == field.span);
            assert!(same.is_some_and(|f| f.verdict.is_match()), "{}", told());
            assert_eq!(edit.field, field.path, "{}", told());
        }
    }
}

/// Where the closest branch of a `$or` lacks one field only, a change of an alternative or a value
/// makes the `$or` match.
fn prove_or(pattern: &str, event: &str, any: &AnyOf) {
    let closest = any.closest.and_then(|at| any.branches.get(at));
    let Some(Node::All(all)) = closest else {
        return;
    };
    let failing: Vec<_> = all
        .children
        .iter()
        .filter(|child| !child.verdict().is_match())
        .collect();
    let [Node::Field(field)] = failing.as_slice() else {
        return;
    };
    let values = |edit: &&Edit| {
        let alternative = |a: &pattern::Asked| {
            a.span.start <= edit.fix.span.start && edit.fix.span.end <= a.span.end
        };
        match edit.side {
            Side::Pattern => field.asked.iter().any(alternative),
            Side::Event => {
                let value = field.found.iter().any(|f| f.span == edit.fix.span);
                value && !edit.fix.replacement.starts_with(['{', '['])
            }
        }
    };
    let edits = field.near_misses.iter().flat_map(|miss| &miss.edits);
    for edit in edits.filter(values) {
        let changed = edit.apply(pattern, event);
        let after = match edit.side {
            Side::Pattern => traced(&changed, event),
            Side::Event => traced(pattern, &changed),
        };
        let (.., ors) = nodes(&after);
        let holds = ors
            .iter()
            .any(|or| or.span == any.span && or.verdict.is_match());
        assert!(holds, "{pattern}\n{event}\n{edit:?}");
    }
}

/// Proves all changes of a trace; the codes of the near misses and how many changes there were.
fn prove_all(pattern: &str, event: &str) -> (Vec<Reason>, usize) {
    let before = traced(pattern, event);
    let (fields, groups, ors) = nodes(&before);
    let mut codes: Vec<Reason> = ors.iter().filter_map(|any| any.reason).collect();
    let mut count = 0;
    for any in ors {
        prove_or(pattern, event, any);
    }
    for field in fields {
        codes.extend(field.reason);
        codes.extend(field.notes.iter().map(|note| note.code));
        for miss in &field.near_misses {
            codes.push(miss.code);
            for edit in &miss.edits {
                prove(pattern, event, &before, Some(field), edit);
                count += 1;
            }
        }
    }
    for all in groups {
        codes.extend(all.reason);
        for edit in all.near_misses.iter().flat_map(|miss| &miss.edits) {
            prove(pattern, event, &before, None, edit);
            count += 1;
        }
    }
    (codes, count)
}

/// So many cases; there is no file of failures beside these tests.
fn config(cases: u32) -> Config {
    Config {
        failure_persistence: None,
        ..Config::with_cases(cases)
    }
}

/// Runs slips of every kind with random names and values.
#[test]
fn every_change_makes_the_named_field_match_and_every_kind_occurs() {
    let mut runner = TestRunner::new(config(4_000));
    let seen = std::cell::RefCell::new(BTreeSet::new());
    let proven = std::cell::Cell::new(0);
    let outcome = runner.run(&slips::slip(), |(pattern, event)| {
        let (codes, count) = prove_all(&pattern, &event);
        seen.borrow_mut().extend(codes);
        proven.set(proven.get() + count);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    let seen = seen.into_inner();
    let missing: Vec<_> = Reason::ALL
        .iter()
        .filter(|reason| !seen.contains(*reason))
        .collect();
    assert!(missing.is_empty(), "never seen: {missing:?}");
    assert!(proven.get() > 4_000, "only {} changes", proven.get());
}

/// What is expected of one kind of slip: its code is told, with a change.
#[test]
fn each_slip_is_told_by_its_code() {
    for (code, kind) in slips::KINDS {
        let mut runner = TestRunner::new(config(40));
        let made = slips::names().prop_map(move |names| kind(&names));
        let outcome = runner.run(&made, |(pattern, event)| {
            let (codes, _) = prove_all(&pattern, &event);
            prop_assert!(codes.contains(&code), "{pattern} {event}: {codes:?}");
            Ok(())
        });
        assert!(outcome.is_ok(), "{code:?}: {outcome:?}");
    }
}

/// What the fuzzer starts from and what it has found.
#[test]
fn every_change_for_the_seeds_holds() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/explain");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let (pattern, event) = text.split_once('\n').unwrap();
        if Event::read(event).0.is_some() {
            count += prove_all(pattern, event).1;
        }
    }
    assert!(count > 60, "only {count} changes");
}

proptest! {
    #![proptest_config(config(2_000))]

    /// Texts that look like patterns and events, or do not.
    #[test]
    fn anything_readable_is_explained_and_proven(
        pattern in random::any_pattern(),
        event in random::any_event(),
    ) {
        prove_all(&pattern, &event);
    }
}
