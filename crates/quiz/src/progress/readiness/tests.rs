use super::readiness;
use crate::progress::Answers;
use crate::progress::testing::{DAY, NOW, answer, blueprint, index};
use crate::study::Entry;
use proptest::prelude::*;

fn of(log: &[Entry]) -> super::Readiness {
    readiness(&Answers::of(log), &index(5), &blueprint(), NOW)
}

#[test]
fn a_new_person_may_be_anywhere() {
    let new = of(&[]);
    assert_eq!((new.overall.percent(), new.overall.band()), (50, (0, 100)));
    assert_eq!(new.scaled(&blueprint()), (550, 100, 1000));
    assert!((new.pass - 650.0 / 900.0).abs() < 1e-12);
    let tasks: Vec<_> = new.tasks().map(|it| (it.task.as_str(), it.loss)).collect();
    assert_eq!(tasks, [("1.1", 15.0), ("1.2", 15.0), ("2.1", 20.0)]);
    assert_eq!(
        new.by_loss().first().map(|it| it.task.as_str()),
        Some("2.1")
    );
}

#[test]
fn one_task_says_little_of_a_domain_with_two() {
    let log: Vec<Entry> = (0..5)
        .map(|number| answer(number, NOW, &format!("1.1-{number}"), true))
        .collect();
    let level = of(&log);
    let domain = &level.domains[0];
    assert_eq!(domain.tasks[0].level.percent(), 86);
    assert_eq!(domain.tasks[1].level.band(), (0, 100));
    assert_eq!(domain.level.percent(), 68);
    let width = |(low, high): (u8, u8)| high - low;
    assert!(width(domain.level.band()) > width(domain.tasks[0].level.band()));
}

#[test]
fn a_repeat_counts_half_and_ten_repeats_no_more() {
    let mut log = vec![answer(0, NOW - 10, "2.1-0", false)];
    let share = |log: &[Entry]| of(log).domains[1].level.share;
    assert!((share(&log) - 1.0 / 3.0).abs() < 1e-6);
    log.push(answer(1, NOW - 9, "2.1-0", true));
    let once = share(&log);
    assert!((once - 0.5).abs() < 1e-6);
    log.extend((2..12).map(|id| answer(id, NOW - 8, "2.1-0", true)));
    assert!((share(&log) - once).abs() < 1e-6);
}

#[test]
fn old_answers_widen_the_band_again() {
    let log = |ago: u64| -> Vec<Entry> {
        (0..5)
            .map(|number| answer(number, NOW - ago * DAY, &format!("2.1-{number}"), true))
            .collect()
    };
    let (new, old) = (of(&log(0)).domains[1].level, of(&log(365)).domains[1].level);
    assert!(old.share < new.share && old.low < new.low);
    assert!(old.evidence < new.evidence);
}

fn logs() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (0..3_usize, 0..5_usize, any::<bool>(), 0..400_u64);
    prop::collection::vec(entry, 0..60).prop_map(|all| {
        let mut days: Vec<_> = all;
        days.sort_by_key(|it| std::cmp::Reverse(it.3));
        let one = |(id, (task, number, right, ago)): (usize, (usize, usize, bool, u64))| {
            let task = ["1.1", "1.2", "2.1"][task];
            answer(
                id as u64,
                NOW - ago * DAY,
                &format!("{task}-{number}"),
                right,
            )
        };
        days.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn another_right_answer_never_lowers_an_estimate(
        log in logs(), task in 0..3_usize, number in 0..5_usize,
    ) {
        let before = of(&log);
        let mut more = log;
        let task = ["1.1", "1.2", "2.1"][task];
        more.push(answer(9_999, NOW, &format!("{task}-{number}"), true));
        let after = of(&more);
        prop_assert!(after.overall.share >= before.overall.share - 1e-12);
        for (after, before) in after.tasks().zip(before.tasks()) {
            prop_assert!(after.level.share >= before.level.share - 1e-12);
        }
        for (after, before) in after.domains.iter().zip(&before.domains) {
            prop_assert!(after.level.share >= before.level.share - 1e-12);
        }
    }

    #[test]
    fn the_order_of_the_log_does_not_matter(log in logs()) {
        let mut reversed = log.clone();
        reversed.reverse();
        prop_assert_eq!(of(&log), of(&reversed));
    }

    #[test]
    fn nobody_is_less_sure_than_a_new_person(log in logs()) {
        let (new, some) = (of(&[]).overall, of(&log).overall);
        prop_assert!(some.high - some.low <= new.high - new.low);
    }
}
