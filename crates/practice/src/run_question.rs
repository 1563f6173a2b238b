//! Runs the options of a question against the events in it: the key must be what the engine says.

use pattern::{Diagnostic, Event, Severity, Trace};
use quiz::{ChoiceOption, Expect, PatternRun, Question, Run};

/// What an option did in one run.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The option's event pattern matched the event.
    Match(Trace),
    /// The option's event pattern did not match the event; the trace names the fields that failed.
    NoMatch(Trace),
    /// The option's event pattern is none that EventBridge would take.
    InvalidPattern(Vec<Diagnostic>),
    /// The event of the run is no event.
    InvalidEvent(Vec<Diagnostic>),
    /// The option has no `json` code block.
    NoPattern,
}

impl Outcome {
    /// Whether the option did what the right options do in this run.
    pub fn is_as_expected(&self, run: &Run) -> bool {
        let Run::Pattern(run) = run;
        matches!(
            (self, run.expect),
            (Self::Match(_), Expect::Match) | (Self::NoMatch(_), Expect::NoMatch)
        )
    }
}

/// The outcome of an option in every run of its question, in the order of the runs.
pub fn run_option(question: &Question, option: &ChoiceOption) -> Vec<Outcome> {
    question
        .runs
        .iter()
        .map(|run| {
            let Run::Pattern(run) = run;
            run_pattern(option, run)
        })
        .collect()
}

fn run_pattern(option: &ChoiceOption, run: &PatternRun) -> Outcome {
    let Some(text) = option.code("json") else {
        return Outcome::NoPattern;
    };
    let (event, diagnostics) = Event::read(&run.event);
    let broken = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    let Some(event) = event.filter(|_| !broken) else {
        return Outcome::InvalidEvent(diagnostics);
    };
    let (pattern, diagnostics) = pattern::parse(text);
    if !pattern.is_valid() {
        return Outcome::InvalidPattern(diagnostics);
    }
    let trace = pattern::trace(&pattern, &event);
    if pattern::matches(&pattern, &event) {
        Outcome::Match(trace)
    } else {
        Outcome::NoMatch(trace)
    }
}

/// The options that the engine finds right: those that do what is expected in every run.
///
/// `None` for a question without runs.
pub fn engine_key(question: &Question) -> Option<Vec<usize>> {
    if question.runs.is_empty() {
        return None;
    }
    let right = |option: &ChoiceOption| {
        run_option(question, option)
            .iter()
            .zip(&question.runs)
            .all(|(outcome, run)| outcome.is_as_expected(run))
    };
    let options = question.options.iter().enumerate();
    Some(
        options
            .filter(|(_, option)| right(option))
            .map(|(index, _)| index)
            .collect(),
    )
}

/// The part of a question that a disagreement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The run with this index.
    Run(usize),
    /// The option with this index.
    Option(usize),
    /// The rationale of the option with this index.
    Rationale(usize),
}

/// Where the author of a question and the engine differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What it is about.
    pub place: Place,
    /// What the engine says, in a sentence.
    pub message: String,
}

/// Everything in which a question and the engine differ; nothing for a question without runs.
pub fn disagreements(question: &Question) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (index, run) in question.runs.iter().enumerate() {
        let Run::Pattern(run) = run;
        let (event, diagnostics) = Event::read(&run.event);
        let error = diagnostics
            .into_iter()
            .find(|diagnostic| diagnostic.severity == Severity::Error);
        if event.is_none() || error.is_some() {
            let reason =
                error.map_or_else(|| "it cannot be read".to_owned(), |error| error.message);
            found.push(Disagreement {
                place: Place::Run(index),
                message: format!("`event` is no event: {reason}"),
            });
        }
    }
    if !found.is_empty() || question.runs.is_empty() {
        return found;
    }
    for (index, option) in question.options.iter().enumerate() {
        let outcomes = run_option(question, option);
        let odd = outcomes
            .iter()
            .zip(&question.runs)
            .find(|(outcome, run)| !outcome.is_as_expected(run));
        let message = match (option.correct, odd) {
            (true, Some((outcome, run))) => format!(
                "this option is marked right, but {}",
                sentence(outcome, run)
            ),
            (false, None) => {
                "this option is marked wrong, but it does what is expected in every run".to_owned()
            }
            _ => continue,
        };
        found.push(Disagreement {
            place: Place::Option(index),
            message,
        });
    }
    found
}

fn sentence(outcome: &Outcome, run: &Run) -> String {
    let Run::Pattern(PatternRun { title, .. }) = run;
    match outcome {
        Outcome::Match(_) => format!("its pattern matches the event \"{title}\""),
        Outcome::NoMatch(_) => format!("its pattern does not match the event \"{title}\""),
        Outcome::InvalidPattern(diagnostics) => {
            let reason = diagnostics
                .first()
                .map_or("", |diagnostic| &diagnostic.message);
            format!("its pattern is not valid: {reason}")
        }
        Outcome::InvalidEvent(_) => format!("the event \"{title}\" is not valid"),
        Outcome::NoPattern => "it has no pattern".to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests;
