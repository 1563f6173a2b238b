//! The next time of a cron expression.

use super::{Cron, CronField};
use crate::Timestamp;
use crate::time::{Civil, days_in_month};

const MINUTE: i64 = 60_000;

impl Cron {
    /// The first time later than `after` that fits all fields, as clocks show
    /// it; `None` where no later time does. Looks at no more than the days of
    /// the years 1970 to 2199.
    pub fn next_local(&self, after: Timestamp) -> Option<Timestamp> {
        let next_minute = after.0.div_euclid(MINUTE).checked_add(1)?;
        let from = Timestamp(next_minute.checked_mul(MINUTE)?.max(0)).civil();
        let (first_year, last_year) = CronField::Year.range();
        for year in from.year.max(i64::from(first_year))..=i64::from(last_year) {
            if !self.years.contains(CronField::Year, year) {
                continue;
            }
            let this_year = year == from.year;
            for month in (if this_year { from.month } else { 1 })..=12 {
                if !self.months.contains(CronField::Month, month) {
                    continue;
                }
                let this_month = this_year && month == from.month;
                for day in (if this_month { from.day } else { 1 })..=days_in_month(year, month) {
                    if !self.has_day(year, month, day) {
                        continue;
                    }
                    let start = if this_month && day == from.day {
                        (from.hour, from.minute)
                    } else {
                        (0, 0)
                    };
                    if let Some((hour, minute)) = self.next_time(start) {
                        return Timestamp::from_civil(Civil {
                            year,
                            month,
                            day,
                            hour,
                            minute,
                            second: 0,
                        });
                    }
                }
            }
        }
        None
    }

    /// The first time of day that is not before a time of day.
    fn next_time(&self, (hour, minute): (i64, i64)) -> Option<(i64, i64)> {
        (hour..24)
            .filter(|candidate| self.hours.contains(CronField::Hours, *candidate))
            .find_map(|candidate| {
                let first = if candidate == hour { minute } else { 0 };
                (first..60)
                    .find(|minute| self.minutes.contains(CronField::Minutes, *minute))
                    .map(|minute| (candidate, minute))
            })
    }
}
