//! What the fuzzer tries and the seeds replay: patterns a line, an empty line, an event. The compiled
//! rules say what the reference matcher says, one at a time and merged, and after some have been
//! removed and added again; so does memory that has been used for other events.

use std::collections::{BTreeSet, HashSet};

use pattern::json::{self, Kind, Value};
use pattern::{CompiledRules, Event, NotAnEvent, Pattern, Reading, Scratch, matches, parse};

/// Patterns of one input that are tried.
const MOST_PATTERNS: usize = 16;
/// Bytes of one input that are tried.
const MOST_BYTES: usize = 4_096;

/// How many patterns were tried on an event.
pub(crate) fn check(text: &str) -> usize {
    let Some((patterns, event)) = text.split_once("\n\n") else {
        return 0;
    };
    if text.len() > MOST_BYTES {
        return 0;
    }
    let lines = patterns.lines().take(MOST_PATTERNS);
    let patterns: Vec<Pattern> = lines.map(|line| parse(line).0).collect();
    let read = Event::read(event).0;
    let expected: Result<Vec<bool>, NotAnEvent> = read.as_ref().ok_or(NotAnEvent).map(|event| {
        let matching = |pattern: &Pattern| pattern.is_valid() && matches(pattern, event);
        patterns.iter().map(matching).collect()
    });
    let mut readings = vec![Reading::Full];
    if expected.is_ok() && may_be_trusted(event) {
        readings.push(Reading::Trusted);
    }
    let mut scratch = Scratch::default();
    for (number, pattern) in patterns.iter().enumerate() {
        let mut alone = CompiledRules::new();
        assert_eq!(alone.add(pattern), 0);
        let answer = |all: &Vec<bool>| all.get(number).copied().unwrap_or_default();
        let expected = expected.as_ref().map(answer).map_err(|error| *error);
        for reading in &readings {
            let found = alone.matching(event, *reading, &mut scratch);
            let found = found.map(|found| found == [0]);
            assert_eq!(found, expected, "{reading:?} {}", pattern.text());
        }
    }

    let mut merged = CompiledRules::new();
    for (number, pattern) in patterns.iter().enumerate() {
        assert_eq!(merged.add(pattern), number);
    }
    // For each number the place of the pattern that has it.
    let mut places: Vec<Option<usize>> = (0..patterns.len()).map(Some).collect();
    let mut agree = |merged: &CompiledRules, places: &[Option<usize>]| {
        let numbered = |all: &Vec<bool>| -> Vec<usize> {
            let holds = |place: &Option<usize>| place.and_then(|place| all.get(place).copied());
            let numbers = places.iter().enumerate();
            let matching = numbers.filter(|(_, place)| holds(place) == Some(true));
            matching.map(|(number, _)| number).collect()
        };
        let expected = expected.as_ref().map(numbered).map_err(|error| *error);
        for reading in &readings {
            for memory in [&mut scratch, &mut Scratch::default()] {
                let found = merged.matching(event, *reading, memory);
                assert_eq!(found.map(<[usize]>::to_vec), expected, "{reading:?}");
            }
            // Another event, so that what is known of this one would be seen.
            let other = merged.matching("{}", *reading, &mut scratch).map(drop);
            assert_eq!(other, Ok(()));
        }
    };
    agree(&merged, &places);
    for odd in [0, 1] {
        let mut free = BTreeSet::new();
        for (number, place) in places.iter_mut().enumerate() {
            if number % 2 == odd {
                *place = None;
                assert!(merged.remove(number) && !merged.remove(number));
                free.insert(number);
            }
        }
        agree(&merged, &places);
        for (place, pattern) in patterns.iter().enumerate() {
            if !places.contains(&Some(place)) {
                let number = merged.add(pattern);
                assert!(free.remove(&number), "{number} was not free");
                if let Some(slot) = places.get_mut(number) {
                    *slot = Some(place);
                }
            }
        }
        agree(&merged, &places);
    }
    patterns.len()
}

/// Whether no two members have the same path, keys joined by dots.
fn may_be_trusted(event: &str) -> bool {
    let value = json::read(event).0;
    value.is_some_and(|value| paths(&value, "").is_some())
}

/// The paths of the members of a value; `None` where two are the same.
fn paths(value: &Value, before: &str) -> Option<HashSet<String>> {
    let mut all = HashSet::new();
    match &value.kind {
        Kind::Object(members) => {
            for member in members {
                let path = match before {
                    "" => member.key.clone(),
                    _ => format!("{before}.{}", member.key),
                };
                let below = paths(&member.value, &path)?;
                let is_new = all.insert(path);
                if !is_new || below.into_iter().any(|path| !all.insert(path)) {
                    return None;
                }
            }
        }
        // Elements may have the same members as each other.
        Kind::Array(elements) => {
            for element in elements {
                all.extend(paths(element, before)?);
            }
        }
        _ => {}
    }
    Some(all)
}
