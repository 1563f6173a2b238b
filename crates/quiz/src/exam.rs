//! Mock exams: drawing a paper, the log of an attempt and what follows from it, and the result.
//!
//! A [`Code`] names a paper; [`draw`] makes the [`Paper`]. What the person does with it becomes an
//! append-only log of [`Entry`]s, from which [`Attempt`] is computed; [`mark`] gives the
//! [`Outcome`]. Times are milliseconds of the wall clock, since 1970 UTC where they name a moment.

mod attempt;
mod code;
mod draw;
mod entry;
mod kind;
mod paper;
mod plan;
mod result;
mod scale;
mod series;
mod summary;
mod timing;

pub use attempt::{Attempt, Departure, Response, Status};
pub use code::{Code, CodeError};
pub use draw::{DrawError, Shortfall, draw, shortfalls};
pub use entry::{Deed, Entry, SCHEMA, join, next_seq};
pub use kind::{Kind, Share};
pub use paper::{Asked, Paper};
pub use plan::{Need, plan};
pub use result::{Changes, Marked, Outcome, Part, Quarter, Tally, Verdict, mark};
pub use scale::{Estimate, Prospect};
pub use summary::{Comparison, DomainSummary, Summary};
pub use timing::{Timing, time_note};

#[cfg(test)]
pub(crate) mod testing;
