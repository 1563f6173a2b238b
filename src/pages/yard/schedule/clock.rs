//! Times as clocks show them.

use crate::platform::zone::BrowserZone;
use pipeline::Timestamp;
use pipeline::schedule::{Utc, Zone};
use std::rc::Rc;
use yew::prelude::*;

/// A time zone with its name.
#[derive(Clone)]
pub struct Clock {
    /// Such as `Europe/Berlin`.
    pub name: AttrValue,
    zone: Rc<dyn Zone>,
}

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Clock {
    /// A zone and what it is called.
    pub fn new(name: impl Into<AttrValue>, zone: impl Zone + 'static) -> Self {
        Clock {
            name: name.into(),
            zone: Rc::new(zone),
        }
    }

    /// UTC.
    pub fn utc() -> Self {
        Clock::new("UTC", Utc)
    }

    /// The person's own clock; UTC where the browser does not tell.
    pub fn local() -> Self {
        BrowserZone::local().map_or_else(Clock::utc, Clock::of)
    }

    /// The zone of a name that the browser knows.
    pub fn named(name: &str) -> Option<Self> {
        if name == "UTC" {
            return Some(Clock::utc());
        }
        BrowserZone::named(name).map(Clock::of)
    }

    fn of(zone: BrowserZone) -> Self {
        Clock::new(zone.name().to_owned(), zone)
    }

    /// The zone.
    pub fn zone(&self) -> &dyn Zone {
        &*self.zone
    }

    /// What the clock shows: `Thu 2026-01-15 12:00`, with seconds where there are such.
    pub fn shows(&self, at: Timestamp) -> String {
        let local = Timestamp(at.0.saturating_add(self.zone.offset_millis(at)));
        format!("{} {}", weekday(local), date_time(local).replace('T', " "))
    }

    /// How far it is ahead of UTC: `UTC+01:00`.
    pub fn offset(&self, at: Timestamp) -> String {
        let minutes = self.zone.offset_millis(at) / 60_000;
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A time as the field for date and time has it: `2026-01-15T12:00`, with seconds where there are
/// such.
pub fn date_time(at: Timestamp) -> String {
    let text = Timestamp(at.0.div_euclid(1_000) * 1_000).to_string();
    let text = text.trim_end_matches('Z');
    text.strip_suffix(":00").unwrap_or(text).to_owned()
}

/// The time that a field for date and time has, or one of its two halves.
pub fn read_date_time(text: &str) -> Option<Timestamp> {
    let seconds = if text.len() == "2026-01-15T12:00".len() {
        ":00"
    } else {
        ""
    };
    format!("{text}{seconds}Z").parse().ok()
}

fn weekday(at: Timestamp) -> &'static str {
    // 1970-01-01 was a Thursday.
    match at.0.div_euclid(86_400_000).rem_euclid(7) {
        0 => "Thu",
        1 => "Fri",
        2 => "Sat",
        3 => "Sun",
        4 => "Mon",
        5 => "Tue",
        _ => "Wed",
    }
}
