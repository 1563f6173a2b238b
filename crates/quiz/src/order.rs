//! Sorting, as the standard library does it, in a fraction of the code.
//!
//! For every type of item the standard library's sort is compiled anew, some 5 KB of WebAssembly each, and a
//! page of the app has dozens. Here one copy of it sorts places, and what is compiled for a type is the look
//! at two items and the exchange of two.

use std::cmp::Ordering;

/// Sorts; what is equal keeps its order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; what has equal keys keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison; what is equal keeps its order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &mut |one, other| {
        match (items.get(one), items.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            // No place is outside.
            _ => Ordering::Equal,
        }
    });
    exchange(&mut places, &mut |one, other| items.swap(one, other));
}

/// Sorts places by a comparison of what is there.
#[inline(never)]
fn sort_places(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

/// Exchanges items until at each place is what `places` has there: one circle of places after the other.
#[inline(never)]
fn exchange(places: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(place) = places.get_mut(at) {
            let from = std::mem::replace(place, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by, sort_by_key};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_sort_of_the_standard_library(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..90)) {
            let mut expected = items.clone();
            expected.sort();
            let mut sorted = items.clone();
            sort(&mut sorted);
            prop_assert_eq!(&sorted, &expected);

            // By a part of each item: what is equal stays in order.
            expected.clone_from(&items);
            expected.sort_by_key(|item| item.0);
            sorted.clone_from(&items);
            sort_by_key(&mut sorted, |item| item.0);
            prop_assert_eq!(&sorted, &expected);

            expected = items.clone();
            expected.sort_by_key(|item| std::cmp::Reverse(item.0));
            sorted = items;
            sort_by(&mut sorted, |one, other| other.0.cmp(&one.0));
            prop_assert_eq!(sorted, expected);
        }
    }
}
