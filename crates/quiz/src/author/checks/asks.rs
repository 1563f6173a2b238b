//! Stems that end with the same question too often: a bank in one voice is learnt by its voice.

use std::collections::BTreeMap;

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::words;
use crate::markup::plain_text;

/// So many stems of the bank may end with the same question.
const STEMS: usize = 5;

/// No closing question stands in more than five stems.
pub(crate) fn check(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let mut places: BTreeMap<String, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(ask) = closing(&plain_text(&draft.question.stem)) {
            places.entry(ask).or_default().push(draft);
        }
    }
    for (ask, places) in places {
        for draft in places.iter().skip(STEMS) {
            let message = format!("{} stems end with \"{ask}\"", places.len());
            let help = format!(
                "Ask for what this situation needs; {STEMS} stems may end with the same question."
            );
            findings.push(draft.finding(
                Part::Stem,
                code::SAME_ASK,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}

/// The last question of a text in small letters and without signs.
fn closing(text: &str) -> Option<String> {
    let (before, _) = text.rsplit_once('?')?;
    let ask = before.rsplit(['.', '!', '?', '\n']).next()?;
    Some(words(ask).join(" "))
}
