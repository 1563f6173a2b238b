//! Yard files and other ways in and out.

pub mod events;
mod yard_file;

pub use yard_file::{FORMAT, ImportError, SavedEvent, VERSION, YardFile, export, import};
