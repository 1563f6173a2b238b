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
    checked: "2026-11-01",
    source: "recorded answers of AWS: *:*:*:*:*:event-bus/* is refused, /*/dir/dir/dir/dir/dir/doc.txt is taken",
};

const MESSAGE: &str = "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/// The sets of places that are looked at before the search for a worst case ends.
const MOST_SETS: usize = 2_000;

/// Refuses wildcards that are too costly.
pub(crate) fn check(pattern: &Pattern, reading: &mut Reading<'_>) {
    for test in pattern.fields.iter().flat_map(|field| &field.tests) {
        if test
            .operator
            .wildcards()
            .into_iter()
            .any(|text| complexity(text) > WILDCARD_COMPLEXITY.value)
        {
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

/// The most stars that one character takes further at once, for any value.
fn complexity(wildcard: &str) -> usize {
    let (letters, stars) = places(wildcard);
    if stars.len() <= WILDCARD_COMPLEXITY.value {
        return stars.len();
    }
    let alphabet: BTreeSet<char> = letters.iter().copied().collect();
    let start = BTreeSet::from([0]);
    let mut seen = HashSet::from([start.clone()]);
    let mut waiting = vec![start];
    let mut most = 0;
    while let Some(set) = waiting.pop() {
        for letter in &alphabet {
            let moving: Vec<usize> = set
                .iter()
                .copied()
                .filter(|p| letters.get(*p) == Some(letter))
                .collect();
            most = most.max(moving.iter().filter(|p| stars.contains(p)).count());
            let stay = set.iter().copied().filter(|p| stars.contains(p));
            let next: BTreeSet<usize> = stay.chain(moving.iter().map(|p| p + 1)).collect();
            if seen.len() < MOST_SETS && seen.insert(next.clone()) {
                waiting.push(next);
            }
        }
    }
    most
}

/// The characters of a wildcard without its stars, and the places where a star stands before one.
fn places(wildcard: &str) -> (Vec<char>, BTreeSet<usize>) {
    let (mut letters, mut stars) = (Vec::new(), BTreeSet::new());
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
    use super::complexity;

    #[test]
    fn the_recorded_answers_lie_on_both_sides() {
        for (wildcard, expect) in [
            ("*:*:*:*:*:event-bus/*", 5),
            ("/home*/dir/dir/dir/dir/dir/doc.txt", 1),
            ("arn:aws:events:us-east-1:*:event-bus/*", 2),
            ("*a*b*c*d*e*f*g*h", 1),
            ("", 0),
        ] {
            assert_eq!(complexity(wildcard), expect, "{wildcard}");
        }
    }
}
