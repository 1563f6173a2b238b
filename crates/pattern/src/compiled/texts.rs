//! The strings that conditions name, each with a number, so that a condition which is a list of
//! strings is tried by comparing numbers.

use super::chunk::{Chunk, SIZE};
use super::hash;
use super::waiters::Waiters;

/// A string of one field.
#[derive(Debug, Default)]
pub(super) struct Text {
    text: Box<str>,
    uses: u32,
    /// The branches that wait for it.
    pub(super) waiting: Waiters,
    /// The sets of conditions that wait for it.
    pub(super) contexts: Vec<u32>,
}

/// Where a string is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    /// A string of up to sixteen bytes itself, of a longer one something that all its bytes make.
    bytes: Chunk,
    /// The node and the length, see [`hash::of_node`].
    start: u64,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    number: u32,
}

/// Nothing stands here, and nothing does any more.
const FREE: u32 = u32::MAX;
const GONE: u32 = u32::MAX - 1;

const EMPTY: Slot = Slot {
    key: Key {
        bytes: Chunk::EMPTY,
        start: 0,
    },
    number: FREE,
};

/// All strings; a number that is free is given again.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) all: Vec<Text>,
    free: Vec<u32>,
    /// Open addressing; at least twice as many places as are taken or have been.
    slots: Vec<Slot>,
    taken: usize,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            free: Vec::new(),
            slots: vec![EMPTY; 16],
            taken: 0,
        }
    }
}

impl Key {
    /// Of the string between two places of a text.
    #[inline]
    fn of(node: u32, text: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        let first = Chunk::at(text, start);
        let bytes = match length {
            0..=SIZE => first.first(length),
            _ if length <= 2 * SIZE => first.beside(Chunk::at(text, end - SIZE)),
            _ => Chunk::of(hash::of(text.get(start..end).unwrap_or_default())),
        };
        Self {
            bytes,
            start: hash::of_node(node, length),
        }
    }

    fn place(self, places: usize) -> usize {
        hash::place(self.start, self.bytes, places)
    }
}

impl Texts {
    pub(super) fn get(&self, number: u32) -> Option<&Text> {
        self.all.get(number as usize)
    }

    /// The number of the string that stands between two places of a text, where some condition of
    /// the field names it.
    #[inline]
    pub(super) fn find(&self, node: u32, text: &[u8], start: usize, end: usize) -> Option<u32> {
        let place = self.place(Key::of(node, text, start, end), text.get(start..end)?)?;
        self.slots.get(place).map(|slot| slot.number)
    }

    #[inline]
    fn place(&self, key: Key, text: &[u8]) -> Option<usize> {
        let mut place = key.place(self.slots.len());
        loop {
            let slot = self.slots.get(place)?;
            let is_it = slot.key == key && slot.number < GONE;
            if is_it && (text.len() <= SIZE || self.has(slot.number, text)) {
                return Some(place);
            }
            if slot.number == FREE {
                return None;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }

    fn has(&self, number: u32, text: &[u8]) -> bool {
        let known = self.get(number);
        known.is_some_and(|known| known.text.as_bytes() == text)
    }

    fn put(&mut self, slot: Slot) {
        let places = self.slots.len();
        let mut place = slot.key.place(places);
        while let Some(other) = self.slots.get_mut(place) {
            if other.number == FREE {
                *other = slot;
                self.taken += 1;
                return;
            }
            place = (place + 1) & (places - 1);
        }
    }

    /// The number of a string, for one condition more; and whether it is new.
    pub(super) fn take(&mut self, node: u32, text: &str) -> (u32, bool) {
        if let Some(number) = self.find(node, text.as_bytes(), 0, text.len()) {
            if let Some(known) = self.all.get_mut(number as usize) {
                known.uses += 1;
            }
            return (number, false);
        }
        let number = self.free.pop().unwrap_or_else(|| {
            self.all.push(Text::default());
            u32::try_from(self.all.len() - 1).unwrap_or(GONE)
        });
        if let Some(slot) = self.all.get_mut(number as usize) {
            *slot = Text {
                text: text.into(),
                uses: 1,
                ..Text::default()
            };
        }
        if (self.taken + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let key = Key::of(node, text.as_bytes(), 0, text.len());
        self.put(Slot { key, number });
        (number, true)
    }

    /// Makes room, and forgets what is gone.
    fn grow(&mut self) {
        let stays = |slot: &Slot| slot.number < GONE;
        let count = self.slots.iter().filter(|slot| stays(slot)).count();
        let places = ((count + 1) * 4).next_power_of_two().max(16);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; places]);
        self.taken = 0;
        for slot in old.into_iter().filter(stays) {
            self.put(slot);
        }
    }

    /// One condition less names it; whether it was the last one.
    pub(super) fn release(&mut self, node: u32, text: &str) -> bool {
        let key = Key::of(node, text.as_bytes(), 0, text.len());
        let slot = self
            .place(key, text.as_bytes())
            .and_then(|place| self.slots.get_mut(place));
        let Some(slot) = slot else { return false };
        let Some(known) = self.all.get_mut(slot.number as usize) else {
            return false;
        };
        known.uses = known.uses.saturating_sub(1);
        if known.uses > 0 {
            return false;
        }
        *known = Text::default();
        self.free.push(slot.number);
        slot.number = GONE;
        true
    }
}
