//! What a later version of the project wrote into a log, kept as it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// An entry of a log that this version does not understand.
///
/// It is read, joined with others and written again, so that a log that a later version has added
/// to loses nothing here. Nothing is computed from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Later(String);

impl Later {
    /// The entry as JSON, its members in the order of their names.
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl Serialize for Later {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: Value = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        value.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Later {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self(value.to_string()))
    }
}
