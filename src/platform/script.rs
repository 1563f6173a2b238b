//! A script of the app's own that is added to the page.

use super::dom;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use tokio::sync::oneshot;
use wasm_bindgen::JsCast;
use web_sys::HtmlScriptElement;

/// Adds the script that a `<meta>` names and waits until it has run; none where it does not come.
pub(super) async fn load(meta: &str) -> Option<HtmlScriptElement> {
    let url = dom::resolve(&dom::meta(meta).filter(|name| !name.is_empty())?)?;
    let document = dom::document()?;
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_src(&url);
    let (sender, outcome) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let on = |name: &'static str, has_run: bool| {
        let sender = sender.clone();
        EventListener::once(&script, name, move |_| {
            if let Some(sender) = sender.take() {
                // Whoever asked may be gone.
                let _ = sender.send(has_run);
            }
        })
    };
    let _listeners = (on("load", true), on("error", false));
    document.head()?.append_child(&script).ok()?;
    outcome.await.ok().filter(|has_run| *has_run)?;
    Some(script)
}
