use super::apportion;
use proptest::prelude::*;

const C02: [usize; 6] = [22, 17, 15, 15, 14, 17];
const C01: [usize; 6] = [22, 19, 15, 10, 18, 16];

#[test]
fn gives_the_counts_of_the_exam() {
    assert_eq!(apportion(75, &C02), [17, 13, 11, 11, 10, 13]);
    assert_eq!(apportion(65, &C02), [14, 11, 10, 10, 9, 11]);
    assert_eq!(apportion(65, &C01), [14, 12, 10, 7, 12, 10]);
}

#[test]
fn tie_goes_to_the_earlier() {
    assert_eq!(apportion(3, &[1, 1]), [2, 1]);
    assert_eq!(apportion(5, &[0, 0]), [0, 0]);
    assert_eq!(apportion(5, &[]), [0_usize; 0]);
}

proptest! {
    #[test]
    fn every_share_is_its_due_rounded(
        total in 0_usize..500,
        weights in prop::collection::vec(0_usize..100, 1..8),
    ) {
        let sum: usize = weights.iter().sum();
        prop_assume!(sum > 0);
        let shares = apportion(total, &weights);
        prop_assert_eq!(shares.iter().sum::<usize>(), total);
        for (share, weight) in shares.iter().zip(&weights) {
            let low = total * weight / sum;
            prop_assert!(*share == low || *share == low + 1);
        }
    }
}
