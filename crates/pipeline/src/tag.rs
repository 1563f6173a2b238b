//! Tags of event buses and rules.

use serde::{Deserialize, Serialize};

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The key, unique on its resource.
    pub key: String,
    /// The value; may be empty.
    pub value: String,
}

/// Puts a tag, in place of the one with its key.
pub(crate) fn put(tags: &mut Vec<Tag>, tag: Tag) {
    match tags.iter_mut().find(|old| old.key == tag.key) {
        Some(old) => old.value = tag.value,
        None => tags.push(tag),
    }
}
