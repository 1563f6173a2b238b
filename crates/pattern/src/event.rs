//! Events.

pub(crate) mod leaves;

use crate::json::{self, Value};
use crate::{Code, Diagnostic, Position, Span};

/// An event: a JSON object. Whether it has the envelope that AWS asks for is not looked at here.
#[derive(Debug)]
pub struct Event {
    text: String,
    value: Value,
}

impl Event {
    /// Reads an event. `None` where the text is not a JSON object; the diagnostics say why.
    #[must_use]
    pub fn read(text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let (value, mut diagnostics) = json::read(text);
        for diagnostic in &mut diagnostics {
            if diagnostic.code == Code::TrailingText {
                diagnostic.severity = crate::Severity::Error;
                diagnostic.position = Some(Position::of(text, diagnostic.span.start));
                diagnostic.help = Some("An event is one JSON object and nothing else.".to_owned());
            }
        }
        let is_object = value.as_ref().is_some_and(|v| v.as_object().is_some());
        if !is_object && diagnostics.is_empty() {
            let span = value.as_ref().map_or(Span::new(0, text.len()), |v| v.span);
            let diagnostic = Diagnostic::error(
                Code::NotAnObject,
                span,
                span.start,
                "Event must be a JSON object",
            )
            .help("An event is written in braces: {\"source\": \"aws.ec2\"}.")
            .at(text, span.start);
            diagnostics.push(diagnostic);
        }
        let sound = !diagnostics.iter().any(Diagnostic::is_error);
        let event = value.filter(|_| sound).map(|value| Self {
            text: text.to_owned(),
            value,
        });
        (event, diagnostics)
    }

    /// The whole event.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The text from which it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests;
