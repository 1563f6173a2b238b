//! DynamoDB: items change. What reads a table's stream is a wire of its own.

use super::doing::DoingKind;
use super::places;
use super::request::Request;
use super::services::{Table, Undeclared};
use super::what::{ItemChange, What};
use crate::Yard;
use crate::json;
use crate::send::Sending;
use pattern::json::Value;

/// How many keys of items the yard remembers, to know an item that is new from one that changes.
const MOST_KEYS: usize = 10_000;

fn find(sending: &Sending<'_>, name: &str) -> Option<Table> {
    let services = &sending.yard.resources.services;
    let found = services.tables.iter().find(|each| each.name == name);
    services.or_simple(found, || Table {
        name: name.to_owned(),
        partition_key: "id".to_owned(),
        ..Table::default()
    })
}

/// Whether the place knows the table of a request.
pub(crate) fn knows(yard: &Yard, request: &str) -> bool {
    let request = Request::read(request);
    let name = places::name_of(request.text(&["tableName"]));
    let services = &yard.resources.services;
    services.undeclared == Undeclared::Simple
        || services.tables.iter().any(|each| each.name == name)
}

/// PutItem, UpdateItem or DeleteItem, called by code.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, deletes: bool) {
    let name = places::name_of(request.text(&["tableName"])).to_owned();
    let Some(table) = find(sending, &name) else {
        return;
    };
    let item = request.get(&["item", "key"]);
    let text = item.map_or_else(|| "{}".to_owned(), json::compact);
    let key = key(sending, &table, item);
    let items = &sending.yard.happenings.items;
    let known = items.iter().find(|each| **each == key);
    let change = match (deletes, known) {
        (true, _) => ItemChange::Remove,
        (false, Some(_)) => ItemChange::Modify,
        (false, None) => ItemChange::Insert,
    };
    remember(sending, key, change);
    sending.happen_in(
        0,
        What::Item {
            table: name,
            change,
            item: text,
        },
    );
}

/// What the yard remembers of an item: its table and the values of its keys.
fn key(sending: &Sending<'_>, table: &Table, item: Option<&Value>) -> String {
    let part = |key: &str| item.and_then(|item| item.get(key)).map(json::compact);
    let own = part(&table.partition_key).unwrap_or_default();
    let sort = table.sort_key.as_deref().and_then(part).unwrap_or_default();
    let name = format!("table/{}", table.name);
    let arn = places::arn(sending.yard, "dynamodb", &name);
    format!("{arn} {own} {sort}")
}

/// An item is there now, or gone.
fn remember(sending: &mut Sending<'_>, key: String, change: ItemChange) {
    let items = &mut sending.yard.happenings.items;
    let at = items.iter().position(|each| *each == key);
    match (change, at) {
        (ItemChange::Remove, Some(at)) => {
            items.remove(at);
        }
        (ItemChange::Insert | ItemChange::Modify, None) if items.len() < MOST_KEYS => {
            items.push(key);
        }
        _ => {}
    }
}

/// An item of a table changes, by a call or by a person; both are remembered.
pub(super) fn item(sending: &mut Sending<'_>, table: &str, change: ItemChange, item: &str) {
    let Some(of) = find(sending, table) else {
        return;
    };
    let key = key(sending, &of, json::whole(item).as_ref());
    remember(sending, key, change);
    let arn = places::arn(sending.yard, "dynamodb", &format!("table/{table}"));
    let was = match change {
        ItemChange::Insert => "inserted into",
        ItemChange::Modify => "modified in",
        ItemChange::Remove => "removed from",
    };
    let text = format!("An item was {was} table {table} ({}).", change.as_str());
    sending.tell(&arn, DoingKind::Wrote, text, Some(item));
}
