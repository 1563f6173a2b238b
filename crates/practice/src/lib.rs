//! Where the yard and the exam meet: runs the options of executable questions in the engines.

#![forbid(unsafe_code)]

pub mod exercise;
mod named_fields;
mod run_question;

pub use named_fields::unexplained;
#[cfg(feature = "time-zone")]
pub use run_question::named_zone;
pub use run_question::{
    Disagreement, Outcome, Place, Zones, disagreements, engine_key, only_utc, run_option,
};
