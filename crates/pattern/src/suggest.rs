//! Patterns made from events, and what to think of a pattern by itself.
//!
//! [`leaves()`] lists what of an event a pattern can ask for, [`from_event()`] makes the smallest
//! pattern of what a person chose, [`separate()`] the simplest that parts two kinds of events, and [`warnings()`] tells what is too broad or can never match.

mod alternative;
mod choice;
pub(crate) mod envelope;
mod fields;
mod from_event;
mod leaves;
mod separate;
pub(crate) mod walk;
mod warnings;
pub(crate) mod write;

pub use choice::{Bound, Choice, PatternText, Place, Remark, RemarkCode, Strictness, Suggestion};
pub use from_event::from_event;
pub use leaves::{EventLeaf, LeafKind, MOST_LEAVES, Worth, leaves};
pub use separate::{MOST_EVENTS, NoSeparation, NoSeparationReason, Separation, separate};
pub use warnings::{Warning, WarningCode, warnings};
