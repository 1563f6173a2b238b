//! The document: what the app reads from it and does to it outside Yew.

use tokio::sync::oneshot;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, InputEvent, ScrollIntoViewOptions, ScrollLogicalPosition, SvgElement, Url,
    Window,
};

/// The window.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The content of `<meta name="…">` in the head.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let metas = document()?.get_elements_by_tag_name("meta");
    (0..metas.length())
        .filter_map(|index| metas.item(index))
        .find(|meta| meta.get_attribute("name").as_deref() == Some(name))?
        .get_attribute("content")
}

/// The full address of something named relative to the page, whatever path the page is served from.
#[must_use]
pub fn resolve(relative: &str) -> Option<String> {
    let base = document()?.base_uri().ok()??;
    Url::new_with_base(relative, &base)
        .ok()
        .map(|url| url.href())
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `data-theme` on `<html>`, or removes it where the system decides.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    // Neither can fail: the name is a valid one.
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Moves the focus to the element with this id, if it takes it.
pub fn focus(id: &str) {
    let Some(element) = element(id) else {
        return;
    };
    // Parts of a picture take the focus as well.
    let _ = match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.focus(),
        None => element
            .dyn_ref::<SvgElement>()
            .map_or(Ok(()), SvgElement::focus),
    };
}

/// Clicks the element with this id, as a person would.
pub fn click(id: &str) {
    if let Some(element) = html_element(id) {
        element.click();
    }
}

/// Whether the element with this id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}

/// The value of this attribute on what has the focus, or on the nearest element around it that has
/// the attribute.
#[must_use]
pub fn focused_within(attribute: &str) -> Option<String> {
    let focused = document()?.active_element()?;
    let holder = focused.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}

/// Selects a range of a text area or field and moves the focus there; offsets in UTF-16 code units.
pub fn select_range(id: &str, start: u32, end: u32) {
    let Some(element) = element(id) else {
        return;
    };
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.focus();
        let _ = area.set_selection_range(start, end);
    } else if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
    }
}

/// Where the selection of a text area starts and ends, in UTF-16 code units.
#[must_use]
pub fn selected_range(id: &str) -> Option<(u32, u32)> {
    let area = element(id)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    Some((area.selection_start().ok()??, area.selection_end().ok()??))
}

/// Scrolls as little as needed to show the element with this id.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Waits until the browser is about to paint what the page shows now.
pub async fn painted() {
    let (sender, painted) = oneshot::channel();
    let callback = Closure::once_into_js(move |_: f64| {
        let _ = sender.send(());
    });
    let asked = window()
        .map(|window| window.request_animation_frame(callback.unchecked_ref()))
        .is_some_and(|asked| asked.is_ok());
    if asked {
        let _ = painted.await;
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The text of the input or text area that an event came from.
#[must_use]
pub fn input_text(event: &InputEvent) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else {
        String::new()
    }
}

/// The value of the select that an event came from.
#[must_use]
pub fn select_value(event: &Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        .map(|select| select.value())
        .unwrap_or_default()
}

/// Whether the checkbox or radio button that an event came from is now checked.
#[must_use]
pub fn is_checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Where the link leads that an event came from or from inside of, as it is written in the page.
#[must_use]
pub fn link_target(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("a").ok()??.get_attribute("href")
}

fn html_element(id: &str) -> Option<HtmlElement> {
    element(id)?.dyn_into().ok()
}
