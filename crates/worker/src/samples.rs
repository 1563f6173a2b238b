//! The sample events, read once.

use pattern::{Event, Pattern};

/// The sample events in the order of the catalogue.
#[derive(Default)]
pub(crate) struct Samples {
    events: Vec<Event>,
}

impl Samples {
    /// The places of the sample events that a pattern takes.
    pub(crate) fn catches(&mut self, pattern: &Pattern) -> Vec<usize> {
        let events = self.events().iter().enumerate();
        events
            .filter(|(_, event)| pattern::matches(pattern, event))
            .map(|(place, _)| place)
            .collect()
    }

    fn events(&mut self) -> &[Event] {
        if self.events.is_empty() {
            let samples = pipeline::catalogue().iter();
            self.events = samples
                .filter_map(|sample| Event::read(&sample.text).0)
                .collect();
        }
        &self.events
    }
}
