//! Answers a message. No browser is needed for any of it.

use pattern::{Diagnostic, Event};

use crate::message::{Answer, Call, MatchResult, Request, Response};

/// From the text of a [`Call`] to the text of an [`Answer`].
pub(crate) fn to_text(build: &str, text: &str) -> String {
    serde_json::to_string(&to_call(build, text)).unwrap_or_else(|_| {
        // These types have no value without a JSON form; were there one, the page would still hear.
        r#"{"id":null,"error":"the worker's answer has no JSON form"}"#.to_owned()
    })
}

fn to_call(build: &str, text: &str) -> Answer {
    let call: Call = match serde_json::from_str(text) {
        Ok(call) => call,
        Err(error) => return refused(None, &error),
    };
    match serde_json::from_value(call.request) {
        Ok(request) => Answer::Given {
            id: call.id,
            response: to_request(build, request),
        },
        Err(error) => refused(Some(call.id), &error),
    }
}

fn refused(id: Option<u64>, error: &serde_json::Error) -> Answer {
    Answer::Refused {
        id,
        error: format!("the worker cannot read this message: {error}"),
    }
}

fn to_request(build: &str, request: Request) -> Response {
    match request {
        Request::Hello {} => Response::Hello {
            build: build.to_owned(),
        },
        Request::Match { pattern, event } => to_match(&pattern, &event),
    }
}

/// The pattern is judged before the event, as the operation TestEventPattern does.
fn to_match(pattern: &str, event: &str) -> Response {
    let (pattern, diagnostics) = pattern::parse(pattern);
    if let Some(error) = first_error(&diagnostics) {
        return Response::Match {
            result: MatchResult::InvalidPattern,
            error: Some(error),
        };
    }
    let (event, diagnostics) = Event::read(event);
    match (event, first_error(&diagnostics)) {
        (Some(event), None) => Response::Match {
            result: if pattern::matches(&pattern, &event) {
                MatchResult::Match
            } else {
                MatchResult::NoMatch
            },
            error: None,
        },
        (_, error) => Response::Match {
            result: MatchResult::InvalidEvent,
            error,
        },
    }
}

fn first_error(diagnostics: &[Diagnostic]) -> Option<String> {
    diagnostics
        .iter()
        .find(|diagnostic| diagnostic.is_error())
        .map(|diagnostic| diagnostic.message.clone())
}

#[cfg(test)]
mod tests;
