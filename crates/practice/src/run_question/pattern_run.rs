//! Options that are event patterns.

use pattern::{Diagnostic, Event, Severity};
use quiz::{ChoiceOption, PatternRun};

use super::Outcome;

/// Reads an event of a question.
///
/// Errors: the diagnostics of a text that is no event.
pub(super) fn event(text: &str) -> Result<Event, Vec<Diagnostic>> {
    let (event, diagnostics) = Event::read(text);
    let broken = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    event.filter(|_| !broken).ok_or(diagnostics)
}

/// Why the text is no event; `None` where it is one.
pub(super) fn broken_event(text: &str) -> Option<String> {
    let diagnostics = event(text).err()?;
    let reason = diagnostics
        .into_iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error)
        .map_or_else(|| "it cannot be read".to_owned(), |error| error.message);
    Some(format!("`event` is no event: {reason}"))
}

pub(super) fn outcome(option: &ChoiceOption, run: &PatternRun) -> Outcome {
    let Some(text) = option.code("json") else {
        return Outcome::Nothing;
    };
    let event = match event(&run.event) {
        Ok(event) => event,
        Err(_) => return Outcome::BrokenRun,
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
