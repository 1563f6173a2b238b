//! The world around the buses of a yard, drawn up before anything happens.

use pipeline::Yard;
use pipeline::world::Map;
use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// Which resources are there around the buses, and what leads from one to another?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapOut {
    /// The yard; what is under way, what is still to happen and what archives keep may be left out.
    pub yard: Yard,
}

/// The map; without stations where the yard declares nothing.
pub type Mapped = Map;

impl Question for MapOut {
    type Answer = Mapped;
    const KIND: Kind = Kind::MapOut;
}
