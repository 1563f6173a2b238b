//! Patterns made from events.

use door::{Separate, Suggest, Suggested};
use pattern::Event;
use pattern::suggest::{self, EventLeaf, NoSeparation, Separation};

use crate::samples::Samples;

/// What of an event a pattern can ask for; nothing where it cannot be read.
pub(super) fn leaves(event: &str) -> Vec<EventLeaf> {
    let event = Event::read(event).0;
    event
        .map(|event| suggest::leaves(&event))
        .unwrap_or_default()
}

pub(super) fn suggest(samples: &mut Samples, asked: &Suggest) -> Suggested {
    let Some(event) = Event::read(&asked.event).0 else {
        return Suggested::default();
    };
    let suggestion = suggest::from_event(&event, &asked.choices);
    let Some(text) = &suggestion.pattern else {
        return Suggested {
            suggestion,
            ..Suggested::default()
        };
    };
    let (pattern, _) = pattern::parse(&text.pretty);
    Suggested {
        warnings: suggest::warnings(&pattern),
        catches: samples.catches(&pattern).len(),
        of: samples.count(),
        suggestion,
    }
}

/// Events that cannot be read are left out: no pattern takes them.
pub(super) fn separate(asked: &Separate) -> Result<Separation, NoSeparation> {
    let read = |texts: &[String]| -> Vec<Event> {
        let events = texts.iter().map(|text| Event::read(text).0);
        events.flatten().collect()
    };
    suggest::separate(&read(&asked.must_match), &read(&asked.must_not))
}
