//! Wiring exercises: a learner's yard is graded, and compared with a solution; those of a person's own
//! are written and read.

use interop::SavedEvent;
use pipeline::Yard;
use serde::{Deserialize, Serialize};

use crate::{Bytes, Kind, Question};

/// Here are exercises as they are graded: the bytes of `practice::exercise::pack_exercises`. They join
/// those that are known; one of the same id takes the place of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnExercises(pub Bytes);

/// Whether they could be read.
impl Question for LearnExercises {
    type Answer = bool;
    const KIND: Kind = Kind::LearnExercises;
}

/// Does this yard solve the exercise?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    /// The id of the exercise.
    pub exercise: String,
    /// The learner's yard.
    pub yard: Yard,
}

/// The bytes of `practice::exercise::pack_report`, so that who asks nothing of the kind need not know
/// what a report is; none where there is no such exercise.
impl Question for Grade {
    type Answer = Option<Bytes>;
    const KIND: Kind = Kind::Grade;
}

/// Where does this yard differ from a reference solution?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareSolution {
    /// The id of the exercise.
    pub exercise: String,
    /// The place of the solution, from 0.
    pub solution: u32,
    /// The learner's yard.
    pub yard: Yard,
}

/// The bytes of `practice::exercise::pack_compared`; none where there is no such solution.
impl Question for CompareSolution {
    type Answer = Option<Bytes>;
    const KIND: Kind = Kind::CompareSolution;
}

/// What is the exercise whose solution is this yard?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WriteExercise {
    /// What the person says of it: a `practice::exercise::Plan` as JSON.
    pub plan: String,
    /// The solution.
    pub yard: Yard,
    /// The events that are kept with it.
    pub events: Vec<SavedEvent>,
    /// The yard with which the learner begins, where the plan names another one and it is there.
    pub start: Option<Yard>,
}

/// The bytes of `practice::exercise::pack_written`; none where the plan cannot be read.
impl Question for WriteExercise {
    type Answer = Option<Bytes>;
    const KIND: Kind = Kind::WriteExercise;
}

/// What is the exercise in this file?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadExercise {
    /// The text of the file.
    pub text: String,
}

/// The exercise, or why it is none with the place.
impl Question for ReadExercise {
    type Answer = Result<ExerciseRead, String>;
    const KIND: Kind = Kind::ReadExercise;
}

/// An exercise of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExerciseRead {
    /// What a learner sees of it: the bytes of `practice::exercise::pack_sheet`.
    pub sheet: Bytes,
    /// What is needed to grade it: for [`LearnExercises`].
    pub grading: Bytes,
}
