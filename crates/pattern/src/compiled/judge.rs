//! Which of the branches that an event has woken are satisfied.

use super::conditions::{Condition, Shape};
use super::fields::NOWHERE;
use super::key::Waiting;
use super::seen::{Leaf, Seen};
use super::verdicts::{Known, Verdicts};
use super::waiters::Waiters;
use super::{Branch, CompiledRules, contexts};

/// Judges branches for one event.
pub(super) struct Judge<'j> {
    pub(super) rules: &'j CompiledRules,
    pub(super) text: &'j str,
    pub(super) seen: &'j Seen,
    pub(super) verdicts: &'j mut Verdicts,
    /// Whether the field that wakes branches has values in elements of arrays.
    inside: bool,
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
            inside: false,
        }
    }

    /// What follows is woken by values of this field.
    #[inline]
    pub(super) fn at(&mut self, node: u32) {
        self.inside = self.seen.at(node).is_some_and(|at| at.in_elements);
    }

    /// Some branches may be satisfied; `certain` where a value satisfies what they wait for.
    #[inline]
    pub(super) fn wake_all(&mut self, waiters: &Waiters, certain: bool) {
        for group in &waiters.groups {
            let flags = self.context(group.context);
            if flags & Known::POSSIBLE != 0 {
                for waiting in &group.branches {
                    self.settle(*waiting, flags, certain);
                }
            }
        }
    }

    /// A branch may be satisfied; `certain` where a value satisfies the condition that it waits for.
    #[inline]
    pub(super) fn wake(&mut self, waiting: Waiting, certain: bool) {
        let flags = self.context(waiting.context);
        if flags & Known::POSSIBLE != 0 {
            self.settle(waiting, flags, certain);
        }
    }

    /// A branch for which the event need not have anything.
    pub(super) fn wake_always(&mut self, branch: u32) {
        let rules = self.rules;
        let Some(known) = rules.branches.get(branch as usize) else {
            return;
        };
        self.inside = false;
        self.wake(known.waiting(branch), true);
    }

    /// What a branch asks beside what it waits for may hold.
    #[inline]
    fn settle(&mut self, waiting: Waiting, flags: u32, certain: bool) {
        let mut inside = self.inside || flags & Known::INSIDE != 0;
        if !certain {
            let branch = self.rules.branches.get(waiting.branch as usize);
            let flags = self.condition(branch.map_or(NOWHERE, |branch| branch.watch));
            if flags & Known::POSSIBLE == 0 {
                return;
            }
            inside |= flags & Known::INSIDE != 0;
        }
        if !inside || self.holds_inside(waiting.branch) {
            self.verdicts.take(waiting.rule);
        }
    }

    /// What is known of a set of conditions.
    #[inline]
    fn context(&mut self, context: u32) -> u32 {
        if context == NOWHERE {
            return Known::POSSIBLE;
        }
        let event = self.verdicts.event;
        let known = self.verdicts.contexts.get(contexts::place(context));
        match known.and_then(|known| known.of(event)) {
            Some(flags) => flags,
            None if contexts::waits(context) => 0,
            None => self.find_context(context),
        }
    }

    /// Tries a set of conditions.
    pub(super) fn find_context(&mut self, context: u32) -> u32 {
        let rules = self.rules;
        let mut flags = Known::POSSIBLE;
        for condition in rules.contexts.conditions(context) {
            let one = self.condition(*condition);
            if one & Known::POSSIBLE == 0 {
                flags = 0;
                break;
            }
            flags |= one & Known::INSIDE;
        }
        if let Some(known) = self.verdicts.contexts.get_mut(contexts::place(context)) {
            *known = Known::new(self.verdicts.event, flags);
        }
        flags
    }

    /// What is known of a condition.
    #[inline]
    fn condition(&mut self, condition: u32) -> u32 {
        let event = self.verdicts.event;
        let known = self.verdicts.conditions.get(condition as usize);
        match known.and_then(|known| known.of(event)) {
            Some(flags) => flags,
            None => self.find_condition(condition),
        }
    }

    fn find_condition(&mut self, condition: u32) -> u32 {
        let Some(asked) = self.rules.conditions.get(condition) else {
            return 0;
        };
        let at = self.seen.at(asked.node);
        let inside = at.is_some_and(|at| at.in_elements);
        // Where several fields lie in elements, the absence of one depends on the others.
        let flags = match self.satisfied(asked) {
            true => Known::POSSIBLE | Known::SURE,
            false if !asked.may_be_absent => 0,
            false if at.is_none() => Known::POSSIBLE | Known::SURE,
            false if inside => Known::POSSIBLE,
            false => 0,
        };
        let flags = flags | if inside { Known::INSIDE } else { 0 };
        if let Some(known) = self.verdicts.conditions.get_mut(condition as usize) {
            *known = Known::new(self.verdicts.event, flags);
        }
        flags
    }

    /// Whether some value satisfies the condition.
    fn satisfied(&self, asked: &Condition) -> bool {
        if asked.shape == Shape::Texts {
            let event = self.verdicts.event;
            let has = |text: &u32| self.verdicts.texts.get(*text as usize) == Some(&event);
            return asked.texts.iter().any(has);
        }
        let mut leaves = self.seen.leaves_at(asked.node);
        leaves.any(|leaf| self.takes(asked, leaf))
    }

    /// Whether a value satisfies a condition of its field.
    #[inline]
    pub(super) fn takes(&self, asked: &Condition, leaf: &Leaf) -> bool {
        let value = || self.seen.value(self.text, leaf).satisfies(asked);
        asked.takes(leaf.text, value)
    }

    /// Whether a branch is satisfied in which values of a field lie in elements of arrays; judged
    /// once an event.
    fn holds_inside(&mut self, number: u32) -> bool {
        let (rules, event) = (self.rules, self.verdicts.event);
        let Some(judged) = self.verdicts.branches.get_mut(number as usize) else {
            return false;
        };
        if std::mem::replace(judged, event) == event {
            // If it was satisfied, its rule has been taken.
            return false;
        }
        let Some(Branch { conditions, .. }) = rules.branches.get(number as usize) else {
            return false;
        };
        let (mut sure, mut inside) = (true, 0);
        for condition in conditions {
            let flags = self.condition(*condition);
            if flags & Known::POSSIBLE == 0 {
                return false;
            }
            sure &= flags & Known::SURE != 0;
            inside += usize::from(flags & Known::INSIDE != 0);
        }
        match inside {
            0 | 1 => sure,
            _ => self.fit_together(conditions, sure),
        }
    }
}
