//! Choices by chance.

use serde_json::Value;

/// Bytes, one choice after the other; no more bytes are zeros.
pub(super) struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Choices(bytes)
    }

    /// One of so many.
    pub(super) fn next(&mut self, end: usize) -> usize {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*first) % end.max(1)
    }

    /// Whether it is the last of so many, which it is not where there are no more bytes.
    pub(super) fn is_last(&mut self, of: usize) -> bool {
        self.next(of) + 1 == of
    }

    /// One of these; the first where there are no more bytes.
    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.next(of.len())]
    }

    /// One of these texts, or nothing in its place.
    pub(super) fn perhaps(&mut self, of: &[&str]) -> Value {
        match self.next(of.len() + 1) {
            0 => Value::Null,
            at => of[at - 1].into(),
        }
    }

    /// Some of these, in their order; none where there are no more bytes.
    pub(super) fn some<T: Copy>(&mut self, of: &[T]) -> Vec<T> {
        let there = of.iter().copied().filter(|_| self.is_last(2));
        there.collect()
    }

    /// A list of things, each there three times in four, none where there are no more bytes.
    pub(super) fn list(
        &mut self,
        names: &[&str],
        mut one: impl FnMut(&mut Self, &str) -> Value,
    ) -> Value {
        let mut all = Vec::new();
        for name in names {
            if self.next(4) != 0 {
                all.push(one(self, name));
            }
        }
        Value::from(all)
    }
}
