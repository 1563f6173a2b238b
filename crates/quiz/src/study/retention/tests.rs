use super::{DAY, Plan, RETENTIONS, day_of};
use crate::date::Date;

fn exam_on(day: i64) -> Option<Date> {
    Date::from_unix_days(day)
}

#[test]
fn retention_rises_to_the_day_of_the_exam() {
    let plan = Plan::new(85, exam_on(100), 0);
    let on: Vec<f64> = (0..=100).map(|day| plan.retention_on(day)).collect();
    assert!(on.is_sorted());
    assert_eq!((on[0], on[79], on[100]), (0.85, 0.85, 0.95));
    assert!(on[90] > 0.85 && on[90] < 0.95);
    let more = Plan::new(97, exam_on(100), 0);
    assert_eq!((more.retention_on(0), more.retention_on(100)), (0.97, 0.97));
}

#[test]
fn an_exam_that_is_over_steers_nothing() {
    assert_eq!(Plan::new(90, exam_on(9), 9 * DAY + 5).exam(), Some(9));
    assert_eq!(Plan::new(90, exam_on(9), 10 * DAY).exam(), None);
    assert_eq!(Plan::new(90, exam_on(9), 10 * DAY), Plan::default());
    assert_eq!(Plan::new(90, exam_on(-3), 0).exam(), None);
}

#[test]
fn a_stored_wish_outside_of_the_range_is_brought_into_it() {
    assert_eq!(
        Plan::new(0, None, 0),
        Plan::new(*RETENTIONS.start(), None, 0)
    );
    assert_eq!(Plan::new(255, None, 0).retention_on(3), 0.97);
    assert_eq!(day_of(DAY - 1), 0);
}
