use super::{MOST_MINUTES, Plan, Week, plan};
use crate::date::Date;
use crate::exam::Kind;
use crate::progress::Situation;
use crate::progress::testing::{NOW, answer, in_situation, known_yesterday, today};
use crate::study::{Entry, Schedule};
use proptest::prelude::*;

/// The plan after this log for an exam in so many days.
fn made(log: &[Entry], days: i64, change: impl FnOnce(&mut Situation)) -> Option<Plan> {
    with_reviews(log, &Schedule::default(), days, change)
}

/// The same where something comes back by itself.
fn with_reviews(
    log: &[Entry],
    reviews: &Schedule,
    days: i64,
    change: impl FnOnce(&mut Situation),
) -> Option<Plan> {
    in_situation(log, reviews, |mut situation| {
        situation.exam = Some(super::after(today(), days));
        situation.has_diagnostic = true;
        change(&mut situation);
        plan(&situation)
    })
}

fn told(plan: &Plan) -> Vec<String> {
    let week = |week: &Week| {
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
            "2026-11-01–2026-11-07 2.1×20 1.1×6 Some(Diagnostic)",
            "2026-11-08–2026-11-14 1.1×14 1.2×8 None",
            "2026-11-15–2026-11-21 1.2×12 Some(Mock)",
            "2026-11-22–2026-11-28  Some(Mock)",
        ]
    );
    assert_eq!((plan.open, plan.a_day, plan.is_tight), (60, 4, false));
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

#[test]
fn what_comes_back_is_work_and_moves_what_is_new() {
    let (none, reviews) = (Schedule::default(), known_yesterday(120));
    let made = |reviews: &Schedule| with_reviews(&[], reviews, 28, |_| ()).unwrap();
    let (without, with) = (made(&none), made(&reviews));
    assert!(
        with.weeks[0].reviews.questions >= 120,
        "each comes back in the first week"
    );
    assert!(with.weeks[0].questions() < without.weeks[0].questions());
    let open = |plan: &Plan| plan.weeks.iter().map(Week::questions).sum::<usize>();
    assert_eq!((open(&with), open(&without)), (60, 60));
    assert!(with.weeks[0].minutes > without.weeks[0].minutes);
    // In the last week there is nothing new, but what was learnt.
    let last = without.weeks.last().unwrap();
    assert!(last.questions() == 0 && last.reviews.questions > 0 && last.minutes > 0);
}

#[test]
fn new_cards_are_work_too() {
    let plan = made(&[], 28, |it| it.unseen_cards = 70).unwrap();
    assert!(
        plan.weeks[0].reviews.cards >= 70,
        "ten a day, and those that come back"
    );
    assert!(plan.weeks[0].minutes > made(&[], 28, |_| ()).unwrap().weeks[0].minutes);
}

#[test]
fn reviews_alone_can_make_it_tight() {
    let log: Vec<Entry> = ["1.1", "1.2", "2.1"]
        .into_iter()
        .zip([0, 100, 200])
        .flat_map(|(task, from)| {
            (0..20).map(move |number| answer(from + number, NOW, &format!("{task}-{number}"), true))
        })
        .collect();
    let calm = with_reviews(&log, &known_yesterday(60), 14, |_| ()).unwrap();
    assert_eq!((calm.open, calm.is_tight), (0, false));
    let much = with_reviews(&log, &known_yesterday(900), 14, |_| ()).unwrap();
    assert!(
        much.is_tight && much.weeks[1].minutes > MOST_MINUTES,
        "{much:?}"
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
        let all: usize = plan.weeks.iter().map(Week::questions).sum();
        prop_assert_eq!((all, plan.open), (60 - right as usize, 60 - right as usize));
        let learning = &plan.weeks[..plan.weeks.len().saturating_sub(1).max(1)];
        // A day has nowhere much more to do: a question more, and what one rounding moves.
        let minutes = || learning.iter().map(|week| week.minutes);
        prop_assert!(minutes().max().unwrap() - minutes().min().unwrap() <= 8, "{:?}", learning);
        prop_assert_eq!(plan.weeks.last().map(|week| week.paper), Some(Some(Kind::Mock)));
        for (one, other) in plan.weeks.iter().zip(plan.weeks.iter().skip(1)) {
            prop_assert_eq!(other.from.days_since(one.to), 1);
        }
        prop_assert_eq!(plan.weeks.last().unwrap().to.days_since(plan.weeks[0].from), days - 1);
    }
}
