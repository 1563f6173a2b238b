use super::{Estimate, Prospect};
use crate::exam::testing::c02;
use proptest::prelude::*;

fn of(right: usize, of: usize) -> Estimate {
    Estimate::of(right, of, &c02())
}

#[test]
fn line_runs_from_none_to_all() {
    let check = |right: usize, scaled: u16| assert_eq!(of(right, 65).scaled, scaled);
    check(0, 100);
    check(65, 1000);
    check(46, 737);
    check(47, 751);
    assert_eq!((of(46, 65).is_pass(), of(47, 65).is_pass()), (false, true));
    assert_eq!((of(0, 0).scaled, of(0, 0).is_pass()), (100, false));
    assert_eq!((of(0, 0).low, of(0, 0).high), (100, 1000));
}

#[test]
fn range_is_that_of_wilson() {
    // 52 of 65 is a share of 0.8 with the interval 0.6874 to 0.8791.
    let estimate = of(52, 65);
    assert_eq!(
        (estimate.scaled, estimate.low, estimate.high),
        (820, 719, 891)
    );
    assert_eq!(estimate.prospect(), Prospect::Open);
    assert_eq!(of(62, 65).prospect(), Prospect::Above);
    assert_eq!(of(30, 65).prospect(), Prospect::Below);
}

#[test]
fn explanation_names_the_numbers_and_what_is_not_known() {
    let text = of(52, 65).explain();
    for part in [
        "An estimate.",
        "52 of 65",
        "820",
        "719 to 891",
        "does not publish",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

proptest! {
    #[test]
    fn score_is_in_range_and_rises(all in 1_usize..200, right in 0_usize..200) {
        let right = right.min(all);
        let estimate = of(right, all);
        prop_assert!((100..=1000).contains(&estimate.low));
        prop_assert!(estimate.low <= estimate.scaled && estimate.scaled <= estimate.high);
        prop_assert!(estimate.high <= 1000);
        if right < all {
            let better = of(right + 1, all);
            prop_assert!(better.scaled > estimate.scaled);
            prop_assert!(better.low >= estimate.low && better.high >= estimate.high);
        }
        let doubled = of(right * 2, all * 2);
        prop_assert!(doubled.high - doubled.low <= estimate.high - estimate.low);
    }
}
