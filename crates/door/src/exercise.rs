//! Wiring exercises: a learner's yard is graded, and compared with a solution.

use pipeline::Yard;
use serde::{Deserialize, Serialize};

use crate::{Bytes, Kind, Question};

/// Here are the exercises as they are graded: the bytes of `practice::exercise::pack_exercises`.
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
