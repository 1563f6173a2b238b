//! Whether the rationale of a wrong event pattern names a field on which it goes wrong.

use pattern::{Node, Trace};
use quiz::{ChoiceOption, Question, Run, plain_text};

use crate::run_question::{Disagreement, Outcome, Place, only_utc, run_option};

/// The wrong options whose rationale names none of the fields on which the option fails.
///
/// An option that does not match as it should fails on the fields that say so in the trace. One
/// that matches as it should not lacks the fields on which a right option fails with that event.
/// Options that are no valid event pattern, and questions without pattern runs, are left alone.
pub fn unexplained(question: &Question) -> Vec<Disagreement> {
    let outcomes: Vec<Vec<Outcome>> = question
        .options
        .iter()
        .map(|option| run_option(question, option, &only_utc))
        .collect();
    let right: Vec<&Vec<Outcome>> = question
        .options
        .iter()
        .zip(&outcomes)
        .filter(|(option, _)| option.correct)
        .map(|(_, outcomes)| outcomes)
        .collect();
    let options = question.options.iter().zip(&outcomes).enumerate();
    options
        .filter(|(_, (option, _))| !option.correct)
        .filter_map(|(index, (option, outcomes))| {
            let mut fields = Vec::new();
            for (at, (outcome, run)) in outcomes.iter().zip(&question.runs).enumerate() {
                if outcome.is_as_expected(run) || !matches!(run, Run::Pattern(_)) {
                    continue;
                }
                match outcome {
                    Outcome::NoMatch(trace) => push_failing(trace, &mut fields),
                    Outcome::Match(_) => {
                        for outcomes in &right {
                            if let Some(Outcome::NoMatch(trace)) = outcomes.get(at) {
                                push_failing(trace, &mut fields);
                            }
                        }
                    }
                    _ => return None,
                }
            }
            fields.sort();
            fields.dedup();
            let missing = !fields.is_empty() && !names_one(option, &fields);
            missing.then(|| Disagreement {
                place: Place::Rationale(index),
                message: format!(
                    "the rationale does not name the field on which the option fails: {}",
                    fields.join(" or ")
                ),
            })
        })
        .collect()
}

/// Adds the names of the fields that do not match.
fn push_failing(trace: &Trace, fields: &mut Vec<String>) {
    let mut nodes = vec![&trace.root];
    while let Some(node) = nodes.pop() {
        match node {
            Node::Field(field) => fields.extend(field.path.last().cloned()),
            Node::Any(any) => nodes.extend(&any.branches),
            Node::All(all) => {
                let failing = || {
                    all.children
                        .iter()
                        .filter(|node| !node.verdict().is_match())
                };
                // Where each part matches by itself, they fail together.
                if failing().next().is_none() {
                    nodes.extend(&all.children);
                } else {
                    nodes.extend(failing());
                }
            }
        }
    }
}

/// Whether one of these names stands in the rationale as a word.
fn names_one(option: &ChoiceOption, fields: &[String]) -> bool {
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'));
    let text = plain_text(&option.rationale);
    let mut words = text.split(part);
    words.any(|word| fields.iter().any(|field| field == word))
        || fields
            .iter()
            .any(|field| field.contains(part) && text.contains(field.as_str()))
}

#[cfg(test)]
mod tests;
