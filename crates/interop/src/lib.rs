//! Yard files and other ways in and out.

mod yard_file;

pub use yard_file::{FORMAT, ImportError, SavedEvent, VERSION, YardFile, export, import};
