//! The names of the checks on exercises; those that questions have too are in `quiz::author::code`.

/// The folder's list and its files do not agree.
pub const LIST: &str = "exercise-list";
/// A yard of the file cannot be made.
pub const YARD: &str = "yard";
/// A run cannot be played, or no requirement looks at it.
pub const RUN: &str = "exercise-run";
/// A requirement asks for nothing, or for something in a run that is not there.
pub const REQUIREMENT: &str = "requirement";
/// The starting yard meets all requirements, or does not fail as a start should.
pub const START: &str = "start";
/// A reference solution is not right, or is broader than it needs to be.
pub const REFERENCE: &str = "reference";
/// A wrong attempt passes, or fails otherwise than the file says.
pub const WRONG_ATTEMPT: &str = "wrong-attempt";
/// A reference solution with one thing changed passes as well, and the file does not say why.
pub const MUTATION: &str = "mutation";
/// A requirement has no hidden near miss.
pub const NEAR_MISS: &str = "near-miss";
/// A hint is missing or gives the solution away.
pub const HINT: &str = "hint";
