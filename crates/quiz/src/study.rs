//! Study: how sure a person was, the log of what was done with questions, and choosing by it.
//!
//! [`Entry`] is one line of the append-only log; [`Standings`] is what follows from it. A
//! [`Filter`] finds questions by the index and the standings; [`mix`] says beforehand how many
//! of each domain [`choose`] takes.

mod choose;
mod confidence;
mod counts;
mod due;
mod entry;
mod filter;
mod report;
mod retention;
mod standings;

pub use choose::{DomainCount, choose, mix};
pub use confidence::Confidence;
pub use counts::{Counts, counts};
pub use due::{due, due_at};
pub use entry::{Deed, Entry, SCHEMA, from_exam, join, migrate};
pub use filter::{Filter, State, find};
pub use report::report;
pub use retention::{RETENTIONS, USUAL_RETENTION};
pub use standings::{LastAnswer, Standing, Standings, last_to_undo, last_to_undo_of};
