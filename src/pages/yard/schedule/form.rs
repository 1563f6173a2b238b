//! What a person has chosen in words. Choices that are not in force are remembered, so that
//! nothing is lost on the way from one kind to another and back.

use super::clock::{date_time, read_date_time};
use pipeline::Timestamp;
use pipeline::schedule::{Api, Calendar, Choices, Chosen, Days, Hours, Rate, Times, Unit};

/// The kind of schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same distance from run to run.
    Rate,
    /// A time of day.
    At,
    /// Every so many minutes.
    Minutes,
    /// Every so many hours.
    Hours,
    /// One run.
    Once,
    /// What the form cannot say.
    ByHand,
}

/// The kind of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// Every day.
    Every,
    /// Days of the week.
    OfWeek,
    /// A day of the month.
    OfMonth,
    /// The weekday nearest to a day of the month.
    Nearest,
    /// The last day of the month.
    Last,
    /// The last weekday of the month.
    LastWeekday,
    /// The first, second … Monday of the month.
    Nth,
    /// The last Monday of the month.
    LastOfWeek,
}

/// All that a form holds. A number is none while its field is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What is in force.
    pub kind: Kind,
    /// How many units from run to run.
    pub rate: Option<u32>,
    /// The unit.
    pub unit: Unit,
    /// The hour of the day.
    pub hour: u16,
    /// The minute of the hour.
    pub minute: u16,
    /// Every so many minutes.
    pub minutes: Option<u16>,
    /// Every so many hours.
    pub hours: Option<u16>,
    /// Whether only some hours of the day count.
    pub some_hours: bool,
    /// Which they are.
    pub between: Hours,
    /// Which days count.
    pub days: DayKind,
    /// Days of the week.
    pub of_week: Chosen,
    /// A day of the month.
    pub of_month: Option<u16>,
    /// The first, second …
    pub nth: u16,
    /// … such day of the week.
    pub day: u16,
    /// The months.
    pub months: Chosen,
    /// Date and time of the one run.
    pub once: String,
    /// An expression that the form cannot say.
    pub by_hand: Option<String>,
    /// The text that stood there when the form was last changed.
    pub since: String,
}

impl Default for Form {
    fn default() -> Self {
        Form {
            kind: Kind::Rate,
            rate: Some(5),
            unit: Unit::Minute,
            hour: 12,
            minute: 0,
            minutes: Some(15),
            hours: Some(6),
            some_hours: false,
            between: Hours { from: 8, to: 17 },
            days: DayKind::Every,
            of_week: Chosen::WEEKDAYS,
            of_month: Some(1),
            nth: 1,
            day: 2,
            months: Chosen::YEAR,
            once: date_time(Timestamp::START),
            by_hand: None,
            since: String::new(),
        }
    }
}

impl Form {
    /// What is chosen; `None` where something is missing.
    pub fn choices(&self) -> Option<Choices> {
        let hours = self.some_hours.then_some(self.between);
        let times = match self.kind {
            Kind::ByHand => return None,
            Kind::Rate => {
                return Some(Choices::Every(Rate {
                    value: self.rate?,
                    unit: self.unit,
                }));
            }
            Kind::Once => return read_date_time(&self.once).map(Choices::Once),
            Kind::At => Times::At {
                hour: self.hour,
                minute: self.minute,
            },
            Kind::Minutes => Times::EveryMinutes {
                every: self.minutes?,
                hours,
            },
            Kind::Hours => Times::EveryHours {
                every: self.hours?,
                minute: self.minute,
                hours,
            },
        };
        let days = match self.days {
            DayKind::Every => Days::Every,
            DayKind::OfWeek => Days::OfWeek(self.of_week),
            DayKind::OfMonth => Days::OfMonth(self.of_month?),
            DayKind::Nearest => Days::NearestWeekday(self.of_month?),
            DayKind::Last => Days::Last,
            DayKind::LastWeekday => Days::LastWeekday,
            DayKind::Nth => Days::Nth {
                day: self.day,
                nth: self.nth,
            },
            DayKind::LastOfWeek => Days::LastOfWeek(self.day),
        };
        Some(Choices::Calendar(Calendar {
            times,
            days,
            months: self.months,
        }))
    }

    /// The expression that says what is chosen; `None` where something is missing or no such value.
    pub fn expression(&self, api: Api) -> Option<String> {
        match self.kind {
            Kind::ByHand => self.by_hand.clone(),
            _ => self.choices()?.expression(api),
        }
    }

    /// The form beside a text: as it is where the text is its own, otherwise with what the text
    /// says. `choices` are those of the text, and `valid` whether AWS takes it.
    #[must_use]
    pub fn beside(&self, text: &str, api: Api, valid: bool, choices: Option<&Choices>) -> Form {
        let mut next = self.clone();
        let own = match self.expression(api) {
            Some(expression) => expression == text,
            // Something is missing: the text is still the one before.
            None => self.since == text,
        };
        if own || !valid {
            return next;
        }
        match choices {
            Some(choices) => next.take(choices),
            None => {
                next.kind = Kind::ByHand;
                next.by_hand = Some(text.to_owned());
            }
        }
        next
    }

    fn take(&mut self, choices: &Choices) {
        match choices {
            Choices::Every(rate) => {
                self.kind = Kind::Rate;
                self.rate = Some(rate.value);
                self.unit = rate.unit;
            }
            Choices::Once(at) => {
                self.kind = Kind::Once;
                self.once = date_time(*at);
            }
            Choices::Calendar(calendar) => self.take_calendar(calendar),
        }
    }

    fn take_calendar(&mut self, calendar: &Calendar) {
        self.months = calendar.months;
        let hours = match calendar.times {
            Times::At { hour, minute } => {
                self.kind = Kind::At;
                (self.hour, self.minute) = (hour, minute);
                None
            }
            Times::EveryMinutes { every, hours } => {
                self.kind = Kind::Minutes;
                self.minutes = Some(every);
                Some(hours)
            }
            Times::EveryHours {
                every,
                minute,
                hours,
            } => {
                self.kind = Kind::Hours;
                self.hours = Some(every);
                self.minute = minute;
                Some(hours)
            }
        };
        if let Some(hours) = hours {
            self.some_hours = hours.is_some();
            self.between = hours.unwrap_or(self.between);
        }
        self.days = match calendar.days {
            Days::Every => DayKind::Every,
            Days::OfWeek(days) => {
                self.of_week = days;
                DayKind::OfWeek
            }
            Days::OfMonth(day) => {
                self.of_month = Some(day);
                DayKind::OfMonth
            }
            Days::NearestWeekday(day) => {
                self.of_month = Some(day);
                DayKind::Nearest
            }
            Days::Last => DayKind::Last,
            Days::LastWeekday => DayKind::LastWeekday,
            Days::Nth { day, nth } => {
                (self.day, self.nth) = (day, nth);
                DayKind::Nth
            }
            Days::LastOfWeek(day) => {
                self.day = day;
                DayKind::LastOfWeek
            }
        };
    }
}
