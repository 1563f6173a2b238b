//! One hash for names and texts: quick, and the same whether the bytes come from a rule or are
//! hashed on the way while an event is read.

use std::hash::{BuildHasherDefault, Hasher};

use super::chunk::{self, Chunk};

/// An odd number with bits well spread: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Takes eight more bytes into a hash; the last ones are filled up with zeros.
pub(super) const fn mix(hash: u64, bytes: u64) -> u64 {
    (hash.rotate_left(23) ^ bytes).wrapping_mul(SPREAD)
}

/// What a hash ends with, so that its low bits depend on all others.
pub(super) const fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 32)
}

/// What the place of something starts from that belongs to a node and has so many bytes.
#[inline]
pub(super) const fn of_node(node: u32, length: usize) -> u64 {
    ((node as u64) << 32) ^ length as u64
}

/// Where something may first stand in a table of so many places, at most 2^32.
#[inline]
pub(super) fn place(start: u64, bytes: Chunk, places: usize) -> usize {
    let (low, high) = bytes.halves();
    // The multiplications do not wait for each other; what they make of all bytes is in the high bits.
    let low = (low ^ start).wrapping_mul(SPREAD);
    let high = high.wrapping_mul(OTHER_SPREAD);
    let hash = (low ^ high) >> 32;
    usize::try_from((hash * places as u64) >> 32).unwrap_or_default()
}

/// Another odd number: 2^64 times the fraction of the square root of three.
const OTHER_SPREAD: u64 = 0xBB67_AE85_84CA_A73B;

/// Takes sixteen more bytes into a hash.
const fn mix_wide(hash: u64, bytes: Chunk) -> u64 {
    let (low, high) = bytes.halves();
    mix(mix(hash, low), high)
}

/// The hash of some bytes, the last of which are filled up with zeros.
#[inline]
pub(super) fn of(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (0, 0);
    loop {
        let chunk = Chunk::at(bytes, at);
        hash = mix_wide(hash, chunk.first(chunk::SIZE));
        at += chunk::SIZE;
        if at >= bytes.len() {
            return hash;
        }
    }
}

/// The same as a hasher of the standard library.
#[derive(Default)]
pub(super) struct Fast(u64);

/// A map with this hash.
pub(super) type FastMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fast>>;

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0, of(bytes));
    }

    fn write_u8(&mut self, value: u8) {
        self.0 = mix(self.0, u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = mix(self.0, u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0, value);
    }

    fn write_usize(&mut self, value: usize) {
        self.0 = mix(self.0, value as u64);
    }

    fn finish(&self) -> u64 {
        finish(self.0)
    }
}
