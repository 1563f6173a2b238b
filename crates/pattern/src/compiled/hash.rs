//! One hash for names and texts: quick, and the same whether the bytes come from a rule or are
//! hashed on the way while an event is read.

use std::hash::{BuildHasherDefault, Hasher};

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

/// The hash of some bytes.
pub(super) fn of(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let hash = chunks
        .iter()
        .fold(0, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(hash, u64::from_le_bytes(last))
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
