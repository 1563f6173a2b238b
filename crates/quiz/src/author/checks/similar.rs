//! Stems that say nearly the same.

use crate::author::checks::identity::key_texts;
use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::author::words::{jaccard, shingles};
use crate::markup::plain_text;
use crate::order;

/// From here on two stems deserve a look.
const SIMILAR: f64 = 0.6;
/// From here on they are one question twice.
const SAME: f64 = 0.8;

/// Compares the runs of five words of every two stems; declared twins may be alike.
pub(crate) fn check(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let stems: Vec<_> = drafts
        .iter()
        .filter(|draft| !draft.question.stem.is_empty())
        .map(|draft| (draft, shingles(&plain_text(&draft.question.stem))))
        .collect();
    for (index, (draft, stem)) in stems.iter().enumerate() {
        for (other, other_stem) in stems.iter().take(index) {
            let share = jaccard(stem, other_stem);
            if share < SIMILAR || draft.question.twin.as_ref() == Some(&other.question.id) {
                continue;
            }
            let severity = if share >= SAME {
                Severity::Error
            } else {
                Severity::Warning
            };
            let message = format!(
                "the stem has {:.0} % of its runs of words in common with {}",
                share * 100.0,
                other.file
            );
            let help = "Write another scenario, or make the two a minimal pair with `twin`.";
            findings.push(draft.finding(Part::Stem, code::SIMILAR_STEMS, severity, message, help));
        }
    }
}

/// Notes two questions whose services and right options are the same: are they one question?
pub(crate) fn note_same_keys(drafts: &[Draft], findings: &mut Vec<Finding>) {
    let marks: Vec<_> = drafts
        .iter()
        .filter(|draft| draft.question.pick_count() > 0)
        .map(|draft| {
            let mut services = draft.question.services.clone();
            order::sort(&mut services);
            (draft, services, key_texts(&draft.question))
        })
        .collect();
    for (index, (draft, services, key)) in marks.iter().enumerate() {
        let same = marks
            .iter()
            .take(index)
            .find(|(_, other, other_key)| other == services && other_key == key);
        if let Some((other, ..)) = same {
            let message = format!("services and right options are those of {}", other.file);
            findings.push(draft.finding(Part::File, code::SAME_KEY, Severity::Note, message, ""));
        }
    }
}
