//! The strings that conditions name, each with a number, so that a condition which is a list of
//! strings is tried by comparing numbers.

use super::index::Index;
use super::waiters::Waiters;

/// A string of one field.
#[derive(Debug, Default)]
pub(super) struct Text {
    uses: u32,
    /// The branches that wait for it.
    pub(super) waiting: Waiters,
}

/// All strings; a number that is free is given again.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) all: Vec<Text>,
    free: Vec<u32>,
}

impl Texts {
    pub(super) fn get(&self, number: u32) -> Option<&Text> {
        self.all.get(number as usize)
    }

    /// The number of a string, for one condition more.
    pub(super) fn take(&mut self, index: &mut Index, text: &str) -> u32 {
        if let Some(number) = index.texts.get(text) {
            if let Some(known) = self.all.get_mut(*number as usize) {
                known.uses += 1;
            }
            return *number;
        }
        let number = self.free.pop().unwrap_or_else(|| {
            self.all.push(Text::default());
            u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
        });
        if let Some(slot) = self.all.get_mut(number as usize) {
            slot.uses = 1;
        }
        index.texts.insert(text.into(), number);
        number
    }

    /// One condition less names it.
    pub(super) fn release(&mut self, index: &mut Index, text: &str) {
        let Some(number) = index.texts.get(text).copied() else {
            return;
        };
        if let Some(known) = self.all.get_mut(number as usize) {
            known.uses = known.uses.saturating_sub(1);
            if known.uses == 0 {
                index.texts.remove(text);
                self.free.push(number);
            }
        }
    }
}
