//! Sorting with little code.
//!
//! The standard library's sort is compiled anew for each type, some 4 KB of it, and a page that
//! matches has to load them all. Here only places are sorted, and what stands there follows.

use std::cmp::Ordering;

/// Sorts by a key; what is equal stays in its order.
pub(crate) fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort(&mut places, &|one, other| {
        keys.get(one).cmp(&keys.get(other))
    });
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let taken = |place| unsorted.get_mut(place).and_then(Option::take);
    items.extend(places.into_iter().filter_map(taken));
}

fn sort(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut words: Vec<String> = ["bb", "a", "cc", "", "d"].map(str::to_owned).to_vec();
        by_key(&mut words, String::len);
        assert_eq!(words, ["", "a", "d", "bb", "cc"]);
    }
}
