//! Which of the branches that an event has woken are satisfied.

use std::collections::HashSet;

use super::CompiledRules;
use super::fields::NOWHERE;
use super::key::Waiting;
use super::seen::Seen;
use super::waiters::{Group, Waiters};
use crate::event::leaves::{Element, Spot};
use crate::matcher::search::{Choice, Search};

/// What is known of conditions, branches and rules for one event. Only the memory is used again.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    event: u32,
    /// For each condition four times the event, and whether some value satisfies it.
    conditions: Vec<u32>,
    /// For each string that conditions name the last event that had it.
    texts: Vec<u32>,
    /// For each branch the event for which it was judged last.
    branches: Vec<u32>,
    /// For each rule the event that it matched last.
    rules: Vec<u32>,
    pub(super) matching: Vec<usize>,
}

/// Events are counted up to here and then from 1 again.
pub(super) const LAST_EVENT: u32 = u32::MAX >> 2;

impl Verdicts {
    pub(super) fn begin(&mut self, event: u32, rules: &CompiledRules) {
        if event < self.event {
            self.conditions.clear();
            self.texts.clear();
            self.branches.clear();
            self.rules.clear();
        }
        self.event = event;
        self.matching.clear();
        let fit = |list: &mut Vec<u32>, length: usize| {
            if list.len() < length {
                list.resize(length, 0);
            }
        };
        fit(&mut self.conditions, rules.conditions.all.len());
        fit(&mut self.texts, rules.texts.all.len());
        fit(&mut self.branches, rules.branches.len());
        fit(&mut self.rules, rules.rules.len());
    }

    /// The event has this string.
    pub(super) fn has(&mut self, text: u32) {
        if let Some(last) = self.texts.get_mut(text as usize) {
            *last = self.event;
        }
    }

    /// A rule matches.
    pub(super) fn take(&mut self, rule: u32) {
        if let Some(last) = self.rules.get_mut(rule as usize)
            && *last != self.event
        {
            *last = self.event;
            self.matching.push(rule as usize);
        }
    }
}

/// The arrays of the event, worked out when they are first needed.
struct Arrays {
    elements: Vec<Element>,
    plain: HashSet<usize>,
    /// For each condition the values that satisfy it.
    satisfying: std::collections::HashMap<u32, Vec<Spot>>,
    present: std::collections::HashMap<u32, Vec<Spot>>,
}

/// Judges branches for one event.
pub(super) struct Judge<'j> {
    rules: &'j CompiledRules,
    text: &'j str,
    seen: &'j Seen,
    verdicts: &'j mut Verdicts,
    arrays: Option<Arrays>,
}

impl<'j> Judge<'j> {
    pub(super) fn new(
        rules: &'j CompiledRules,
        text: &'j str,
        seen: &'j Seen,
        verdicts: &'j mut Verdicts,
    ) -> Self {
        Self {
            rules,
            text,
            seen,
            verdicts,
            arrays: None,
        }
    }

    /// Some branches may be satisfied; `certain` where a value satisfies what they wait for.
    pub(super) fn wake_all(&mut self, waiters: &Waiters, certain: bool) {
        for Group { also, branches } in &waiters.groups {
            if *also == NOWHERE || self.satisfied(*also) {
                for branch in branches {
                    let waiting = Waiting {
                        branch: *branch,
                        also: NOWHERE,
                    };
                    self.wake(waiting, certain);
                }
            }
        }
    }

    /// A branch may be satisfied; `certain` where a value satisfies the condition that it waits for.
    pub(super) fn wake(&mut self, waiting: Waiting, certain: bool) {
        if waiting.also != NOWHERE && !self.satisfied(waiting.also) {
            return;
        }
        let event = self.verdicts.event;
        let Some(judged) = self.verdicts.branches.get_mut(waiting.branch as usize) else {
            return;
        };
        if std::mem::replace(judged, event) == event {
            return;
        }
        let rules = self.rules;
        let Some(branch) = rules.branches.get(waiting.branch as usize) else {
            return;
        };
        if certain && let Some(known) = self.verdicts.conditions.get_mut(branch.watch as usize) {
            *known = event << 2 | 1;
        }
        if self.holds(&branch.conditions) {
            self.verdicts.take(branch.rule);
        }
    }

    fn holds(&mut self, conditions: &[u32]) -> bool {
        let nested = !self.seen.elements.is_empty();
        let mut in_elements = 0;
        for condition in conditions {
            let satisfied = self.satisfied(*condition);
            if satisfied && !nested {
                continue;
            }
            let Some(asked) = self.rules.conditions.get(*condition) else {
                return false;
            };
            if !satisfied && !asked.may_be_absent {
                return false;
            }
            let at = self.seen.at(asked.node);
            let in_element = at.is_some_and(|at| at.in_elements);
            in_elements += usize::from(in_element);
            // Where several fields lie in elements, the absence of one depends on the others.
            if !satisfied && at.is_some() && !in_element {
                return false;
            }
        }
        match in_elements {
            0 => true,
            1 => conditions.iter().all(|condition| {
                let asked = self.rules.conditions.get(*condition);
                let is_absent = |node| self.seen.at(node).is_none();
                let absent = asked.is_some_and(|it| it.may_be_absent && is_absent(it.node));
                absent || self.satisfied(*condition)
            }),
            _ => self.fit_together(conditions),
        }
    }

    /// Whether some value satisfies the condition.
    fn satisfied(&mut self, condition: u32) -> bool {
        let event = self.verdicts.event;
        let known = self.verdicts.conditions.get(condition as usize).copied();
        if let Some(known) = known
            && known >> 2 == event
        {
            return known & 1 == 1;
        }
        let Some(asked) = self.rules.conditions.get(condition) else {
            return false;
        };
        let satisfied = if asked.is_texts {
            let has = |text: &u32| self.verdicts.texts.get(*text as usize) == Some(&event);
            asked.texts.iter().any(has)
        } else {
            let mut leaves = self.seen.leaves_at(asked.node);
            leaves.any(|leaf| self.seen.value(self.text, leaf).satisfies(asked))
        };
        if let Some(known) = self.verdicts.conditions.get_mut(condition as usize) {
            *known = event << 2 | u32::from(satisfied);
        }
        satisfied
    }

    /// Whether values for all conditions lie in the same elements of arrays.
    fn fit_together(&mut self, conditions: &[u32]) -> bool {
        let (rules, seen, text) = (self.rules, self.seen, self.text);
        let arrays = self.arrays.get_or_insert_with(|| {
            let (elements, plain) = seen.elements();
            Arrays {
                elements,
                plain,
                satisfying: Default::default(),
                present: Default::default(),
            }
        });
        for condition in conditions {
            let Some(asked) = rules.conditions.get(*condition) else {
                return false;
            };
            arrays.satisfying.entry(*condition).or_insert_with(|| {
                let leaves = seen.leaves_at(asked.node);
                let satisfying = leaves.filter(|leaf| seen.value(text, leaf).satisfies(asked));
                satisfying.map(super::seen::Leaf::spot).collect()
            });
            if asked.may_be_absent {
                let spots = || {
                    seen.leaves_at(asked.node)
                        .map(super::seen::Leaf::spot)
                        .collect()
                };
                arrays.present.entry(asked.node).or_insert_with(spots);
            }
        }
        let choices: Vec<_> = conditions
            .iter()
            .map(|condition| {
                let asked = rules.conditions.get(*condition);
                let node = asked.map_or(NOWHERE, |asked| asked.node);
                Choice {
                    satisfying: arrays
                        .satisfying
                        .get(condition)
                        .map_or(&[][..], Vec::as_slice),
                    present: arrays.present.get(&node).map_or(&[][..], Vec::as_slice),
                    may_be_absent: asked.is_some_and(|asked| asked.may_be_absent),
                }
            })
            .collect();
        Search::new(&choices, &arrays.elements, &arrays.plain).succeeds()
    }
}
