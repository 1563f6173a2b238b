//! Graded wiring exercises: what one is, how a yard is graded, and why it is not right yet.
//!
//! An [`Exercise`] is plain data: a brief, a starting yard, runs in which things happen, and
//! requirements that say what has to come of them. [`grade`] plays every run, the shown and the
//! hidden ones, in the learner's yard and answers a [`Report`]. [`play()`] is the one place where
//! runs are played. With the feature `author`, [`author`] reads and checks the files of
//! `exercises/`; elsewhere exercises come packed ([`unpack_exercises`]). [`own`] is for those that a
//! person writes.

#[cfg(feature = "author")]
pub mod author;
mod changes;
mod cut;
mod expect;
mod format;
mod grade;
mod json;
pub mod own;
mod packed;
mod places;
mod plan;
mod play;
mod probe;
mod removals;
mod sheet;
#[cfg(test)]
mod testing;

pub use changes::{Change, changes, is_allowed, words as pointer_words};
pub use expect::{Arrival, Assigned, Does, assign, holds, lacks};
pub use format::{
    Arrives, Constraint, Debrief, DoesIn, Exercise, Limit, ListedExercise, Requirement, Run,
    Solution, StaysAway, Theme,
};
pub use grade::{
    Failure, Pointing, Remark, RemarkCode, Report, Verdict, grade, judge, replay, solves,
};
pub use json::Json;
pub use packed::{
    pack_compared, pack_exercises, pack_list, pack_report, pack_sheet, pack_sheets, pack_written,
    unpack_compared, unpack_exercises, unpack_list, unpack_report, unpack_sheet, unpack_sheets,
    unpack_written,
};
pub use plan::{Plan, Written};
pub use play::{Came, Happens, MOST_STEPS, Played, Script, Seen, Way, play};
pub use probe::{Caller, Probe};
pub use removals::{Removal, removals};
pub use sheet::{Compared, Sheet, SheetEvent, SheetRun, grade_by_id};
