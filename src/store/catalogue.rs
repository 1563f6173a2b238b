//! The catalogue of events, fetched when it is first looked at, and what of it is looked at.

use super::fetched::{Fetched, fetch_named, unusable};
use crate::platform::task;
use door::Bytes;
use pipeline::{DeliveryLevel, EventStatus, Sample};
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
    /// The domain of the exam it must belong to, 1 to 6.
    pub domain: Option<u8>,
    /// What it must report.
    pub status: Option<EventStatus>,
    /// How surely it must be delivered.
    pub delivery: Option<DeliveryLevel>,
    /// The id of the event that is open; empty where none is.
    pub open: String,
    /// How many are listed at most.
    pub most: usize,
    /// Whether the page goes to the event that is open, because the person comes from elsewhere.
    pub is_sought: bool,
}

impl Look {
    /// Whether anything is looked for.
    pub fn is_narrowed(&self) -> bool {
        let is_chosen = self.domain.is_some() || self.status.is_some() || self.delivery.is_some();
        is_chosen || !self.words.is_empty() || !self.service.is_empty()
    }

    /// Nothing is looked for any more; what is open stays open.
    pub fn cleared(&self) -> Self {
        Look {
            open: self.open.clone(),
            ..Look::default()
        }
    }

    /// What is looked at when an event is opened from elsewhere: it, among those of its service.
    pub fn at(sample: &Sample) -> Self {
        Look {
            service: sample.service.to_string(),
            open: sample.id.to_string(),
            is_sought: true,
            ..Look::default()
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Look {
            words: String::new(),
            service: String::new(),
            domain: None,
            status: None,
            delivery: None,
            open: String::new(),
            most: PAGE,
            is_sought: false,
        }
    }
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// None until it is first asked for.
    events: Option<Fetched<Events>>,
    /// The file as it came, which a worker is given.
    packed: Option<Rc<Bytes>>,
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

    /// The file as it came, where the events are here.
    pub fn packed(&self) -> Option<&Rc<Bytes>> {
        self.packed.as_ref()
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
    /// The file came.
    Packed(Rc<Bytes>),
    /// Something else of it is looked at.
    Look(Look),
}

impl Reducible for Catalogue {
    type Action = CatalogueAction;

    fn reduce(self: Rc<Self>, action: CatalogueAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            CatalogueAction::Events(events) => next.events = Some(events),
            CatalogueAction::Packed(packed) => next.packed = Some(packed),
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
        let come = fetch_events().await.map(|(events, packed)| {
            catalogue.dispatch(CatalogueAction::Packed(Rc::new(packed)));
            events
        });
        catalogue.dispatch(CatalogueAction::Events(come.into()));
    });
}

async fn fetch_events() -> Result<(Events, Bytes), String> {
    let bytes = fetch_named("eventyard-events", "catalogue of events").await?;
    let events = pipeline::catalogue::unpack(&bytes).map_err(unusable)?;
    let events = events.into_iter().map(Rc::new).collect();
    Ok((events, Bytes(bytes)))
}

/// The catalogue.
#[hook]
pub fn use_catalogue() -> UseReducerHandle<Catalogue> {
    super::stores::expect_context("catalogue", use_context())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
