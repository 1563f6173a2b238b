//! The sample events, read once.

use pattern::{CompiledRules, Event, Pattern, Reading, Scratch};

/// The sample events in the order of the catalogue: those that every yard has at once, until the
/// whole catalogue is brought.
#[derive(Default)]
pub(crate) struct Samples {
    events: Vec<Event>,
    is_whole: bool,
}

impl Samples {
    /// Takes the packed catalogue in place of what is here; says whether it could be read.
    pub(crate) fn learn(&mut self, packed: &[u8]) -> bool {
        let Ok(samples) = pipeline::catalogue::unpack(packed) else {
            return false;
        };
        let events = samples.iter().map(|sample| Event::read(&sample.text).0);
        // A place is a place in the page's list as well, so none may be left out.
        let Some(events) = events.collect() else {
            return false;
        };
        self.events = events;
        self.is_whole = true;
        true
    }

    /// Whether these are the events of the whole catalogue.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// How many there are.
    pub(crate) fn count(&mut self) -> usize {
        self.events().len()
    }

    /// The places of the sample events that a pattern takes.
    pub(crate) fn catches(&mut self, pattern: &Pattern) -> Vec<usize> {
        let events = self.events().iter().enumerate();
        events
            .filter(|(_, event)| pattern::matches(pattern, event))
            .map(|(place, _)| place)
            .collect()
    }

    /// For each of so many rules the places of the sample events that it takes.
    pub(crate) fn catches_of_all(
        &mut self,
        rules: &CompiledRules,
        count: usize,
    ) -> Vec<Vec<usize>> {
        let mut catches = vec![Vec::new(); count];
        let mut scratch = Scratch::default();
        for (place, event) in self.events().iter().enumerate() {
            let matching = rules.matching(event.text(), Reading::Full, &mut scratch);
            for rule in matching.unwrap_or_default() {
                if let Some(places) = catches.get_mut(*rule) {
                    places.push(place);
                }
            }
        }
        catches
    }

    /// The sample events themselves.
    pub(crate) fn events(&mut self) -> &[Event] {
        if self.events.is_empty() {
            let samples = pipeline::catalogue().iter();
            self.events = samples
                .filter_map(|sample| Event::read(&sample.text).0)
                .collect();
        }
        &self.events
    }
}
