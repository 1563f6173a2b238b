//! Tells when a part of the page comes near to what is seen.

use super::dom;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How near is near: the part would be seen after so much scrolling.
const MARGIN: &str = "200px";

/// Watches a part of the page as long as it lives.
pub struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls a function each time when the element with this id has come near; `None` where there
    /// is no such element or the browser cannot tell.
    pub fn start(id: &str, mut near: impl FnMut() + 'static) -> Option<Self> {
        let element = dom::element(id)?;
        let seen = Closure::new(move |entries: Array| {
            let is_near = |entry: JsValue| {
                let entry = entry.dyn_into::<IntersectionObserverEntry>();
                entry.is_ok_and(|entry| entry.is_intersecting())
            };
            if entries.iter().any(is_near) {
                near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = seen.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(&element);
        Some(Self {
            observer,
            _seen: seen,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
