//! What is known of conditions, branches and rules for one event.

use super::CompiledRules;
use super::nested::Arrays;

/// What is known for one event. Only the memory is used again: each entry says of which event it
/// is, so nothing has to be cleared.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    pub(super) event: u32,
    /// For each condition, and for each set of them, what is known of it.
    pub(super) conditions: Vec<Known>,
    pub(super) contexts: Vec<Known>,
    /// For each string that conditions name the last event that had it.
    pub(super) texts: Vec<u32>,
    /// The strings that the event has, each once, with their fields.
    pub(super) fresh: Vec<(u32, u32)>,
    /// For each branch the event for which it was judged last.
    pub(super) branches: Vec<u32>,
    /// For each rule a bit, and for each word of them a bit: whether it matches.
    rules: Vec<u64>,
    words: Vec<u64>,
    pub(super) arrays: Arrays,
    pub(super) matching: Vec<usize>,
}

/// Eight times the event, and [`Known::POSSIBLE`], [`Known::SURE`] and [`Known::INSIDE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known(u32);

/// Events are counted up to here and then from 1 again.
pub(super) const LAST_EVENT: u32 = u32::MAX >> 3;

impl Known {
    /// It may hold; for certain unless fields lie in elements of arrays.
    pub(super) const POSSIBLE: u32 = 1;
    /// A value satisfies it, or it is absent and may be.
    pub(super) const SURE: u32 = 2;
    /// Values of its field lie in elements of arrays; of a set of conditions, of one of its fields.
    pub(super) const INSIDE: u32 = 4;

    pub(super) fn new(event: u32, flags: u32) -> Self {
        Self(event << 3 | flags)
    }

    /// What is known, where it is of this event.
    #[inline]
    pub(super) fn of(self, event: u32) -> Option<u32> {
        (self.0 >> 3 == event).then_some(self.0 & 7)
    }
}

impl Verdicts {
    pub(super) fn begin(&mut self, event: u32, rules: &CompiledRules) {
        if event < self.event {
            self.conditions.clear();
            self.contexts.clear();
            self.texts.clear();
            self.branches.clear();
            self.arrays = Arrays::default();
        }
        self.event = event;
        self.matching.clear();
        self.fresh.clear();
        fit(&mut self.conditions, rules.conditions.all.len());
        fit(&mut self.contexts, rules.contexts.len());
        fit(&mut self.texts, rules.texts.all.len());
        fit(&mut self.branches, rules.branches.len());
        let words = rules.rules.len().div_ceil(64);
        fit(&mut self.rules, words);
        fit(&mut self.words, words.div_ceil(64));
    }

    /// The event has this string in this field.
    #[inline]
    pub(super) fn has(&mut self, text: u32, node: u32) {
        if let Some(last) = self.texts.get_mut(text as usize)
            && *last != self.event
        {
            *last = self.event;
            self.fresh.push((text, node));
        }
    }

    /// A rule matches.
    #[inline]
    pub(super) fn take(&mut self, rule: u32) {
        let rule = rule as usize;
        if let Some(word) = self.rules.get_mut(rule / 64) {
            *word |= 1 << (rule % 64);
        }
        if let Some(word) = self.words.get_mut(rule / 64 / 64) {
            *word |= 1 << (rule / 64 % 64);
        }
    }

    /// Writes down the rules that match, and forgets their bits.
    pub(super) fn collect(&mut self) {
        for (block, words) in self.words.iter_mut().enumerate() {
            for place in bits(std::mem::take(words)) {
                let place = block * 64 + place;
                let word = self.rules.get_mut(place).map(std::mem::take);
                let rules = bits(word.unwrap_or_default());
                self.matching.extend(rules.map(|rule| place * 64 + rule));
            }
        }
    }
}

fn fit<T: Clone + Default>(list: &mut Vec<T>, length: usize) {
    if list.len() < length {
        list.resize(length, T::default());
    }
}

/// The places of the bits that are set, rising.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}
