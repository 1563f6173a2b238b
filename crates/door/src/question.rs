//! Each question with the type of its answer.

use pipeline::Sample;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Bench, Cells, Checked, Matrix};

/// A question of the page.
pub trait Question: Serialize + DeserializeOwned {
    /// What it is answered with.
    type Answer: Serialize + DeserializeOwned;
    /// Tells it from every other question.
    const KIND: Kind;
}

/// Tells the questions apart; the question of each name follows it in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// [`Hello`].
    Hello,
    /// [`Samples`].
    Samples,
    /// [`Check`].
    Check,
    /// [`Matrix`].
    Matrix,
    /// [`crate::Send`].
    Send,
    /// [`crate::Leaves`].
    Leaves,
    /// [`crate::Suggest`].
    Suggest,
    /// [`crate::Separate`].
    Separate,
    /// [`crate::Complete`].
    Complete,
    /// [`crate::Explain`].
    Explain,
    /// [`crate::Format`].
    Format,
    /// [`crate::BulkStep`].
    BulkStep,
    /// [`crate::BulkProblems`].
    BulkProblems,
    /// [`crate::BulkList`].
    BulkList,
    /// [`crate::BulkOpen`].
    BulkOpen,
    /// [`crate::Judge`].
    Judge,
    /// [`crate::Learn`].
    Learn,
    /// [`crate::LintPattern`].
    LintPattern,
    /// [`crate::Advance`].
    Advance,
    /// [`crate::Coming`].
    Coming,
    /// [`crate::LearnEvents`].
    LearnEvents,
    /// [`crate::Sweep`].
    Sweep,
    /// [`crate::ReadEvent`].
    ReadEvent,
    /// [`crate::LookAt`].
    LookAt,
    /// [`crate::LookOver`].
    LookOver,
    /// [`crate::MapOut`].
    MapOut,
    /// [`crate::LookAround`].
    LookAround,
    /// [`crate::ReadAround`].
    ReadAround,
    /// [`crate::Survey`].
    Survey,
    /// [`crate::CheckDeed`].
    CheckDeed,
    /// [`crate::Happen`].
    Happen,
    /// [`crate::MakeArchive`].
    MakeArchive,
    /// [`crate::LearnExercises`].
    LearnExercises,
    /// [`crate::Grade`].
    Grade,
    /// [`crate::CompareSolution`].
    CompareSolution,
    /// [`crate::WriteExercise`].
    WriteExercise,
    /// [`crate::ReadExercise`].
    ReadExercise,
    /// [`crate::WriteOut`].
    WriteOut,
    /// [`crate::ReadIn`].
    ReadIn,
    /// [`crate::TypeLine`].
    TypeLine,
    /// [`crate::CompleteLine`].
    CompleteLine,
    /// [`crate::CommandsOf`].
    CommandsOf,
}

/// A worker of the page. There are several, so that the answer to a keystroke waits neither for
/// what takes long nor for the code of what is asked rarely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Answers while a person types.
    Bench,
    /// Does everything else; its code comes with the first such question.
    Workshop,
    /// Brings yards in and out; its code comes when a door is first opened.
    Dock,
    /// Goes through a large file of events; its code comes with the file. It is built for speed, with
    /// instructions that not every browser has: where one lacks them, [`Room::Workshop`] answers as well.
    Sieve,
}

impl Kind {
    /// Who answers such questions; [`Hello`] is for all.
    #[must_use]
    pub const fn room(self) -> Room {
        match self {
            Kind::Hello | Kind::Samples | Kind::Check | Kind::Matrix => Room::Bench,
            Kind::WriteOut
            | Kind::ReadIn
            | Kind::ReadExercise
            | Kind::TypeLine
            | Kind::CompleteLine
            | Kind::CommandsOf => Room::Dock,
            Kind::BulkStep | Kind::BulkProblems | Kind::BulkList | Kind::BulkOpen => Room::Sieve,
            _ => Room::Workshop,
        }
    }
}

/// Which build is this worker of? The page asks it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello;

impl Question for Hello {
    type Answer = String;
    const KIND: Kind = Kind::Hello;
}

/// Which sample events are there? They come in the order in which a page offers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samples;

impl Question for Samples {
    type Answer = Vec<Sample>;
    const KIND: Kind = Kind::Samples;
}

/// What is to be said of the yard and the event as they are, before anything is sent?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check(pub Bench);

impl Question for Check {
    type Answer = Checked;
    const KIND: Kind = Kind::Check;
}

/// The cells are none where the worker needs the texts of the events.
impl Question for Matrix {
    type Answer = Option<Cells>;
    const KIND: Kind = Kind::Matrix;
}
