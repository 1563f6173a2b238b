//! The services and wires that a person declares in the places of a yard.

use pipeline::Yard;
use pipeline::declare::{Missing, Read, Told};
use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// What is to be said of what is declared in this yard, and what is named and declared nowhere?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookAround {
    /// The yard; what is under way and what archives keep may be left out.
    pub yard: Yard,
}

impl Question for LookAround {
    type Answer = Around;
    const KIND: Kind = Kind::LookAround;
}

/// What is said of everything that is declared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// What is wrong, risky or good to know, each at its field.
    pub told: Vec<Told>,
    /// What is named and declared nowhere.
    pub missing: Vec<Missing>,
}

/// What is to be said of this text, which is to be the services and wires of a place?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadAround {
    /// The yard.
    pub yard: Yard,
    /// The account of the place.
    pub account: String,
    /// Its Region.
    pub region: String,
    /// The text.
    pub text: String,
}

impl Question for ReadAround {
    type Answer = Read;
    const KIND: Kind = Kind::ReadAround;
}
