use super::{day_of, days};
use crate::progress::Answers;
use crate::progress::testing::{DAY, answer};

#[test]
fn a_day_begins_at_midnight_of_the_persons_clock() {
    let late = 20 * DAY + DAY - 60_000;
    let log = vec![
        answer(1, late, "a", true),
        answer(2, late, "b", false),
        answer(3, late + 120_000, "a", true),
    ];
    let told = |ahead| -> Vec<_> {
        let found = days(&Answers::of(&log), ahead);
        found
            .iter()
            .map(|it| (it.day, it.answers, it.right))
            .collect()
    };
    assert_eq!(told(0), [(20, 2, 1), (21, 1, 1)]);
    assert_eq!(told(60), [(21, 3, 2)]);
    assert_eq!(told(-60), [(20, 3, 2)]);
}

#[test]
fn a_moment_before_1970_by_the_clock_on_the_wall_is_a_day_as_well() {
    assert_eq!(day_of(0, -1), -1);
    assert_eq!(day_of(u64::MAX, 0), i64::MAX / DAY as i64);
}
