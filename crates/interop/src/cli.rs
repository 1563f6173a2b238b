//! Commands of the AWS CLI, out and in.
//!
//! Sources: AWS CLI Command Reference and User Guide, version 2 (quoting, shorthand syntax, loading
//! parameters from a file); seen 2026-11-22.

pub(crate) mod arguments;
mod between;
pub(crate) mod commands;
pub(crate) mod effects;
mod import;
mod others;
pub(crate) mod shell;
mod shorthand;
mod write;

pub use between::commands_between;
pub use import::LARGEST_SCRIPT;
pub(crate) use import::import;
pub(crate) use write::{queue_url, write};

#[cfg(test)]
mod tests;
