//! What happens to the page as a whole: it is hidden, or the system changes its look.

use super::dom;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{MediaQueryListEvent, VisibilityState};

const DARK: &str = "(prefers-color-scheme: dark)";

/// Calls a function until it is dropped.
#[must_use = "dropping a listener ends it"]
pub struct Listener {
    _listeners: Vec<EventListener>,
}

/// Calls `callback` whenever the page is hidden or left: the last moment at which work surely runs.
pub fn on_hide(callback: impl Fn() + Clone + 'static) -> Listener {
    let mut listeners = Vec::new();
    if let Some(window) = dom::window() {
        let callback = callback.clone();
        listeners.push(EventListener::new(&window, "pagehide", move |_| callback()));
    }
    if let Some(document) = dom::document() {
        let page = document.clone();
        listeners.push(EventListener::new(
            &document,
            "visibilitychange",
            move |_| {
                if page.visibility_state() == VisibilityState::Hidden {
                    callback();
                }
            },
        ));
    }
    Listener {
        _listeners: listeners,
    }
}

/// Calls `callback` whenever the page is hidden or shown again.
pub fn on_turn(callback: impl Fn() + 'static) -> Listener {
    let listeners = dom::document()
        .map(|document| EventListener::new(&document, "visibilitychange", move |_| callback()));
    Listener {
        _listeners: listeners.into_iter().collect(),
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = dom::window() {
        // Fails only where the page is going away already.
        let _ = window.location().reload();
    }
}

/// Opens the browser's dialog for printing the page.
pub fn print() {
    if let Some(window) = dom::window() {
        // Refused only where printing is switched off, which the browser says itself.
        let _ = window.print();
    }
}

/// Whether the system asks for a dark look.
#[must_use]
pub fn prefers_dark() -> bool {
    query().is_some_and(|query| query.matches())
}

/// Calls `callback` with the new answer of [`prefers_dark`] whenever it changes.
pub fn on_prefers_dark(callback: impl Fn(bool) + 'static) -> Listener {
    let listeners = query().map(|query| {
        EventListener::new(&query, "change", move |event| {
            if let Some(event) = event.dyn_ref::<MediaQueryListEvent>() {
                callback(event.matches());
            }
        })
    });
    Listener {
        _listeners: listeners.into_iter().collect(),
    }
}

fn query() -> Option<web_sys::MediaQueryList> {
    dom::window()?.match_media(DARK).ok()?
}
