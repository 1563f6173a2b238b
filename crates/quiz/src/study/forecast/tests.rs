use super::Looks;
use crate::date::Date;
use crate::fsrs::Grade;
use crate::study::retention::DAY;
use crate::study::{Deed, Entry, MOST_A_DAY, NEW_A_DAY, Plan, Schedule, Standings};
use proptest::prelude::*;

/// The schedule of items that were graded on a day.
fn schedule(items: &[(&str, Grade, u64)], plan: Plan) -> Schedule {
    let entry = |(id, (item, grade, day)): (u64, &(&str, Grade, u64))| Entry {
        at: day * DAY,
        id,
        deed: Deed::Reviewed {
            item: (*item).to_owned(),
            grade: *grade,
        },
    };
    let log: Vec<Entry> = (0..).zip(items).map(entry).collect();
    Schedule::of(&Standings::of(&log), plan)
}

/// All of each day.
fn counts(days: &[Looks]) -> Vec<usize> {
    days.iter().map(|day| day.all()).collect()
}

#[test]
fn what_is_known_comes_back_later_each_time() {
    let all = schedule(&[("q", Grade::Again, 0)], Plan::default());
    let days = all.forecast(0, &[0; 60], 0);
    let on: Vec<usize> = (0..60).filter(|day| days[*day].questions > 0).collect();
    assert_eq!(on.first(), Some(&1), "due the day after it was wrong");
    assert!(on.len() >= 3, "{on:?}");
    let waits: Vec<usize> = on.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(waits.is_sorted(), "{waits:?}");
    assert!(days.iter().all(|day| day.cards == 0));
}

#[test]
fn a_new_question_is_no_review_on_its_day_but_after_it() {
    let none = Schedule::default();
    let mut new = [0; 10];
    new[1] = 4;
    let days = none.forecast(5, &new, 0);
    assert_eq!(counts(&days)[..3], [0, 0, 0]);
    assert_eq!(counts(&days).iter().sum::<usize>(), 4, "each came once");
}

#[test]
fn new_cards_are_begun_as_review_begins_them() {
    let none = Schedule::default();
    let days = none.forecast(0, &[0; 3], 25);
    assert_eq!(days[0].cards, NEW_A_DAY);
    assert!(days[2].cards >= 5, "the rest, and those that come back");
    // Before an exam all are to be seen before the last week.
    let plan = Plan::new(90, Date::from_unix_days(9), 0);
    let days = schedule(&[], plan).forecast(0, &[0; 9], 60);
    assert_eq!((days[0].cards, days[0].questions), (30, 0));
}

#[test]
fn a_backlog_is_spread() {
    let ids: Vec<String> = (0..150).map(|id| format!("card/{id}")).collect();
    let items: Vec<_> = ids
        .iter()
        .map(|id| (id.as_str(), Grade::Again, 0))
        .collect();
    let days = schedule(&items, Plan::default()).forecast(3, &[0; 10], 0);
    assert_eq!(counts(&days)[..2], [MOST_A_DAY, MOST_A_DAY]);
}

#[test]
fn on_the_first_day_it_is_what_review_says() {
    let items = [
        ("a", Grade::Again, 0),
        ("b", Grade::Good, 0),
        ("card/c", Grade::Hard, 1),
    ];
    for today in 2..12 {
        let all = schedule(&items, Plan::default());
        let first = all.forecast(today, &[0; 5], 0)[0];
        assert_eq!(first.all(), all.load(today).today.len(), "day {today}");
    }
}

proptest! {
    #[test]
    fn more_to_do_is_never_less_work(
        new in prop::collection::vec(0..5_usize, 1..40), unseen in 0..40_usize, more in 1..20_usize,
    ) {
        let all = schedule(&[("a", Grade::Again, 0), ("card/b", Grade::Good, 0)], Plan::default());
        let sum = |unseen: usize| counts(&all.forecast(1, &new, unseen)).iter().sum::<usize>();
        prop_assert!(sum(unseen) <= sum(unseen + more));
        prop_assert_eq!(all.forecast(1, &new, unseen).len(), new.len());
    }
}
