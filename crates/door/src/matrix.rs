//! Rules against saved events.

use serde::{Deserialize, Serialize};

use crate::Compared;

/// What does each rule say to each saved event of a yard?
///
/// The worker keeps the events that it has read, so only the texts that have changed are sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// The rules' event patterns as typed.
    pub patterns: Vec<String>,
    /// The page's number for the events as they are; another one as soon as any text differs.
    pub number: u32,
    /// The number of the events that [`Matrix::texts`] change; none where these are all texts.
    pub since: Option<u32>,
    /// How many events there are.
    pub count: usize,
    /// Texts that have changed, each with its place.
    pub texts: Vec<(usize, String)>,
}

/// What each rule says to each event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    /// One column a rule, in each one answer an event.
    pub columns: Vec<Vec<Compared>>,
}
