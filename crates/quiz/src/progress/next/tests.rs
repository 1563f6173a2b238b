use super::{Situation, Step, next};
use crate::date::Date;
use crate::progress::testing::{NOW, answer, in_situation};
use crate::study::{Entry, Schedule};

fn day(day: u8) -> Date {
    Date::new(2026, 11, day).unwrap()
}

/// The step after this log and after `change`.
fn step(log: &[Entry], change: impl FnOnce(&mut Situation)) -> Step {
    in_situation(log, &Schedule::default(), |mut situation| {
        change(&mut situation);
        next(&situation)
    })
}

/// The first `many` questions of each task, answered so.
fn answered(many: u64, right: bool) -> Vec<Entry> {
    let tasks = ["1.1", "1.2", "2.1"].into_iter().zip([0, 100, 200]);
    tasks
        .flat_map(|(task, from)| {
            (0..many)
                .map(move |number| answer(from + number, NOW, &format!("{task}-{number}"), right))
        })
        .collect()
}

#[test]
fn first_where_one_stands() {
    assert_eq!(step(&[], |_| ()), Step::Diagnostic);
    assert_ne!(step(&[], |it| it.has_diagnostic = true), Step::Diagnostic);
    assert_ne!(
        step(&answered(8, true), |_| ()),
        Step::Diagnostic,
        "enough is known"
    );
}

#[test]
fn what_is_begun_comes_before_all_else() {
    let sitting = |it: &mut Situation| {
        it.is_sitting = true;
        it.due = 9;
    };
    assert_eq!(step(&[], sitting), Step::GoOnSitting);
}

#[test]
fn reviews_come_before_what_is_new() {
    assert_eq!(
        step(&answered(8, true), |it| it.due = 9),
        Step::Review { due: 9 }
    );
}

#[test]
fn then_the_task_that_costs_most() {
    let mut log = answered(8, true);
    // 2.1 weighs 40, 1.2 30: it has to be known worse to come first.
    log.extend((0..8).map(|number| answer(500 + number, NOW + 1, &format!("1.2-{number}"), false)));
    let expected = Step::Task {
        task: "1.2".to_owned(),
        unseen: 12,
        missed: 8,
    };
    assert_eq!(step(&log, |_| ()), expected);
}

#[test]
fn a_mock_when_most_was_seen_and_none_was_sat_lately() {
    let log = answered(13, false);
    assert_eq!(step(&log, |_| ()), Step::Mock);
    let lately = |it: &mut Situation| it.last_mock = Some(Date::new(2026, 10, 28).unwrap());
    assert!(matches!(step(&log, lately), Step::Task { .. }));
    let long_ago = |it: &mut Situation| it.last_mock = Some(Date::new(2026, 10, 25).unwrap());
    assert_eq!(step(&log, long_ago), Step::Mock);
}

#[test]
fn the_exam_draws_near() {
    let log = answered(8, false);
    let on = |exam: u8| move |it: &mut Situation| it.exam = Some(day(exam));
    assert_eq!(step(&log, on(14)), Step::Mock);
    assert!(matches!(step(&log, on(30)), Step::Task { .. }));
    assert_eq!(step(&log, on(2)), Step::Rest);
    assert_eq!(
        step(&[], on(2)),
        Step::Rest,
        "no diagnostic on the last day"
    );
    assert_eq!(step(&log, on(1)), Step::ExamDay);
    let over = |it: &mut Situation| it.exam = Some(Date::new(2026, 10, 31).unwrap());
    assert!(matches!(step(&log, over), Step::Task { .. }));
}

#[test]
fn when_all_is_known_there_is_the_mock() {
    let sat = |it: &mut Situation| it.last_mock = Some(day(1));
    assert_eq!(step(&answered(20, true), sat), Step::Mock);
}
