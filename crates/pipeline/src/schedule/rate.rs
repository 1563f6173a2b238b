//! `rate(value unit)`.

use super::Api;
use super::finding::{Code, Finding, Part};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// A regular interval, counted from when the rule or schedule is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    /// How many units lie between two runs; at least 1.
    pub value: u32,
    /// The unit.
    pub unit: Unit,
}

/// The unit of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Sixty seconds.
    Minute,
    /// Sixty minutes.
    Hour,
    /// Always 24 hours, also where clocks are changed.
    Day,
}

const UNITS: [Unit; 3] = [Unit::Minute, Unit::Hour, Unit::Day];

impl Unit {
    /// The unit in the number that a value asks for.
    pub fn word(self, value: u32) -> &'static str {
        match (self, value == 1) {
            (Unit::Minute, true) => "minute",
            (Unit::Minute, false) => "minutes",
            (Unit::Hour, true) => "hour",
            (Unit::Hour, false) => "hours",
            (Unit::Day, true) => "day",
            (Unit::Day, false) => "days",
        }
    }

    fn millis(self) -> i64 {
        match self {
            Unit::Minute => 60_000,
            Unit::Hour => 3_600_000,
            Unit::Day => 86_400_000,
        }
    }

    /// The unit that is written so, in either number.
    fn written(text: &str) -> Option<Unit> {
        UNITS
            .into_iter()
            .find(|unit| unit.word(1) == text || unit.word(2) == text)
    }

    /// The unit that was likely meant.
    fn meant(text: &str) -> Option<Unit> {
        let text = text.to_ascii_lowercase();
        match text.as_str() {
            "m" | "min" | "mins" => Some(Unit::Minute),
            "h" | "hr" | "hrs" => Some(Unit::Hour),
            "d" => Some(Unit::Day),
            _ => UNITS
                .into_iter()
                .find(|unit| text.starts_with(unit.word(1).trim_end_matches('e'))),
        }
    }
}

impl Rate {
    /// The time between two runs, in milliseconds.
    pub fn interval_millis(self) -> i64 {
        i64::from(self.value).saturating_mul(self.unit.millis())
    }

    /// The run that follows a run, or the creation.
    pub(super) fn next(self, after: Timestamp) -> Option<Timestamp> {
        after.plus_millis(self.interval_millis())
    }
}

/// Reads what stands between the parentheses of `rate()`.
pub(super) fn read(inner: Part<'_>, api: Api, findings: &mut Vec<Finding>) -> Option<Rate> {
    let words = inner.words();
    let (value, unit) = match words.as_slice() {
        [value, unit] => (*value, *unit),
        [one] => {
            findings.push(one_word(*one));
            return None;
        }
        _ => {
            findings.push(
                Finding::error(
                    Code::RateForm,
                    inner.span(),
                    "A rate is one value and one unit.",
                )
                .help("For example rate(5 minutes)."),
            );
            return None;
        }
    };
    let plain = format!("{} {}", value.text, unit.text);
    if inner.text != plain {
        findings.push(
            Finding::error(
                Code::Space,
                inner.span(),
                "There is more white space than the one space between value and unit.",
            )
            .help(format!("Write rate({plain})."))
            .replace(plain),
        );
    }
    let number = read_value(value, findings);
    let unit = read_unit(unit, value, number, api, findings);
    Some(Rate {
        value: number?,
        unit: unit?,
    })
}

/// A value without a unit, or both without a space between.
fn one_word(word: Part<'_>) -> Finding {
    let digits = word.text.find(|c: char| !c.is_ascii_digit());
    let (value, unit) = match digits {
        Some(at) => (word.slice(0, at), word.slice(at, word.text.len())),
        None => (word, word.slice(word.text.len(), word.text.len())),
    };
    let finding = Finding::error(
        Code::RateForm,
        word.span(),
        "A rate is a value and a unit, with a space between.",
    )
    .help("For example rate(5 minutes).");
    if value.text.is_empty() || unit.text.is_empty() {
        return finding;
    }
    finding.replace(format!("{} {}", value.text, unit.text))
}

fn read_value(value: Part<'_>, findings: &mut Vec<Finding>) -> Option<u32> {
    let is_number = value.text.bytes().all(|b| b.is_ascii_digit());
    let number = value.text.parse::<u32>().ok().filter(|_| is_number);
    if number.is_some_and(|number| number > 0) {
        return number;
    }
    let finding = Finding::error(
        Code::RateValue,
        value.span(),
        format!("{} is no value for a rate.", value.text),
    );
    let unsigned = value.text.trim_start_matches(['-', '+']);
    findings.push(match number {
        Some(_) => finding
            .help("The value is 1 or more. To stop a rule, disable it.")
            .replace("1"),
        None if is_number => finding.help("The value is too large."),
        None if unsigned.len() < value.text.len() => finding
            .help("The value is a positive whole number without a sign.")
            .replace(unsigned),
        None => finding.help("The value is a positive whole number, in digits."),
    });
    None
}

/// Reads the unit. A rule takes it only in small letters and in the number of
/// its value; EventBridge Scheduler is not so strict.
fn read_unit(
    unit: Part<'_>,
    value: Part<'_>,
    number: Option<u32>,
    api: Api,
    findings: &mut Vec<Finding>,
) -> Option<Unit> {
    let strict = api == Api::PutRule;
    let loud = |code, message: String| {
        if strict {
            Finding::error(code, unit.span(), message)
        } else {
            Finding::warning(code, unit.span(), message)
        }
    };
    let lower = unit.text.to_ascii_lowercase();
    let Some(known) = Unit::written(&lower) else {
        findings.push(unknown_unit(unit, value, number));
        return None;
    };
    let right = known.word(number.unwrap_or(2));
    if lower != unit.text {
        findings.push(
            loud(
                Code::LetterCase,
                "The unit is written in small letters.".to_owned(),
            )
            .help(format!("Write {right}."))
            .replace(right),
        );
    } else if let Some(number) = number
        && right != lower
    {
        let (noun, rule) = match number {
            1 => ("singular", "a value of 1 takes the singular"),
            _ => ("plural", "a value above 1 takes the plural"),
        };
        findings.push(
            loud(
                Code::Plural,
                format!("The unit is not in the {noun}: {rule}."),
            )
            .help(format!("Write rate({number} {right})."))
            .replace(right),
        );
    }
    Some(known)
}

fn unknown_unit(unit: Part<'_>, value: Part<'_>, number: Option<u32>) -> Finding {
    let both = pattern::Span::new(value.start, unit.span().end);
    let lower = unit.text.to_ascii_lowercase();
    let number = number.unwrap_or(2);
    let finding = Finding::error(
        Code::RateUnit,
        unit.span(),
        format!("{} is no unit of a rate.", unit.text),
    );
    if lower.starts_with("sec") || lower == "s" {
        let minutes = number.div_ceil(60);
        let word = Unit::Minute.word(minutes);
        return finding
            .help(
                "A schedule runs at most once a minute; nothing in EventBridge counts in seconds.",
            )
            .fix(both, format!("{minutes} {word}"));
    }
    if lower.starts_with("week") {
        let days = number.saturating_mul(7);
        return finding
            .help("Count weeks in days.")
            .fix(both, format!("{days} days"));
    }
    let finding =
        finding.help("The units are minutes, hours and days; use cron() for months and years.");
    match Unit::meant(unit.text) {
        Some(meant) => finding.replace(meant.word(number)),
        None => finding,
    }
}
