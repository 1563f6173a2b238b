//! The relation in plain words.

use super::{Comparison, Relation};

/// One or two sentences for the whole comparison. They call the patterns first and second.
pub(super) fn sentence(comparison: &Comparison) -> String {
    let (all, delivered) = (comparison.relation, comparison.delivered);
    let plain = comparison.without_lists;
    // What EventBridge never sends is told last.
    if delivered != all && delivered != Relation::Unknown {
        if all == Relation::Unknown {
            return format!(
                "{} This is said of events as EventBridge delivers them.",
                known(delivered)
            );
        }
        return format!(
            "{} Only events that EventBridge never sends, such as one with a list in \"source\" or in place of \"detail\", say otherwise.",
            known(delivered)
        );
    }
    let words = match all {
        Relation::Unknown => unknown(comparison),
        all => known(all),
    };
    let lists = match plain {
        _ if plain == all => return words.to_owned(),
        Relation::Equal => "They say the same",
        Relation::Wider => "The first is the wider one",
        Relation::Narrower => "The first is the narrower one",
        Relation::Overlapping => "They overlap",
        Relation::Disjoint => "They share no event",
        Relation::Unknown => return words.to_owned(),
    };
    format!("{words} {lists} when no field has a list of values.")
}

fn known(relation: Relation) -> &'static str {
    match relation {
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
        Relation::Unknown => "",
    }
}

fn unknown(comparison: &Comparison) -> &'static str {
    match (comparison.a_in_b, comparison.b_in_a) {
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
    }
}
