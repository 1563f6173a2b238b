//! The options: how many, how many right, how long, and whether they can be run.

use crate::author::draft::{Draft, Part};
use crate::author::finding::{Finding, Severity, code};
use crate::markup::plain_text;
use crate::question::ChoiceOption;
use crate::run::Run;

/// A right option may be at most so many times as long as the mean distractor.
const LONGEST: f64 = 1.5;
/// A right option must be at least so many times as long as the mean distractor.
const SHORTEST: f64 = 0.67;

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    if draft.question.options.is_empty() {
        return;
    }
    check_counts(draft, findings);
    check_texts(draft, findings);
    check_lengths(draft, findings);
    check_runnable(draft, findings);
}

fn check_counts(draft: &Draft, findings: &mut Vec<Finding>) {
    let (options, picks) = (draft.question.options.len(), draft.question.pick_count());
    let mut found = |code: &'static str, message: String, help: &str| {
        findings.push(draft.finding(Part::Option(0), code, Severity::Error, message, help));
    };
    match picks {
        0 => found(
            code::PICK_COUNT,
            "no option is right".to_owned(),
            "Mark the right ones with `- [x]`.",
        ),
        1 if options != 4 => {
            found(
                code::OPTION_COUNT,
                format!("there are {options} options and one is right"),
                "A multiple-choice question has four options.",
            );
        }
        2 | 3 if !(5..=6).contains(&options) => {
            let message = format!("there are {options} options and {picks} are right");
            found(
                code::OPTION_COUNT,
                message,
                "A multiple-response question has five or six options.",
            );
        }
        1..=3 => {}
        _ => found(
            code::PICK_COUNT,
            format!("{picks} options are right"),
            "At most three options are right.",
        ),
    }
}

fn check_texts(draft: &Draft, findings: &mut Vec<Finding>) {
    let options = &draft.question.options;
    let texts: Vec<String> = options
        .iter()
        .map(|option| plain_text(&option.content).trim().to_lowercase())
        .collect();
    for (index, text) in texts.iter().enumerate() {
        let message = if text.is_empty() {
            "the option says nothing"
        } else if texts.iter().take(index).any(|earlier| earlier == text) {
            "the option says the same as an earlier one"
        } else {
            continue;
        };
        findings.push(draft.finding(
            Part::Option(index),
            code::DUPLICATE_OPTION,
            Severity::Error,
            message,
            "",
        ));
    }
}

/// How long an option is to the eye: characters without white space.
pub(crate) fn length(option: &ChoiceOption) -> usize {
    plain_text(&option.content)
        .chars()
        .filter(|c| !c.is_whitespace())
        .count()
}

fn check_lengths(draft: &Draft, findings: &mut Vec<Finding>) {
    let options = &draft.question.options;
    let wrong: Vec<usize> = options
        .iter()
        .filter(|option| !option.correct)
        .map(length)
        .collect();
    let mean = wrong.iter().sum::<usize>() as f64 / wrong.len().max(1) as f64;
    if mean <= 0.0 {
        return;
    }
    for (index, option) in options
        .iter()
        .enumerate()
        .filter(|(_, option)| option.correct)
    {
        let ratio = length(option) as f64 / mean;
        if !(SHORTEST..=LONGEST).contains(&ratio) {
            let message =
                format!("this right option is {ratio:.2} times as long as the mean wrong one");
            let help = format!(
                "Keep it between {SHORTEST} and {LONGEST} times, so that its length gives nothing away."
            );
            findings.push(draft.finding(
                Part::Option(index),
                code::LENGTH_CUE,
                Severity::Warning,
                message,
                help,
            ));
        }
    }
}

/// The options of an executable question have what its engine runs, and the runs are of one kind.
fn check_runnable(draft: &Draft, findings: &mut Vec<Finding>) {
    let Some(first) = draft.question.runs.first() else {
        return;
    };
    for (index, run) in draft.question.runs.iter().enumerate() {
        if run.kind() != first.kind() {
            let message = "the runs of a question are of one kind";
            findings.push(draft.finding(Part::Run(index), code::RUN, Severity::Error, message, ""));
        }
    }
    for (index, option) in draft.question.options.iter().enumerate() {
        let (there, message, help) = match first {
            Run::Pattern(_) => (
                option.code("json").is_some(),
                "the question runs event patterns and this option has no `json` code block",
                "Put the event pattern into an indented block between ```json and ```.",
            ),
            Run::Schedule(_) => (
                option.inline_code().is_some(),
                "the question runs schedules and this option has no code within a line",
                "Write the schedule expression between backticks: `rate(5 minutes)`.",
            ),
            Run::Template(_) => (
                option.code("template").is_some(),
                "the question runs templates and this option has no `template` code block",
                "Put the input template into an indented block between ```template and ```.",
            ),
        };
        if !there {
            findings.push(draft.finding(
                Part::Option(index),
                code::RUN,
                Severity::Error,
                message,
                help,
            ));
        }
    }
}
