//! "Rule is too complex": how costly a wildcard is.
//!
//! The published engine counts how many prefixes of a wildcard can match one worst-case value at
//! once. AWS does not publish how it measures or where the limit lies. Counted here is what grows
//! that number: how many stars of one wildcard the same character can take further at once. The
//! recorded answers of AWS lie on both sides of the limit.

use std::collections::{BTreeSet, HashSet};

use super::Limit;
use crate::Code;
use crate::operators::Reading;
use crate::pattern::Pattern;

/// The stars of one wildcard that one character may take further at once.
pub const WILDCARD_COMPLEXITY: Limit = Limit {
    value: 4,
    of: "stars of a wildcard that one character takes further at once",
    // The day of the recording.
    checked: Some("2025-10-15"),
    source: "recorded answers of AWS: *:*:*:*:*:event-bus/* is refused, /*/dir/dir/dir/dir/dir/doc.txt is taken",
};

const MESSAGE: &str = "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/// The steps that the search for worst cases may take for one pattern. A wildcard for which they
/// do not suffice is taken.
const MOST_STEPS: usize = 3_000_000;

/// Refuses wildcards that are too costly.
pub(crate) fn check(pattern: &Pattern, reading: &mut Reading<'_>) {
    let mut steps = MOST_STEPS;
    for test in pattern.fields.iter().flat_map(|field| &field.tests) {
        let mut costly = |text: &str| complexity(text, &mut steps) > WILDCARD_COMPLEXITY.value;
        if test.operator.wildcards().into_iter().any(&mut costly) {
            let help = "The same text follows one star after the other, so that many of them wait for it at once. \
                        Use fewer stars, or write more of the text between them.";
            reading.refuse_without_place(
                Code::WildcardTooComplex,
                test.span,
                usize::MAX,
                MESSAGE,
                help,
            );
        }
    }
}

/// The most stars that one character takes further at once, for any value. Counting ends above
/// the limit, and where the steps are used up.
fn complexity(wildcard: &str, steps: &mut usize) -> usize {
    let (letters, stars) = places(wildcard);
    if stars.len() <= WILDCARD_COMPLEXITY.value {
        return stars.len();
    }
    let mut alphabet = BTreeSet::new();
    alphabet.extend(letters.iter().copied());
    // The places that a value can have reached, in rising order.
    let start = vec![0];
    let mut seen = HashSet::from([start.clone()]);
    let mut waiting = vec![start];
    let mut most = 0;
    while let Some(reached) = waiting.pop() {
        for letter in &alphabet {
            let mut next: Vec<usize> = Vec::new();
            let mut moving = 0;
            for place in &reached {
                let waits = stars.contains(place);
                if waits && next.last() != Some(place) {
                    next.push(*place);
                }
                if letters.get(*place) == Some(letter) {
                    moving += usize::from(waits);
                    next.push(place + 1);
                }
            }
            most = most.max(moving);
            *steps = steps.saturating_sub(reached.len());
            if most > WILDCARD_COMPLEXITY.value || *steps == 0 {
                return most;
            }
            if seen.insert(next.clone()) {
                waiting.push(next);
            }
        }
    }
    most
}

/// The characters of a wildcard without its stars, and the places where a star stands before one.
fn places(wildcard: &str) -> (Vec<char>, HashSet<usize>) {
    let (mut letters, mut stars) = (Vec::new(), HashSet::new());
    let mut rest = wildcard.chars();
    while let Some(c) = rest.next() {
        match c {
            '*' => {
                stars.insert(letters.len());
            }
            '\\' => letters.extend(rest.next()),
            c => letters.push(c),
        }
    }
    (letters, stars)
}

#[cfg(test)]
mod tests {
    use super::{MOST_STEPS, complexity};

    #[test]
    fn the_recorded_answers_lie_on_both_sides() {
        for (wildcard, expect) in [
            ("*:*:*:*:*:event-bus/*", 5),
            ("/home*/dir/dir/dir/dir/dir/doc.txt", 1),
            ("arn:aws:events:us-east-1:*:event-bus/*", 2),
            ("*a*b*c*d*e*f*g*h", 1),
            ("", 0),
        ] {
            let mut steps = MOST_STEPS;
            assert_eq!(complexity(wildcard, &mut steps), expect, "{wildcard}");
        }
    }
}
