//! A terminal with the AWS CLI and a yard behind it: a line goes in, the yard and what the CLI would
//! print come out. It holds nothing between two lines; the page keeps the history.
//!
//! Sources: AWS CLI User Guide, version 2 ("Controlling command output", "Command structure"); the texts
//! of errors as the CLI prints them; seen 2026-11-22.

mod complete;
mod help;
mod output;
mod run;

pub use complete::{Completion, complete};
pub use run::{Told, files_named, run};

#[cfg(test)]
mod tests;
