//! Study: how sure a person was, the log of what was done with questions, and choosing by it.
//!
//! [`Entry`] is one line of the append-only log; [`Standings`] is what follows from it; a
//! [`Filter`] chooses questions by both that and the index.

mod confidence;

pub use confidence::Confidence;
