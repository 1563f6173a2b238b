//! What the page and its workers say to each other.
//!
//! The page asks a [`Question`] of one of its workers ([`Room`]) and gets the answer of its type. Both sides are made in one build
//! and say so first ([`Hello`]), so messages are postcard bytes without names or versions. The
//! engine itself stays on the worker's side: the page holds only plain data.

#![forbid(unsafe_code)]

mod around;
mod bench;
mod build;
mod bulk;
mod dock;
mod draft;
mod editor;
mod exercise;
mod findings;
mod happen;
mod judge;
mod map;
mod matrix;
mod message;
mod progress;
mod question;
mod read;
mod run;
mod sweep;
mod target;

pub use around::{Around, LookAround, ReadAround};
pub use bench::{Bench, Checked, Compared, RuleChecked};
pub use build::{Leaves, Separate, Suggest, Suggested};
pub use bulk::{
    BulkFilter, BulkItem, BulkList, BulkOpen, BulkOpened, BulkOrigin, BulkProblem, BulkProblems,
    BulkProgress, BulkRule, BulkStep, BulkWhat, Bytes,
};
pub use dock::{
    CommandsOf, CompleteLine, InMade, InRead, OutForm, ReadIn, TypeLine, Typed, WriteOut,
};
pub use draft::{Draft, DraftRule};
pub use editor::{Complete, Explain, Format, Language, Learn, LintPattern, Linted};
pub use exercise::{
    CompareSolution, ExerciseRead, Grade, LearnExercises, ReadExercise, WriteExercise,
};
pub use findings::{Found, LookOver};
pub use happen::{
    Asked, AskedForm, CheckDeed, Deed, DeedKind, DeedProblem, GoingOn, Happen, MakeArchive, NextUp,
    Offer, OfferedAt, Survey, Surveyed,
};
pub use judge::{Judge, Judged, JudgedPart};
pub use map::{MapOut, Mapped};
pub use matrix::{Cells, Matrix};
pub use message::{Answer, Call, Unreadable, ask, give, head, read, refuse};
pub use progress::{Archived, Progress, Replayed};
pub use question::{Check, Hello, Kind, Question, Room, Samples};
pub use read::{EventLine, EventRead, FieldRead, Knowledge, ReadEvent};
pub use run::{Advance, Coming, ComingRuns, Send, Sending};
pub use sweep::{LearnEvents, Sweep, Swept};
pub use target::{CallSeen, LookAt, PermissionSeen, PolicySeen, RefusalAt, TargetSeen};
