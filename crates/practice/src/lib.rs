//! Where the yard and the exam meet: runs the options of executable questions in the engines.

mod named_fields;
mod run_question;

pub use named_fields::unexplained;
pub use run_question::{Disagreement, Outcome, Place, disagreements, engine_key, run_option};
