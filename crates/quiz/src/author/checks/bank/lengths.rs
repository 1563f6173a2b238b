//! Whether a person who always takes the longest or the shortest option would do well.

use super::domain_share::percent;
use crate::author::checks::options::length;
use crate::author::finding::{Finding, Place, Severity, code};
use crate::bank::Bank;
use crate::question::Question;

/// The single-answer questions, and those of them whose key stands out by its length.
pub(crate) struct Shapes<'a> {
    /// How many questions have one right option.
    pub(crate) all: usize,
    /// Where the key is longer than every other option.
    pub(crate) longest: Vec<&'a str>,
    /// Where the key is shorter than every other option.
    pub(crate) shortest: Vec<&'a str>,
}

impl<'a> Shapes<'a> {
    /// Looks at all questions.
    pub(crate) fn of(bank: &'a Bank) -> Self {
        let single = || {
            bank.questions
                .iter()
                .filter(|question| question.pick_count() == 1)
        };
        let ids = |stands_out: fn(usize, usize) -> bool| {
            single()
                .filter(|question| key_stands_out(question, stands_out))
                .map(|question| question.id.as_str())
                .collect()
        };
        Self {
            all: single().count(),
            longest: ids(|key, other| key > other),
            shortest: ids(|key, other| key < other),
        }
    }
}

fn key_stands_out(question: &Question, stands_out: fn(usize, usize) -> bool) -> bool {
    let options = &question.options;
    let key = options.iter().find(|option| option.correct).map(length);
    key.is_some_and(|key| {
        options
            .iter()
            .filter(|option| !option.correct)
            .all(|option| stands_out(key, length(option)))
    })
}

/// Notes both shares; what is too much is the papers' to say.
pub(crate) fn note(shapes: &Shapes<'_>, file: &str, findings: &mut Vec<Finding>) {
    if shapes.all == 0 {
        return;
    }
    for (what, ids) in [("longest", &shapes.longest), ("shortest", &shapes.shortest)] {
        let message = format!(
            "the key is the single {what} option in {} of {} single-answer questions, {:.0} %",
            ids.len(),
            shapes.all,
            percent(ids.len(), shapes.all)
        );
        findings.push(Finding::new(
            file,
            Place::START,
            code::LENGTH_CUE,
            Severity::Note,
            message,
            "",
        ));
    }
}
