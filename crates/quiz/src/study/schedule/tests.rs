use super::{Item, Schedule, wait_after};
use crate::date::Date;
use crate::fsrs::Grade;
use crate::shuffle::Shuffle;
use crate::study::retention::{DAY, LAST_LOOKS};
use crate::study::{Confidence, Day, Deed, Entry, Plan, Standings, day_of, join};
use proptest::prelude::*;

fn reviewed(at: u64, id: u64, item: &str, grade: Grade) -> Entry {
    let item = item.to_owned();
    let deed = Deed::Reviewed { item, grade };
    Entry { at, id, deed }
}

fn schedule(log: &[Entry]) -> Schedule {
    Schedule::of(&Standings::of(log), Plan::default())
}

/// The days on which a card falls due that is always recalled as it should be, from day 0 on.
fn due_days(grades: &[Grade]) -> Vec<Day> {
    let (mut log, mut day, mut days) = (Vec::new(), 0, Vec::new());
    for (id, grade) in (0..).zip(grades) {
        log.push(reviewed(day * DAY + 5, id, "card/a", *grade));
        day = schedule(&log).get("card/a").unwrap().due;
        days.push(day);
    }
    days
}

#[test]
fn waits_are_those_of_fsrs() {
    // The intervals that the fsrs crate gives for the default parameters at 90 %.
    let known = [Grade::Good; 5];
    let days = due_days(&known);
    assert_eq!(days[0], 2, "the first stability of Good is 2.3 days");
    let waits: Vec<u64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        waits.is_sorted() && waits[0] > 2 && waits[3] > 60,
        "{waits:?}"
    );
    assert_eq!(due_days(&[Grade::Again]), [1]);
}

#[test]
fn answers_are_graded_by_what_was_said_of_them() {
    let after = |right, confidence| {
        let deed = Deed::Answered {
            question: "q".to_owned(),
            bank: "b".to_owned(),
            picks: vec![0],
            right,
            confidence,
            attempt: None,
        };
        let item = schedule(&[Entry { at: 9, id: 1, deed }]);
        item.get("q").unwrap().memory.stability
    };
    let wrong = after(false, Some(Confidence::Confident));
    assert_eq!(wrong, after(true, Some(Confidence::Guess)));
    let unsure = after(true, Some(Confidence::Unsure));
    let sure = after(true, Some(Confidence::Confident));
    assert!(wrong < unsure && unsure < sure);
    assert_eq!(sure, after(true, None));
}

#[test]
fn a_second_look_within_half_a_day_is_of_the_same_day() {
    let twice = |after: u64| {
        let log = [
            reviewed(DAY - 1, 1, "card/a", Grade::Good),
            reviewed(DAY - 1 + after, 2, "card/a", Grade::Again),
        ];
        schedule(&log).get("card/a").unwrap().lapses
    };
    assert_eq!(twice(60_000), 0, "midnight between them makes no day");
    assert_eq!(twice(DAY / 2 - 1), 0);
    assert_eq!(twice(DAY / 2), 1);
}

#[test]
fn what_a_grade_leads_to_is_said_before() {
    let log = [reviewed(5, 1, "card/a", Grade::Good)];
    let (standings, now) = (Standings::of(&log), 2 * DAY);
    let standing = standings.get("card/a");
    let plan = Plan::default();
    let wait = |grade| wait_after(standing, "card/a", grade, now, &plan);
    assert_eq!(wait(Grade::Again), 0);
    assert!(wait(Grade::Hard) < wait(Grade::Good) && wait(Grade::Good) < wait(Grade::Easy));
    let mut log = log.to_vec();
    log.push(reviewed(now, 2, "card/a", Grade::Good));
    let due = schedule(&log).get("card/a").unwrap().due;
    assert_eq!(due, 2 + u64::from(wait(Grade::Good)));
    assert_eq!(wait_after(None, "card/b", Grade::Good, now, &plan), 2);
}

#[test]
fn what_was_never_answered_is_not_in_it() {
    let deed = Deed::Flagged {
        question: "p".to_owned(),
    };
    let log = [
        Entry { at: 1, id: 1, deed },
        reviewed(2, 2, "card/a", Grade::Again),
    ];
    let all = schedule(&log);
    assert_eq!(all.all().len(), 1);
    assert!(all.due(0).is_empty());
    let due: Vec<&str> = all.due(1).iter().map(|item| item.id.as_str()).collect();
    assert_eq!(due, ["card/a"]);
    assert!(all.only(|id| id != "card/a").all().is_empty());
}

#[test]
fn the_most_endangered_come_first() {
    let log = [
        reviewed(0, 1, "card/easy", Grade::Easy),
        reviewed(0, 2, "card/again", Grade::Again),
        reviewed(0, 3, "card/good", Grade::Good),
    ];
    let all = schedule(&log);
    let due: Vec<&str> = all.due(30).iter().map(|item| item.id.as_str()).collect();
    assert_eq!(due, ["card/again", "card/good", "card/easy"]);
}

fn grade() -> impl Strategy<Value = Grade> {
    prop::sample::select(Grade::ALL.to_vec())
}

/// A log in any order: reviews of a few cards, some of them taken back.
fn log() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (
        0_u64..400 * DAY,
        0_usize..4,
        grade(),
        prop::option::of(0_u64..40),
    );
    prop::collection::vec(entry, 0..40).prop_map(|entries| {
        let entries = (0..).zip(entries);
        let entry =
            |(id, (at, card, grade, taken_back)): (u64, (u64, usize, Grade, Option<u64>))| {
                match taken_back.filter(|_| id % 5 == 0) {
                    Some(entry) => Entry {
                        at,
                        id,
                        deed: Deed::Undone { entry },
                    },
                    None => reviewed(at, id, &format!("card/{card}"), grade),
                }
            };
        entries.map(entry).collect()
    })
}

proptest! {
    #[test]
    fn two_devices_come_to_the_same_in_either_order(log in log(), cut in 0_usize..40, twice in 0_usize..40) {
        let (one, other) = log.split_at(cut.min(log.len()));
        let mut one = one.to_vec();
        one.extend(other.iter().take(twice).cloned());
        let there = join(one.clone(), other.to_vec());
        let back = join(other.to_vec(), one);
        prop_assert_eq!(&there, &back);
        prop_assert_eq!(schedule(&there), schedule(&back));
        let mut reversed = log.clone();
        reversed.reverse();
        prop_assert_eq!(schedule(&reversed), schedule(&there));
    }

    #[test]
    fn what_is_taken_back_has_not_been(log in log(), grade in grade(), card in 0_usize..4) {
        let before = schedule(&log);
        let mut after = log;
        let at = 500 * DAY;
        after.push(reviewed(at, 1_000, &format!("card/{card}"), grade));
        prop_assert_ne!(&schedule(&after), &before);
        after.push(Entry { at: at + 1, id: 1_001, deed: Deed::Undone { entry: 1_000 } });
        prop_assert_eq!(schedule(&after), before);
    }

    #[test]
    fn a_better_grade_and_a_lower_wish_wait_longer(log in log(), percent in 70_u8..97) {
        let (standings, now) = (Standings::of(&log), 500 * DAY);
        for id in ["card/0", "card/1"] {
            let wait = |grade, percent| {
                let plan = Plan::new(percent, None, now);
                wait_after(standings.get(id), id, grade, now, &plan)
            };
            for pair in Grade::ALL.windows(2) {
                prop_assert!(wait(pair[0], percent) <= wait(pair[1], percent));
            }
            prop_assert!(wait(Grade::Good, percent + 1) <= wait(Grade::Good, percent));
        }
    }

    #[test]
    fn an_exam_never_puts_anything_off(log in log(), exam in 401_i64..900) {
        let standings = Standings::of(&log);
        let free = Schedule::of(&standings, Plan::default());
        let steered = Schedule::of(&standings, Plan::new(90, Date::from_unix_days(exam), 400 * DAY));
        for (free, steered) in free.all().iter().zip(steered.all()) {
            prop_assert!(steered.due <= free.due);
            prop_assert!(steered.due > day_of(steered.last), "and never to the same day");
        }
    }

    #[test]
    fn what_would_be_forgotten_has_a_last_look_in_the_last_week(log in log(), exam in 401_u64..900) {
        let day = Date::from_unix_days(i64::try_from(exam).unwrap());
        let plan = Plan::new(90, day, 400 * DAY);
        for item in Schedule::of(&Standings::of(&log), plan).all() {
            let is_late = item.due >= exam && day_of(item.last) < exam - LAST_LOOKS;
            prop_assert!(!is_late || item.recall_on(exam) >= 0.95, "{item:?}");
        }
    }
}

/// What a person knows who learns 80 cards in 20 days and then does what is due, day by day: the
/// mean chance of recall on each day up to a month after the exam, and how often they reviewed.
fn a_term(plan: &Plan, until: Day) -> (Vec<f64>, usize) {
    let mut chance = Shuffle::new(7);
    let (mut log, mut means) = (Vec::new(), Vec::new());
    for day in 0..until {
        let standings = Standings::of(&log);
        let all = Schedule::of(&standings, *plan);
        let mut items: Vec<(String, f64)> = all
            .due(day)
            .iter()
            .map(|item: &&Item| (item.id.clone(), item.recall_on(day)))
            .collect();
        items.extend(
            (0..4)
                .filter(|_| day < 20)
                .map(|n| (format!("card/{}", day * 4 + n), 1.0)),
        );
        for (item, known) in items {
            let lot = (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
            let grade = if lot < known {
                Grade::Good
            } else {
                Grade::Again
            };
            let id = u64::try_from(log.len()).unwrap();
            log.push(reviewed(day * DAY + id, id, &item, grade));
        }
        let all = Schedule::of(&Standings::of(&log), *plan);
        let known: f64 = all.all().iter().map(|item| item.recall_on(day)).sum();
        means.push(known / all.all().len() as f64);
    }
    (means, log.len())
}

#[test]
fn recall_peaks_on_the_day_of_the_exam() {
    let exam = 60;
    let (free, free_reviews) = a_term(&Plan::default(), exam);
    let steered_plan = Plan::new(90, Date::from_unix_days(60), 0);
    let (steered, reviews) = a_term(&steered_plan, exam);
    let (eve, middle) = (steered[59], steered[30..45].iter().sum::<f64>() / 15.0);
    assert!(
        eve > free[59] + 0.01,
        "{eve} against {} without an exam",
        free[59]
    );
    assert!(eve > 0.96, "{eve}");
    assert!(eve > middle, "{eve} against {middle} weeks before");
    assert!(
        reviews > free_reviews && reviews < free_reviews * 2,
        "{reviews} {free_reviews}"
    );
}
