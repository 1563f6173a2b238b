//! Exercises as bytes: what the build writes and the app fetches. A change of any packed type, and of
//! the types of a yard, needs a new number of the format.

use super::format::{Exercise, ListedExercise};
use super::grade::Report;
use super::plan::Written;
use super::sheet::{Compared, Sheet};
use pipeline::catalogue::{Format, UnpackError};

/// The format of exercises, of their sheets and of their list.
const FORMAT: Format = Format {
    what: "file of exercises",
    number: 3,
};

/// What is needed to grade exercises, as bytes. The same exercises always give the same bytes.
pub fn pack_exercises(exercises: &[Exercise]) -> Vec<u8> {
    let graded: Vec<Exercise> = exercises.iter().map(Exercise::to_grade).collect();
    FORMAT.pack(&graded)
}

/// Reads what [`pack_exercises`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_exercises(bytes: &[u8]) -> Result<Vec<Exercise>, UnpackError> {
    FORMAT.unpack(bytes)
}

/// The exercises as learners see them, as bytes.
pub fn pack_sheets(exercises: &[Exercise]) -> Vec<u8> {
    let sheets: Vec<Sheet> = exercises.iter().map(Exercise::sheet).collect();
    FORMAT.pack(&sheets)
}

/// Reads what [`pack_sheets`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, UnpackError> {
    FORMAT.unpack(bytes)
}

/// One exercise as a learner sees it, as bytes.
pub fn pack_sheet(sheet: &Sheet) -> Vec<u8> {
    FORMAT.pack(sheet)
}

/// Reads what [`pack_sheet`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_sheet(bytes: &[u8]) -> Result<Sheet, UnpackError> {
    FORMAT.unpack(bytes)
}

/// What came of writing an exercise as bytes, for the way from a worker to its page.
pub fn pack_written(written: &Written) -> Vec<u8> {
    FORMAT.pack(written)
}

/// Reads what [`pack_written`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_written(bytes: &[u8]) -> Result<Written, UnpackError> {
    FORMAT.unpack(bytes)
}

/// A report as bytes, for the way from a worker to its page.
pub fn pack_report(report: &Report) -> Vec<u8> {
    FORMAT.pack(report)
}

/// Reads what [`pack_report`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_report(bytes: &[u8]) -> Result<Report, UnpackError> {
    FORMAT.unpack(bytes)
}

/// A solution beside a yard as bytes, for the way from a worker to its page.
pub fn pack_compared(compared: &Compared) -> Vec<u8> {
    FORMAT.pack(compared)
}

/// Reads what [`pack_compared`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_compared(bytes: &[u8]) -> Result<Compared, UnpackError> {
    FORMAT.unpack(bytes)
}

/// The list of exercises as bytes: what a page shows before one is opened.
pub fn pack_list(exercises: &[Exercise]) -> Vec<u8> {
    let listed: Vec<ListedExercise> = exercises.iter().map(Exercise::listed).collect();
    FORMAT.pack(&listed)
}

/// Reads what [`pack_list`] wrote.
///
/// # Errors
///
/// As [`Format::unpack`].
pub fn unpack_list(bytes: &[u8]) -> Result<Vec<ListedExercise>, UnpackError> {
    FORMAT.unpack(bytes)
}
