//! Many rules and one event, without trying each rule.
//!
//! # How it works
//!
//! A pattern is multiplied out into *branches* (one unless it has `$or`), each a list of
//! *conditions*: a field and its alternatives. A condition that many rules share is kept once.
//!
//! An event is read once, from its text (`skim`). The names that rules ask for are a tree
//! (`fields`); a key of the event is hashed while it is read, and the hash finds the next node. A
//! value at a node where some rule asks for one is noted; everything else is only checked to be
//! JSON (`bytes`), eight bytes at a time, and nothing of it is kept.
//!
//! Each branch waits for *one* of its conditions, the one that is likely to wake the fewest others
//! (`CompiledRules::add` asks each field's [`Index`] how many wait for the same value already). An
//! index finds who waits for a value: a hash table for exact values, a tree of beginnings and one
//! of ends written backwards, sorted ranges for numbers and blocks of addresses. Alternatives
//! without such a property (`wildcard`, `anything-but`, `exists`) wait for any value of their
//! field, so they are chosen last. An index may wake too many branches but never too few.
//!
//! A branch that is woken is judged (`judge`): its other conditions are tried, each at most once an
//! event however many branches share it. So a condition costs nothing until the rest of a branch
//! makes it worth looking at. Where two fields of a branch lie in elements of arrays, the search of
//! the reference matcher decides whether one choice of elements satisfies both. A branch in which
//! every field may be absent is judged for every event.
//!
//! Adding or removing a rule touches the nodes, conditions and buckets of that rule alone. The
//! operators themselves are those of the reference matcher, and so is the meaning of numbers,
//! addresses and letter case. Names with an empty step, which the engine treats in a way of its own,
//! are left to the reference matcher as a whole.

mod bytes;
mod conditions;
mod fields;
mod hash;
mod index;
mod judge;
mod key;
mod radix;
mod ranges;
mod seen;
mod skim;
mod texts;
mod value;
mod waiters;

pub(crate) use key::{Key, backwards, lower};
pub use skim::Reading;

use crate::event::Event;
use crate::matcher::matches;
use crate::pattern::{BranchField, Pattern, parse};
use conditions::Conditions;
use fields::{Fields, NOWHERE};
use index::Index;
use judge::{Judge, Verdicts};
use key::Waiting;
use seen::Seen;
use texts::Texts;

/// Many rules, made ready to find those that match an event.
#[derive(Debug, Default)]
pub struct CompiledRules {
    fields: Fields,
    conditions: Conditions,
    texts: Texts,
    branches: Vec<Branch>,
    /// The places of branches that are free.
    free_branches: Vec<u32>,
    rules: Vec<Rule>,
    free_rules: Vec<u32>,
    /// For each node who waits for its values.
    indices: Vec<Option<Box<Index>>>,
    /// The branches that are judged for every event.
    always: Vec<u32>,
    /// The rules that are left to the reference matcher.
    slow: Vec<u32>,
    count: usize,
}

/// Conditions that must hold together.
#[derive(Debug, Default)]
struct Branch {
    rule: u32,
    /// The condition that it waits for; [`NOWHERE`] where it is judged for every event.
    watch: u32,
    /// Another one, which stands beside it where it waits; [`NOWHERE`] for none.
    also: u32,
    /// In the order of the engine.
    conditions: Box<[u32]>,
}

#[derive(Debug)]
enum Rule {
    Free,
    Branches(Box<[u32]>),
    Slow(Box<Pattern>),
}

/// Memory to match with, so that it need not be asked for with each event. Nothing about an event
/// is kept in it.
#[derive(Debug, Default)]
pub struct Scratch {
    event: u32,
    seen: Seen,
    verdicts: Verdicts,
    buffer: String,
}

/// The text is not an event; [`Event::read`] says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEvent;

impl std::fmt::Display for NotAnEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the text is not a JSON object")
    }
}

impl std::error::Error for NotAnEvent {}

impl CompiledRules {
    /// No rules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no rules.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds a rule and gives its number: 0, 1, 2 and so on, but the number of a rule that was
    /// removed is given again. A pattern with an error matches nothing.
    pub fn add(&mut self, pattern: &Pattern) -> usize {
        let rule = self.free_rules.pop().unwrap_or_else(|| {
            self.rules.push(Rule::Free);
            place(self.rules.len() - 1)
        });
        let is_odd = |name: &String| name.split('.').any(str::is_empty);
        let made = if !pattern.is_valid() {
            Rule::Branches(Box::default())
        } else if pattern.names.iter().any(is_odd) {
            self.slow.push(rule);
            Rule::Slow(Box::new(parse(pattern.text()).0))
        } else {
            let nodes: Vec<u32> = pattern.names.iter().map(|n| self.fields.make(n)).collect();
            let branches = pattern.branches.iter();
            let branches = branches.map(|fields| self.add_branch(rule, pattern, fields, &nodes));
            Rule::Branches(branches.collect())
        };
        if let Some(slot) = self.rules.get_mut(rule as usize) {
            *slot = made;
        }
        self.count += 1;
        rule as usize
    }

    fn add_branch(
        &mut self,
        rule: u32,
        pattern: &Pattern,
        fields: &[BranchField],
        nodes: &[u32],
    ) -> u32 {
        if self.indices.len() < self.fields.nodes.len() {
            self.indices.resize_with(self.fields.nodes.len(), || None);
        }
        let mut conditions = Vec::with_capacity(fields.len());
        for part in fields {
            let (field, node) = (pattern.fields.get(part.field), nodes.get(part.name));
            if let (Some(field), Some(node)) = (field, node)
                && let Some(index) = self.indices.get_mut(*node as usize)
            {
                let index = index.get_or_insert_default();
                let (names, texts) = (&mut self.fields, &mut self.texts);
                conditions.push(self.conditions.take(field, *node, names, index, texts));
            }
        }
        // What most rules ask stands beside, for it is tried once for all of them.
        let uses = |condition: &u32| {
            let known = self.conditions.get(*condition);
            known.filter(|it| !it.may_be_absent).map(|it| it.uses)
        };
        let shared = conditions.iter().copied().max_by_key(uses);
        let other = conditions.iter().filter(|it| Some(**it) != shared);
        let loads = other.filter_map(|it| Some((self.load(*it)?, *it)));
        let watched = loads.min_by_key(|(load, _)| *load).map(|it| it.1);
        let able = shared.filter(|it| uses(it).is_some());
        let watch = watched.or(able).unwrap_or(NOWHERE);
        let also = able.filter(|it| *it != watch).unwrap_or(NOWHERE);
        let branch = Branch {
            rule,
            watch,
            also,
            conditions: conditions.into(),
        };
        let number = match self.free_branches.pop() {
            Some(number) => number,
            None => {
                self.branches.push(Branch::default());
                place(self.branches.len() - 1)
            }
        };
        if let Some(slot) = self.branches.get_mut(number as usize) {
            *slot = branch;
        }
        let waiting = Waiting {
            branch: number,
            also,
        };
        let Some(condition) = self.conditions.get(watch) else {
            self.always.push(number);
            return number;
        };
        for text in &condition.texts {
            if let Some(text) = self.texts.all.get_mut(*text as usize) {
                text.waiting.push(waiting);
            }
        }
        if let Some(Some(index)) = self.indices.get_mut(condition.node as usize) {
            for test in &condition.tests {
                index.add(&Key::of(test), waiting);
            }
        }
        number
    }

    /// About how many branches are woken together with one that waits for this condition; `None`
    /// where nobody can wait for it.
    fn load(&self, condition: u32) -> Option<usize> {
        let condition = self.conditions.get(condition)?;
        if condition.may_be_absent {
            return None;
        }
        let index = self.indices.get(condition.node as usize)?.as_deref();
        let empty = Index::default();
        let index = index.unwrap_or(&empty);
        Some(
            condition
                .tests
                .iter()
                .map(|test| index.load(&Key::of(test)))
                .sum(),
        )
    }

    /// Removes a rule; `false` where no rule has this number.
    pub fn remove(&mut self, rule: usize) -> bool {
        let number = place(rule);
        let Some(slot) = self.rules.get_mut(rule) else {
            return false;
        };
        match std::mem::replace(slot, Rule::Free) {
            Rule::Free => return false,
            Rule::Slow(_) => self.slow.retain(|other| *other != number),
            Rule::Branches(branches) => {
                for branch in branches {
                    self.remove_branch(branch);
                }
            }
        }
        self.free_rules.push(number);
        self.count -= 1;
        true
    }

    fn remove_branch(&mut self, number: u32) {
        let slot = self.branches.get_mut(number as usize);
        let Some(branch) = slot.map(std::mem::take) else {
            return;
        };
        let waiting = Waiting {
            branch: number,
            also: branch.also,
        };
        if let Some(condition) = self.conditions.get(branch.watch) {
            for text in &condition.texts {
                if let Some(text) = self.texts.all.get_mut(*text as usize) {
                    text.waiting.take(waiting);
                }
            }
            if let Some(Some(index)) = self.indices.get_mut(condition.node as usize) {
                for test in &condition.tests {
                    index.remove(&Key::of(test), waiting);
                }
            }
        } else {
            self.always.retain(|other| *other != number);
        }
        for condition in branch.conditions {
            let (names, texts) = (&mut self.fields, &mut self.texts);
            self.conditions
                .release(condition, names, &mut self.indices, texts);
        }
        self.free_branches.push(number);
    }

    /// The numbers of the rules that match an event, given as text; rising.
    ///
    /// # Errors
    /// Where the text is no JSON object. With [`Reading::Trusted`] that is not always noticed.
    pub fn matching<'s>(
        &self,
        event: &str,
        reading: Reading,
        scratch: &'s mut Scratch,
    ) -> Result<&'s [usize], NotAnEvent> {
        let Scratch {
            event: number,
            seen,
            verdicts,
            buffer,
        } = scratch;
        *number = *number % judge::LAST_EVENT + 1;
        seen.begin(*number, self.fields.nodes.len());
        verdicts.begin(*number, self);
        skim::skim(&self.fields, event, reading, seen).map_err(|_| NotAnEvent)?;
        seen.prepare(event, &self.fields, &self.indices);
        for leaf in &seen.leaves {
            verdicts.has(leaf.text);
        }
        let mut judge = Judge::new(self, event, seen, verdicts);
        for leaf in &seen.leaves {
            if let Some(text) = self.texts.get(leaf.text) {
                judge.wake_all(&text.waiting, true);
            }
            if let Some(Some(index)) = self.indices.get(leaf.node as usize) {
                let value = seen.value(event, leaf);
                index.wake(&value, buffer, &mut judge);
            }
        }
        for branch in &self.always {
            let waiting = Waiting {
                branch: *branch,
                also: NOWHERE,
            };
            judge.wake(waiting, false);
        }
        if !self.slow.is_empty()
            && let Some(event) = Event::read(event).0
        {
            for rule in &self.slow {
                if let Some(Rule::Slow(pattern)) = self.rules.get(*rule as usize)
                    && matches(pattern, &event)
                {
                    verdicts.take(*rule);
                }
            }
        }
        verdicts.matching.sort_unstable();
        Ok(&verdicts.matching)
    }
}

fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOWHERE)
}
