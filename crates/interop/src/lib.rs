//! Yard files, zip files and other ways in and out.

pub mod events;
mod yard_file;
mod zip_file;

pub use yard_file::{FORMAT, ImportError, SavedEvent, VERSION, YardFile, export, import};
pub use zip_file::{ZipLimits, ZipProblem, ZippedText, is_zip, read_zip};
