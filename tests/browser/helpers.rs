//! What several tests need.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Puts an element with this id into the page, in place of an earlier one.
pub(crate) fn place(tag: &str, id: &str) -> HtmlElement {
    if let Some(earlier) = document().get_element_by_id(id) {
        earlier.remove();
    }
    let element = document().create_element(tag).unwrap();
    element.set_id(id);
    document().body().unwrap().append_child(&element).unwrap();
    element.dyn_into().unwrap()
}

/// Evaluates JavaScript, to stand for what the browser or another tab does.
pub(crate) fn run(script: &str) -> wasm_bindgen::JsValue {
    js_sys::eval(script).unwrap()
}
