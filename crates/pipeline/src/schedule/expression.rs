//! The frame of an expression: the word, the parentheses, and nothing around.

use super::finding::{Code, Finding, Part, errors};
use super::guess::guess;
use super::{Api, At, Choices, Schedule, at, cron, rate};
use crate::Timestamp;
use crate::quotas::SCHEDULE_EXPRESSION_LENGTH;
use pattern::Span;

/// Before any run that a schedule can have.
const BEFORE_ALL: Timestamp = Timestamp(-1);

/// Reads an expression; the fixes are proposals that nobody has tried.
pub(super) fn read(expression: &str, api: Api) -> (Option<Schedule>, Vec<Finding>) {
    let mut findings = Vec::new();
    let longest = SCHEDULE_EXPRESSION_LENGTH.at(Timestamp::START);
    let length = expression.chars().count();
    if length > longest {
        let span = Span::new(0, expression.len());
        let message = format!("The expression has {length} characters.");
        findings.push(
            Finding::error(Code::TooLong, span, message)
                .help(format!("AWS takes at most {longest}.")),
        );
        return (None, findings);
    }
    let text = trim(expression, &mut findings);
    let schedule = framed(text, api, &mut findings);
    let schedule = schedule.filter(|_| errors(&findings) == 0);
    if let Some(schedule @ Schedule::Cron(_)) = &schedule
        && schedule.next(BEFORE_ALL).is_none()
    {
        findings.push(
            Finding::warning(
                Code::NeverRuns,
                text.span(),
                "AWS takes this schedule, but it never runs.",
            )
            .help("No date in the years 1970 to 2199 fits all its fields."),
        );
    }
    findings.sort_by_key(|finding| (!finding.is_error(), finding.span.start));
    (schedule, findings)
}

/// Takes white space off both ends, which AWS refuses.
fn trim<'a>(expression: &'a str, findings: &mut Vec<Finding>) -> Part<'a> {
    let end = expression.trim_end().len();
    let text = expression.trim();
    let start = end.saturating_sub(text.len());
    let around = [
        (0, start, "before"),
        (end.max(start), expression.len(), "after"),
    ];
    for (from, to, side) in around {
        if from < to && !text.is_empty() {
            findings.push(
                Finding::error(
                    Code::Space,
                    Span::new(from, to),
                    format!("There is white space {side} the expression."),
                )
                .help("Take it away.")
                .replace(""),
            );
        }
    }
    Part::new(text, start)
}

fn framed(text: Part<'_>, api: Api, findings: &mut Vec<Finding>) -> Option<Schedule> {
    let letters = text
        .text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.text.len());
    let word = text.slice(0, letters);
    let lower = word.text.to_ascii_lowercase();
    if !["rate", "cron", "at"].contains(&lower.as_str()) {
        findings.push(unknown_kind(text, api));
        return None;
    }
    if word.text != lower {
        findings.push(
            Finding::error(
                Code::LetterCase,
                word.span(),
                format!("AWS takes {lower} in small letters only."),
            )
            .help(format!("Write {lower}."))
            .replace(lower.clone()),
        );
    }
    let rest = text.slice(letters, text.text.len());
    let inner = parentheses(rest, &lower, findings)?;
    match lower.as_str() {
        "rate" => rate::read(inner, api, findings).map(Schedule::Rate),
        "cron" => cron::read(inner, findings).map(Schedule::Cron),
        _ if api == Api::PutRule => {
            findings.push(at_on_rule(text, inner));
            None
        }
        _ => at::read(inner, findings).map(Schedule::At),
    }
}

/// A rule has no `at()`; a date can be written as `cron()`.
fn at_on_rule(text: Part<'_>, inner: Part<'_>) -> Finding {
    let finding = Finding::error(
        Code::AtOnRule,
        text.span(),
        "A rule has no at(): that is for schedules of EventBridge Scheduler.",
    )
    .help("Make a schedule in EventBridge Scheduler, or write the date as cron().");
    let mut wrong = Vec::new();
    let at = at::read(inner, &mut wrong).or_else(|| {
        let repaired = wrong.pop()?.fix?.replacement;
        at::read(Part::new(&repaired, 0), &mut wrong)
    });
    let date = at.and_then(|At { local }| Choices::Once(local).expression(Api::PutRule));
    match date {
        Some(date) => finding.replace(date),
        None => finding,
    }
}

/// What stands between the parentheses. Nothing where they are so broken that
/// a reading of the rest would only guess.
fn parentheses<'a>(rest: Part<'a>, word: &str, findings: &mut Vec<Finding>) -> Option<Part<'a>> {
    let open = rest.text.find('(');
    let gap = open.and_then(|at| rest.text.get(..at)).unwrap_or_default();
    let Some(open) = open.filter(|_| gap.trim().is_empty()) else {
        let inside = rest.text.trim().trim_matches(['(', ')']).trim();
        findings.push(
            Finding::error(
                Code::Parentheses,
                rest.span(),
                format!("There is no parenthesis after {word}."),
            )
            .help(format!("Write {word}(…)."))
            .replace(format!("({inside})")),
        );
        return None;
    };
    if !gap.is_empty() {
        findings.push(
            Finding::error(
                Code::Space,
                rest.slice(0, open).span(),
                format!("There is white space between {word} and its parenthesis."),
            )
            .help("Take it away.")
            .replace(""),
        );
    }
    let close = rest.text.find(')').filter(|close| *close > open);
    let end = close.unwrap_or(rest.text.len());
    let after = rest.slice(close.map_or(end, |at| at + 1), rest.text.len());
    if close.is_none() {
        findings.push(
            Finding::error(
                Code::Parentheses,
                rest.slice(open, rest.text.len()).span(),
                "The parenthesis is not closed.",
            )
            .help("Put ) at the end.")
            .fix(after.span(), ")"),
        );
    } else if !after.text.is_empty() {
        findings.push(
            Finding::error(
                Code::Parentheses,
                after.span(),
                "Text follows the closing parenthesis.",
            )
            .help("Take it away: the expression ends with the parenthesis.")
            .replace(""),
        );
    }
    Some(rest.slice(open + 1, end))
}

/// The text is no known kind.
fn unknown_kind(text: Part<'_>, api: Api) -> Finding {
    let kinds = match api {
        Api::PutRule => "rate(…) or cron(…)",
        Api::CreateSchedule => "rate(…), cron(…) or at(…)",
    };
    let finding = Finding::error(
        Code::UnknownKind,
        text.span(),
        format!("A schedule expression is {kinds}."),
    )
    .help("For example rate(5 minutes) or cron(0 12 * * ? *).");
    match guess(text.text, api) {
        Some(guess) => finding.replace(guess),
        None => finding,
    }
}
