//! The six fields, their ranges and names.

use serde::{Deserialize, Serialize};

/// A field of a cron expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CronField {
    /// The first field.
    Minutes,
    /// The second field.
    Hours,
    /// The third field.
    DayOfMonth,
    /// The fourth field.
    Month,
    /// The fifth field.
    DayOfWeek,
    /// The sixth field.
    Year,
}

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

impl CronField {
    /// The fields in the order in which an expression has them.
    pub const ALL: [CronField; 6] = [
        CronField::Minutes,
        CronField::Hours,
        CronField::DayOfMonth,
        CronField::Month,
        CronField::DayOfWeek,
        CronField::Year,
    ];

    /// The field's name in the User Guide.
    pub fn as_str(self) -> &'static str {
        match self {
            CronField::Minutes => "Minutes",
            CronField::Hours => "Hours",
            CronField::DayOfMonth => "Day-of-month",
            CronField::Month => "Month",
            CronField::DayOfWeek => "Day-of-week",
            CronField::Year => "Year",
        }
    }

    /// The lowest and the highest value.
    pub fn range(self) -> (u16, u16) {
        match self {
            CronField::Minutes => (0, 59),
            CronField::Hours => (0, 23),
            CronField::DayOfMonth => (1, 31),
            CronField::Month => (1, 12),
            CronField::DayOfWeek => (1, 7),
            CronField::Year => (1970, 2199),
        }
    }

    /// The names of the field's values from the lowest; none for most fields.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            CronField::Month => &MONTHS,
            CronField::DayOfWeek => &DAYS,
            _ => &[],
        }
    }

    /// The value of a name, in any case.
    pub(super) fn named(self, name: &str) -> Option<u16> {
        let names = self.names();
        let at = names.iter().position(|n| n.eq_ignore_ascii_case(name))?;
        u16::try_from(at).ok().map(|at| at + self.range().0)
    }

    /// The largest step; beyond it the step could never be taken (Quartz's
    /// limits; AWS refuses `*/60` for minutes).
    pub fn largest_step(self) -> u16 {
        let (low, high) = self.range();
        match self {
            CronField::Minutes | CronField::Hours => high,
            _ => high - low + 1,
        }
    }

    /// The range in words for help.
    pub fn values(self) -> &'static str {
        match self {
            CronField::Minutes => "0 to 59",
            CronField::Hours => "0 to 23",
            CronField::DayOfMonth => "1 to 31",
            CronField::Month => "1 to 12 or JAN to DEC",
            CronField::DayOfWeek => "1 to 7 or SUN to SAT, and 1 is Sunday",
            CronField::Year => "1970 to 2199",
        }
    }
}
