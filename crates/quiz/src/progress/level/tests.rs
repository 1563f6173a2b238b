use super::{Evidence, Level, after, weight};
use crate::date::Date;
use crate::progress::testing::{DAY, NOW};
use proptest::prelude::*;

fn evidence(right: f64, wrong: f64) -> Evidence {
    Evidence {
        right,
        all: right + wrong,
    }
}

fn width(level: Level) -> f64 {
    level.high - level.low
}

#[test]
fn without_evidence_it_may_be_anything() {
    let empty = [(3.0, Evidence::default()), (1.0, Evidence::default())];
    for parts in [&empty[..], &empty[..1], &[]] {
        let level = Level::over(parts);
        assert_eq!((level.percent(), level.band()), (50, (0, 100)));
        assert!(level.is_empty());
    }
}

#[test]
fn known_values() {
    // Beta(2, 1): mean 2/3, variance 1/18; two thirds of it is still assumption.
    let level = Level::over(&[(1.0, evidence(1.0, 0.0))]);
    let deviation = f64::sqrt((2.0 / 3.0_f64).powi(2) / 12.0 + (1.0 / 3.0) / 18.0);
    assert!((level.share - 2.0 / 3.0).abs() < 1e-12);
    assert!((level.low - (2.0 / 3.0 - 1.96 * deviation)).abs() < 1e-12);
    assert_eq!(level.band().1, 100);
    // 40 answers in each of 19 tasks, three of four right: as sure as a sample of 760.
    let much = Level::over(&[(1.0, evidence(30.0, 10.0)); 19]);
    assert_eq!((much.percent(), much.band()), (74, (70, 78)));
}

#[test]
fn an_answer_weighs_a_half_after_sixty_days() {
    assert_eq!(weight(NOW, NOW), 1.0);
    assert_eq!(weight(NOW - 60 * DAY, NOW), 0.5);
    assert_eq!(weight(NOW + DAY, NOW), 1.0, "a clock that was set back");
}

#[test]
fn days_are_counted_over_months_and_end_with_the_calendar() {
    let day = |year, month, day| Date::new(year, month, day).unwrap();
    assert_eq!(after(day(2026, 12, 31), 1), day(2027, 1, 1));
    assert_eq!(after(day(2026, 3, 1), -1), day(2026, 2, 28));
    assert_eq!(after(day(9999, 12, 31), 1), day(9999, 12, 31));
}

fn parts() -> impl Strategy<Value = Vec<(f64, Evidence)>> {
    let part = (1.0..30.0, 0.0..40.0, 0.0..40.0)
        .prop_map(|(weight, right, wrong)| (weight, evidence(right, wrong)));
    prop::collection::vec(part, 1..20)
}

proptest! {
    #[test]
    fn the_estimate_lies_in_its_band_and_both_in_range(parts in parts()) {
        let level = Level::over(&parts);
        prop_assert!(0.0 <= level.low && level.low <= level.share);
        prop_assert!(level.share <= level.high && level.high <= 1.0);
    }

    #[test]
    fn nothing_is_wider_than_nothing_known(parts in parts()) {
        prop_assert!(width(Level::over(&parts)) < 1.0);
    }

    #[test]
    fn twice_the_evidence_of_the_same_kind_is_a_narrower_band(parts in parts()) {
        let total: f64 = parts.iter().map(|(_, part)| part.all).sum();
        prop_assume!(total > 0.5);
        let twice: Vec<_> = parts
            .iter()
            .map(|(weight, it)| (*weight, evidence(2.0 * it.right, 2.0 * (it.all - it.right))))
            .collect();
        // Where the share itself moves to the middle, chance alone is wider; the band in all is not.
        prop_assert!(width(Level::over(&twice)) <= width(Level::over(&parts)) + 0.02);
    }

    #[test]
    fn evenly_split_evidence_always_narrows_the_band(many in 0.0..200.0, more in 0.1..50.0) {
        let level = |all: f64| Level::over(&[(1.0, evidence(all / 2.0, all / 2.0))]);
        prop_assert!(width(level(many + more)) <= width(level(many)));
    }
}
