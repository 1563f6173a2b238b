//! Which days the two day fields mean.

use super::{Cron, CronField, DaysOfMonth, DaysOfWeek};
use crate::time::{days_in_month, weekday};

impl Cron {
    /// Whether the schedule runs on a date, months and years aside.
    pub(super) fn has_day(&self, year: i64, month: i64, day: i64) -> bool {
        self.days_of_month.has(year, month, day) && self.days_of_week.has(year, month, day)
    }
}

const SUNDAY: i64 = 1;
const SATURDAY: i64 = 7;

impl DaysOfMonth {
    fn has(&self, year: i64, month: i64, day: i64) -> bool {
        let last = days_in_month(year, month);
        match self {
            DaysOfMonth::Any => true,
            DaysOfMonth::Values(values) => values.contains(CronField::DayOfMonth, day),
            DaysOfMonth::Last { before } => day == last - i64::from(*before),
            DaysOfMonth::LastWeekday => day == nearest_weekday(year, month, last),
            DaysOfMonth::NearestWeekday(near) => {
                let near = i64::from(*near);
                near <= last && day == nearest_weekday(year, month, near)
            }
        }
    }
}

/// The day from Monday to Friday nearest to a day, in the same month.
fn nearest_weekday(year: i64, month: i64, day: i64) -> i64 {
    match weekday(year, month, day) {
        SATURDAY if day == 1 => 3,
        SATURDAY => day - 1,
        SUNDAY if day == days_in_month(year, month) => day - 2,
        SUNDAY => day + 1,
        _ => day,
    }
}

impl DaysOfWeek {
    fn has(&self, year: i64, month: i64, day: i64) -> bool {
        let today = weekday(year, month, day);
        match self {
            DaysOfWeek::Any => true,
            DaysOfWeek::Values(values) => values.contains(CronField::DayOfWeek, today),
            DaysOfWeek::LastOfMonth(last) => {
                today == i64::from(*last) && day + 7 > days_in_month(year, month)
            }
            DaysOfWeek::Nth { day: of, nth } => {
                today == i64::from(*of) && (day - 1) / 7 + 1 == i64::from(*nth)
            }
        }
    }
}
