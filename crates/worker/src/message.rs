//! What the page and the worker say to each other, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One question of the page: `{"id":1,"request":{"type":"hello"}}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Call {
    /// The page's number for this question; the answer carries it.
    pub(crate) id: u64,
    /// A [`Request`], read after the id so that also a bad one gets an answer with its number.
    pub(crate) request: Value,
}

/// What the page can ask.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Request {
    /// Which build is this worker of? The page asks it first.
    Hello {},
    /// Does an event match a pattern?
    Match {
        /// The text of an event pattern.
        pattern: String,
        /// The text of an event: any JSON object.
        event: String,
    },
}

/// The worker's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// `{"id":1,"response":{"type":"hello","build":"…"}}`
    Given {
        /// The number of the question.
        id: u64,
        /// What is answered.
        response: Response,
    },
    /// `{"id":1,"error":"…"}`
    Refused {
        /// The number of the question; null where even that could not be read.
        id: Option<u64>,
        /// Why, in plain words.
        error: String,
    },
}

/// What the worker can answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Response {
    /// The id of the build; a page of another build must be loaded again.
    Hello {
        /// The same as in the page's `<meta name="eventyard-build">`.
        build: String,
    },
    /// Whether the event matches.
    Match {
        /// As `eventyard test-pattern` says it.
        result: MatchResult,
        /// The first error of an invalid pattern or event.
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<String>,
    },
}

/// What a test of a pattern can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MatchResult {
    /// The event matches.
    Match,
    /// The event does not match.
    NoMatch,
    /// The pattern has an error.
    InvalidPattern,
    /// The event has an error.
    InvalidEvent,
}
