//! Kinds of papers, times and conditions in words.

use quiz::exam::{Code, Departure, Kind, Timing};
use quiz::{Blueprint, Date};

const MINUTE: u64 = 60_000;
const DAY: u64 = 86_400_000;

/// What a kind of paper is called.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Mock => "Mock exam",
        Kind::Half => "Stamina half",
        Kind::Twenty => "Set of 20",
        Kind::Ten => "Set of 10",
        Kind::Diagnostic => "Diagnostic",
    }
}

/// What a kind of paper is for, with its numbers.
pub(super) fn purpose(kind: Kind, blueprint: &Blueprint) -> String {
    let size = kind.size(blueprint);
    match kind {
        Kind::Mock => format!(
            "{size} questions as in the exam: {} count, and {} trial questions that you cannot tell apart do not.",
            blueprint.scored, blueprint.unscored
        ),
        Kind::Half => format!("{size} questions, to practise keeping your attention."),
        Kind::Twenty | Kind::Ten => format!("{size} questions in the proportions of the exam."),
        Kind::Diagnostic => {
            format!("{size} questions, four of each domain; the result says where to begin.")
        }
    }
}

/// A paper in a few words, as in `Mock exam, DOP-C02`.
pub(super) fn paper(code: &Code) -> String {
    format!("{}, {}", kind(code.kind), code.blueprint)
}

/// The choice of time for a paper of so many minutes.
pub(super) fn timing(timing: Timing, minutes: u16) -> String {
    let all = |timing: Timing| {
        timing
            .allowed(minutes)
            .map_or_else(String::new, |ms| (ms / MINUTE).to_string())
    };
    match timing {
        Timing::Exam => format!("As in the exam: {minutes} minutes"),
        Timing::PlusThirty => format!(
            "30 minutes more: {} minutes. AWS grants them on request to those whose first language is not English",
            all(timing)
        ),
        Timing::OneAndAHalf => format!("Half as long again: {} minutes", all(timing)),
        Timing::Double => format!("Twice as long: {} minutes", all(timing)),
        Timing::Custom(_) => "Minutes of your own".to_owned(),
        Timing::Untimed => "Without a limit".to_owned(),
    }
}

/// A time as a clock shows it, such as `2:05:09` or `5:09`.
pub(super) fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// A time as it is spoken, such as `2 hours 5 minutes`; below a minute in seconds.
pub(in crate::pages) fn spoken(ms: u64) -> String {
    let (hours, minutes) = (ms / MINUTE / 60, ms / MINUTE % 60);
    match (hours, minutes) {
        (0, 0) => count(usize::try_from(ms / 1000).unwrap_or(0), "second"),
        (0, minutes) => count(usize::try_from(minutes).unwrap_or(0), "minute"),
        (hours, 0) => count(usize::try_from(hours).unwrap_or(0), "hour"),
        (hours, minutes) => format!(
            "{} {}",
            count(usize::try_from(hours).unwrap_or(0), "hour"),
            count(usize::try_from(minutes).unwrap_or(0), "minute")
        ),
    }
}

/// A number with its noun, as in `1 question` and `2 questions`.
pub(in crate::pages) fn count(n: usize, noun: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{plural}")
}

/// A moment in UTC, such as `2026-11-21 18:05 UTC`.
pub(super) fn moment(ms: u64) -> String {
    let day = i64::try_from(ms / DAY).ok().and_then(Date::from_unix_days);
    let minutes = ms % DAY / MINUTE;
    let time = format!("{:02}:{:02} UTC", minutes / 60, minutes % 60);
    match day {
        Some(day) => format!("{day} {time}"),
        None => time,
    }
}

/// The ways in which it was easier than the exam; `None` where it was not.
pub(super) fn departures(found: &[Departure]) -> Option<String> {
    let words: Vec<String> = found
        .iter()
        .map(|departure| match departure {
            Departure::Paused { times } => {
                let times = usize::try_from(*times).unwrap_or(0);
                format!("paused {}", count(times, "time"))
            }
            Departure::Untimed => "without a limit of time".to_owned(),
            Departure::MoreTime => "with more time than the exam gives".to_owned(),
            Departure::Extended { minutes } => format!("{minutes} minutes added"),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
