//! Modal dialogs.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Shows the `<dialog>` with this id above the page. Says whether there is one and it was closed.
pub fn show_modal(id: &str) -> bool {
    find(id).is_some_and(|dialog| !dialog.open() && dialog.show_modal().is_ok())
}

/// Closes the `<dialog>` with this id, if it is open.
pub fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}

/// Whether the `<dialog>` with this id is shown.
#[must_use]
pub fn is_open(id: &str) -> bool {
    find(id).is_some_and(|dialog| dialog.open())
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    dom::element(id)?.dyn_into().ok()
}
