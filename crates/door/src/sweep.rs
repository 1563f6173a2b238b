//! Patterns against the whole catalogue of sample events.

use serde::{Deserialize, Serialize};

use crate::{Bytes, Kind, Question};

/// Takes the packed catalogue and says whether it could be read. From then on the worker counts
/// over all of its events and no more over those that every yard has at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnEvents(pub Bytes);

impl Question for LearnEvents {
    type Answer = bool;
    const KIND: Kind = Kind::LearnEvents;
}

/// Which events of the catalogue does each of these event patterns take? The answer is none until
/// [`LearnEvents`] has brought them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sweep(pub Vec<String>);

/// What patterns say to the whole catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swept {
    /// How many events there are.
    pub all: usize,
    /// For each pattern the places of the events that it takes, in their order; none where AWS
    /// would refuse the pattern.
    pub taken: Vec<Option<Vec<usize>>>,
}

impl Question for Sweep {
    type Answer = Option<Swept>;
    const KIND: Kind = Kind::Sweep;
}
