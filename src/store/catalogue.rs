//! The catalogue of events, fetched when it is first looked at, and what of it is looked at.

use super::fetched::{Fetched, fetch_named, unusable};
use crate::platform::task;
use pipeline::{DeliveryLevel, Sample};
use std::rc::Rc;
use yew::prelude::*;

/// How many events are listed before more are asked for.
pub const PAGE: usize = 50;

/// Every event, in the order in which they are listed.
pub type Events = Vec<Rc<Sample>>;

/// What of the catalogue is looked at; kept while the app runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Words that an event must have, with spaces between them.
    pub words: String,
    /// The service it must be of; empty for any.
    pub service: String,
    /// How surely it must be delivered.
    pub delivery: Option<DeliveryLevel>,
    /// The id of the event that is open; empty where none is.
    pub open: String,
    /// How many are listed at most.
    pub most: usize,
}

impl Default for Look {
    fn default() -> Self {
        Look {
            words: String::new(),
            service: String::new(),
            delivery: None,
            open: String::new(),
            most: PAGE,
        }
    }
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// None until it is first asked for.
    events: Option<Fetched<Events>>,
    look: Look,
}

impl Catalogue {
    /// The events; on their way from the first time that they are wanted.
    pub fn events(&self) -> &Fetched<Events> {
        self.events.as_ref().unwrap_or(&Fetched::Loading)
    }

    /// The events, where they are here.
    pub fn here(&self) -> Option<&Rc<Events>> {
        match &self.events {
            Some(Fetched::Ready(events)) => Some(events),
            _ => None,
        }
    }

    /// What is looked at.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Whether it is neither here nor on its way.
    fn is_lacking(&self) -> bool {
        matches!(self.events, None | Some(Fetched::Failed(_)))
    }
}

/// What can happen to the catalogue.
#[derive(Clone, Debug)]
pub enum CatalogueAction {
    /// It is under way, came or failed.
    Events(Fetched<Events>),
    /// Something else of it is looked at.
    Look(Look),
}

impl Reducible for Catalogue {
    type Action = CatalogueAction;

    fn reduce(self: Rc<Self>, action: CatalogueAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            CatalogueAction::Events(events) => next.events = Some(events),
            CatalogueAction::Look(look) => next.look = look,
        }
        Rc::new(next)
    }
}

/// Fetches the catalogue if it is neither here nor on its way. The handle tells what holds by now,
/// not what held when the page was drawn, so two who ask at once fetch it once.
pub fn want(catalogue: UseReducerHandle<Catalogue>) {
    if !catalogue.is_lacking() {
        return;
    }
    catalogue.dispatch(CatalogueAction::Events(Fetched::Loading));
    task::spawn(async move {
        let events = fetch_events().await.into();
        catalogue.dispatch(CatalogueAction::Events(events));
    });
}

async fn fetch_events() -> Result<Events, String> {
    let bytes = fetch_named("eventyard-events", "catalogue of events").await?;
    let events = pipeline::catalogue::unpack(&bytes).map_err(unusable)?;
    Ok(events.into_iter().map(Rc::new).collect())
}

/// The catalogue.
#[hook]
pub fn use_catalogue() -> UseReducerHandle<Catalogue> {
    super::stores::expect_context("catalogue", use_context())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
