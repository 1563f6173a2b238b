//! Fields whose values lie in elements of arrays: whether one choice of elements satisfies all.

use std::collections::{HashMap, HashSet};

use super::fields::NOWHERE;
use super::hash::FastMap;
use super::judge::Judge;
use super::seen::{Leaf, NONE};
use crate::event::leaves::{Element, Spot};
use crate::matcher::search::{Choice, Search};

/// What is known of the arrays of an event, worked out when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Arrays {
    event: u32,
    /// For each condition where the values lie that satisfy it.
    places: FastMap<u32, Places>,
    /// The bits of all [`Places::Within`].
    bits: Vec<u64>,
    deep: Option<Deep>,
}

/// Where the values lie that satisfy a condition.
#[derive(Clone, Copy, Debug)]
enum Places {
    /// One of them lies in no element, so it goes with everything.
    Free,
    /// All of them lie in elements of one array, which lies in none: a bit for each element of the
    /// event, from here on.
    Within { array: usize, start: usize },
    /// In more than one array, or in arrays within arrays.
    Deep,
}

/// What the search of the reference matcher asks for.
#[derive(Debug)]
struct Deep {
    elements: Vec<Element>,
    plain: HashSet<usize>,
    /// For each condition the values that satisfy it.
    satisfying: HashMap<u32, Vec<Spot>>,
    present: HashMap<u32, Vec<Spot>>,
}

impl Judge<'_> {
    /// Whether values for all conditions lie in the same elements of arrays; `sure` where a value
    /// satisfies each, or its field is absent and may be.
    pub(super) fn fit_together(&mut self, conditions: &[u32], sure: bool) -> bool {
        let mut arrays = std::mem::take(&mut self.verdicts.arrays);
        if arrays.event != self.verdicts.event {
            arrays.event = self.verdicts.event;
            arrays.places.clear();
            arrays.bits.clear();
            arrays.deep = None;
        }
        let plain = if sure {
            self.fit_plainly(conditions, &mut arrays)
        } else {
            None
        };
        let fits = plain.unwrap_or_else(|| self.search(conditions, &mut arrays));
        self.verdicts.arrays = arrays;
        fits
    }

    /// The answer, where all values lie in elements of arrays that lie in none: then those for the
    /// same array need an element in common, and nothing else.
    fn fit_plainly(&self, conditions: &[u32], arrays: &mut Arrays) -> Option<bool> {
        let mut within: [(usize, usize); 8] = [(NONE, 0); 8];
        let mut count = 0;
        for condition in conditions {
            let asked = self.rules.conditions.get(*condition)?;
            let inside = self.seen.at(asked.node).is_some_and(|at| at.in_elements);
            if !inside {
                continue;
            }
            if asked.may_be_absent {
                return None;
            }
            match self.places(*condition, arrays) {
                Places::Free => {}
                Places::Deep => return None,
                Places::Within { array, start } => {
                    *within.get_mut(count)? = (array, start);
                    count += 1;
                }
            }
        }
        let within = within.get(..count)?;
        let words = self.seen.elements.len().div_ceil(64);
        let is_common = |array: usize| {
            let all = within.iter().filter(|(other, _)| *other == array);
            (0..words).any(|word| {
                let bits = all.clone().map(|(_, start)| arrays.bits.get(start + word));
                bits.fold(u64::MAX, |common, bits| common & bits.copied().unwrap_or(0)) != 0
            })
        };
        Some(within.iter().all(|(array, _)| is_common(*array)))
    }

    fn places(&self, condition: u32, arrays: &mut Arrays) -> Places {
        if let Some(known) = arrays.places.get(&condition) {
            return *known;
        }
        let places = self.find_places(condition, &mut arrays.bits);
        arrays.places.insert(condition, places);
        places
    }

    fn find_places(&self, condition: u32, bits: &mut Vec<u64>) -> Places {
        let Some(asked) = self.rules.conditions.get(condition) else {
            return Places::Deep;
        };
        let (seen, start) = (self.seen, bits.len());
        bits.resize(start + seen.elements.len().div_ceil(64), 0);
        let mut array = NONE;
        for leaf in seen.leaves_at(asked.node) {
            if !self.takes(asked, leaf) {
                continue;
            }
            let Some(element) = seen.elements.get(leaf.element) else {
                return Places::Free;
            };
            if element.outer != NONE || (array != NONE && array != element.array) {
                return Places::Deep;
            }
            array = element.array;
            if let Some(word) = bits.get_mut(start + leaf.element / 64) {
                *word |= 1 << (leaf.element % 64);
            }
        }
        Places::Within { array, start }
    }

    /// The answer of the reference matcher.
    fn search(&self, conditions: &[u32], arrays: &mut Arrays) -> bool {
        let (rules, seen) = (self.rules, self.seen);
        let deep = arrays.deep.get_or_insert_with(|| {
            let (elements, plain) = seen.elements();
            Deep {
                elements,
                plain,
                satisfying: HashMap::new(),
                present: HashMap::new(),
            }
        });
        for condition in conditions {
            let Some(asked) = rules.conditions.get(*condition) else {
                return false;
            };
            deep.satisfying.entry(*condition).or_insert_with(|| {
                let leaves = seen.leaves_at(asked.node);
                let satisfying = leaves.filter(|leaf| self.takes(asked, leaf));
                satisfying.map(Leaf::spot).collect()
            });
            if asked.may_be_absent {
                let spots = || seen.leaves_at(asked.node).map(Leaf::spot).collect();
                deep.present.entry(asked.node).or_insert_with(spots);
            }
        }
        let choices: Vec<_> = conditions
            .iter()
            .map(|condition| {
                let asked = rules.conditions.get(*condition);
                let node = asked.map_or(NOWHERE, |asked| asked.node);
                let satisfying = deep.satisfying.get(condition);
                Choice {
                    satisfying: satisfying.map_or(&[][..], Vec::as_slice),
                    present: deep.present.get(&node).map_or(&[][..], Vec::as_slice),
                    may_be_absent: asked.is_some_and(|asked| asked.may_be_absent),
                }
            })
            .collect();
        Search::new(&choices, &deep.elements, &deep.plain).succeeds()
    }
}
