//! The relation in plain words.

use super::{Comparison, Relation};

/// One or two sentences for the whole comparison. They call the patterns first and second.
pub(super) fn sentence(comparison: &Comparison) -> String {
    let lists = "when no field has a list of values";
    let mut words = of(comparison).to_owned();
    let plain = comparison.without_lists;
    if plain != comparison.relation && plain != Relation::Unknown {
        let text = match plain {
            Relation::Equal => format!("They say the same {lists}."),
            Relation::Wider => format!("The first is the wider one {lists}."),
            Relation::Narrower => format!("The first is the narrower one {lists}."),
            Relation::Overlapping => format!("They overlap {lists}."),
            Relation::Disjoint => format!("They share no event {lists}."),
            Relation::Unknown => String::new(),
        };
        words.push(' ');
        words.push_str(&text);
    }
    words
}

fn of(comparison: &Comparison) -> &'static str {
    match comparison.relation {
        Relation::Equal => "Both patterns match the same events.",
        Relation::Wider => {
            "The first pattern is wider: it matches every event that the second matches, and others."
        }
        Relation::Narrower => {
            "The first pattern is narrower: every event that it matches is matched by the second, which also matches others."
        }
        Relation::Overlapping => {
            "The patterns overlap: some events match both, and each also matches events that the other does not."
        }
        Relation::Disjoint => "The patterns are disjoint: no event matches both.",
        Relation::Unknown => match (comparison.a_in_b, comparison.b_in_a) {
            (Some(true), _) => {
                "Every event that the first matches is matched by the second; whether the second matches others could not be settled."
            }
            (_, Some(true)) => {
                "Every event that the second matches is matched by the first; whether the first matches others could not be settled."
            }
            (Some(false), Some(false)) => {
                "Each pattern matches events that the other does not; whether some event matches both could not be settled."
            }
            (Some(false), None) => {
                "The first pattern matches events that the second does not; the rest could not be settled."
            }
            (None, Some(false)) => {
                "The second pattern matches events that the first does not; the rest could not be settled."
            }
            (None, None) => {
                "How the patterns relate could not be settled within the work that is allowed."
            }
        },
    }
}
