//! Whether a wrong attempt fails as the file says.

use super::read::Attempt;
use crate::exercise::format::Exercise;
use crate::exercise::grade::{grade, judge};

/// The word with which an attempt says that it is right, and that something is to be said all the
/// same.
const REMARK: &str = "remark";

/// The word with which an attempt says that it changes what may not be changed.
const MAY_CHANGE: &str = "may_change";

/// Whether a wrong attempt fails as it is named.
///
/// # Errors
/// What is otherwise, in a sentence.
pub fn fails_as_named(exercise: &Exercise, attempt: &Attempt) -> Result<(), String> {
    if attempt.fails == REMARK {
        let report = grade(exercise, &attempt.yard);
        let messages: Vec<&str> = report
            .remarks
            .iter()
            .map(|one| one.message.as_str())
            .collect();
        return match report.solved {
            true => says(&messages, attempt),
            false => Err("it is not right".to_owned()),
        };
    }
    let report = judge(exercise, &attempt.yard);
    if report.solved {
        return Err("it passes".to_owned());
    }
    if attempt.fails == MAY_CHANGE {
        let messages: Vec<&str> = report
            .outside
            .iter()
            .map(|one| one.words.as_str())
            .collect();
        return says(&messages, attempt);
    }
    let mut verdicts = report.requirements.iter().chain(&report.constraints);
    let Some(verdict) = verdicts.find(|one| one.id == attempt.fails) else {
        return Err(format!(
            "there is no requirement or constraint `{}`",
            attempt.fails
        ));
    };
    if verdict.met {
        let unmet = report.requirements.iter().chain(&report.constraints);
        let unmet: Vec<&str> = unmet
            .filter(|one| !one.met)
            .map(|one| one.id.as_str())
            .collect();
        return Err(format!(
            "it meets `{}`, and not {}",
            attempt.fails,
            unmet.join(", ")
        ));
    }
    let messages: Vec<&str> = verdict
        .failures
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    says(&messages, attempt)
}

fn says(messages: &[&str], attempt: &Attempt) -> Result<(), String> {
    match messages
        .iter()
        .any(|message| message.contains(&attempt.says))
    {
        true => Ok(()),
        false => Err(format!(
            "it does not say “{}”, but: {}",
            attempt.says,
            messages.join(" | ")
        )),
    }
}
