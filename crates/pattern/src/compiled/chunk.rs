//! Many bytes at once: by the vector instructions that every x86-64 has, in WebAssembly by those
//! of `simd128` where the module is built with them, elsewhere as whole numbers.

/// Sixteen bytes of a text; behind its end there are zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk(u128);

/// How many bytes a chunk has.
pub(super) const SIZE: usize = 16;

/// For each number of bytes those of a chunk.
#[expect(clippy::indexing_slicing, reason = "worked out by the compiler")]
const BEGINNINGS: [u128; SIZE + 1] = {
    let mut all = [u128::MAX; SIZE + 1];
    let mut count = 0;
    while count < SIZE {
        all[count] = !(u128::MAX << (8 * count));
        count += 1;
    }
    all
};

impl Chunk {
    /// Zeros.
    pub(super) const EMPTY: Self = Self(0);

    /// The bytes from a place on.
    #[inline]
    pub(super) fn at(text: &[u8], at: usize) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        match rest.first_chunk::<SIZE>() {
            Some(bytes) => Self(u128::from_le_bytes(*bytes)),
            None => Self::short(rest),
        }
    }

    /// Fewer bytes than a chunk has.
    #[inline(never)]
    fn short(rest: &[u8]) -> Self {
        let mut bytes = [0; SIZE];
        if let Some(part) = bytes.get_mut(..rest.len()) {
            part.copy_from_slice(rest);
        }
        Self(u128::from_le_bytes(bytes))
    }

    /// The first so many bytes; at most [`SIZE`].
    #[inline]
    pub(super) fn first(self, count: usize) -> Self {
        Self(self.0 & BEGINNINGS.get(count.min(SIZE)).copied().unwrap_or_default())
    }

    /// What this and another chunk make.
    #[inline]
    pub(super) const fn beside(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0.rotate_left(67)))
    }

    /// A number as a chunk.
    pub(super) const fn of(number: u64) -> Self {
        Self(number as u128)
    }

    /// Its two halves.
    #[inline]
    pub(super) const fn halves(self) -> (u64, u64) {
        halves(self.0)
    }

    /// Whether one of the bytes is a dot.
    #[inline]
    pub(super) fn has_dot(self) -> bool {
        wide::has_dot(self.0)
    }

    /// Where the first quote or bracket of any kind is; [`SIZE`] where there is none.
    #[inline]
    pub(super) fn structure(self) -> usize {
        wide::structure(self.0)
    }
}

/// In some bytes of a text the places of quotes, backslashes and control characters. They are found
/// for all of them at once and before they are asked for, so that a string that ends does not wait
/// for a look at its bytes.
#[derive(Clone, Copy)]
pub(super) struct Block {
    start: usize,
    /// [`wide::BITS`] bits for each byte, the lowest of which is set.
    marks: u64,
}

impl Block {
    /// The bytes from a place on. Behind the end of the text all are marked.
    #[inline]
    pub(super) fn at(text: &[u8], start: usize) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        let marks = match rest.first_chunk() {
            Some(bytes) => wide::specials(bytes),
            None => {
                let mut bytes = [0; wide::SIZE];
                if let Some(part) = bytes.get_mut(..rest.len()) {
                    part.copy_from_slice(rest);
                }
                wide::specials(&bytes)
            }
        };
        Self { start, marks }
    }

    /// The first place behind it.
    pub(super) fn end(self) -> usize {
        self.start + wide::SIZE
    }

    /// The first place with a mark from here on, where there is one; not before its own beginning.
    #[inline]
    pub(super) fn next(self, at: usize) -> Option<usize> {
        let offset = at - self.start;
        if offset >= wide::SIZE {
            return None;
        }
        let rest = self.marks >> (offset * wide::BITS);
        (rest != 0).then_some(at + rest.trailing_zeros() as usize / wide::BITS)
    }
}

/// The two halves of a chunk.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves are cut apart")]
const fn halves(chunk: u128) -> (u64, u64) {
    (chunk as u64, (chunk >> 64) as u64)
}

/// What is done with sixteen bytes at once.
#[cfg(target_arch = "x86_64")]
mod vector {
    use safe_arch::{
        cmp_eq_mask_i8_m128i, m128i, min_u8_m128i, move_mask_i8_m128i, set_splat_i8_m128i,
    };

    pub(super) type Vector = m128i;

    #[inline]
    pub(super) fn load(bytes: [u8; 16]) -> Vector {
        m128i::from(bytes)
    }

    #[inline]
    fn all(byte: u8) -> Vector {
        set_splat_i8_m128i(byte.cast_signed())
    }

    /// Marks the bytes that are this one.
    #[inline]
    pub(super) fn are(bytes: Vector, byte: u8) -> Vector {
        cmp_eq_mask_i8_m128i(bytes, all(byte))
    }

    /// Marks the bytes up to this one.
    #[inline]
    pub(super) fn up_to(bytes: Vector, byte: u8) -> Vector {
        cmp_eq_mask_i8_m128i(min_u8_m128i(bytes, all(byte)), bytes)
    }

    /// The bytes with the bits of this one.
    #[inline]
    pub(super) fn with(bytes: Vector, bits: u8) -> Vector {
        bytes | all(bits)
    }

    #[inline]
    pub(super) fn either(one: Vector, other: Vector) -> Vector {
        one | other
    }

    /// A bit for each byte that is marked.
    #[inline]
    pub(super) fn bits(marks: Vector) -> u32 {
        move_mask_i8_m128i(marks).cast_unsigned()
    }
}

/// What is done with sixteen bytes at once.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{
        u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat, u64x2, v128, v128_or,
    };

    pub(super) type Vector = v128;

    #[inline]
    pub(super) fn load(bytes: [u8; 16]) -> Vector {
        let (low, high) = super::halves(u128::from_le_bytes(bytes));
        u64x2(low, high)
    }

    /// Marks the bytes that are this one.
    #[inline]
    pub(super) fn are(bytes: Vector, byte: u8) -> Vector {
        u8x16_eq(bytes, u8x16_splat(byte))
    }

    /// Marks the bytes up to this one.
    #[inline]
    pub(super) fn up_to(bytes: Vector, byte: u8) -> Vector {
        u8x16_le(bytes, u8x16_splat(byte))
    }

    /// The bytes with the bits of this one.
    #[inline]
    pub(super) fn with(bytes: Vector, bits: u8) -> Vector {
        v128_or(bytes, u8x16_splat(bits))
    }

    #[inline]
    pub(super) fn either(one: Vector, other: Vector) -> Vector {
        v128_or(one, other)
    }

    /// A bit for each byte that is marked.
    #[inline]
    pub(super) fn bits(marks: Vector) -> u32 {
        u32::from(u8x16_bitmask(marks))
    }
}

#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
))]
mod wide {
    use super::vector::{are, bits, either, load, up_to, with};

    pub(super) const SIZE: usize = 64;
    pub(super) const BITS: usize = 1;

    #[inline]
    pub(super) fn specials(bytes: &[u8; SIZE]) -> u64 {
        let (chunks, _) = bytes.as_chunks();
        chunks.iter().rev().fold(0, |marks, bytes| {
            let chunk = load(*bytes);
            let ends = either(are(chunk, b'"'), are(chunk, b'\\'));
            marks << 16 | u64::from(bits(either(ends, up_to(chunk, 0x1F))))
        })
    }

    #[inline]
    pub(super) fn has_dot(chunk: u128) -> bool {
        bits(are(load(chunk.to_le_bytes()), b'.')) != 0
    }

    #[inline]
    pub(super) fn structure(chunk: u128) -> usize {
        let chunk = load(chunk.to_le_bytes());
        let folded = with(chunk, 0x20);
        let brackets = either(are(folded, b'{'), are(folded, b'}'));
        let marks = bits(either(are(chunk, b'"'), brackets));
        (marks | 1 << 16).trailing_zeros() as usize
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
mod wide {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;

    const fn all(byte: u8) -> u64 {
        ONES * byte as u64
    }

    /// The high bit of each byte that is zero. Bytes above the lowest such one may be marked falsely.
    const fn zeros(chunk: u64) -> u64 {
        chunk.wrapping_sub(ONES) & !chunk & HIGHS
    }

    /// The place of the first byte that is marked; of the marks in a half the lowest is right.
    #[inline]
    fn first(chunk: u128, marks: impl Fn(u64) -> u64) -> usize {
        let (low, high) = super::halves(chunk);
        let place = |marks: u64| (marks.trailing_zeros() / 8) as usize;
        match (marks(low), || marks(high)) {
            (0, high) => 8 + place(high()),
            (low, _) => place(low),
        }
    }

    pub(super) const SIZE: usize = 8;
    pub(super) const BITS: usize = 8;

    #[inline]
    pub(super) fn specials(bytes: &[u8; SIZE]) -> u64 {
        const REST: u64 = !HIGHS;
        let bytes = u64::from_le_bytes(*bytes);
        // The high bit of each byte that is not zero, and of no other.
        let some = |bytes: u64| ((bytes & REST) + REST) | bytes;
        let controls = some(bytes & all(0xE0));
        let others = some(bytes ^ all(b'"')) & some(bytes ^ all(b'\\'));
        (!(controls & others) & HIGHS) >> 7
    }

    #[inline]
    pub(super) fn has_dot(chunk: u128) -> bool {
        let (low, high) = super::halves(chunk);
        (zeros(low ^ all(b'.')) | zeros(high ^ all(b'.'))) != 0
    }

    #[inline]
    pub(super) fn structure(chunk: u128) -> usize {
        first(chunk, |half| {
            let folded = half | all(0x20);
            zeros(half ^ all(b'"')) | zeros(folded ^ all(b'{')) | zeros(folded ^ all(b'}'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Chunk, SIZE};

    #[test]
    fn every_byte_is_found_at_every_place() {
        for place in 0..70 {
            for byte in 0..=u8::MAX {
                let mut bytes = [b'a'; 160];
                if let Some(slot) = bytes.get_mut(place) {
                    *slot = byte;
                }
                let special = matches!(byte, b'"' | b'\\' | 0..0x20);
                for start in place.saturating_sub(9)..=place {
                    let block = Block::at(&bytes, start);
                    let inside = special && place < block.end();
                    assert_eq!(block.next(start), inside.then_some(place), "{byte}");
                    assert_eq!(block.next(place + 1), None, "{byte}");
                }
                if place < SIZE {
                    let chunk = Chunk::at(&bytes, 0);
                    let structure = matches!(byte, b'"' | b'[' | b']' | b'{' | b'}');
                    assert_eq!(chunk.structure(), if structure { place } else { SIZE });
                    assert_eq!(chunk.first(place + 1).has_dot(), byte == b'.');
                    assert!(!chunk.first(place).has_dot());
                }
            }
        }
    }

    #[test]
    fn neighbours_do_not_mark_each_other() {
        for byte in 0..=u8::MAX {
            for before in *b"\"\\\x01" {
                let block = Block::at(&[before, byte, b'a', b'a', b'a', b'a', b'a', b'a'], 0);
                let special = matches!(byte, b'"' | b'\\' | 0..0x20);
                assert_eq!(block.next(1) == Some(1), special, "{before} {byte}");
            }
        }
    }

    #[test]
    fn behind_the_end_all_is_marked() {
        for length in 0..SIZE {
            let text = "x".repeat(length);
            let chunk = Chunk::at(text.as_bytes(), 0);
            assert_eq!(chunk.structure(), SIZE);
            assert_eq!(chunk.first(SIZE), chunk.first(length));
            let block = Block::at(text.as_bytes(), 0);
            let end = (length < block.end()).then_some(length);
            assert_eq!(block.next(0), end);
        }
    }
}
