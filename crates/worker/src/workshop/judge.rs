//! Runs the executable questions of a person's own pack.

use door::{Judge, Judged, JudgedPart};
use practice::{Disagreement, Place, disagreements, only_utc, unexplained};
use quiz::{Question, Run};

/// What the engine says to each question; nothing where the bytes are no questions.
///
/// The zones of a browser are not known here, so a question that names another time zone than UTC
/// is not run, and a message says so.
pub(super) fn judge(asked: &Judge) -> Vec<Judged> {
    let questions = quiz::unpack_questions(&asked.0.0).unwrap_or_default();
    questions.iter().flat_map(judge_one).collect()
}

fn judge_one(question: &Question) -> Vec<Judged> {
    if let Some(index) = question.runs.iter().position(needs_zone) {
        return vec![Judged {
            question: question.id.clone(),
            part: JudgedPart::Run(number(index)),
            is_error: false,
            message: "runs in a time zone are not checked here; `eventyard check --pack` does it"
                .to_owned(),
        }];
    }
    let judged = |found: Disagreement, is_error| Judged {
        question: question.id.clone(),
        part: match found.place {
            Place::Run(index) => JudgedPart::Run(number(index)),
            Place::Option(index) => JudgedPart::Option(number(index)),
            Place::Rationale(index) => JudgedPart::Rationale(number(index)),
        },
        is_error,
        message: found.message,
    };
    let wrong = disagreements(question, &only_utc).into_iter();
    let unexplained = unexplained(question).into_iter();
    wrong
        .map(|found| judged(found, true))
        .chain(unexplained.map(|found| judged(found, false)))
        .collect()
}

fn needs_zone(run: &Run) -> bool {
    matches!(run, Run::Schedule(run) if run.time_zone.as_deref().is_some_and(|zone| only_utc(zone).is_none()))
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
