//! Names that AWS has given up.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::markup::plain_text;
use crate::names::ServiceName;
use crate::question::Era;

/// Looks through stem, options and services of every question of today.
///
/// Rationales may name what a service was called once.
pub(crate) fn check(drafts: &[Draft], names: &[ServiceName], findings: &mut Vec<Finding>) {
    for draft in drafts {
        if draft.question.era != Era::Current {
            continue;
        }
        let stem = (Part::Stem, plain_text(&draft.question.stem));
        let services = (Part::Key("services"), draft.question.services.join("\n"));
        let options = draft.question.options.iter().enumerate();
        let options =
            options.map(|(index, option)| (Part::Option(index), plain_text(&option.content)));
        for (part, text) in [stem, services].into_iter().chain(options) {
            for name in names.iter().filter(|name| stands_in(&text, &name.old)) {
                let ServiceName {
                    old, now, retired, ..
                } = name;
                let message = if *retired {
                    format!("\"{old}\" is no longer there for new users; today it is {now}")
                } else {
                    format!("\"{old}\" is today called {now}")
                };
                let help = "Say it as it is today, or make the question `era = \"legacy\"` with a gloss; see questions/names.toml.";
                findings.push(draft.finding(
                    part,
                    code::OLD_NAME,
                    Severity::Warning,
                    message,
                    help,
                ));
            }
        }
    }
}

/// Whether the name stands in the text as words of their own, also in the plural.
fn stands_in(text: &str, name: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let rest = text.get(at + found.len()..).unwrap_or_default();
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        !before.is_some_and(letter) && !rest.chars().next().is_some_and(letter)
    })
}
