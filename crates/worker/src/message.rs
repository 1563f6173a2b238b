//! What the page and the worker say to each other, as JSON.

use serde::{Deserialize, Serialize};

/// One question of the page: `{"id":1,"request":{"type":"hello"}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Call {
    /// The page's number for this question; the answer carries it.
    pub(crate) id: u64,
    /// What is asked.
    pub(crate) request: Request,
}

/// What the page can ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Request {
    /// Which build is this worker of? The page asks it first.
    Hello,
}

/// The worker's answer: `{"id":1,"response":{"type":"hello","build":"…"}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    /// The number of the question; none where the question could not be read.
    pub(crate) id: Option<u64>,
    /// What is answered.
    pub(crate) response: Response,
}

/// What the worker can answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Response {
    /// The id of the build; a page of another build must be loaded again.
    Hello {
        /// The same as in the page's `<meta name="eventyard-build">`.
        build: String,
    },
    /// The question could not be read.
    Failed {
        /// Why, in plain words.
        message: String,
    },
}
