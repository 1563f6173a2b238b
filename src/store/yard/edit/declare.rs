//! What a person declares in a place: its services and wires, as they are written.

use super::other_account;
use crate::store::yard::Document;
use pipeline::Place;
use pipeline::unread::Unread;
use pipeline::wires::Wires;
use pipeline::world::Services;

/// The services and wires of a place, edited.
#[derive(Clone, Debug)]
pub struct Declare {
    /// The account of the place.
    pub account: String,
    /// Its Region.
    pub region: String,
    /// All services of the place.
    pub services: Unread<Services>,
    /// All wires of the place.
    pub wires: Unread<Wires>,
    /// The text of the place that is no JSON yet; empty where there is none.
    pub draft: String,
    /// Names the field that was edited, where small edits of it are one step.
    pub field: Option<String>,
}

pub(super) fn apply(document: &mut Document, edit: Declare) -> Option<String> {
    let (account, region) = (edit.account, edit.region);
    let begins = format!("{account}\n{region}\n");
    if !edit.draft.is_empty() {
        document.draft = begins + &edit.draft;
    } else if document.draft.starts_with(&begins) {
        // That of another place stays.
        document.draft.clear();
    }
    let yard = &mut document.yard;
    let is_here = (&yard.account, &yard.region) == (&account, &region);
    let resources = match is_here {
        true => &mut yard.resources,
        false => &mut other_account::place(yard, &account, &region).resources,
    };
    resources.services = edit.services;
    resources.wires = edit.wires;
    let run = edit
        .field
        .map(|field| format!("declare {account} {region} {field}"));
    let untouched = Place::new(account, region);
    yard.elsewhere.retain(|place| *place != untouched);
    run
}
