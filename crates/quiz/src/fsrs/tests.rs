use super::{Grade, Memory, Parameters};
use fsrs::{FSRS, FSRSItem, FSRSReview};
use proptest::prelude::*;

/// So many histories at least are held against the `fsrs` crate.
const HISTORIES: u32 = 2_000;

/// The crate reckons in 32 bits; over a history of 20 reviews this much of that is seen.
const ACCURACY: f64 = 2e-3;

fn grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(Grade::ALL.to_vec())
}

/// Days since the review before, and the grade: half of them soon, with many on the same day.
fn history() -> impl Strategy<Value = Vec<(u32, Grade)>> {
    let days = prop_oneof![Just(0), 0_u32..4, 0_u32..40, 0_u32..700];
    prop::collection::vec((days, grade()), 1..20)
}

fn memory_of(history: &[(u32, Grade)]) -> Memory {
    let (model, mut memory) = (Parameters::default(), None);
    for (days, grade) in history {
        memory = Some(model.review(memory, *days, *grade));
    }
    memory.unwrap()
}

fn near(ours: f64, theirs: f32) -> bool {
    (ours - f64::from(theirs)).abs() <= ACCURACY * ours.abs().max(1e-3)
}

#[test]
fn random_histories_end_as_in_the_fsrs_crate() {
    let oracle = FSRS::default();
    let model = Parameters::default();
    let config = ProptestConfig {
        cases: HISTORIES,
        ..ProptestConfig::default()
    };
    proptest!(config, |(history in history(), later in 0_u32..800, percent in 70_u8..=97)| {
        let reviews = history.iter().enumerate().map(|(n, (days, grade))| FSRSReview {
            rating: u32::from(grade.number()),
            delta_t: if n == 0 { 0 } else { *days },
        });
        let item = FSRSItem { reviews: reviews.collect() };
        let theirs = oracle.memory_state(item, None).unwrap();
        let ours = memory_of(&history);
        prop_assert!(near(ours.stability, theirs.stability), "{ours:?} {theirs:?}");
        prop_assert!(near(ours.difficulty, theirs.difficulty), "{ours:?} {theirs:?}");

        let recall = fsrs::current_retrievability(theirs, later as f32, 0.1542);
        prop_assert!(near(model.recall(ours.stability, f64::from(later)), recall));

        let retention = f64::from(percent) / 100.0;
        let days = oracle.next_interval(Some(theirs.stability), retention as f32, 3);
        let days = f64::from(days).clamp(1.0, 36_500.0);
        let interval = f64::from(model.interval(ours.stability, retention));
        prop_assert!((interval - days).abs() <= 0.5 + 2.0 * ACCURACY * days, "{interval} {days}");

        // The next states that the crate offers for the four buttons.
        let next = oracle.next_states(Some(theirs), retention as f32, later).unwrap();
        let states = [next.again, next.hard, next.good, next.easy];
        for (grade, theirs) in Grade::ALL.into_iter().zip(states) {
            let ours = model.review(Some(ours), later, grade);
            prop_assert!(near(ours.stability, theirs.memory.stability), "{ours:?} {theirs:?}");
            prop_assert!(near(ours.difficulty, theirs.memory.difficulty), "{ours:?} {theirs:?}");
        }
    });
}

#[test]
fn the_default_parameters_are_those_of_the_crate() {
    let theirs = fsrs::DEFAULT_PARAMETERS.map(|each| format!("{each}").parse().unwrap());
    assert_eq!(Parameters::new(theirs), Parameters::default());
}

proptest! {
    #[test]
    fn a_better_grade_never_brings_it_back_sooner(history in history(), days in 0_u32..400) {
        let (model, memory) = (Parameters::default(), memory_of(&history));
        let after = |grade| model.review(Some(memory), days, grade);
        for pair in Grade::ALL.windows(2) {
            let (worse, better) = (after(pair[0]), after(pair[1]));
            prop_assert!(worse.stability <= better.stability);
            prop_assert!(worse.difficulty >= better.difficulty);
            let interval = |memory: Memory| model.interval(memory.stability, 0.9);
            prop_assert!(interval(worse) <= interval(better));
        }
    }

    #[test]
    fn recall_falls_with_time_and_rises_with_stability(
        stability in 0.001_f64..36_500.0, more in 0.0_f64..100.0, days in 0_u32..1_000, later in 1_u32..100,
    ) {
        let model = Parameters::default();
        let days = f64::from(days);
        let now = model.recall(stability, days);
        prop_assert!((0.0..=1.0).contains(&now));
        prop_assert!(model.recall(stability, days + f64::from(later)) < now);
        prop_assert!(model.recall(stability + more, days) >= now);
    }

    #[test]
    fn the_more_is_to_be_known_the_sooner_it_comes(stability in 0.001_f64..36_500.0, low in 70_u8..97) {
        let model = Parameters::default();
        let at = |percent: u8| model.interval(stability, f64::from(percent) / 100.0);
        prop_assert!(at(low + 1) <= at(low));
        prop_assert!(at(low + 1) >= 1);
    }

    #[test]
    fn a_recall_makes_more_stable_and_a_lapse_less(history in history(), days in 1_u32..400) {
        let (model, memory) = (Parameters::default(), memory_of(&history));
        let after = |grade| model.review(Some(memory), days, grade).stability;
        prop_assert!(after(Grade::Hard) >= memory.stability);
        prop_assert!(after(Grade::Again) <= memory.stability.max(0.001));
    }
}

#[test]
fn stability_is_the_days_to_nine_in_ten() {
    let model = Parameters::default();
    assert!((model.recall(17.0, 17.0) - 0.9).abs() < 1e-12);
    assert_eq!(model.interval(17.0, 0.9), 17);
    assert_eq!(model.interval(0.01, 0.9), 1);
}
