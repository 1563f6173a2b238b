//! Commands of the AWS CLI, out and in.
//!
//! Sources: AWS CLI Command Reference and User Guide, version 2 (quoting, shorthand syntax, loading
//! parameters from a file); seen 2026-11-22.

mod arguments;
pub(crate) mod commands;
mod effects;
mod import;
mod others;
mod shell;
mod shorthand;
mod write;

pub(crate) use import::import;
pub use import::LARGEST_SCRIPT;
pub(crate) use write::{queue_url, write};

#[cfg(test)]
mod tests;
