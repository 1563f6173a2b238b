//! The clipboard.

use super::dom;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// The browser did not let the page write to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyError;

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "The browser did not allow copying. Select the text and copy it with the keyboard.",
        )
    }
}

impl std::error::Error for CopyError {}

/// Copies `text`. Call it from an event handler: browsers ask for a deed of the person.
///
/// # Errors
/// Where the browser refuses.
pub async fn copy(text: &str) -> Result<(), CopyError> {
    if let Some(promise) = write_text(text)
        && JsFuture::from(promise).await.is_ok()
    {
        return Ok(());
    }
    if copy_selection(text).unwrap_or(false) {
        Ok(())
    } else {
        Err(CopyError)
    }
}

/// The modern way, which pages without https lack.
fn write_text(text: &str) -> Option<js_sys::Promise> {
    let clipboard = dom::window()?.navigator().clipboard();
    let missing = AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
    (!missing).then(|| clipboard.write_text(text))
}

/// The old way: copies a selection made for the purpose.
fn copy_selection(text: &str) -> Option<bool> {
    let document = dom::document()?;
    let before = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document
        .dyn_into::<HtmlDocument>()
        .ok()?
        .exec_command("copy");
    area.remove();
    if let Some(before) = before.and_then(|before| before.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = before.focus();
    }
    copied.ok()
}
