//! Exercises as bytes: what the build writes and the app fetches.
//!
//! The bytes begin with the number of the format, as a postcard varint; the rest is a list in
//! postcard's wire format. A change of any packed type, and of the types of a yard, needs a new
//! number.

use super::format::{Exercise, ListedExercise};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// The number of the format that this version writes and reads.
pub const EXERCISE_FORMAT: u32 = 1;

/// Why bytes are no exercises that this version can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnpackError {
    /// They have another format.
    OtherFormat {
        /// The number they begin with.
        found: u32,
    },
    /// They end early, go on too long, or are something else.
    Damaged,
}

impl fmt::Display for UnpackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherFormat { found } => write!(
                f,
                "the exercises have format {found} and this version reads format {EXERCISE_FORMAT}: reload the page to get the newer version"
            ),
            Self::Damaged => f.write_str("the exercises are damaged: load them again"),
        }
    }
}

impl std::error::Error for UnpackError {}

/// Exercises as bytes. The same exercises always give the same bytes.
pub fn pack_exercises(exercises: &[Exercise]) -> Vec<u8> {
    pack(exercises)
}

/// Reads what [`pack_exercises`] wrote.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no exercises.
pub fn unpack_exercises(bytes: &[u8]) -> Result<Vec<Exercise>, UnpackError> {
    unpack(bytes)
}

/// The list of exercises as bytes: what a page shows before one is opened.
pub fn pack_list(exercises: &[Exercise]) -> Vec<u8> {
    let listed: Vec<ListedExercise> = exercises.iter().map(Exercise::listed).collect();
    pack(&listed)
}

/// Reads what [`pack_list`] wrote.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no list.
pub fn unpack_list(bytes: &[u8]) -> Result<Vec<ListedExercise>, UnpackError> {
    unpack(bytes)
}

fn pack<T: Serialize>(list: &[T]) -> Vec<u8> {
    // Writing to memory cannot fail: every packed type has a known length.
    postcard::to_allocvec(&(EXERCISE_FORMAT, list)).unwrap_or_default()
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, UnpackError> {
    let (found, rest) =
        postcard::take_from_bytes::<u32>(bytes).map_err(|_| UnpackError::Damaged)?;
    if found != EXERCISE_FORMAT {
        return Err(UnpackError::OtherFormat { found });
    }
    match postcard::take_from_bytes(rest) {
        Ok((content, [])) => Ok(content),
        _ => Err(UnpackError::Damaged),
    }
}
