//! Keys pressed anywhere in the page.

use super::dom;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key as the browser names it, such as `Enter` or `?`.
    pub key: String,
    /// With Ctrl, or Command on a Mac.
    pub command: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift.
    pub shift: bool,
    /// In a field that takes text.
    pub in_text: bool,
}

/// Calls a function at every key until what it gives back is dropped. Where the function answers
/// true, the browser does nothing more with the key.
#[must_use]
pub fn listen(hear: impl Fn(&Press) -> bool + 'static) -> Option<EventListener> {
    let document = dom::document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &document,
        "keydown",
        options,
        move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if key.is_composing() || key.default_prevented() {
                return;
            }
            let press = Press {
                key: key.key(),
                command: key.ctrl_key() || key.meta_key(),
                alt: key.alt_key(),
                shift: key.shift_key(),
                in_text: takes_text(event),
            };
            if hear(&press) {
                key.prevent_default();
            }
        },
    ))
}

/// Whether the key went to a field that takes text, also one inside of a shadow root.
fn takes_text(event: &Event) -> bool {
    let first = event.composed_path().get(0);
    let Ok(element) = first.dyn_into::<Element>() else {
        return false;
    };
    let tag = element.tag_name();
    let editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    editable || matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
