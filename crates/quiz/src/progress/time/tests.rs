use super::{ALONE, PAUSE, spent};
use crate::exam::{Attempt, Deed as Did, Kind, Timing, testing};
use crate::progress::testing::{DAY, answer};
use crate::study::{Deed, Entry};

#[test]
fn short_gaps_count_and_long_ones_are_pauses() {
    let start = 20 * DAY;
    let moments = [0, 60_000, 60_000 + PAUSE, 70_000 + 2 * PAUSE, DAY];
    let log: Vec<Entry> = moments
        .into_iter()
        .zip(0..)
        .map(|(at, id)| answer(id, start + at, "a", true))
        .collect();
    let told: Vec<_> = spent(&log, &[], 0, start + 2 * DAY)
        .iter()
        .map(|it| (it.day, it.study, it.exams))
        .collect();
    assert_eq!(
        told,
        [(20, ALONE + 60_000 + PAUSE + ALONE, 0), (21, ALONE, 0)]
    );
}

#[test]
fn answers_of_an_exam_are_not_counted_beside_the_exam() {
    let mut entry = answer(1, 20 * DAY, "a", true);
    if let Deed::Answered { attempt, .. } = &mut entry.deed {
        *attempt = Some(7);
    }
    assert_eq!(spent(&[entry], &[], 0, 21 * DAY), []);
}

#[test]
fn an_exam_counts_by_its_own_clock() {
    let start = 20 * DAY;
    let began = testing::started(Kind::Ten, Timing::Exam);
    let log = testing::log_of(began, start, &[(start + 90_000, Did::Submitted)]);
    let attempt = Attempt::of(&log, 1, start + DAY).unwrap();
    let found = spent(
        &[],
        std::slice::from_ref(&attempt),
        0,
        attempt.started + DAY,
    );
    let [day] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(day.exams, attempt.used(attempt.started + DAY));
    assert_eq!(day.exams, 90_000);
    assert_eq!(day.study, 0);
}
