//! Exercises that a person writes: from a yard that is right and a [`Plan`](super::Plan) to a file,
//! and from a file to an exercise.

mod asked;
mod file;
#[cfg(feature = "own")]
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use file::{MOST_BYTES, OWN, is_exercise_file};
#[cfg(feature = "own")]
pub use read::{NotRead, read_file};
pub use write::{Sent, write};
