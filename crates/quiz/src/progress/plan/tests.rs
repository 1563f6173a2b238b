use super::{Plan, plan};
use crate::date::Date;
use crate::exam::Kind;
use crate::progress::testing::{NOW, answer, blueprint, index};
use crate::progress::{Answers, Situation, coverage, readiness};
use crate::study::Entry;
use proptest::prelude::*;

const TODAY: (u16, u8, u8) = (2026, 11, 1);

/// The plan after this log, with 20 questions a task.
fn made(log: &[Entry], days: i64, change: impl FnOnce(&mut Situation)) -> Option<Plan> {
    let today = Date::new(TODAY.0, TODAY.1, TODAY.2).unwrap();
    let answers = Answers::of(log);
    let index = index(20);
    let (levels, seen) = (
        readiness(&answers, &index, &blueprint(), NOW),
        coverage(&answers, &index),
    );
    let mut situation = Situation {
        today,
        exam: Some(super::after(today, days)),
        is_sitting: false,
        has_diagnostic: true,
        last_mock: None,
        due: 0,
        readiness: &levels,
        coverage: &seen,
    };
    change(&mut situation);
    plan(&situation)
}

fn told(plan: &Plan) -> Vec<String> {
    let week = |week: &super::Week| {
        let tasks: Vec<String> = week
            .tasks
            .iter()
            .map(|(task, many)| format!("{task}×{many}"))
            .collect();
        format!(
            "{}–{} {} {:?}",
            week.from,
            week.to,
            tasks.join(" "),
            week.paper
        )
    };
    plan.weeks.iter().map(week).collect()
}

#[test]
fn a_month_from_the_costliest_task_to_a_last_mock() {
    let plan = made(&[], 28, |it| it.has_diagnostic = false).unwrap();
    assert_eq!(
        told(&plan),
        [
            "2026-11-01–2026-11-07 2.1×20 Some(Diagnostic)",
            "2026-11-08–2026-11-14 1.1×20 None",
            "2026-11-15–2026-11-21 1.2×20 Some(Mock)",
            "2026-11-22–2026-11-28  Some(Mock)",
        ]
    );
    assert_eq!((plan.open, plan.a_day, plan.is_tight), (60, 3, false));
}

#[test]
fn what_was_done_leaves_the_plan_and_what_went_wrong_stays() {
    let log: Vec<Entry> = (0..20)
        .map(|number| answer(number, NOW, &format!("2.1-{number}"), number >= 5))
        .collect();
    let plan = made(&log, 14, |_| ()).unwrap();
    assert_eq!(plan.open, 45);
    assert_eq!(plan.weeks[0].tasks.last(), Some(&("2.1".to_owned(), 5)));
}

#[test]
fn a_few_days_have_everything_and_are_tight() {
    let plan = made(&[], 1, |_| ()).unwrap();
    assert_eq!(
        told(&plan),
        ["2026-11-01–2026-11-01 1.1×20 1.2×20 2.1×20 Some(Mock)"]
            .map(|text| text.replace("1.1×20 1.2×20 2.1×20", "2.1×20 1.1×20 1.2×20"))
    );
    assert!(plan.is_tight && plan.weeks[0].is_last);
}

#[test]
fn a_mock_of_yesterday_is_enough_for_this_week() {
    let yesterday = Date::new(2026, 10, 31);
    let plan = made(&[], 5, |it| it.last_mock = yesterday).unwrap();
    assert_eq!(plan.weeks[0].paper, None);
}

#[test]
fn without_a_day_to_come_there_is_no_plan() {
    assert_eq!(made(&[], 10, |it| it.exam = None), None);
    assert_eq!(made(&[], -1, |_| ()), None);
    assert_eq!(
        made(&[], 0, |_| ()).map(|plan| plan.weeks),
        Some(Vec::new())
    );
}

proptest! {
    #[test]
    fn every_open_question_has_its_week_and_no_week_is_much_longer(
        days in 1..400_i64, right in 0..60_u64,
    ) {
        let log: Vec<Entry> = (0..right)
            .map(|number| {
                let task = ["1.1", "1.2", "2.1"][number as usize % 3];
                answer(number, NOW, &format!("{task}-{}", number / 3), true)
            })
            .collect();
        let plan = made(&log, days, |_| ()).unwrap();
        let all: usize = plan.weeks.iter().map(super::Week::questions).sum();
        prop_assert_eq!((all, plan.open), (60 - right as usize, 60 - right as usize));
        let learning = &plan.weeks[..plan.weeks.len().saturating_sub(1).max(1)];
        let most = learning.iter().map(super::Week::questions).max().unwrap();
        let least = learning.iter().map(super::Week::questions).min().unwrap();
        prop_assert!(most - least <= 1);
        prop_assert_eq!(plan.weeks.last().map(|week| week.paper), Some(Some(Kind::Mock)));
        for (one, other) in plan.weeks.iter().zip(plan.weeks.iter().skip(1)) {
            prop_assert_eq!(other.from.days_since(one.to), 1);
        }
        prop_assert_eq!(plan.weeks.last().unwrap().to.days_since(plan.weeks[0].from), days - 1);
    }
}
