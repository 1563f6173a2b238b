//! Whether a trail of CloudTrail logs where the person works: without one no event "via CloudTrail" comes.

use crate::pages::yard::target::field::tick;
use crate::store::yard::{Edit, use_yard};
use pipeline::resources::Trail;
use yew::prelude::*;

/// The two switches.
#[component]
pub fn TrailPart() -> Html {
    let yard = use_yard();
    let trail = yard.document().yard.resources.trail;
    let put = |next: fn(Trail, bool) -> Trail| {
        let dispatcher = yard.dispatcher();
        Callback::from(move |on: bool| dispatcher.dispatch(Edit::Trail(next(trail, on)).into()))
    };
    let logging = put(|trail, logging| Trail { logging, ..trail });
    let data_events = put(|trail, data_events| Trail {
        data_events,
        ..trail
    });
    html! {
        <section class="stack" aria-labelledby="trail-heading">
            <h3 id="trail-heading">{ "CloudTrail" }</h3>
            <p class="quiet small">{ "Calls of APIs become events of EventBridge only where a trail logs." }</p>
            { tick("trail-logging".to_owned(), html! { "A trail logs API calls where you work" }, trail.logging, logging) }
            { tick("trail-data-events".to_owned(), html! { "It logs data events too, such as calls on single objects" }, trail.data_events, data_events) }
        </section>
    }
}
