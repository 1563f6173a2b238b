//! The values of one field, parted into cells: all values of a cell satisfy the same of the fields
//! that are looked at.

use crate::order;
use std::collections::BTreeMap;

use super::blocks;
use super::nfa::Automaton;
use super::samples;
use crate::json;
use crate::number::Comparable;
use crate::operators::{Block, Operator, Subject, TextSet, ValueSet};
use crate::pattern::Field;

/// The alternatives of a field.
#[derive(Clone, Debug)]
pub(crate) struct AskedOf<'p> {
    pub(crate) tests: Vec<&'p Operator>,
    /// Whether the field compares numbers by value.
    pub(crate) compares_numbers: bool,
}

/// Values that satisfy the same fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// For each field whether it is satisfied.
    pub(crate) satisfies: Vec<bool>,
    /// A value of the cell as JSON text. `None` where none is known; perhaps there is none.
    pub(crate) example: Option<String>,
    /// Whether strings may be in it.
    pub(crate) strings: bool,
}

/// All values that a field can have.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// First of all the cell of a field that is absent; it has no example.
    pub(crate) cells: Vec<Cell>,
    /// Whether the cells hold all values. If not, nothing may be concluded from them.
    pub(crate) complete: bool,
}

impl<'p> AskedOf<'p> {
    pub(crate) fn field(field: &'p Field) -> Self {
        Self {
            tests: field.tests.iter().map(|test| &test.operator).collect(),
            compares_numbers: field.compares_numbers,
        }
    }

    /// Whether every alternative is also one of the other field, so that its values are, too.
    fn is_part_of(&self, other: &Self) -> bool {
        self.compares_numbers == other.compares_numbers
            && self.tests.iter().all(|test| other.tests.contains(test))
    }

    fn same(&self, other: &Self) -> bool {
        self.is_part_of(other) && other.is_part_of(self)
    }

    fn satisfied_by_absence(&self) -> bool {
        self.tests.iter().any(|test| test.wants_absence())
    }

    fn satisfied_by(&self, value: &json::Value) -> bool {
        let subject = Subject::compared(value, self.compares_numbers);
        self.tests.iter().any(|test| test.matches(&subject))
    }

    fn satisfied_when(&self, holds: &dyn Fn(&ValueSet<'_>) -> bool) -> bool {
        self.tests.iter().any(|test| holds(&test.value_set()))
    }
}

/// The most different fields of one name of which cells are guessed.
const MOST_KINDS: usize = 5;

/// The cell of absence.
pub(crate) const ABSENT: usize = 0;

/// Finds the cells of fields of one name. `steps` bounds the work and is counted down.
pub(crate) fn cells(fields: &[AskedOf<'_>], steps: &mut usize) -> Cells {
    let absent = Cell {
        satisfies: fields.iter().map(AskedOf::satisfied_by_absence).collect(),
        example: None,
        strings: false,
    };
    let mut finder = Finder {
        fields,
        found: vec![absent],
        index: BTreeMap::new(),
        complete: true,
    };
    let mut shapes: Vec<TextSet<'_>> = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut numbers: Vec<Comparable> = Vec::new();
    let mut odd_numbers: Vec<String> = Vec::new();
    let tests = || fields.iter().flat_map(|field| &field.tests);
    for test in tests() {
        match test.value_set() {
            ValueSet::Texts { shapes: some, .. } => add(&mut shapes, some),
            ValueSet::Block(block) => add(&mut blocks, [block]),
            ValueSet::Number {
                value: Some(value), ..
            } => add(&mut numbers, [value]),
            ValueSet::Number { text, value: None } => add(&mut odd_numbers, [text.to_owned()]),
            ValueSet::NotNumbers(some) => add(&mut numbers, some),
            ValueSet::Range { bottom, top } => {
                add(
                    &mut numbers,
                    [bottom, top].into_iter().flatten().map(|(n, _)| n),
                );
            }
            ValueSet::Keyword | ValueSet::All | ValueSet::None => {}
        }
    }
    order::by_key(&mut numbers, |number| *number);
    // Values that a person would think of come first, so that they become the examples.
    for text in samples::texts(&shapes, &blocks) {
        finder.try_value(&super::quote(&text));
    }
    for keyword in ["true", "false", "null"] {
        finder.try_value(keyword);
    }
    let held = match blocks.is_empty() {
        true => None,
        false => Some(blocks::ways(&blocks, steps)),
    };
    finder.complete &= held.as_ref().is_none_or(|ways| ways.complete);
    let no_block = vec![false; blocks.len()];
    let number_ways: Vec<_> = match &held {
        Some(ways) => ways.numbers.keys().cloned().collect(),
        None => vec![no_block.clone()],
    };
    finder.numbers(&numbers, &odd_numbers, &blocks, &number_ways);
    if let Some(ways) = &held {
        for digits in ways.numbers.values() {
            finder.try_value(digits);
        }
        for hex in ways.addresses.values() {
            for text in blocks::spellings(hex) {
                finder.try_value(&super::quote(&text));
            }
        }
    }
    let address_ways: Vec<_> = held
        .iter()
        .flat_map(|ways| ways.addresses.keys().cloned())
        .collect();
    finder.texts(&shapes, &blocks, &address_ways, steps);
    finder.finish()
}

fn add<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

struct Finder<'f, 'p> {
    fields: &'f [AskedOf<'p>],
    found: Vec<Cell>,
    /// Where the cell of each way to satisfy the fields is.
    index: BTreeMap<Vec<bool>, usize>,
    complete: bool,
}

impl Finder<'_, '_> {
    /// Notes the cell of a value, which the engine itself judges.
    fn try_value(&mut self, text: &str) {
        let (value, diagnostics) = json::read(text);
        let Some(value) = value.filter(|v| v.is_leaf() && diagnostics.is_empty()) else {
            return;
        };
        let satisfies = self.fields.iter().map(|f| f.satisfied_by(&value)).collect();
        let strings = value.as_str().is_some();
        self.note(satisfies, Some(text.to_owned()), strings);
    }

    /// Notes a cell that may have values.
    fn note(&mut self, satisfies: Vec<bool>, example: Option<String>, strings: bool) {
        let found = &mut self.found;
        let index = *self.index.entry(satisfies.clone()).or_insert_with(|| {
            found.push(Cell {
                satisfies,
                example: None,
                strings: false,
            });
            found.len() - 1
        });
        if let Some(cell) = found.get_mut(index) {
            cell.strings |= strings;
            if cell.example.is_none() {
                cell.example = example;
            }
        }
    }

    /// The numbers: those that are named, those between them, and those that do not compare.
    fn numbers(
        &mut self,
        named: &[Comparable],
        odd: &[String],
        blocks: &[Block],
        ways: &[blocks::Held],
    ) {
        let above = named.iter().copied().map(Some).chain([None]);
        let below = std::iter::once(None).chain(named.iter().copied().map(Some));
        let mut classes: Vec<String> = below
            .zip(above)
            .filter_map(|(bottom, top)| Comparable::between(bottom, top))
            .collect();
        classes.extend(named.iter().map(|number| number.written()));
        for text in &classes {
            self.try_value(text);
        }
        let mut unnamed = String::from("9007199254740993");
        while odd.contains(&unnamed) {
            unnamed.push('1');
        }
        let odd: Vec<&String> = odd.iter().chain([&unnamed]).collect();
        for text in &odd {
            self.try_value(text);
        }
        if blocks.is_empty() {
            return;
        }
        // The digits of a number may also be those of an address.
        for held in ways {
            let in_block = |block: &Block| is_held(blocks, held, block);
            for text in &classes {
                let number = Comparable::parse(text);
                let satisfies = |field: &AskedOf<'_>| {
                    let compares = field.compares_numbers;
                    field.satisfied_when(&|set| match set {
                        ValueSet::Block(block) => !compares && in_block(block),
                        set => number.is_some_and(|n| holds_number(set, n)),
                    })
                };
                self.note(self.fields.iter().map(satisfies).collect(), None, false);
            }
            for text in &odd {
                let satisfies = |field: &AskedOf<'_>| {
                    field.satisfied_when(&|set| match set {
                        ValueSet::Block(block) => in_block(block),
                        ValueSet::Number { text: named, value } => value.is_none() && named == text,
                        ValueSet::All | ValueSet::NotNumbers(_) => true,
                        ValueSet::Texts { inverted, .. } => *inverted,
                        ValueSet::Range { .. } | ValueSet::Keyword | ValueSet::None => false,
                    })
                };
                self.note(self.fields.iter().map(satisfies).collect(), None, false);
            }
        }
    }

    /// The strings.
    fn texts(
        &mut self,
        shapes: &[TextSet<'_>],
        blocks: &[Block],
        ways: &[blocks::Held],
        steps: &mut usize,
    ) {
        let mut automaton = Automaton::default();
        let label = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        for (index, shape) in shapes.iter().enumerate() {
            automaton.add(*shape, label(index));
        }
        let address = label(shapes.len());
        if !blocks.is_empty() {
            automaton.add_addresses(address);
        }
        let fits = automaton.fits(steps);
        self.complete &= fits.complete;
        for fit in fits.fits {
            self.try_value(&super::quote(&fit.text));
            let literal = fit
                .labels
                .iter()
                .any(|at| matches!(shapes.get(*at as usize), Some(TextSet::Is(_))));
            // One string alone has this fit, and it has been tried.
            if literal || !fit.labels.contains(&address) {
                continue;
            }
            let nowhere = vec![false; blocks.len()];
            for held in ways.iter().chain([&nowhere]) {
                let fitting = |shape: &TextSet<'_>| {
                    let index = shapes.iter().position(|s| s == shape);
                    index.is_some_and(|index| fit.labels.contains(&label(index)))
                };
                let satisfies = |field: &AskedOf<'_>| {
                    field.satisfied_when(&|set| match set {
                        ValueSet::Texts { shapes, inverted } => {
                            shapes.iter().any(fitting) != *inverted
                        }
                        ValueSet::Block(block) => is_held(blocks, held, block),
                        ValueSet::All | ValueSet::NotNumbers(_) => true,
                        _ => false,
                    })
                };
                self.note(self.fields.iter().map(satisfies).collect(), None, true);
            }
        }
    }

    /// Where the search ended early, adds a cell for every way to satisfy the fields that cannot be
    /// ruled out by looking at their alternatives.
    fn finish(mut self) -> Cells {
        if !self.complete {
            self.guess();
        }
        Cells {
            cells: self.found,
            complete: self.complete,
        }
    }

    fn guess(&mut self) {
        let mut kinds: Vec<&AskedOf<'_>> = Vec::new();
        for field in self.fields {
            if !kinds.iter().any(|kind| kind.same(field)) {
                kinds.push(field);
            }
        }
        if kinds.len() > MOST_KINDS {
            return;
        }
        for way in 0..1_usize << kinds.len() {
            let satisfied = |kind: usize| way >> kind & 1 == 1;
            let possible = kinds.iter().enumerate().all(|(narrow, one)| {
                kinds.iter().enumerate().all(|(wide, other)| {
                    !(satisfied(narrow) && !satisfied(wide) && one.is_part_of(other))
                })
            });
            if possible {
                let place = |field: &AskedOf<'_>| kinds.iter().position(|kind| kind.same(field));
                let satisfies = self.fields.iter().map(|f| place(f).is_some_and(satisfied));
                self.note(satisfies.collect(), None, true);
            }
        }
        self.complete = true;
    }
}

fn is_held(blocks: &[Block], held: &[bool], block: &Block) -> bool {
    let index = blocks.iter().position(|b| b == block);
    index
        .and_then(|index| held.get(index))
        .copied()
        .unwrap_or_default()
}

/// Whether a number that compares belongs to a set, apart from blocks of addresses.
fn holds_number(set: &ValueSet<'_>, number: Comparable) -> bool {
    match set {
        ValueSet::Number { value, .. } => *value == Some(number),
        ValueSet::NotNumbers(all) => !all.contains(&number),
        ValueSet::Range { bottom, top } => {
            bottom.is_none_or(|(bound, included)| bound < number || (included && bound == number))
                && top
                    .is_none_or(|(bound, included)| number < bound || (included && bound == number))
        }
        ValueSet::Texts { inverted, .. } => *inverted,
        ValueSet::All => true,
        ValueSet::Keyword | ValueSet::Block(_) | ValueSet::None => false,
    }
}

#[cfg(test)]
mod tests;
