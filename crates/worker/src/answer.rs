//! Answers a message. No browser is needed for any of it.

use crate::message::{Answer, Call, Request, Response};

/// From the text of a [`Call`] to the text of an [`Answer`].
pub(crate) fn to_text(build: &str, text: &str) -> String {
    let answer = match serde_json::from_str::<Call>(text) {
        Ok(call) => Answer {
            id: Some(call.id),
            response: to_request(build, call.request),
        },
        Err(error) => Answer {
            id: None,
            response: Response::Failed {
                message: format!("the worker cannot read this message: {error}"),
            },
        },
    };
    serde_json::to_string(&answer).unwrap_or_else(|error| {
        // Cannot happen with these types; the page still gets an answer that it can show.
        format!(r#"{{"id":null,"response":{{"type":"failed","message":"{error}"}}}}"#)
    })
}

fn to_request(build: &str, request: Request) -> Response {
    match request {
        Request::Hello => Response::Hello {
            build: build.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests;
