//! Laws of estimates, whatever was used.

use super::*;
use proptest::prelude::*;

fn item() -> impl Strategy<Value = Item> {
    let all: Vec<Item> = prices().map(|(_, price)| price.item).collect();
    prop::sample::select(all)
}

fn usage() -> impl Strategy<Value = Usage> {
    prop::collection::vec((item(), 0_u64..1 << 30), 0..40).prop_map(|counts| {
        let mut usage = Usage::default();
        for (item, count) in counts {
            usage.add(item, count);
        }
        usage
    })
}

proptest! {
    #[test]
    fn the_parts_are_the_whole(usage in usage()) {
        let lines = cost(&usage);
        let parts: u64 = by_table(&lines).iter().map(|table| table.nanodollars).sum();
        prop_assert_eq!(parts, total(&lines));
        let all: Vec<CostLine> = by_table(&lines).into_iter().flat_map(|table| table.lines).collect();
        prop_assert_eq!(all, lines);
    }

    #[test]
    fn it_never_falls_when_a_run_goes_on(first in usage(), second in usage()) {
        let both = total(&cost(&first.and(&second)));
        prop_assert!(both >= total(&cost(&first)) + total(&cost(&second)));
    }

    #[test]
    fn many_runs_cost_as_often_as_much(usage in usage(), runs in 1_u64..1_000_000) {
        let lines = cost(&usage);
        prop_assert_eq!(total_of_many(&lines, 1), u128::from(total(&lines)));
        prop_assert!(total_of_many(&lines, runs) >= u128::from(total(&lines)) * u128::from(runs));
    }
}
