//! What was likely meant by a text that is no schedule expression.

use super::Api;
use super::finding::Part;

/// Names that Unix cron has for whole expressions.
const NICKNAMES: [(&str, &str); 7] = [
    ("@hourly", "cron(0 * * * ? *)"),
    ("@daily", "cron(0 0 * * ? *)"),
    ("@midnight", "cron(0 0 * * ? *)"),
    ("@weekly", "cron(0 0 ? * SUN *)"),
    ("@monthly", "cron(0 0 1 * ? *)"),
    ("@yearly", "cron(0 0 1 1 ? *)"),
    ("@annually", "cron(0 0 1 1 ? *)"),
];

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// A proposal that nobody has tried.
pub(super) fn guess(text: &str, api: Api) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if let Some((_, expression)) = NICKNAMES.iter().find(|(name, _)| *name == lower) {
        return Some((*expression).to_owned());
    }
    let bare = text.trim_matches(QUOTES).trim();
    if bare.len() < text.len() {
        return Some(bare.to_owned());
    }
    // A misspelt word before the parenthesis.
    let (word, inner) = text.split_once('(').unwrap_or_default();
    let inner = match word.trim().chars().all(|c| c.is_ascii_alphabetic()) {
        true if !word.is_empty() => inner.trim_end_matches(')'),
        _ => text.trim_matches(['(', ')']),
    };
    let inner = inner.trim();
    let every = inner
        .get(..6)
        .filter(|start| start.eq_ignore_ascii_case("every "));
    let inner = every.and_then(|_| inner.get(6..)).unwrap_or(inner).trim();
    match Part::new(inner, 0).words().len() {
        0 => None,
        1 if every.is_some() => Some(format!("rate(1 {inner})")),
        1 => (api == Api::CreateSchedule).then(|| format!("at({inner})")),
        2 | 3 => Some(format!("rate({inner})")),
        _ => Some(format!("cron({inner})")),
    }
}
