//! Fields that match, but in different elements of an array.

use super::offer::Offer;
use super::{Near, offer};
use crate::event::Event;
use crate::event::leaves::{Leaf, Leaves};
use crate::matcher::matches;
use crate::operators::{Asks, Shape, Subject};
use crate::pattern::{BranchField, Field, parse};
use crate::words::cut;
use crate::{Edit, NearMiss, Reason};

/// The changes that are tried.
const MOST_TRIES: usize = 40;

/// The bytes of events that are matched anew in all.
const MOST_BYTES: usize = 2 << 20;

/// The near misses that are told.
const MOST_TOLD: usize = 3;

/// Changes of one field after which all fields match in the same elements.
pub(crate) fn elements(near: &Near<'_>, leaves: &Leaves<'_>) -> Vec<NearMiss> {
    let size = near.event.text().len() + near.pattern.text().len();
    let mut search = Search {
        near,
        leaves,
        tries: MOST_TRIES.min(MOST_BYTES / size.max(1)),
    };
    let mut told = Vec::new();
    for branch in near.pattern.branches.iter().take(MOST_TRIES) {
        if !branch.iter().all(|part| search.holds(part)) {
            continue;
        }
        for part in branch {
            if told.len() == MOST_TOLD {
                return told;
            }
            let miss = search.one(part).map(|offer| offer.near_miss(near.from_aws));
            told.extend(miss);
        }
    }
    told
}

struct Search<'s> {
    near: &'s Near<'s>,
    leaves: &'s Leaves<'s>,
    tries: usize,
}

impl<'s> Search<'s> {
    fn field(&self, part: &BranchField) -> Option<(&'s Field, &'s [Leaf<'s>])> {
        let field = self.near.pattern.fields.get(part.field)?;
        Some((field, self.leaves.by_name.get(part.name)?))
    }

    /// Whether the field matches by itself.
    fn holds(&self, part: &BranchField) -> bool {
        let Some((field, leaves)) = self.field(part) else {
            return false;
        };
        let satisfies = |leaf: &Leaf<'_>| satisfied(field, leaf).is_some();
        match leaves.is_empty() {
            true => field.tests.iter().any(|t| t.operator.wants_absence()),
            false => leaves.iter().any(satisfies),
        }
    }

    /// A value of the field that would do if it were asked for, or were there.
    fn one(&mut self, part: &BranchField) -> Option<Offer> {
        let (field, leaves) = self.field(part)?;
        let (asked, elsewhere) = leaves
            .iter()
            .find_map(|leaf| Some((satisfied(field, leaf)?, leaf)))?;
        let test = field.tests.get(asked)?;
        let plain = match test.operator.asks() {
            Asks::Text(text) => text.shape == Shape::Whole && !text.ignoring_case,
            Asks::Number(_) | Asks::Keyword(_) => true,
            _ => false,
        };
        let others = leaves
            .iter()
            .filter(|leaf| satisfied(field, leaf).is_none())
            .take(MOST_TRIES);
        let event = self.near.event.text();
        for leaf in others {
            if !plain || self.tries == 0 {
                return None;
            }
            self.tries -= 1;
            let there = leaf.value.span.of(event);
            let pattern = offer::in_pattern(&[], test.span, there.to_owned());
            let wanted = elsewhere.value.span.of(event);
            let change = offer::in_event(&[], leaf.value.span, wanted.to_owned());
            let edits: Vec<Edit> = [pattern, change]
                .into_iter()
                .filter(|edit| self.whole_matches(edit))
                .collect();
            if edits.is_empty() {
                continue;
            }
            let sentence = format!(
                "The other fields match beside {}, which is {}; {} stands at {}, in another element.",
                place(leaf, field),
                cut(there),
                cut(wanted),
                place(elsewhere, field)
            );
            let mut offer = Offer::new(Reason::DifferentElements, sentence).at(leaf.value.span);
            offer.edits = edits;
            return Some(offer);
        }
        None
    }

    fn whole_matches(&self, edit: &Edit) -> bool {
        let changed = edit.apply(self.near.pattern.text(), self.near.event.text());
        match edit.side {
            crate::Side::Pattern => matches(&parse(&changed).0, self.near.event),
            crate::Side::Event => Event::read(&changed)
                .0
                .is_some_and(|event| matches(self.near.pattern, &event)),
        }
    }
}

/// The path of a value; of values far behind none is kept.
fn place<'l>(leaf: &'l Leaf<'_>, field: &'l Field) -> &'l str {
    match leaf.path.is_empty() {
        true => &field.name,
        false => &leaf.path,
    }
}

fn satisfied(field: &Field, leaf: &Leaf<'_>) -> Option<usize> {
    let subject = Subject::new(leaf.value, field);
    let mut tests = field.tests.iter();
    tests.position(|test| test.operator.matches(&subject))
}
