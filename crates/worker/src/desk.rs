//! What the worker keeps between two questions, so that nothing is read twice.

use crate::bulk::Bulk;
use pattern::Event;

mod saved;

pub(crate) use saved::{Saved, compare};

/// Events that were read.
#[derive(Default)]
pub(crate) struct Desk {
    samples: Vec<Event>,
    /// The saved events of the page.
    pub(crate) saved: Saved,
    /// A person's own file of events.
    pub(crate) bulk: Bulk,
}

impl Desk {
    /// The sample events, in the order of the catalogue.
    pub(crate) fn samples(&mut self) -> &[Event] {
        if self.samples.is_empty() {
            let samples = pipeline::catalogue().iter();
            self.samples = samples
                .filter_map(|sample| Event::read(&sample.text).0)
                .collect();
        }
        &self.samples
    }
}
