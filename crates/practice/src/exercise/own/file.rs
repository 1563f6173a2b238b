//! The file of an exercise that a person wrote: JSON, with yards as a yard file has them.

use crate::exercise::format::{Constraint, Requirement, Run, Solution};
use pipeline::Yard;
use serde::{Deserialize, Serialize};

/// The name that every such file carries in `format`.
pub(super) const FORMAT: &str = "eventyard-exercise";

/// The version of the format.
pub(super) const VERSION: u64 = 1;

/// The largest file that is read, in bytes: 1 MB, 2026-11-22.
pub const MOST_BYTES: usize = 1024 * 1024;

/// What the ids of such exercises begin with; none of `exercises/` does.
pub const OWN: &str = "own-";

/// What the file holds. Texts are Markdown but the titles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExerciseFile {
    pub(super) format: String,
    pub(super) version: u64,
    pub(super) title: String,
    pub(super) level: u8,
    pub(super) minutes: u8,
    pub(super) brief: String,
    #[serde(default)]
    pub(super) hints: Vec<String>,
    #[serde(default)]
    pub(super) why: String,
    pub(super) may_change: Vec<String>,
    pub(super) runs: Vec<Run>,
    pub(super) requirements: Vec<Requirement>,
    #[serde(default)]
    pub(super) constraints: Vec<Constraint>,
    pub(super) start: Yard,
    pub(super) solutions: Vec<Solution>,
}

/// Whether a text seems to be such a file.
pub fn is_exercise_file(text: &str) -> bool {
    let head = text.trim_start().get(..400).unwrap_or(text);
    head.trim_start().starts_with('{') && head.contains("\"eventyard-exercise\"")
}
