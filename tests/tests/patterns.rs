//! Event patterns against the recorded answers and our own cases.

#[path = "patterns/cases.rs"]
mod cases;

use cases::{Case, Expect};
use pattern::{Event, matches, parse, trace};

/// What differs from the case, if anything.
fn difference(case: &Case) -> Option<String> {
    let (pattern, diagnostics) = parse(&case.pattern);
    let first = diagnostics.iter().find(|d| d.is_error());
    if let (Expect::Invalid, Some(first)) = (case.expect, first) {
        if case
            .error
            .as_ref()
            .is_some_and(|error| *error != first.message)
        {
            return Some(format!(
                "says {:?} instead of {:?}",
                first.message, case.error
            ));
        }
        let place = first.position.map(|p| (p.line, p.column));
        return match &case.place {
            Some(expect) if *expect != place => {
                Some(format!("is refused at {place:?} instead of {expect:?}"))
            }
            _ => None,
        };
    }
    if let Some(first) = first {
        return Some(format!("is refused: {}", first.message));
    }
    let (event, _) = Event::read(&case.event);
    let Some(event) = event else {
        return (case.expect != Expect::InvalidEvent)
            .then(|| "has an event that is refused".to_owned());
    };
    let result = if matches(&pattern, &event) {
        Expect::Match
    } else {
        Expect::NoMatch
    };
    if trace(&pattern, &event).verdict.is_match() != (result == Expect::Match) {
        return Some("has a trace with another verdict".to_owned());
    }
    (result != case.expect).then(|| format!("is {result:?} instead of {:?}", case.expect))
}

fn check(cases: &[Case], least: usize) {
    assert!(cases.len() >= least, "only {} cases were read", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|c| Some(format!("{} {}", c.name, difference(c)?)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_answers_recorded_from_aws() {
    check(&cases::recorded("patterns-aws.json"), 188);
}

#[test]
fn the_answers_of_the_engine() {
    check(&cases::recorded("patterns-ruler.jsonl"), 2_000);
}

#[test]
fn our_own_cases() {
    check(&cases::own("patterns.jsonl"), 70);
}

/// Also reads the folder that `EVENTYARD_CORPUS` names, where it is set.
#[test]
fn the_cases_of_another_folder() {
    if let Some(folder) = std::env::var_os("EVENTYARD_CORPUS") {
        check(&cases::folder(std::path::Path::new(&folder)), 1);
    }
}

#[test]
fn a_wrong_expectation_is_noticed() {
    let mut cases = cases::own("patterns.jsonl");
    for case in &mut cases {
        case.expect = if case.expect == Expect::Match {
            Expect::NoMatch
        } else {
            Expect::Match
        };
    }
    assert!(cases.iter().all(|case| difference(case).is_some()));
}
