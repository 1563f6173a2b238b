//! Brings the editor's script, once.

use crate::platform::{dom, timeout};
use std::cell::{Cell, RefCell};
use tokio::sync::oneshot;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlScriptElement;

/// The meta element that names the script.
const META: &str = "eventyard-editor";

/// The script did not come, or the page names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadError;

thread_local! {
    static LOADED: Cell<bool> = const { Cell::new(false) };
    /// Who waits for the script; `None` where nobody has asked for it.
    static WAITING: RefCell<Option<Vec<oneshot::Sender<bool>>>> = const { RefCell::new(None) };
}

/// Whether editors can be shown.
#[must_use]
pub fn is_loaded() -> bool {
    LOADED.with(Cell::get)
}

/// Waits until editors can be shown. The script is asked for once, after the next paint; where it
/// did not come, the next call asks for it again.
///
/// # Errors
/// Where it does not come.
pub async fn load() -> Result<(), LoadError> {
    if is_loaded() {
        return Ok(());
    }
    let (sender, loaded) = oneshot::channel();
    let first = WAITING.with_borrow_mut(|waiting| {
        let first = waiting.is_none();
        waiting.get_or_insert_default().push(sender);
        first
    });
    if first {
        // What the person came for is painted first.
        dom::painted().await;
        timeout::sleep(0).await;
        if ask().is_none() {
            answer(false);
        }
    }
    match loaded.await {
        Ok(true) => Ok(()),
        _ => Err(LoadError),
    }
}

fn ask() -> Option<()> {
    let url = dom::resolve(&dom::meta(META).filter(|name| !name.is_empty())?)?;
    let document = dom::document()?;
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&url);
    let on = |loaded: bool| Closure::once_into_js(move || answer(loaded)).unchecked_into();
    script.set_onload(Some(&on(true)));
    script.set_onerror(Some(&on(false)));
    document.head()?.append_child(&script).ok()?;
    Some(())
}

fn answer(loaded: bool) {
    LOADED.with(|cell| cell.set(loaded));
    let waiting = WAITING.with_borrow_mut(Option::take);
    for sender in waiting.into_iter().flatten() {
        // Whoever asked may be gone.
        let _ = sender.send(loaded);
    }
}
