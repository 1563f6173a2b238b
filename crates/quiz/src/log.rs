//! What the log of study and that of exams have in common.
//!
//! The heads of their entries stay apart, since an exam's has two fields more: with `serde(flatten)`
//! for a shared one every entry would be read by way of a generic value, and a long log slowly.

use crate::order;

/// Both logs as one, each entry once, in order.
pub(crate) fn join<E: Ord>(one: Vec<E>, other: Vec<E>) -> Vec<E> {
    let mut all = one;
    all.extend(other);
    order::sort(&mut all);
    all.dedup();
    all
}

/// The entries in order, each id once. Of several entries with the same id, which no browser writes,
/// the first in order counts, so that the outcome does not depend on how they came.
pub(crate) fn once<E: Ord>(mut entries: Vec<&E>, id: fn(&E) -> u64) -> Vec<&E> {
    order::sort_by(&mut entries, |one, other| {
        id(one).cmp(&id(other)).then_with(|| one.cmp(other))
    });
    entries.dedup_by_key(|entry| id(entry));
    order::sort(&mut entries);
    entries
}

#[cfg(test)]
mod tests {
    use super::{join, once};

    #[test]
    fn each_entry_is_there_once_whatever_the_order() {
        assert_eq!(join(vec![3, 1], vec![2, 1]), [1, 2, 3]);
        // Two entries of one id: the lesser one counts, from whichever side it comes.
        let id = |entry: &(u64, u64)| entry.1;
        let (a, b, c) = ((5, 7), (2, 7), (3, 1));
        for entries in [vec![&a, &b, &c], vec![&c, &b, &a, &a]] {
            assert_eq!(once(entries, id), [&b, &c]);
        }
    }
}
