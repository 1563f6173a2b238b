use super::{DomainCount, choose, mix};
use crate::exam::testing::{index, listed};
use crate::index::Listed;
use proptest::prelude::*;

#[test]
fn mix_is_in_proportion_to_what_was_found() {
    let all: Vec<Listed> = ["1.1", "1.1", "1.2", "4.1", "6.3"]
        .iter()
        .enumerate()
        .map(|(number, task)| listed(&format!("q{number}"), task, "1.1"))
        .collect();
    let found: Vec<&Listed> = all.iter().collect();
    let counts = |most| {
        let mix = mix(&found, most).into_iter();
        mix.map(|count: DomainCount| (count.domain, count.found, count.taken))
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(None), [(1, 3, 3), (4, 1, 1), (6, 1, 1)]);
    assert_eq!(counts(Some(3)), [(1, 3, 2), (4, 1, 1), (6, 1, 0)]);
    assert_eq!(counts(Some(99)), counts(None));
    assert_eq!(mix(&[], Some(3)), []);
}

proptest! {
    #[test]
    fn mix_is_what_is_chosen(
        seed: u64,
        keep in prop::collection::vec(any::<bool>(), 72),
        most in prop::option::of(0_usize..80),
    ) {
        let index = index(12);
        let kept = index.questions.iter().zip(&keep).filter(|(_, keep)| **keep);
        let mut found: Vec<&Listed> = kept.map(|(question, _)| question).collect();
        let chosen = choose(&found, most, seed);
        for count in mix(&found, most) {
            prop_assert!(count.taken <= count.found);
            let of = |id: &&String| index.question(id).unwrap().domain == count.domain;
            prop_assert_eq!(chosen.iter().filter(of).count(), count.taken);
        }
        prop_assert_eq!(chosen.len(), most.unwrap_or(found.len()).min(found.len()));
        let mut once = chosen.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), chosen.len());
        found.reverse();
        prop_assert_eq!(choose(&found, most, seed), chosen);
    }

    #[test]
    fn seeds_differ(seed: u64) {
        let index = index(12);
        let found: Vec<&Listed> = index.questions.iter().collect();
        prop_assert_ne!(choose(&found, None, seed), choose(&found, None, seed.wrapping_add(1)));
    }
}
