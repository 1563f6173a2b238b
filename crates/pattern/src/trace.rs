//! Why a pattern matches an event or not, as plain data.

mod distance;
mod explain;
mod near_miss;
mod notes;
mod reason;
mod sentence;

use serde::{Deserialize, Serialize};

use crate::Span;
pub use distance::Distance;
pub(crate) use distance::WITHOUT_EDIT;
pub use explain::trace;
pub(crate) use explain::trace_within;
pub use near_miss::{Edit, NearMiss, Note, Side};
pub use reason::Reason;

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// Whether the pattern matches; always what [`crate::matches()`] says.
    pub verdict: Verdict,
    /// One sentence for the whole pattern.
    pub sentence: String,
    /// What each part of the pattern found.
    pub root: Node,
}

/// Match or no match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It matches.
    Match,
    /// It does not.
    NoMatch,
}

impl Verdict {
    /// The verdict for a yes or a no.
    #[must_use]
    pub fn of(yes: bool) -> Self {
        if yes { Self::Match } else { Self::NoMatch }
    }

    /// Whether this is a match.
    #[must_use]
    pub fn is_match(self) -> bool {
        self == Self::Match
    }
}

/// A part of the pattern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// An object: all parts must match.
    All(AllOf),
    /// A `$or` list: one branch must match.
    Any(AnyOf),
    /// A field.
    Field(FieldTrace),
}

impl Node {
    /// The verdict of this part by itself.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::All(all) => all.verdict,
            Self::Any(any) => any.verdict,
            Self::Field(field) => field.verdict,
        }
    }
}

/// Parts of which all must match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AllOf {
    /// The object in the pattern.
    pub span: Span,
    /// The parts, in the order of the pattern. Fields of nested objects stand here, too.
    pub children: Vec<Node>,
    /// Whether all parts match.
    pub verdict: Verdict,
    /// Set where each part matches by itself and yet they do not match together.
    pub reason: Option<Reason>,
    /// What nearly matched together, best first; only where the reason is set.
    pub near_misses: Vec<NearMiss>,
}

/// The branches of a `$or`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnyOf {
    /// The key `$or` in the pattern.
    pub span: Span,
    /// The branches.
    pub branches: Vec<Node>,
    /// Whether some branch matches.
    pub verdict: Verdict,
    /// Why not.
    pub reason: Option<Reason>,
    /// The branch that matches, or else the one that came closest, as an index. Where one field of
    /// it is all that it lacks, each change of an alternative or value of that field makes the `$or`
    /// match.
    pub closest: Option<usize>,
    /// The verdict in plain words; on failure, what the closest branch lacks.
    pub sentence: String,
}

/// A field of the pattern and what the event has there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldTrace {
    /// The keys that lead to the field.
    pub path: Vec<String>,
    /// The last key of the path, in the pattern.
    pub span: Span,
    /// The alternatives; one must be satisfied.
    pub asked: Vec<Asked>,
    /// The values found there, at most [`FieldTrace::MOST_FOUND`].
    pub found: Vec<Found>,
    /// How many values there are in all.
    pub found_count: usize,
    /// Whether an alternative is satisfied.
    pub verdict: Verdict,
    /// Why not: the code of the best near miss, or else what is so in general.
    pub reason: Option<Reason>,
    /// The verdict in plain words.
    pub sentence: String,
    /// What nearly matched, best first, at most [`FieldTrace::MOST_NEAR_MISSES`].
    pub near_misses: Vec<NearMiss>,
    /// What may surprise about a match.
    pub notes: Vec<Note>,
}

impl FieldTrace {
    /// The most values of one field that a trace lists.
    pub const MOST_FOUND: usize = 100;
    /// The most near misses of one field that a trace lists.
    pub const MOST_NEAR_MISSES: usize = 4;
}

/// An alternative of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The alternative in the pattern.
    pub span: Span,
    /// The alternative as written.
    pub text: String,
    /// The alternative in words that follow "the value".
    pub words: String,
    /// Whether it is satisfied.
    pub satisfied: bool,
}

/// A value of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The value in the event.
    pub span: Span,
    /// The JSON text of the value, cut where it is long.
    pub text: String,
    /// The path, such as `detail.containers[0].name`.
    pub path: String,
    /// The alternative that it satisfies, as an index into what was asked.
    pub satisfied_by: Option<usize>,
}
