//! Event patterns against the recorded answers and our own cases.

#[path = "patterns/cases.rs"]
mod cases;

use cases::{Case, Expect};
use pattern::{CompiledRules, Event, Reading, Scratch, matches, parse, trace};

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
    let mut alone = CompiledRules::new();
    alone.add(&pattern);
    // Who vouches for an event vouches that no key stands twice in it.
    let is_trusted = !case.name.starts_with("event-duplicate");
    let readings = [Reading::Full, Reading::Trusted];
    for reading in readings.into_iter().take(1 + usize::from(is_trusted)) {
        let mut scratch = Scratch::default();
        let found = alone.matching(&case.event, reading, &mut scratch);
        if found.map(|rules| !rules.is_empty()) != Ok(result == Expect::Match) {
            return Some(format!("is judged otherwise when compiled ({reading:?})"));
        }
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

/// All rules of all cases at once, against each event.
#[test]
fn all_rules_at_once_match_as_one_by_one() {
    let mut cases = cases::recorded("patterns-ruler.jsonl");
    cases.extend(cases::recorded("patterns-aws.json"));
    cases.extend(cases::own("patterns.jsonl"));
    let patterns: Vec<_> = cases.iter().map(|case| parse(&case.pattern).0).collect();
    let mut merged = CompiledRules::new();
    for pattern in &patterns {
        merged.add(pattern);
    }
    let mut scratch = Scratch::default();
    // Every thirteenth event: the reference matcher takes its time in a debug build.
    for case in cases.iter().step_by(13) {
        let found = merged.matching(&case.event, Reading::Full, &mut scratch);
        let found = found.ok().map(<[usize]>::to_vec);
        let expected = Event::read(&case.event).0.map(|event| {
            let all = patterns.iter().enumerate();
            let matching = all.filter(|(_, pattern)| matches(pattern, &event));
            matching.map(|(number, _)| number).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{}: {}", case.name, case.event);
    }
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
