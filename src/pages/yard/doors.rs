//! The ways in and out of the open yard: import, export and the terminal.
//!
//! What is read and written is the work of the dock, a worker that comes when a door is first opened.

use crate::route::Route;
use crate::store::yard::SavedEvent;
use bring::BringView;
use out::OutView;
use pipeline::Yard;
use std::rc::Rc;
use terminal::TerminalView;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod ask;
pub mod bring;
pub mod copy;
pub mod out;
pub mod remarks;
pub mod taken;
pub mod terminal;

/// The door that the address names.
#[component]
pub fn DoorsPanel() -> Html {
    match use_route::<Route>() {
        Some(Route::YardOut) => html! { <OutView key="out" /> },
        Some(Route::YardTerminal) => html! { <TerminalView key="terminal" /> },
        Some(Route::YardLink { link }) => {
            let (key, link) = (link.clone(), AttrValue::from(link));
            html! { <BringView {key} {link} /> }
        }
        _ => html! { <BringView key="in" /> },
    }
}

/// The events of the page as a yard file has them.
pub fn kept(events: &[Rc<SavedEvent>]) -> Vec<interop::SavedEvent> {
    let one = |event: &Rc<SavedEvent>| interop::SavedEvent {
        name: event.name.clone(),
        event_bus: event.bus().to_owned(),
        text: event.text.clone(),
    };
    events.iter().map(one).collect()
}

/// A yard of the text that the dock has written.
fn read_yard(text: &str) -> Option<Yard> {
    pipeline::plain::read(serde_json::from_str(text).ok()?).ok()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
