use super::{DAYS_AHEAD, MOST_A_DAY, NEW_A_DAY, new_cards};
use crate::date::Date;
use crate::fsrs::Grade;
use crate::study::retention::DAY;
use crate::study::{Deed, Entry, Plan, Schedule, Standings};
use proptest::prelude::*;

/// So many cards, each failed on day 0, so that all are due on day 1.
fn failed(count: u64) -> Vec<Entry> {
    let entry = |id: u64| Entry {
        at: id,
        id,
        deed: Deed::Reviewed {
            item: format!("card/{id:04}"),
            grade: Grade::Again,
        },
    };
    (0..count).map(entry).collect()
}

fn schedule(log: &[Entry], plan: Plan) -> Schedule {
    Schedule::of(&Standings::of(log), plan)
}

#[test]
fn a_day_that_is_not_too_much_is_whole() {
    let all = schedule(&failed(50), Plan::default());
    let load = all.load(1);
    assert_eq!((load.today.len(), load.waiting), (50, 0));
    assert_eq!(load.days.len(), DAYS_AHEAD);
    assert_eq!(load.days[..2], [50, 0]);
    assert_eq!(all.load(0).days[..3], [0, 50, 0], "not before it is due");
}

#[test]
fn a_backlog_is_spread_over_days() {
    let all = schedule(&failed(150), Plan::default());
    let load = all.load(3);
    assert_eq!((load.today.len(), load.waiting), (MOST_A_DAY, 90));
    assert_eq!(load.days[..4], [60, 60, 30, 0]);
}

#[test]
fn what_was_done_today_counts() {
    let mut log = failed(150);
    let done: Vec<String> = schedule(&log, Plan::default())
        .load(3)
        .today
        .iter()
        .map(|item| item.id.clone())
        .collect();
    for (id, item) in (1_000..).zip(done.into_iter().take(40)) {
        let grade = Grade::Good;
        let deed = Deed::Reviewed { item, grade };
        log.push(Entry {
            at: 3 * DAY + id,
            id,
            deed,
        });
    }
    let all = schedule(&log, Plan::default());
    let load = all.load(3);
    assert_eq!((load.today.len(), load.waiting), (20, 90));
    assert_eq!(all.done_on(3), 40);
}

#[test]
fn a_backlog_is_through_before_the_exam() {
    let plan = Plan::new(90, Date::from_unix_days(4), 0);
    let all = schedule(&failed(400), plan);
    let load = all.load(2);
    assert_eq!(load.most, 200);
    assert_eq!(load.days[..3], [200, 200, 0]);
    assert_eq!(
        all.load(4).today.len(),
        400,
        "on the day itself there is no other"
    );
}

#[test]
fn new_cards_are_seen_before_the_last_week() {
    assert_eq!(new_cards(140, 0, None, 0), NEW_A_DAY);
    assert_eq!(new_cards(140, 4, None, 0), NEW_A_DAY - 4);
    assert_eq!(new_cards(3, 4, None, 0), 3);
    assert_eq!(new_cards(3, 10, None, 0), 0);
    assert_eq!(new_cards(140, 0, Some(14), 0), 20);
    assert_eq!(new_cards(120, 20, Some(14), 0), 0, "done for today");
    assert_eq!(new_cards(140, 0, Some(300), 0), NEW_A_DAY);
    assert_eq!(new_cards(140, 0, Some(5), 0), 140, "there is no more time");
}

proptest! {
    #[test]
    fn nothing_is_lost_in_spreading(
        days in prop::collection::vec(0_u64..30, 0..300), today in 0_u64..40, exam in prop::option::of(0_i64..60),
    ) {
        let entry = |(id, day): (u64, &u64)| Entry {
            at: day * DAY,
            id,
            deed: Deed::Reviewed { item: format!("card/{id}"), grade: Grade::Good },
        };
        let log: Vec<Entry> = (0..).zip(&days).map(entry).collect();
        let plan = Plan::new(90, exam.and_then(Date::from_unix_days), today * DAY);
        let all = schedule(&log, plan);
        let load = all.load(today);
        let within = all.all().iter().filter(|item| item.due < today + 14).count();
        prop_assert!(load.days.iter().sum::<usize>() <= within);
        prop_assert_eq!(load.today.len() + load.waiting, all.due(today).len());
        prop_assert!(load.days.iter().skip(1).all(|count| *count <= load.most));
        prop_assert_eq!(load.days[0], load.today.len());
        // Nothing waits that is in more danger than what is taken.
        let recall = |id: &str| all.get(id).unwrap().recall_on(today);
        if let Some(last) = load.today.last() {
            let due = all.due(today);
            let rest = due.iter().skip(load.today.len());
            prop_assert!(rest.clone().all(|item| recall(&item.id) >= recall(&last.id)));
        }
    }
}
