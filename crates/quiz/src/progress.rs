//! Progress: what the log says of how ready a person is, and what to do next.
//!
//! Nothing of it is stored: [`Answers`] picks the answers that count out of the log, and everything
//! else follows from them and from the bank's index. Moments are milliseconds since 1970 UTC.

mod answers;
mod beliefs;
mod calibration;
mod coverage;
mod days;
mod level;
mod next;
mod plan;
mod readiness;
mod time;

pub use answers::{Answer, Answers};
pub use beliefs::{Belief, beliefs};
pub use calibration::{Calibration, calibration};
pub use coverage::{Coverage, coverage};
pub use days::{Day, day_of, days};
pub use level::Level;
pub use next::{Situation, Step, next};
pub use plan::{Plan, Week, plan};
pub use readiness::{DomainLevel, Readiness, TaskLevel, readiness};
pub use time::{Spent, spent};

#[cfg(test)]
mod testing;
