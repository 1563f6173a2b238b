//! Our schemas: TOML, one table an event type, one line a field; `events/schemas/README.md` says
//! how they are written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::shape::{Catalogue, Holds, Member, Object, Type, kind, name};
use crate::model::{EVERY, Kind, Origin};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Sources of which CloudTrail's events are known.
    #[serde(default)]
    sources: Vec<String>,
    /// The fields at the top of every event.
    #[serde(default)]
    envelope: Rows,
    /// Rows that several event types of this file share.
    #[serde(default)]
    shared: BTreeMap<String, Rows>,
    #[serde(default)]
    event: Vec<Entry>,
}

/// A path and what stands there.
type Rows = BTreeMap<String, Row>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    source: OneOrMore,
    detail_type: OneOrMore,
    reference: String,
    /// Whether AWS's own schema is left out in place of being added to.
    #[serde(default)]
    replaces: bool,
    /// Names of `shared` whose rows come first.
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    detail: Rows,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::More(more) => more,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Row {
    /// A type: `"string"`, `"number[]"`.
    Type(String),
    /// All values.
    Values(Vec<String>),
    Full(Full),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Full {
    r#type: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    /// Whether other values occur, too.
    #[serde(default)]
    open: bool,
    #[serde(default)]
    text: String,
}

/// Adds what a file says.
pub(super) fn read(text: &str, catalogue: &mut Catalogue) -> Result<(), String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    catalogue.sources.extend(file.sources);
    lay(&file.envelope, &mut catalogue.envelope).map_err(|error| format!("envelope: {error}"))?;
    for entry in &file.event {
        for source in entry.source.all() {
            for detail_type in entry.detail_type.all() {
                add(entry, source, detail_type, &file.shared, catalogue)
                    .map_err(|error| format!("{detail_type}: {error}"))?;
            }
        }
    }
    Ok(())
}

fn add(
    entry: &Entry,
    source: &str,
    detail_type: &str,
    shared: &BTreeMap<String, Rows>,
    catalogue: &mut Catalogue,
) -> Result<(), String> {
    if source == EVERY {
        catalogue.types.retain(|(_, other), _| other != detail_type);
    }
    let key = (source.to_owned(), detail_type.to_owned());
    let there = catalogue.types.remove(&key);
    if entry.replaces && there.is_none() {
        return Err("there is nothing to replace".to_owned());
    }
    let (mut detail, origin) = match there.filter(|_| !entry.replaces) {
        Some(Type { origin, .. }) if origin != Origin::Aws => {
            return Err("written twice".to_owned());
        }
        Some(aws) => (aws.detail, Origin::Both),
        None => (Object::new(), Origin::Own),
    };
    for name in &entry.with {
        let rows = shared
            .get(name)
            .ok_or_else(|| format!("no shared rows {name}"))?;
        lay(rows, &mut detail)?;
    }
    lay(&entry.detail, &mut detail)?;
    if detail.is_empty() && source != "aws.events" {
        return Err("no fields".to_owned());
    }
    let read = Type {
        detail,
        reference: entry.reference.clone(),
        origin,
    };
    catalogue.types.insert(key, read);
    Ok(())
}

/// Lays rows over an object, those of outer fields first.
fn lay(rows: &Rows, object: &mut Object) -> Result<(), String> {
    let mut sorted: Vec<(&String, &Row)> = rows.iter().collect();
    sorted.sort_by_key(|(path, _)| (path.matches('.').count(), path.as_str()));
    for (path, row) in sorted {
        lay_row(path, row, object).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

fn lay_row(path: &str, row: &Row, object: &mut Object) -> Result<(), String> {
    let (outer, last) = match path.rsplit_once('.') {
        Some((outer, last)) => (outer.split('.').collect(), last),
        None => (Vec::new(), path),
    };
    let mut object = object;
    for step in outer {
        let member = object.entry(step.to_owned()).or_default();
        object = inside(member).ok_or_else(|| format!("{step} is no object"))?;
    }
    let (last, required) = name(last);
    let is_new = !object.contains_key(last);
    let member = object.entry(last.to_owned()).or_default();
    // A name without mark says nothing new of a field that AWS has.
    if is_new || !required {
        member.required = required;
    }
    match row {
        Row::Type(written) => set_type(member, written)?,
        Row::Values(values) => set_values(member, values, false)?,
        Row::Full(full) => {
            if let Some(written) = &full.r#type {
                set_type(member, written)?;
            }
            if !full.values.is_empty() {
                set_values(member, &full.values, full.open)?;
            } else if is_new && full.r#type.is_none() {
                return Err("a new field needs a type or values".to_owned());
            }
            member.text.clone_from(&full.text);
        }
    }
    Ok(())
}

/// The fields of a member, which becomes an object if nothing is known of it.
fn inside(member: &mut Member) -> Option<&mut Object> {
    if matches!(member.holds, Holds::Plain(Kind::Any | Kind::Object)) {
        member.holds = Holds::Object(Object::new());
    }
    match &mut member.holds {
        Holds::Object(object) => Some(object),
        Holds::Plain(_) => None,
    }
}

fn set_type(member: &mut Member, written: &str) -> Result<(), String> {
    let element = written.trim_end_matches("[]");
    let lists = (written.len() - element.len()) / 2;
    member.lists = u8::try_from(lists).map_err(|error| error.to_string())?;
    let found = kind(element).ok_or_else(|| format!("no type {element}"))?;
    match (found, &member.holds) {
        (Kind::Object, Holds::Object(_)) => {}
        _ => member.holds = Holds::Plain(found),
    }
    Ok(())
}

fn set_values(member: &mut Member, values: &[String], open: bool) -> Result<(), String> {
    match member.holds {
        Holds::Plain(Kind::Any) => member.holds = Holds::Plain(Kind::String),
        Holds::Plain(Kind::String) => {}
        _ => return Err("only strings have known values".to_owned()),
    }
    for (index, value) in values.iter().enumerate() {
        if values.iter().skip(index + 1).any(|other| other == value) {
            return Err(format!("{value} stands twice"));
        }
    }
    member.values = values.to_vec();
    member.open = open;
    Ok(())
}
