//! Study: how sure a person was, the log of what was done with questions, and choosing by it.
//!
//! [`Entry`] is one line of the append-only log; [`Standings`] is what follows from it. A
//! [`Filter`] finds questions by the index and the standings; [`mix`] says beforehand how many
//! of each domain [`choose`] takes. [`Schedule`] says what should be seen again and when, for a
//! [`Plan`] of how much is to be known and of the day of the exam.

mod address;
mod choose;
mod confidence;
mod counts;
mod entry;
mod filter;
mod forecast;
mod grade;
mod leech;
mod load;
mod report;
mod retention;
mod schedule;
mod sequence;
pub(crate) mod standings;

pub use choose::{DomainCount, choose, mix};
pub use confidence::Confidence;
pub use counts::{Counts, counts};
pub use entry::{Deed, Entry, SCHEMA, from_exam, join, migrate};
pub use filter::{Filter, State, find};
pub use forecast::Looks;
pub use grade::grade_of;
pub use leech::{LEECH, misconception_behind};
pub use load::{DAYS_AHEAD, Load, MOST_A_DAY, NEW_A_DAY, new_cards};
pub use report::report;
pub use retention::{Day, Plan, RETENTIONS, USUAL_RETENTION, day_of};
pub use schedule::{Item, Schedule, wait_after};
pub use sequence::{graded, last_graded, sequence};
pub use standings::{LastAnswer, Review, Standing, Standings, last_to_undo, last_to_undo_of};
