//! Everything that is wrong or risky in a whole yard.

use pipeline::Yard;
use pipeline::findings::Finding;
use serde::{Deserialize, Serialize};

use crate::{Kind, PolicySeen, Question};

/// What is to be said of this yard? Of patterns more is known after [`crate::Learn`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookOver {
    /// The yard; what is under way and what archives keep may be left out.
    pub yard: Yard,
    /// The event on the bench, as typed, for what inputs make of it.
    pub event: String,
}

impl Question for LookOver {
    type Answer = Vec<Found>;
    const KIND: Kind = Kind::LookOver;
}

/// One thing that is to be said of a yard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What is so, where, and the change that helps.
    pub finding: Finding,
    /// Of a permission that is missing: the policies that decide, with the text that would let the
    /// call through.
    pub policies: Vec<PolicySeen>,
}
