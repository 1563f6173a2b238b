//! `$or` multiplied out, as the engine does it: in the order of the text, and a field that is
//! written twice keeps what was written last.

use crate::order;
use std::collections::BTreeMap;

use super::{BranchField, Part, Pattern};
use crate::Code;
use crate::limits::{FIELDS, OR_COMBINATIONS};
use crate::operators::Reading;

/// A combination: the field that counts for each name.
type Combination = BTreeMap<usize, usize>;

/// Why a pattern is not multiplied out.
enum TooMany {
    Combinations,
    Fields,
}

/// Fills in the combinations of a pattern without errors.
pub(super) fn expand(pattern: &mut Pattern, reading: &mut Reading<'_>) {
    let index = |name: &str| {
        pattern
            .names
            .binary_search_by(|n| n.as_str().cmp(name))
            .unwrap_or_default()
    };
    let names: Vec<usize> = pattern.fields.iter().map(|f| index(&f.name)).collect();
    let combinations = match group(pattern, &names, 0, vec![Combination::new()], 0) {
        Ok(combinations) => combinations,
        Err(TooMany::Combinations) => {
            let span = pattern.ors.first().map_or(pattern.span, |or| or.span);
            let most = OR_COMBINATIONS.value;
            let message = format!(
                "Rule is too complex - $or must not multiply out to more than {most} combinations"
            );
            let help = "The lengths of all $or lists are multiplied. Use fewer of them, or split the rule.";
            reading.refuse_without_place(
                Code::TooManyCombinations,
                span,
                usize::MAX,
                message,
                help,
            );
            return;
        }
        Err(TooMany::Fields) => {
            let message = format!(
                "The rule has more than the {} fields that AWS takes",
                FIELDS.value
            );
            let help = "Ask for fewer fields, or split the rule.";
            reading.refuse_without_place(
                Code::TooManyFields,
                pattern.span,
                usize::MAX,
                message,
                help,
            );
            return;
        }
    };
    let places = places(&pattern.names);
    let branch = |combination: Combination| {
        let mut fields: Vec<_> = combination
            .into_iter()
            .map(|(name, field)| BranchField { field, name })
            .collect();
        order::by_key(&mut fields, |f| places.get(f.name).copied());
        fields
    };
    pattern.branches = combinations.into_iter().map(branch).collect();
}

/// The place of each name in the order of the engine, which compares UTF-16 units.
fn places(names: &[String]) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    order::by_key(&mut sorted, |i| {
        names.get(*i).map(|n| n.encode_utf16().collect::<Vec<_>>())
    });
    let mut places = vec![0; names.len()];
    for (place, name) in sorted.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(name) {
            *slot = place;
        }
    }
    places
}

/// Adds what a group asks to each combination so far. Every level of `$or` at least adds one
/// combination, so the limit on them bounds the depth, too.
fn group(
    pattern: &Pattern,
    names: &[usize],
    index: usize,
    mut combinations: Vec<Combination>,
    depth: usize,
) -> Result<Vec<Combination>, TooMany> {
    if depth > OR_COMBINATIONS.value {
        return Err(TooMany::Combinations);
    }
    let parts = pattern
        .groups
        .get(index)
        .map(|g| g.parts.as_slice())
        .unwrap_or_default();
    for part in parts {
        match part {
            Part::Field(field) => {
                for combination in &mut combinations {
                    if let Some(name) = names.get(*field) {
                        combination.insert(*name, *field);
                    }
                    if combination.len() > FIELDS.value {
                        return Err(TooMany::Fields);
                    }
                }
            }
            Part::Or(or) => {
                let so_far = std::mem::take(&mut combinations);
                let groups = pattern
                    .ors
                    .get(*or)
                    .map(|or| or.groups.as_slice())
                    .unwrap_or_default();
                for index in groups {
                    combinations.extend(group(pattern, names, *index, so_far.clone(), depth + 1)?);
                    if combinations.len() > OR_COMBINATIONS.value {
                        return Err(TooMany::Combinations);
                    }
                }
            }
        }
    }
    Ok(combinations)
}
