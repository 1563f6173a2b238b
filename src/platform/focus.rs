//! Where the focus is.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

fn focused() -> Option<Element> {
    dom::document()?.active_element()
}

/// Whether it is in a field that takes text, a list to choose from, or a dialog: keys that act alone
/// mean something else there.
#[must_use]
pub fn needs_keys() -> bool {
    focused().is_some_and(|element| {
        let takes_text = match element.dyn_ref::<HtmlInputElement>() {
            Some(input) => !matches!(input.type_().as_str(), "radio" | "checkbox"),
            None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
        };
        takes_text || matches!(element.closest("dialog"), Ok(Some(_)))
    })
}

/// Whether it is on something that Enter acts on by itself.
#[must_use]
pub fn takes_enter() -> bool {
    focused().is_some_and(|element| {
        matches!(
            element.tag_name().as_str(),
            "A" | "BUTTON" | "INPUT" | "SELECT" | "SUMMARY" | "TEXTAREA"
        )
    })
}

/// The value of an attribute of the focused element, or of the nearest one around it that has it.
#[must_use]
pub fn around(attribute: &str) -> Option<String> {
    let holder = focused()?.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)
}
