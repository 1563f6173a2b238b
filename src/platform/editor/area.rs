//! The text area that stands where the editor will be.

use crate::platform::{dom, timeout};
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use tokio::sync::oneshot;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Where the person was in a text area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Where the selection starts, in UTF-16 code units.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Whether the caret is at the start of the selection.
    pub backward: bool,
    /// Whether the text area has the focus.
    pub focused: bool,
    /// How far it is scrolled down, in CSS pixels.
    pub scroll: i32,
    /// Its height in CSS pixels, borders included.
    pub height: f64,
}

/// The text of the text area with this id, and where the person is in it. Call it right before
/// the editor takes its place.
#[must_use]
pub fn leave(id: &str) -> Option<(String, Place)> {
    let area = area(id)?;
    let focused = dom::document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| active.id() == id);
    let place = Place {
        from: area.selection_start().ok()??,
        to: area.selection_end().ok()??,
        backward: area.selection_direction().ok().flatten().as_deref() == Some("backward"),
        focused,
        scroll: area.scroll_top(),
        height: area.get_bounding_client_rect().height(),
    };
    Some((area.value(), place))
}

/// Listens to one text area, so that nobody takes it away while a character is composed in it.
pub struct Composing {
    area: HtmlTextAreaElement,
    now: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Composing {
    /// Begins to listen to the text area with this id.
    #[must_use]
    pub fn listen(id: &str) -> Option<Self> {
        let area = area(id)?;
        let now = Rc::new(Cell::new(false));
        let on = |name: &'static str, composing: bool| {
            let now = now.clone();
            EventListener::new(&area, name, move |_| now.set(composing))
        };
        let listeners = [on("compositionstart", true), on("compositionend", false)];
        Some(Composing {
            area: area.clone(),
            now,
            _listeners: listeners,
        })
    }

    /// Waits until no character is being composed.
    pub async fn end(&self) {
        while self.now.get() {
            let (sender, ended) = oneshot::channel();
            let _listener = EventListener::once(&self.area, "compositionend", move |_| {
                let _ = sender.send(());
            });
            let _ = ended.await;
            // The text comes with an event of its own, after that one in some browsers.
            timeout::sleep(0).await;
        }
    }
}

/// Sets the number of lines from which styles make the height.
pub(super) fn set_rows(id: &str, rows: u32) {
    let element = dom::element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.style().set_property("--rows", &rows.to_string());
    }
}

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    dom::element(id)?.dyn_into().ok()
}
