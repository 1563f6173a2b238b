//! Many rules and one event, without trying each rule.
//!
//! # How it works
//!
//! A pattern is multiplied out into *branches* (one unless it has `$or`), each a list of
//! *conditions*: a field and its alternatives. A condition that many rules share is kept once.
//!
//! An event is read once, from its text (`skim`). The names that rules ask for are a tree
//! (`fields`), whose next node a key of the event finds by its first sixteen bytes. A value at a node
//! where some rule asks for one is noted; everything else is only checked to be JSON (`bytes`), and
//! nothing of it is kept. Where strings end is found for 64 bytes at once (`chunk`). A string that
//! some rule names becomes a number (`texts`), once an event.
//!
//! Each branch waits for *one* of its conditions, one that few events are likely to satisfy
//! (`CompiledRules::choose` asks each field's [`Index`]). An index finds who waits for a value: by
//! number for exact strings, a tree of beginnings and one of ends written backwards, sorted ranges for
//! numbers and blocks of addresses. A `wildcard` is found by its beginning or its end. Alternatives
//! without such a property (`anything-but`, `exists`) wait for any value of their field. An index may
//! wake too many branches but never too few.
//!
//! What a branch asks beside the condition that it waits for is a set of conditions (`contexts`), kept
//! once for all branches that ask the same. Sets wait for strings, too; once all strings of an event
//! are known, most sets are settled without having been looked at. So a branch that is woken costs one
//! look at what is known of its set (`judge`, `verdicts`), however many branches share it. Where two
//! fields of a branch lie in elements of arrays (`nested`), the elements that satisfy each are
//! compared as bits; in arrays within arrays the search of the reference matcher decides. A branch in
//! which every field may be absent is judged for every event.
//!
//! Adding or removing a rule touches the nodes, conditions and buckets of that rule alone. The
//! operators themselves are those of the reference matcher, and so is the meaning of numbers,
//! addresses and letter case. Names with an empty step, which the engine treats in a way of its own,
//! are left to the reference matcher as a whole.
//!
//! # What bounds it
//!
//! Of an event of 900 bytes and 100 rules more than half of the time is reading (keys looked up, ends of
//! strings, the fields' values noted), an eighth the numbers of strings and addresses, and a quarter sets and
//! branches; with one rule reading alone costs a little less than the plain scan. With 100 rules it is
//! about 16,500 instructions an event where the scan takes 11,000, and a seventh of the time goes to
//! branches that the processor cannot guess: what is nearly the same a thousand times costs less. At 10,000 rules 60 of them
//! match, and time goes to sets and branches that are woken: ranges that hold a number (64, 5 of them of
//! a set that holds), sets that are tried (30, 12 hold), rules with `anything-but`, and fields in elements
//! of arrays. Looking groups up by the sets that hold, ranges kept by set, and short lists without a box
//! of their own have been tried: nothing that can be measured.

mod bytes;
mod chunk;
mod conditions;
mod contexts;
mod fields;
mod hash;
mod index;
mod judge;
mod key;
mod nested;
mod radix;
mod ranges;
mod seen;
mod skim;
mod texts;
mod value;
mod verdicts;
mod waiters;

pub(crate) use key::{Key, backwards, lower};
pub use skim::Reading;

use crate::event::Event;
use crate::matcher::matches;
use crate::pattern::{BranchField, Pattern, parse};
use conditions::{Conditions, Shape};
use contexts::Contexts;
use fields::{Fields, NOWHERE};
use index::Index;
use judge::Judge;
use key::Waiting;
use seen::Seen;
use texts::Texts;
use verdicts::{LAST_EVENT, Verdicts};

/// Many rules, made ready to find those that match an event.
#[derive(Debug, Default)]
pub struct CompiledRules {
    fields: Fields,
    conditions: Conditions,
    contexts: Contexts,
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
    /// The others as a set; [`NOWHERE`] for none.
    context: u32,
    /// All of them, in the order of the engine.
    conditions: Box<[u32]>,
}

impl Branch {
    fn waiting(&self, branch: u32) -> Waiting {
        Waiting {
            branch,
            rule: self.rule,
            context: self.context,
        }
    }
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
    frames: Vec<skim::Frame>,
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
        let (watch, others) = self.choose(&conditions);
        let branch = Branch {
            rule,
            watch,
            context: self.take_context(&others),
            conditions: conditions.into(),
        };
        let number = match self.free_branches.pop() {
            Some(number) => number,
            None => {
                self.branches.push(Branch::default());
                place(self.branches.len() - 1)
            }
        };
        let waiting = branch.waiting(number);
        if let Some(slot) = self.branches.get_mut(number as usize) {
            *slot = branch;
        }
        let Some(condition) = self.conditions.get(watch) else {
            self.always.push(number);
            return number;
        };
        for text in condition.waited_for() {
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

    /// The condition that a branch waits for, and the others: one that few events are likely to
    /// satisfy. But what is asked beside it is tried once for all that ask the same, so rather one
    /// whose others are asked together already.
    fn choose(&self, conditions: &[u32]) -> (u32, Vec<u32>) {
        let mut sorted = conditions.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let without = |watch: u32| -> Vec<u32> {
            let others = sorted.iter().filter(|other| **other != watch);
            others.copied().collect()
        };
        let able = sorted.iter().filter_map(|watch| {
            let others = without(*watch);
            let shared = others.is_empty() || self.contexts.find(&others).is_some();
            let chance = self.chance(*watch)?;
            let uses = self.conditions.get(*watch)?.uses;
            Some((chance * if shared { 1 } else { 32 }, uses, *watch, others))
        });
        match able.min() {
            Some((_, _, watch, others)) => (watch, others),
            None => (NOWHERE, sorted),
        }
    }

    /// The set of what a branch asks beside what it waits for.
    fn take_context(&mut self, others: &[u32]) -> u32 {
        let lists = others.iter().filter(|it| {
            let condition = self.conditions.get(**it);
            condition.is_some_and(|known| known.shape == Shape::Texts)
        });
        let watch = lists.min_by_key(|it| self.chance(**it));
        let watch = watch.copied().unwrap_or(NOWHERE);
        let (context, is_new) = self.contexts.take(others, watch);
        if is_new && let Some(condition) = self.conditions.get(watch) {
            for text in &condition.texts {
                if let Some(text) = self.texts.all.get_mut(*text as usize) {
                    text.contexts.push(context);
                }
            }
        }
        context
    }

    /// About how many of [`index::ALWAYS`] events satisfy this condition; `None` where nobody can
    /// wait for it.
    fn chance(&self, condition: u32) -> Option<usize> {
        let condition = self.conditions.get(condition)?;
        if condition.may_be_absent {
            return None;
        }
        let index = self.indices.get(condition.node as usize)?.as_deref()?;
        let chances = condition
            .tests
            .iter()
            .map(|test| index.chance(&Key::of(test)));
        Some(chances.sum())
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
        let waiting = branch.waiting(number);
        if let Some(condition) = self.conditions.get(branch.watch) {
            for text in condition.waited_for() {
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
        if let Some(watch) = self.contexts.release(branch.context)
            && let Some(condition) = self.conditions.get(watch)
        {
            for text in &condition.texts {
                if let Some(text) = self.texts.all.get_mut(*text as usize) {
                    text.contexts.retain(|other| *other != branch.context);
                }
            }
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
            frames,
            buffer,
        } = scratch;
        *number = *number % LAST_EVENT + 1;
        seen.begin(*number, self.fields.nodes.len());
        verdicts.begin(*number, self);
        skim::skim(&self.fields, event, reading, seen, frames).map_err(|_| NotAnEvent)?;
        seen.prepare(event, &self.fields, &self.indices, &self.texts);
        for leaf in &seen.leaves {
            verdicts.has(leaf.text, leaf.node);
        }
        let fresh = std::mem::take(&mut verdicts.fresh);
        let mut judge = Judge::new(self, event, seen, verdicts);
        for (text, _) in &fresh {
            for context in self.texts.get(*text).map_or(&[][..], |text| &text.contexts) {
                judge.find_context(*context);
            }
        }
        for (text, node) in &fresh {
            if let Some(text) = self.texts.get(*text) {
                judge.at(*node);
                judge.wake_all(&text.waiting, true);
            }
        }
        for (place, leaf) in seen.leaves.iter().enumerate() {
            if let Some(Some(index)) = self.indices.get(leaf.node as usize)
                && index.looks_at_values()
            {
                judge.at(leaf.node);
                if seen.at(leaf.node).is_some_and(|at| at.first == place) {
                    judge.wake_all(&index.present, false);
                }
                index.wake(&seen.value(event, leaf), buffer, &mut judge);
            }
        }
        for branch in &self.always {
            judge.wake_always(*branch);
        }
        verdicts.fresh = fresh;
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
        verdicts.collect();
        Ok(&verdicts.matching)
    }
}

fn place(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOWHERE)
}
