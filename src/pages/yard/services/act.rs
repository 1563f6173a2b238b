//! What a person can do with what is declared: add, copy, delete.

use super::change::{At, Written};
use super::fields;
use super::form::Open;
use super::{HEADING, item_id};
use crate::store::yard::Document;
use pipeline::declare::{Kind, Missing, kind};
use serde_json::Value;

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Another one of a list is declared in a place.
    Add(At, &'static str),
    /// What is named and not declared is declared.
    Declare(Missing),
    /// Another one like it is declared.
    Duplicate(Open),
    /// It is taken away.
    Delete(Open),
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// What its place declares then.
    pub written: Written,
    /// What is open then.
    pub open: Option<Open>,
    /// What is told.
    pub says: String,
    /// The id of what takes the focus.
    pub focus: String,
}

impl Act {
    /// Does it in a yard. Errors: why it cannot be done, to be told; nothing where there is nothing to
    /// do it with.
    pub fn carry_out(&self, document: &Document) -> Result<Done, String> {
        match self {
            Act::Add(place, list) => {
                let kind = kind(list).ok_or_else(String::new)?;
                let first = kind.fields.first().map_or("", |field| field.name);
                let says = format!("{} added.", kind.name);
                let focus = Some(fields::id(first));
                add(document, (place, kind), kind.begin(), (says, focus))
            }
            Act::Declare(missing) => {
                let kind = kind(&missing.list).ok_or_else(String::new)?;
                let place = At {
                    account: missing.account.clone(),
                    region: missing.region.clone(),
                };
                let start = serde_json::from_str(&missing.start).unwrap_or_else(|_| kind.begin());
                let says = format!("{} {} declared.", kind.name, missing.name);
                add(document, (&place, kind), start, (says, None))
            }
            Act::Duplicate(open) => {
                let (kind, written) = found(document, open)?;
                let item = written.item(open.list, open.at).cloned();
                let says = format!("{} copied.", kind.name);
                let item = item.ok_or_else(String::new)?;
                add(document, (&open.place, kind), item, (says, None))
            }
            Act::Delete(open) => {
                let (kind, mut written) = found(document, open)?;
                let name = written
                    .item(open.list, open.at)
                    .map(|item| kind.name_of(item))
                    .unwrap_or_default();
                written.remove(kind, open.at);
                Ok(Done {
                    written,
                    open: None,
                    says: format!("{} {name} deleted. Undo brings it back.", kind.name),
                    focus: HEADING.to_owned(),
                })
            }
        }
    }
}

/// The kind of what is open, and what its place declares.
fn found(document: &Document, open: &Open) -> Result<(&'static Kind, Written), String> {
    let kind = kind(open.list).ok_or_else(String::new)?;
    Ok((kind, Written::of(document, &open.place)))
}

/// Adds one; its head takes the focus where nothing else is to.
fn add(
    document: &Document,
    (place, kind): (&At, &'static Kind),
    item: Value,
    (says, focus): (String, Option<String>),
) -> Result<Done, String> {
    let mut written = Written::of(document, place);
    let list = kind.list;
    let at = written
        .add(kind, item)
        .ok_or_else(|| format!("{list} is no list, so nothing can be added. Edit it as JSON."))?;
    Ok(Done {
        written,
        open: Some(Open {
            place: place.clone(),
            list,
            at,
        }),
        says,
        focus: focus.unwrap_or_else(|| item_id(list, at)),
    })
}
