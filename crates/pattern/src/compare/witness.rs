//! Events that show a difference. Whatever is made here, the matcher has the last word.

use super::cell_set::CellSet;
use super::cells::Cell;
use super::table::{Region, Table};
use crate::suggest::envelope::{self, Holds};
use crate::suggest::write::nested;
use crate::{Event, Pattern, matches};

/// What an event must show: whether each pattern matches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) a: bool,
    pub(super) b: bool,
}

/// Makes events and asks the matcher.
pub(super) struct Maker<'p> {
    pub(super) table: &'p Table,
    pub(super) a: &'p Pattern,
    pub(super) b: &'p Pattern,
    /// How many events may still be tried.
    pub(super) tries: usize,
    /// What the next pick depends on.
    pub(super) seed: u64,
}

/// Where a value stands in an event being made: the keys, and the value.
type Values = Vec<(Vec<String>, String)>;

impl Maker<'_> {
    /// The event without arrays that takes the first value of each cell, if it shows the wish.
    pub(super) fn plain(&mut self, region: &Region, wish: Wish) -> Option<String> {
        let mut values = Vec::new();
        for (at, cells) in region {
            let Some(name) = self.table.names.get(*at) else {
                continue;
            };
            let value = taken(&name.cells.cells, cells).next();
            values.extend(value.map(|text| (name.path.clone(), text.to_owned())));
        }
        self.check(&values, wish)
    }

    /// The event in which each name has a value for either region, as a list where they differ.
    pub(super) fn both(&mut self, one: &Region, other: &Region, wish: Wish) -> Option<String> {
        let mut values = Vec::new();
        for (at, name) in self.table.names.iter().enumerate() {
            let first = |region: &Region| {
                let cells = region.get(&at)?;
                taken(&name.cells.cells, cells).next().map(str::to_owned)
            };
            let text = match (first(one), first(other)) {
                (Some(one), Some(other)) if one != other => format!("[{one}, {other}]"),
                (Some(one), _) | (None, Some(one)) => one,
                (None, None) => continue,
            };
            values.push((name.path.clone(), text));
        }
        self.check(&values, wish)
    }

    /// Tries events in which an array of two elements stands somewhere on the way to a name.
    pub(super) fn lists(&mut self, region: &Region, wish: Wish) -> Option<String> {
        let steps: Vec<Vec<String>> = self
            .table
            .names
            .iter()
            .map(|name| name.path.join(".").split('.').map(str::to_owned).collect())
            .collect();
        let mut arrays: Vec<&[String]> = Vec::new();
        for path in &steps {
            for length in 1..=path.len() {
                let array = path.get(..length).unwrap_or_default();
                if !arrays.contains(&array) && arrays.len() < MOST_ARRAYS {
                    arrays.push(array);
                }
            }
        }
        // Lists where EventBridge sends none are a last resort.
        let odd = |array: &[String]| {
            let field = array.first().and_then(|name| envelope::field(name));
            field.is_some_and(|f| array.len() == 1 && f.holds != Holds::Texts)
        };
        arrays.sort_by_key(|array| odd(array));
        for round in 0..ROUNDS {
            for array in &arrays {
                if round < PLAIN_ROUNDS && odd(array) && arrays.first().is_some_and(|a| !odd(a)) {
                    continue;
                }
                let values = self.with_array(region, &steps, array, round);
                if let Some(event) = self.check(&values, wish) {
                    return Some(event);
                }
                if self.tries == 0 {
                    return None;
                }
            }
        }
        None
    }

    /// An event with an array at these steps; what is below them stands in its two elements.
    fn with_array(
        &mut self,
        region: &Region,
        steps: &[Vec<String>],
        array: &[String],
        round: usize,
    ) -> Values {
        let mut values = Vec::new();
        let mut elements = [Vec::new(), Vec::new()];
        let mut plain = Vec::new();
        for (at, path) in steps.iter().enumerate() {
            let Some(below) = path.strip_prefix(array) else {
                let value = self.pick(region, at, round);
                values.extend(value.map(|text| (path.clone(), text)));
                continue;
            };
            if round >= PLAIN_ROUNDS && self.random() >> 20 & 3 == 0 {
                let value = self.pick(region, at, round);
                values.extend(value.map(|text| (vec![path.join(".")], text)));
                continue;
            }
            for element in &mut elements {
                let Some(text) = self.pick(region, at, round) else {
                    continue;
                };
                match below {
                    [] if round >= PLAIN_ROUNDS && self.random() >> 20 & 1 == 0 => {
                        plain.push(format!("[{text}]"));
                    }
                    [] => plain.push(text),
                    below => element.push((below.to_vec(), text)),
                }
            }
        }
        let objects = elements
            .iter()
            .filter(|e| !e.is_empty())
            .map(|e| nested(e, false));
        let all: Vec<String> = objects.chain(plain).collect();
        if !all.is_empty() {
            values.push((array.to_vec(), format!("[{}]", all.join(", "))));
        }
        values
    }

    /// A value for a name: one that the region takes, or in later rounds any other, or none.
    fn pick(&mut self, region: &Region, at: usize, round: usize) -> Option<String> {
        let cells = &self.table.names.get(at)?.cells.cells;
        let random = self.random();
        let wanted = region.get(&at);
        let all = self.table.all(at);
        let cells: Vec<&str> = match wanted {
            Some(wanted) if !(random >> 8).is_multiple_of(3) => taken(cells, wanted).collect(),
            None if round == 0 => Vec::new(),
            _ => taken(cells, &all).collect(),
        };
        let absent = (random >> 16).is_multiple_of(3);
        let count = u64::try_from(cells.len())
            .ok()
            .filter(|c| *c > 0 && !absent)?;
        let chosen = usize::try_from((random >> 24) % count).ok()?;
        cells.get(chosen).map(|text| (*text).to_owned())
    }

    /// Xorshift: the same picks for the same patterns, always.
    fn random(&mut self) -> u64 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        self.seed
    }

    fn check(&mut self, values: &Values, wish: Wish) -> Option<String> {
        self.tries = self.tries.checked_sub(1)?;
        let mut values: Vec<_> = values.iter().collect();
        values.sort_by_key(|(path, _)| envelope::place(path));
        let values: Values = values.into_iter().cloned().collect();
        let text = nested(&values, true);
        let event = Event::read(&text).0?;
        let shown = Wish {
            a: matches(self.a, &event),
            b: matches(self.b, &event),
        };
        (shown == wish).then_some(text)
    }
}

/// The most places at which an array is tried.
const MOST_ARRAYS: usize = 12;
/// How often each of them is tried.
const ROUNDS: usize = 60;
/// The first rounds do without lists inside lists and without keys that have dots.
const PLAIN_ROUNDS: usize = 15;

/// The known values of the cells that are taken.
fn taken<'c>(cells: &'c [Cell], wanted: &'c CellSet) -> impl Iterator<Item = &'c str> {
    let taken = cells
        .iter()
        .enumerate()
        .filter(|(at, _)| wanted.contains(*at));
    taken.filter_map(|(_, cell)| cell.example.as_deref())
}
