//! The author's side: reads and checks the files of `exercises/`.
//!
//! [`read_exercise`] reads one file's text without a file system, so that a person's own exercise
//! can be read the same way; [`check`] plays it, and [`Exercises::read`] does both for the folder.

mod attempts;
mod check;
pub mod code;
mod difference;
mod hints;
mod ids;
mod library;
mod mutations;
mod near_misses;
mod pattern_changes;
mod probes;
mod read;
mod source;

pub use attempts::fails_as_named;
pub use check::check;
pub use difference::{Difference, whole_yard};
pub use library::{Exercises, check_all};
pub use mutations::{Mutation, mutations};
pub use near_misses::near_misses;
pub use read::{Attempt, Draft, Excuse, read_exercise};
