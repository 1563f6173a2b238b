//! Two patterns compared: equal, wider, narrower, overlapping or disjoint.
//!
//! What is said is true of [`crate::matches()`] and of every JSON object as an event. For each name the
//! values are parted into cells that no alternative of either pattern tells apart; strings by an
//! automaton of all shapes, numbers by the bounds that are named, addresses by their digits. A
//! branch of a pattern is then a set of cells for each name, and branches are compared as such.
//!
//! A field may have several values at once where an event has lists. A pattern takes any one of
//! them, so nearly all patterns without `{"exists": false}` share events; what holds without lists,
//! and for events as EventBridge delivers them, is told apart. Where arrays hold objects, values must come from the same element, and absence
//! counts within it.
//!
//! The work is bounded. Where the bounds do not suffice, the answer is [`Relation::Unknown`], with
//! what is known.

mod blocks;
mod cell_set;
pub(crate) mod cells;
mod contain;
mod nfa;
mod samples;
mod sentence;
pub(crate) mod table;
mod witness;

use serde::{Deserialize, Serialize};

use crate::suggest::envelope;
use crate::suggest::walk::walk;
use crate::suggest::write::quote;
use crate::{Event, Pattern};
use contain::Plain;
use table::{Region, Table};
use witness::{Maker, Wish};

/// How the events that a first pattern matches relate to those that a second matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same events.
    Equal,
    /// The first matches all that the second matches, and more.
    Wider,
    /// The second matches all that the first matches, and more.
    Narrower,
    /// Some events match both, and each matches some that the other does not.
    Overlapping,
    /// No event matches both, and each matches some.
    Disjoint,
    /// Not settled.
    Unknown,
}

impl Relation {
    /// The relation of the second pattern to the first.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Wider => Self::Narrower,
            Self::Narrower => Self::Wider,
            same => same,
        }
    }

    fn of(a_in_b: Option<bool>, b_in_a: Option<bool>, overlap: Option<bool>) -> Self {
        match (a_in_b, b_in_a, overlap) {
            (Some(true), Some(true), _) => Self::Equal,
            (Some(true), Some(false), _) => Self::Narrower,
            (Some(false), Some(true), _) => Self::Wider,
            (Some(false), Some(false), Some(true)) => Self::Overlapping,
            (Some(false), Some(false), Some(false)) => Self::Disjoint,
            _ => Self::Unknown,
        }
    }
}

/// Two patterns compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// How the first relates to the second, over all events.
    pub relation: Relation,
    /// The same, over events as EventBridge delivers them: `source`, `detail-type` and their like
    /// hold one string where they are there, `detail` is an object, and no key joins these by dots.
    pub delivered: Relation,
    /// The same, over the events that hold no array at a field that either asks for, and no field
    /// twice.
    pub without_lists: Relation,
    /// Whether the second matches every event that the first matches; `None` where not settled.
    pub a_in_b: Option<bool>,
    /// Whether the first matches every event that the second matches.
    pub b_in_a: Option<bool>,
    /// Whether some event matches both.
    pub overlap: Option<bool>,
    /// An event that the first matches and the second does not.
    pub only_a: Option<Example>,
    /// An event that the second matches and the first does not.
    pub only_b: Option<Example>,
    /// An event that both match.
    pub both: Option<Example>,
    /// The answer in plain words, which call the patterns first and second.
    pub sentence: String,
}

impl Comparison {
    fn turned(self) -> Self {
        Self {
            relation: self.relation.turned(),
            delivered: self.delivered.turned(),
            without_lists: self.without_lists.turned(),
            a_in_b: self.b_in_a,
            b_in_a: self.a_in_b,
            only_a: self.only_b,
            only_b: self.only_a,
            ..self
        }
    }
}

/// An event that shows how two patterns differ or agree. It has been put to the matcher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The event as JSON text; it has only the fields that matter.
    pub event: String,
    /// Whether it takes an array to show this.
    pub with_list: bool,
    /// Whether EventBridge could deliver such an event; not where `source` is a list, say.
    pub delivered: bool,
}

/// The work that may go into the values of all names together.
const CELL_STEPS: usize = 1_500_000;
/// The work that may go into each question about sets of cells.
const REGION_STEPS: usize = 2_000_000;
/// The events that may be tried for one question.
const TRIES: usize = 1_200;
/// The pairs of branches that are looked at for an event that matches both.
const MOST_PAIRS: usize = 20_000;

/// Compares two patterns. An invalid pattern matches nothing and is not compared.
#[must_use]
pub fn compare(a: &Pattern, b: &Pattern) -> Comparison {
    let mut comparison = Comparison {
        relation: Relation::Unknown,
        delivered: Relation::Unknown,
        without_lists: Relation::Unknown,
        a_in_b: None,
        b_in_a: None,
        overlap: None,
        only_a: None,
        only_b: None,
        both: None,
        sentence: String::new(),
    };
    let which = match (a.is_valid(), b.is_valid()) {
        (true, true) => None,
        (false, true) => Some("The first pattern has an error"),
        (true, false) => Some("The second pattern has an error"),
        (false, false) => Some("Both patterns have errors"),
    };
    if let Some(which) = which {
        comparison.sentence =
            format!("{which}, so AWS would refuse to take it. There is nothing to compare.");
        return comparison;
    }
    // The same work for either order, so that both orders give the same answer.
    if a.text() > b.text() {
        let mut turned = compare(b, a).turned();
        turned.sentence = sentence::sentence(&turned);
        return turned;
    }
    let mut steps = CELL_STEPS;
    let mut table = Table::new(a, b, &mut steps);
    let same = a.text() == b.text();
    let forth = contained(&table, a, b, Side::A, same);
    let back = contained(&table, a, b, Side::B, same);
    let shared = overlap(&table, a, b);
    comparison.a_in_b = forth.all;
    comparison.b_in_a = back.all;
    comparison.overlap = shared.all;
    comparison.relation = Relation::of(forth.all, back.all, shared.all);
    table.delivered = true;
    comparison.delivered = Relation::of(
        forth.delivered(true, || all_proven(&table, &table.a, &table.b)),
        back.delivered(true, || all_proven(&table, &table.b, &table.a)),
        shared.delivered(false, || all_apart(&table)),
    );
    comparison.without_lists = Relation::of(forth.plain, back.plain, shared.plain);
    comparison.only_a = forth.example;
    comparison.only_b = back.example;
    comparison.both = shared.example;
    comparison.sentence = sentence::sentence(&comparison);
    comparison
}

/// Which pattern.
#[derive(Clone, Copy)]
enum Side {
    A,
    B,
}

/// The answer to a question: over all events, over events without lists, and an event that shows
/// it.
#[derive(Default)]
struct Answer {
    all: Option<bool>,
    plain: Option<bool>,
    example: Option<Example>,
}

impl Answer {
    /// The answer over events as EventBridge delivers them. `closing` is the answer that needs a
    /// proof; the other is shown by an event.
    fn delivered(&self, closing: bool, proof: impl Fn() -> bool) -> Option<bool> {
        match (&self.example, self.all) {
            (_, Some(all)) if all == closing => Some(closing),
            (Some(example), _) if example.delivered => Some(!closing),
            _ => proof().then_some(closing),
        }
    }
}

fn all_proven(table: &Table, mine: &[Region], theirs: &[Region]) -> bool {
    let mut steps = REGION_STEPS;
    table.sound
        && mine
            .iter()
            .all(|region| contain::proven(table, region, theirs, &mut steps))
}

fn all_apart(table: &Table) -> bool {
    let pairs = || {
        table
            .a
            .iter()
            .flat_map(|one| table.b.iter().map(move |other| (one, other)))
    };
    table.sound
        && table.a.len() * table.b.len() <= MOST_PAIRS
        && pairs().all(|(one, other)| contain::apart(table, one, other))
}

fn maker<'p>(table: &'p Table, a: &'p Pattern, b: &'p Pattern) -> Maker<'p> {
    Maker {
        table,
        a,
        b,
        tries: TRIES,
        seed: 0x9E37_79B9_7F4A_7C15,
    }
}

/// Whether the other pattern matches all that the pattern on this side matches.
fn contained(table: &Table, a: &Pattern, b: &Pattern, side: Side, same: bool) -> Answer {
    if same {
        return Answer {
            all: Some(true),
            plain: Some(true),
            example: None,
        };
    }
    let (mine, theirs, wish) = match side {
        Side::A => (&table.a, &table.b, Wish { a: true, b: false }),
        Side::B => (&table.b, &table.a, Wish { a: false, b: true }),
    };
    let mut maker = maker(table, a, b);
    let mut steps = REGION_STEPS;
    let mut covered = table.sound;
    for region in mine {
        match contain::plain(table, region, theirs, &mut steps) {
            Plain::Covered => {}
            Plain::Unknown => covered = false,
            Plain::Rest(rests) => {
                covered = false;
                let found = rests.iter().find_map(|rest| maker.plain(rest, wish));
                if found.is_some() {
                    return Answer {
                        all: Some(false),
                        plain: Some(false),
                        example: example(found),
                    };
                }
            }
        }
    }
    let plain = covered.then_some(true);
    let mut steps = REGION_STEPS;
    let open: Vec<&Region> = mine
        .iter()
        .filter(|region| !(table.sound && contain::proven(table, region, theirs, &mut steps)))
        .collect();
    let found = open.iter().find_map(|region| maker.lists(region, wish));
    let all = match (open.is_empty(), found.is_some()) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    };
    let example = example(found);
    let without = example.as_ref().is_some_and(|e| !e.with_list);
    Answer {
        all,
        plain: if without { Some(false) } else { plain },
        example,
    }
}

fn overlap(table: &Table, a: &Pattern, b: &Pattern) -> Answer {
    let wish = Wish { a: true, b: true };
    let mut maker = maker(table, a, b);
    let pairs = || {
        table
            .a
            .iter()
            .flat_map(|one| table.b.iter().map(move |other| (one, other)))
    };
    let few = table.a.len() * table.b.len() <= MOST_PAIRS;
    let mut none = table.sound && few;
    for (one, other) in pairs().take(MOST_PAIRS) {
        let Some(meet) = contain::meet(table, one, other) else {
            continue;
        };
        none = false;
        let found = contain::known(table, &meet).and_then(|meet| maker.plain(&meet, wish));
        if found.is_some() {
            return Answer {
                all: Some(true),
                plain: Some(true),
                example: example(found),
            };
        }
    }
    let plain = none.then_some(false);
    let open: Vec<_> = pairs()
        .take(MOST_PAIRS)
        .filter(|(one, other)| !(table.sound && contain::apart(table, one, other)))
        .collect();
    let mut found = open
        .iter()
        .find_map(|(one, other)| maker.both(one, other, wish));
    if found.is_none() {
        found = open.iter().find_map(|(one, _)| maker.lists(one, wish));
    }
    let all = match (open.is_empty() && few, found.is_some()) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    };
    let example = example(found);
    let without = example.as_ref().is_some_and(|e| !e.with_list);
    Answer {
        all,
        plain: if without { Some(true) } else { plain },
        example,
    }
}

fn example(event: Option<String>) -> Option<Example> {
    let event = event?;
    let mut with_list = false;
    let read = Event::read(&event).0?;
    walk(read.value(), &mut |_, value| {
        with_list |= value.as_array().is_some();
        !with_list
    });
    let delivered = envelope::is_kept(read.value());
    Some(Example {
        event,
        with_list,
        delivered,
    })
}

#[cfg(test)]
mod tests;
