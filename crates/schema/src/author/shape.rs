//! Schemas as trees, before they become tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Origin};

/// All that was read.
#[derive(Default)]
pub(super) struct Catalogue {
    pub(super) envelope: Object,
    pub(super) sources: BTreeSet<String>,
    /// By source and detail-type.
    pub(super) types: BTreeMap<(String, String), Type>,
}

/// An event type.
pub(super) struct Type {
    pub(super) detail: Object,
    pub(super) reference: String,
    pub(super) origin: Origin,
}

/// The members of an object by name; `*` is any key.
pub(super) type Object = BTreeMap<String, Member>;

/// A member of an object.
#[derive(Clone, Default)]
pub(super) struct Member {
    pub(super) holds: Holds,
    pub(super) lists: u8,
    pub(super) required: bool,
    pub(super) values: Vec<String>,
    pub(super) open: bool,
    pub(super) text: String,
}

/// What a member holds within its lists.
#[derive(Clone)]
pub(super) enum Holds {
    Plain(Kind),
    Object(Object),
}

impl Default for Holds {
    fn default() -> Self {
        Self::Plain(Kind::Any)
    }
}

/// Splits the mark of a member that is not always there from its name.
pub(super) fn name(written: &str) -> (&str, bool) {
    match written.strip_suffix('?') {
        Some(name) => (name, false),
        None => (written, written != crate::model::ANY_KEY),
    }
}

/// The kind of this name.
pub(super) fn kind(name: &str) -> Option<Kind> {
    [
        Kind::Any,
        Kind::String,
        Kind::Number,
        Kind::Boolean,
        Kind::Object,
    ]
    .into_iter()
    .find(|kind| kind.name() == name)
}
