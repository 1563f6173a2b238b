//! Where the yard and the exam meet: runs the options of executable questions in the engines.

mod run_question;

pub use run_question::{Disagreement, Outcome, Place, disagreements, engine_key, run_option};
