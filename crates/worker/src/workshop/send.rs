//! Sends events and lets the clock go on.

use door::{Advance, Happen, Send, Sending};
use pipeline::EventInput;

use crate::told::told;

pub(super) fn send(asked: &Send) -> Sending {
    let input = |text: &String| EventInput {
        event_bus: asked.event_bus.clone(),
        text: text.clone(),
    };
    let events: Vec<EventInput> = asked.events.iter().map(input).collect();
    told(&asked.yard, pipeline::send(&asked.yard, &events))
}

pub(super) fn advance(asked: &Advance) -> Sending {
    told(
        &asked.yard,
        pipeline::advance_until(&asked.yard, asked.until),
    )
}

pub(super) fn happen(asked: &Happen) -> Sending {
    told(&asked.yard, super::world::happen(&asked.yard, &asked.deed))
}
