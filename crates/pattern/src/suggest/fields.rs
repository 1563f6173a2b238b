//! What one field of a pattern takes.

use super::envelope::VERSION;
use super::write::quote;
use crate::compare::cells::{AskedOf, Cells, cells};
use crate::json;
use crate::operators::{Subject, TextSet, ValueSet};
use crate::pattern::Field;

/// What one field takes.
pub(super) struct Looked {
    pub(super) may_be_absent: bool,
    /// Whether every value is taken.
    pub(super) takes_all: bool,
    /// Whether no value is taken, nor absence.
    pub(super) takes_nothing: bool,
    /// Whether no value is taken; perhaps absence is.
    pub(super) takes_nothing_present: bool,
    /// Whether some string may be taken.
    pub(super) takes_strings: bool,
    /// Whether the version of all events is taken.
    pub(super) takes_version: bool,
    /// The strings that are taken, where they are all that is taken.
    pub(super) values: Option<Vec<String>>,
    /// Whether only presence, absence or exclusions are asked for.
    pub(super) loose: bool,
    /// For each alternative whether the others take all that it takes.
    pub(super) redundant: Vec<bool>,
}

/// Looks at a field. Where `steps` do not suffice, nothing unusual is said of it.
pub(super) fn look(field: &Field, steps: &mut usize) -> Looked {
    let whole = AskedOf::field(field);
    let single = |test| AskedOf {
        tests: vec![test],
        compares_numbers: field.compares_numbers,
    };
    let parts = field.tests.iter().map(|test| single(&test.operator));
    // The whole field first, then each alternative.
    let asked: Vec<AskedOf<'_>> = std::iter::once(whole).chain(parts).collect();
    let found = cells(&asked, steps);
    let sets: Vec<ValueSet<'_>> = field.tests.iter().map(|t| t.operator.value_set()).collect();
    let may_be_absent = field.tests.iter().any(|t| t.operator.wants_absence());
    let takes = |text: &str| {
        json::read(text).0.is_some_and(|value| {
            let subject = Subject::compared(&value, field.compares_numbers);
            field.tests.iter().any(|t| t.operator.matches(&subject))
        })
    };
    let present = found.cells.get(1..).unwrap_or_default();
    let taken = |cell: &crate::compare::cells::Cell| cell.satisfies.first() == Some(&true);
    let takes_nothing_present = found.complete && !present.iter().any(taken);
    let loose = |(set, test): (&ValueSet<'_>, &crate::pattern::Test)| {
        matches!(
            set,
            ValueSet::All | ValueSet::NotNumbers(_) | ValueSet::Texts { inverted: true, .. }
        ) || test.operator.wants_absence()
            || matches!(set, ValueSet::Texts { shapes, .. } if shapes.iter().all(is_any))
    };
    Looked {
        may_be_absent,
        takes_all: found.complete && present.iter().all(taken),
        takes_nothing: takes_nothing_present && !may_be_absent,
        takes_nothing_present,
        takes_strings: !found.complete || takes_strings(&found),
        takes_version: takes(&quote(VERSION)),
        values: values(&sets),
        loose: sets.iter().zip(&field.tests).all(loose)
            || (found.complete && present.iter().all(taken)),
        redundant: redundant(&found, field.tests.len()),
    }
}

/// Whether the shape is that of every string.
fn is_any(shape: &TextSet<'_>) -> bool {
    match shape {
        TextSet::Starts(text) | TextSet::Ends(text) => text.is_empty(),
        TextSet::Fits(pieces) => pieces.len() == 2 && pieces.iter().all(String::is_empty),
        _ => false,
    }
}

fn values(sets: &[ValueSet<'_>]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    for set in sets {
        let ValueSet::Texts {
            shapes,
            inverted: false,
        } = set
        else {
            return None;
        };
        for shape in shapes {
            let TextSet::Is(text) = shape else {
                return None;
            };
            values.push((*text).to_owned());
        }
    }
    Some(values)
}

/// Whether a cell that is taken has strings, or may have some.
fn takes_strings(found: &Cells) -> bool {
    let mut present = found.cells.iter().skip(1);
    present.any(|cell| cell.satisfies.first() == Some(&true) && cell.strings)
}

/// An alternative is redundant where each of its cells is also one of another that stays.
fn redundant(found: &Cells, count: usize) -> Vec<bool> {
    let mut redundant = vec![false; count];
    if !found.complete {
        return redundant;
    }
    for at in (0..count).rev() {
        let takes = |cell: &crate::compare::cells::Cell| cell.satisfies.get(at + 1) == Some(&true);
        let covered = found.cells.iter().any(takes)
            && found.cells.iter().all(|cell| {
                let parts = cell.satisfies.get(1..).unwrap_or_default();
                let others = parts.iter().zip(&redundant).enumerate();
                parts.get(at) != Some(&true)
                    || others
                        .filter(|(other, (_, gone))| *other != at && !**gone)
                        .any(|(_, (s, _))| *s)
            });
        if let Some(slot) = redundant.get_mut(at) {
            *slot = covered;
        }
    }
    redundant
}
