//! A file of everything that a person has, brought in again: read and checked before anything is
//! changed, compared with what is here, added to it, and taken back.
//!
//! Answers and exams are logs: an entry is added unless the same one is here, so two devices that
//! take each other's file have the same logs, whoever was first. Yards and packs are put beside
//! those that are here and never over one. Settings stay unless the person wants those of the file.

mod apply;
mod changes;
mod file;
mod receipt;

pub use apply::{NotDone, RECEIPT_PART, Stored, add, stored, take_back};
pub use changes::Changes;
pub use file::{Backup, MOST_BYTES, Problem, read};
pub use receipt::{RECEIPT, Receipt};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
