//! What an import changes: two yards compared part by part.
//!
//! Both are compared as they are written, so that nothing that a yard file holds can be overlooked.

use pipeline::{Yard, declare};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A difference between two yards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Whether the part comes, goes or becomes another.
    pub kind: ChangeKind,
    /// What it is, in AWS's words where AWS has one, such as `rule`.
    pub what: String,
    /// Its name, with the names of what it is in before it: `default/orders/queue`. Empty for the yard
    /// as a whole.
    pub name: String,
    /// The fields that differ; of a part that comes or goes those that are not empty.
    pub fields: Vec<FieldChange>,
}

/// Whether a part comes, goes or becomes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is there in both and differs.
    Changed,
    /// It is gone.
    Removed,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name in the yard file.
    pub name: String,
    /// What it was: a text as it is, anything else as JSON; none where there was nothing.
    pub before: Option<String>,
    /// What it becomes.
    pub after: Option<String>,
}

/// Everything that differs between two yards, in the order of the yard file. Nothing where they are equal.
pub fn compare(old: &Yard, new: &Yard) -> Vec<Change> {
    let mut changes = Vec::new();
    let whole = Part {
        kind: ChangeKind::Changed,
        what: "yard",
        name: String::new(),
    };
    whole.compare(&written(old), &written(new), &mut changes);
    changes
}

/// The yard as a file holds it; plain data has no way to fail.
fn written(yard: &Yard) -> Value {
    serde_json::to_value(yard).unwrap_or_default()
}

/// The lists whose items have names: the list, what an item is, and its keys.
const LISTS: [(&str, &str, &[&str]); 14] = [
    ("event_buses", "event bus", &["name"]),
    ("rules", "rule", &["event_bus", "name"]),
    ("targets", "target", &["id"]),
    ("archives", "archive", &["name"]),
    ("replays", "replay", &["name"]),
    ("connections", "connection", &["name"]),
    ("api_destinations", "API destination", &["name"]),
    ("elsewhere", "place", &["account", "region"]),
    ("organizations", "organization", &["id"]),
    ("resources", "resource policy", &["resource"]),
    ("roles", "role", &["arn"]),
    ("policies", "policy of the role", &["name"]),
    ("keys", "KMS key", &["arn"]),
    ("encrypted", "encryption", &["resource"]),
];

/// What an item of a list is and its keys.
fn list(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    let own = LISTS.iter().find(|(list, ..)| *list == name);
    own.map(|(_, what, keys)| (*what, *keys))
        .or_else(|| declare::kind(name).map(|kind| (kind.name, kind.keys())))
}

/// A part of a yard that has a name.
struct Part {
    kind: ChangeKind,
    what: &'static str,
    name: String,
}

impl Part {
    /// Compares the part in both yards, and what is in it.
    fn compare(self, old: &Value, new: &Value, changes: &mut Vec<Change>) {
        let mut fields = Vec::new();
        let mut within = Vec::new();
        self.members("", old, new, &mut fields, &mut within);
        if self.kind != ChangeKind::Changed || !fields.is_empty() {
            changes.push(Change {
                kind: self.kind,
                what: self.what.to_owned(),
                name: self.name,
                fields,
            });
        }
        changes.append(&mut within);
    }

    /// Compares the members of two objects; one that is missing counts as empty.
    fn members(
        &self,
        before: &str,
        old: &Value,
        new: &Value,
        fields: &mut Vec<FieldChange>,
        within: &mut Vec<Change>,
    ) {
        let nothing = Map::new();
        let (old, new) = (old.as_object(), new.as_object());
        let (old, new) = (old.unwrap_or(&nothing), new.unwrap_or(&nothing));
        let gone = old.keys().filter(|name| !new.contains_key(*name));
        for name in new.keys().chain(gone) {
            let (old, new) = (old.get(name).unwrap_or(&Value::Null), new.get(name));
            let new = new.unwrap_or(&Value::Null);
            if old == new {
                continue;
            }
            let is_list = |value: &Value| value.is_array() || value.is_null();
            let is_object = |value: &Value| value.is_object() || value.is_null();
            match list(name).filter(|_| is_list(old) && is_list(new)) {
                Some((what, keys)) => self.items(what, keys, (old, new), within),
                None if is_object(old) && is_object(new) => {
                    self.members(&format!("{before}{name}."), old, new, fields, within);
                }
                None => fields.extend(field(&format!("{before}{name}"), old, new)),
            }
        }
    }

    /// Compares two lists by the keys of their items.
    fn items(
        &self,
        what: &'static str,
        keys: &[&str],
        (old, new): (&Value, &Value),
        changes: &mut Vec<Change>,
    ) {
        let items = |list: &Value| list.as_array().cloned().unwrap_or_default();
        let (old, new) = (items(old), items(new));
        let mut gone: Vec<Option<&Value>> = old.iter().map(Some).collect();
        let mut left = std::collections::HashMap::new();
        for (at, item) in old.iter().enumerate().rev() {
            left.entry(name_of(item, keys))
                .or_insert_with(Vec::new)
                .push(at);
        }
        for item in &new {
            let name = name_of(item, keys);
            let known = left.get_mut(&name).and_then(Vec::pop);
            let known = known.and_then(|at| gone.get_mut(at)?.take());
            let part = self.within(
                what,
                &name,
                match known {
                    Some(_) => ChangeKind::Changed,
                    None => ChangeKind::Added,
                },
            );
            part.compare(known.unwrap_or(&Value::Null), item, changes);
        }
        for item in gone.into_iter().flatten() {
            let part = self.within(what, &name_of(item, keys), ChangeKind::Removed);
            part.compare(item, &Value::Null, changes);
        }
    }

    fn within(&self, what: &'static str, name: &str, kind: ChangeKind) -> Part {
        let name = match self.name.is_empty() {
            true => name.to_owned(),
            false => format!("{}/{name}", self.name),
        };
        Part { kind, what, name }
    }
}

/// The keys of an item with a slash between them.
fn name_of(item: &Value, keys: &[&str]) -> String {
    let keys = keys.iter().filter_map(|key| item.get(key)?.as_str());
    keys.collect::<Vec<_>>().join("/")
}

/// The change of a field; none where both are empty in one way or another.
fn field(name: &str, old: &Value, new: &Value) -> Option<FieldChange> {
    let (before, after) = (told(old), told(new));
    (before != after).then(|| FieldChange {
        name: name.to_owned(),
        before,
        after,
    })
}

fn told(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        Value::Object(members) if members.is_empty() => None,
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
