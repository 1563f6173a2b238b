//! Reads the fields.

use super::repair;
use super::traps::traps;
use super::{Cron, CronField, DaysOfMonth, DaysOfWeek, Item, Start, Values};
use crate::schedule::finding::{Code, Finding, Part, errors};
use pattern::Span;

/// Reads what stands between the parentheses of `cron()`.
pub(in crate::schedule) fn read(inner: Part<'_>, findings: &mut Vec<Finding>) -> Option<Cron> {
    let words = inner.words();
    spaces(inner, &words, findings);
    let words = repair::commas(inner, words, findings);
    let [minutes, hours, day, month, weekday, year] = words.as_slice() else {
        findings.push(repair::field_count(inner, &words));
        return None;
    };
    if let Some(finding) = repair::seconds_first(inner, &words) {
        findings.push(finding);
        return None;
    }
    let before = errors(findings);
    let minutes = list(CronField::Minutes, *minutes, findings);
    let hours = list(CronField::Hours, *hours, findings);
    let days_of_month = day_of_month(*day, findings);
    let months = list(CronField::Month, *month, findings);
    let days_of_week = day_of_week(*weekday, findings);
    let years = list(CronField::Year, *year, findings);
    let cron = Cron {
        minutes: minutes?,
        hours: hours?,
        days_of_month: days_of_month?,
        months: months?,
        days_of_week: days_of_week?,
        years: years?,
    };
    findings.extend(repair::day_fields(&cron, *day, *weekday));
    if errors(findings) > before {
        return None;
    }
    findings.extend(traps(&cron, &words));
    Some(cron)
}

/// The words of a `cron()`, each with its field.
pub(in crate::schedule) fn fields(expression: &str) -> Vec<(CronField, Span)> {
    let inner = expression.split_once('(').and_then(|(word, inner)| {
        let start = word.len() + 1;
        let inner = inner.split(')').next()?;
        word.trim()
            .eq_ignore_ascii_case("cron")
            .then(|| Part::new(inner, start))
    });
    let words = inner.map(Part::words).unwrap_or_default();
    let spans = words.into_iter().map(Part::span);
    CronField::ALL.into_iter().zip(spans).collect()
}

/// One space between fields is what AWS documents; none at the ends.
fn spaces(inner: Part<'_>, words: &[Part<'_>], findings: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return;
    };
    let ends = [
        Span::new(inner.start, first.start),
        Span::new(last.span().end, inner.span().end),
    ];
    for span in ends {
        if span.start < span.end {
            let finding = Finding::error(
                Code::Space,
                span,
                "There is white space between a parenthesis and its field.",
            );
            findings.push(finding.help("Take it away.").replace(""));
        }
    }
    let gaps = words.iter().zip(words.iter().skip(1));
    for (before, after) in gaps {
        let span = Span::new(before.span().end, after.start);
        let gap = inner.slice(span.start - inner.start, span.end - inner.start);
        if gap.text != " " {
            let finding = Finding::warning(
                Code::Space,
                span,
                "More than one space stands between two fields.",
            );
            findings.push(finding.help("Write one space.").replace(" "));
        }
    }
}

fn day_of_month(part: Part<'_>, findings: &mut Vec<Finding>) -> Option<DaysOfMonth> {
    let field = CronField::DayOfMonth;
    let upper = part.text.to_ascii_uppercase();
    let number = |text: &str| text.parse::<u16>().ok().filter(|_| is_number(text));
    match upper.as_str() {
        "?" => return Some(DaysOfMonth::Any),
        "L" => return Some(DaysOfMonth::Last { before: 0 }),
        "LW" => return Some(DaysOfMonth::LastWeekday),
        _ => {}
    }
    if let Some(before) = upper.strip_prefix("L-").and_then(number)
        && before <= 30
    {
        findings.push(
            Finding::warning(
                Code::Undocumented,
                part.span(),
                format!("Day-of-month: the AWS documentation does not have {upper}."),
            )
            .help("It is read as days before the last day of the month; do not rely on it."),
        );
        return Some(DaysOfMonth::Last { before });
    }
    if let Some(day) = upper.strip_suffix('W').and_then(number)
        && (1..=31).contains(&day)
    {
        return Some(DaysOfMonth::NearestWeekday(day));
    }
    if upper.contains(['L', 'W', '#']) {
        findings.push(repair::special(field, part));
        return None;
    }
    list(field, part, findings).map(DaysOfMonth::Values)
}

fn day_of_week(part: Part<'_>, findings: &mut Vec<Finding>) -> Option<DaysOfWeek> {
    let field = CronField::DayOfWeek;
    let upper = part.text.to_ascii_uppercase();
    let day = |text: &str| {
        let number = text.parse::<u16>().ok().filter(|_| is_number(text));
        let in_range = number.filter(|day| (1..=7).contains(day));
        in_range.or_else(|| field.named(text))
    };
    match upper.as_str() {
        "?" => return Some(DaysOfWeek::Any),
        "L" => return Some(DaysOfWeek::Values(Values::one(Start::Value(7)))),
        _ => {}
    }
    if let Some(last) = upper.strip_suffix('L').and_then(day) {
        return Some(DaysOfWeek::LastOfMonth(last));
    }
    if let Some((of, nth)) = upper.split_once('#')
        && let (Some(day), Some(nth)) = (day(of), nth.parse().ok().filter(|_| is_number(nth)))
        && (1..=5).contains(&nth)
    {
        return Some(DaysOfWeek::Nth { day, nth });
    }
    let numbers_or_signs =
        !upper.contains(|c: char| c.is_ascii_alphabetic() && c != 'L' && c != 'W');
    if upper.contains('#') || (numbers_or_signs && upper.contains(['L', 'W'])) {
        findings.push(repair::special(field, part));
        return None;
    }
    list(field, part, findings).map(DaysOfWeek::Values)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Reads a list of items between commas.
pub(super) fn list(
    field: CronField,
    part: Part<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Values> {
    let before = errors(findings);
    if part.split(',').any(|piece| piece.text.is_empty()) {
        findings.push(repair::empty_item(field, part));
    }
    let mut items = Vec::new();
    for piece in part.split(',').filter(|piece| !piece.text.is_empty()) {
        items.extend(item(field, part, piece, findings));
    }
    (errors(findings) == before).then_some(Values { items })
}

fn item(
    field: CronField,
    whole: Part<'_>,
    piece: Part<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Item> {
    let (start, step) = match piece.split_once('/') {
        Some((start, step)) => (start, Some(step)),
        None => (piece, None),
    };
    let start_read = if start.text == "*" {
        Some(Start::All)
    } else if start.text == "?" {
        findings.push(repair::question_mark(field, whole, start));
        None
    } else if let Some((from, to)) = start.split_once('-') {
        range(field, whole, start, [from, to], findings)
    } else {
        value(field, whole, start, Place::Alone, findings).map(Start::Value)
    };
    let step_read = match step {
        None => Some(None),
        Some(step) => read_step(field, piece, start, step, findings).map(Some),
    };
    Some(Item {
        start: start_read?,
        step: step_read?,
    })
}

fn range(
    field: CronField,
    whole: Part<'_>,
    piece: Part<'_>,
    [from, to]: [Part<'_>; 2],
    findings: &mut Vec<Finding>,
) -> Option<Start> {
    let from = value(field, whole, from, Place::First, findings);
    let to = value(field, whole, to, Place::Last, findings);
    let (from, to) = (from?, to?);
    if field == CronField::Year && from > to {
        findings.push(
            Finding::error(
                Code::Backwards,
                piece.span(),
                "Year: the range runs backwards.",
            )
            .help("Write the earlier year first.")
            .replace(format!("{to}-{from}")),
        );
        return None;
    }
    Some(Start::Range(from, to))
}

/// Where a value stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// In no range.
    Alone,
    /// Before the hyphen of a range.
    First,
    /// After it.
    Last,
}

fn value(
    field: CronField,
    whole: Part<'_>,
    part: Part<'_>,
    place: Place,
    findings: &mut Vec<Finding>,
) -> Option<u16> {
    if !is_number(part.text) {
        let named = field.named(part.text);
        if named.is_none() {
            findings.push(repair::no_value(field, whole, part));
        }
        return named;
    }
    let (low, high) = field.range();
    let number = part.text.parse::<u16>().ok();
    let in_range = number.filter(|number| (low..=high).contains(number));
    if in_range.is_none() {
        findings.push(repair::out_of_range(field, whole, part, number, place));
    }
    in_range
}

fn read_step(
    field: CronField,
    piece: Part<'_>,
    start: Part<'_>,
    step: Part<'_>,
    findings: &mut Vec<Finding>,
) -> Option<u16> {
    let number = step
        .text
        .parse::<u16>()
        .ok()
        .filter(|_| is_number(step.text));
    let largest = field.largest_step();
    let right = number.filter(|number| (1..=largest).contains(number));
    if right.is_none() {
        findings.push(repair::bad_step(field, piece, start, step));
    }
    right
}
