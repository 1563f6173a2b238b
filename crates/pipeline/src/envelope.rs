//! The envelope that every event of EventBridge has.

use crate::Timestamp;
use crate::json;
use crate::step::EventDetails;
use pattern::json::{Kind, Value};
use pattern::{Diagnostic, Event, Severity, Span};
use serde::{Deserialize, Serialize};

/// What is wrong with an event, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// An error keeps the event off the bus; a warning does not.
    pub severity: Severity,
    /// Where in the event's text, in bytes.
    pub span: Span,
    /// The field of the envelope, where the problem belongs to one.
    pub field: Option<String>,
    /// AWS's wording where AWS refuses, else ours.
    pub message: String,
    /// What to change, in plain words.
    pub help: Option<String>,
}

/// AWS's answer to an event that lacks a field or is no JSON object
/// (recorded from TestEventPattern).
pub(crate) const NOT_VALID: &str = "Parameter Event is not valid.";

/// The fields without which AWS refuses an event, all strings.
pub(crate) const REQUIRED: [&str; 6] = ["id", "detail-type", "source", "account", "time", "region"];

/// An event, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) id: Option<String>,
    pub(crate) details: EventDetails,
    pub(crate) problems: Vec<Problem>,
}

impl Envelope {
    pub(crate) fn is_valid(&self) -> bool {
        self.problems
            .iter()
            .all(|problem| problem.severity != Severity::Error)
    }
}

/// What is wrong with an event's text, before it is sent anywhere: what cannot
/// be read, then what the envelope lacks.
pub fn check_event(text: &str) -> Vec<Problem> {
    let (event, diagnostics) = Event::read(text);
    let mut problems = unreadable(diagnostics);
    if let Some(event) = event {
        problems.extend(read(event.value()).problems);
    }
    problems
}

/// The findings of the reader as problems of an event.
pub(crate) fn unreadable(diagnostics: Vec<Diagnostic>) -> Vec<Problem> {
    diagnostics.into_iter().map(unreadable_part).collect()
}

fn unreadable_part(diagnostic: Diagnostic) -> Problem {
    let (message, help) = if diagnostic.is_error() {
        let reason = diagnostic.message.trim_end_matches('.');
        let help = match &diagnostic.help {
            Some(help) => format!("{reason}. {help}"),
            None => format!("{reason}."),
        };
        (NOT_VALID.to_owned(), Some(help))
    } else {
        (diagnostic.message, diagnostic.help)
    };
    Problem {
        severity: diagnostic.severity,
        span: diagnostic.span,
        field: None,
        message,
        help,
    }
}

/// Checks the envelope of an event and takes out what logs tell of it.
pub(crate) fn read(event: &Value) -> Envelope {
    let mut check = Check {
        event,
        problems: Vec::new(),
    };
    let [id, detail_type, source, account, time, _] = REQUIRED.map(|name| check.required(name));
    let source_time = time.as_deref().and_then(|text| check.time(text));
    if let Some(account) = &account {
        check.account(account);
    }
    let resources = check.resources();
    check.detail();
    check.version();
    let mut problems = check.problems;
    problems.sort_by_key(|problem| problem.span.start);
    Envelope {
        id,
        details: EventDetails {
            caller_account_id: account,
            source_time_ms: source_time,
            source,
            detail_type,
            resources,
            event_detail: event.get("detail").map(json::compact),
            replay_name: event
                .get("replay-name")
                .and_then(Value::as_str)
                .map(str::to_owned),
        },
        problems,
    }
}

struct Check<'a> {
    event: &'a Value,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn error(&mut self, span: Span, field: &str, help: String) {
        self.problems.push(Problem {
            severity: Severity::Error,
            span,
            field: Some(field.to_owned()),
            message: NOT_VALID.to_owned(),
            help: Some(help),
        });
    }

    fn warning(&mut self, span: Span, field: &str, message: String, help: &str) {
        self.problems.push(Problem {
            severity: Severity::Warning,
            span,
            field: Some(field.to_owned()),
            message,
            help: Some(help.to_owned()),
        });
    }

    /// The opening brace: where a field is missing there is nothing else to
    /// point at.
    fn brace(&self) -> Span {
        let start = self.event.span.start;
        Span {
            start,
            end: self.event.span.end.min(start + 1),
        }
    }

    fn required(&mut self, name: &str) -> Option<String> {
        let Some(value) = self.event.get(name) else {
            let brace = self.brace();
            self.error(
                brace,
                name,
                format!("Every event has the field \"{name}\" at its top level. Add it."),
            );
            return None;
        };
        match value.as_str() {
            Some(text) => Some(text.to_owned()),
            None => {
                let found = json::what(value);
                let help = format!("\"{name}\" is a string in every event; here it is {found}.");
                self.error(value.span, name, help);
                None
            }
        }
    }

    fn time(&mut self, text: &str) -> Option<Timestamp> {
        let time = text.parse().ok();
        if let (None, Some(value)) = (time, self.event.get("time")) {
            self.warning(
                value.span,
                "time",
                format!("\"{text}\" is not a time as EventBridge writes it."),
                "Write the time in UTC as 2026-01-15T12:00:00Z.",
            );
        }
        time
    }

    fn account(&mut self, text: &str) {
        let good = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        if let (false, Some(value)) = (good, self.event.get("account")) {
            self.warning(
                value.span,
                "account",
                format!("\"{text}\" is not an account."),
                "An account has twelve digits, without hyphens.",
            );
        }
    }

    fn resources(&mut self) -> Vec<String> {
        let Some(value) = self.event.get("resources") else {
            let brace = self.brace();
            self.warning(
                brace,
                "resources",
                "The event has no \"resources\".".to_owned(),
                "AWS always sends a list of ARNs, which may be empty: \"resources\": [].",
            );
            return Vec::new();
        };
        let Kind::Array(items) = &value.kind else {
            let found = json::what(value);
            let help = format!("\"resources\" is a list of ARNs; here it is {found}.");
            self.error(value.span, "resources", help);
            return Vec::new();
        };
        let mut resources = Vec::new();
        for item in items {
            match item.as_str() {
                Some(text) => resources.push(text.to_owned()),
                None => {
                    let found = json::what(item);
                    let help =
                        format!("\"resources\" is a list of ARNs; one of its members is {found}.");
                    self.error(item.span, "resources", help);
                }
            }
        }
        resources
    }

    fn detail(&mut self) {
        match self.event.get("detail") {
            None => {
                let brace = self.brace();
                self.warning(
                    brace,
                    "detail",
                    "The event has no \"detail\".".to_owned(),
                    "AWS always sends an object, which may be empty: \"detail\": {}.",
                );
            }
            Some(value) if !matches!(value.kind, Kind::Object(_)) => {
                let found = json::what(value);
                let help = format!("\"detail\" is an object; here it is {found}.");
                self.error(value.span, "detail", help);
            }
            Some(_) => {}
        }
    }

    fn version(&mut self) {
        match self.event.get("version") {
            Some(value) if value.as_str() != Some("0") => self.warning(
                value.span,
                "version",
                "AWS sends the version \"0\", a string, in every event.".to_owned(),
                "Write \"version\": \"0\".",
            ),
            Some(_) => {}
            None => {
                let brace = self.brace();
                self.warning(
                    brace,
                    "version",
                    "The event has no \"version\".".to_owned(),
                    "AWS sends \"version\": \"0\" in every event.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests;
