//! Keys pressed anywhere in the page.

use super::dom;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

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
    /// On something that Enter presses or opens, such as a button or a link.
    pub on_button: bool,
}

#[cfg(test)]
impl Press {
    /// The key alone, pressed on the page itself.
    pub(crate) fn of(key: &str) -> Self {
        Press {
            key: key.into(),
            command: false,
            alt: false,
            shift: false,
            in_text: false,
            on_button: false,
        }
    }
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
                on_button: target(event)
                    .is_some_and(|target| BUTTONS.contains(&target.tag_name().as_str())),
            };
            if hear(&press) {
                key.prevent_default();
            }
        },
    ))
}

/// Elements that Enter presses or opens.
const BUTTONS: [&str; 3] = ["A", "BUTTON", "SUMMARY"];

/// Inputs that take no text.
const NO_TEXT: [&str; 4] = ["radio", "checkbox", "button", "range"];

/// Where the key went, also inside of a shadow root.
fn target(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Whether the key went to a field that takes text.
fn takes_text(event: &Event) -> bool {
    let Some(element) = target(event) else {
        return false;
    };
    let editable = element
        .dyn_ref::<HtmlElement>()
        .is_some_and(HtmlElement::is_content_editable);
    let takes = match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => !NO_TEXT.contains(&input.type_().as_str()),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    };
    editable || takes
}
