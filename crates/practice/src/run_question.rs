//! Runs the options of a question in the engines: the key must be what the engine says.

mod pattern_run;
mod schedule_run;
mod template_run;

use pattern::{Diagnostic, Trace};
use pipeline::schedule::{Utc, Zone};
use pipeline::{Refusal, Timestamp};
use quiz::{ChoiceOption, Expect, ExpectInput, ExpectSchedule, Question, Run};

/// Finds the time zone of a name, where one is known.
pub type Zones<'a> = &'a dyn Fn(&str) -> Option<Box<dyn Zone>>;

/// Knows UTC and no other time zone.
pub fn only_utc(name: &str) -> Option<Box<dyn Zone>> {
    (name == "UTC").then(|| Box::new(Utc) as Box<dyn Zone>)
}

/// Knows the time zones of the IANA database.
#[cfg(feature = "time-zone")]
pub fn named_zone(name: &str) -> Option<Box<dyn Zone>> {
    pipeline::schedule::NamedZone::named(name).map(|zone| Box::new(zone) as Box<dyn Zone>)
}

/// What an option did in one run.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The option's event pattern matched the event.
    Match(Trace),
    /// The option's event pattern did not match the event; the trace names the fields that failed.
    NoMatch(Trace),
    /// The option's event pattern is none that EventBridge would take.
    InvalidPattern(Vec<Diagnostic>),
    /// AWS takes the schedule expression; its next runs, as many as the run asks for.
    Runs(Vec<Timestamp>),
    /// What the target is given.
    Input(String),
    /// The template cannot be filled; why.
    NoInput(String),
    /// AWS refuses the schedule expression or the input template.
    Refused(Refusal),
    /// The run itself cannot be read.
    BrokenRun,
    /// The option has nothing to run.
    Nothing,
}

impl Outcome {
    /// Whether the option did what the right options do in this run.
    pub fn is_as_expected(&self, run: &Run) -> bool {
        match run {
            Run::Pattern(run) => matches!(
                (self, run.expect),
                (Self::Match(_), Expect::Match) | (Self::NoMatch(_), Expect::NoMatch)
            ),
            Run::Schedule(run) => match (self, &run.expect) {
                (Self::Runs(runs), ExpectSchedule::Next(next)) => schedule_run::is_next(runs, next),
                (Self::Runs(_), ExpectSchedule::Valid)
                | (Self::Refused(_), ExpectSchedule::Refused) => true,
                _ => false,
            },
            Run::Template(run) => match (self, &run.expect) {
                (Self::Input(found), ExpectInput::Text(wanted)) => {
                    template_run::is_same(found, wanted)
                }
                (Self::NoInput(_) | Self::Refused(_), ExpectInput::Failure) => true,
                _ => false,
            },
        }
    }
}

/// The outcome of an option in every run of its question, in the order of the runs.
pub fn run_option(question: &Question, option: &ChoiceOption, zones: Zones<'_>) -> Vec<Outcome> {
    let outcome = |run: &Run| match run {
        Run::Pattern(run) => pattern_run::outcome(option, run),
        Run::Schedule(run) => schedule_run::outcome(option, run, zones),
        Run::Template(run) => template_run::outcome(option, run),
    };
    question.runs.iter().map(outcome).collect()
}

/// The options that the engine finds right: those that do what is expected in every run.
///
/// `None` for a question without runs.
pub fn engine_key(question: &Question, zones: Zones<'_>) -> Option<Vec<usize>> {
    if question.runs.is_empty() {
        return None;
    }
    let right = |option: &ChoiceOption| {
        run_option(question, option, zones)
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
pub fn disagreements(question: &Question, zones: Zones<'_>) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (index, run) in question.runs.iter().enumerate() {
        let broken = match run {
            Run::Pattern(run) => pattern_run::broken_event(&run.event),
            Run::Schedule(run) => schedule_run::broken(run, zones),
            Run::Template(run) => template_run::broken(run),
        };
        found.extend(broken.map(|message| Disagreement {
            place: Place::Run(index),
            message,
        }));
    }
    if !found.is_empty() || question.runs.is_empty() {
        return found;
    }
    for (index, option) in question.options.iter().enumerate() {
        let outcomes = run_option(question, option, zones);
        let odd = outcomes
            .iter()
            .zip(&question.runs)
            .find(|(outcome, run)| !outcome.is_as_expected(run));
        let message = match (option.correct, odd) {
            (true, Some((outcome, run))) => format!(
                "this option is marked right, but {}",
                sentence(outcome, run.title())
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

fn sentence(outcome: &Outcome, title: &str) -> String {
    match outcome {
        Outcome::Match(_) => format!("its pattern matches the event \"{title}\""),
        Outcome::NoMatch(_) => format!("its pattern does not match the event \"{title}\""),
        Outcome::InvalidPattern(diagnostics) => {
            let reason = diagnostics
                .first()
                .map_or("", |diagnostic| &diagnostic.message);
            format!("its pattern is not valid: {reason}")
        }
        Outcome::Runs(runs) if runs.is_empty() => format!("in \"{title}\" it has no such run"),
        Outcome::Runs(runs) => {
            let runs: Vec<String> = runs.iter().map(Timestamp::to_string).collect();
            format!("in \"{title}\" it runs at {}", runs.join(", "))
        }
        Outcome::Input(text) => format!("for \"{title}\" the target is given {text}"),
        Outcome::NoInput(reason) => format!("for \"{title}\" there is no input: {reason}"),
        Outcome::Refused(refusal) => format!("AWS refuses it: {}", refusal.message),
        Outcome::BrokenRun => format!("the run \"{title}\" cannot be read"),
        Outcome::Nothing => "it has nothing to run".to_owned(),
    }
}

#[cfg(test)]
pub(crate) mod tests;
