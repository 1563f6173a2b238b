//! What happens when the app fails in a way that nobody foresaw.
//!
//! Rust panics come by the panic hook, other deaths of the wasm module (a stack that ran over, a
//! memory access out of bounds) by the window's `error` and `unhandledrejection` events. The first
//! one shows the recovery screen; what follows from it is left to the console.

use super::crash::{self, Report};
use super::dom;
use gloo::events::EventListener;
use js_sys::Reflect;
use std::cell::RefCell;
use std::panic::{PanicHookInfo, set_hook};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, PromiseRejectionEvent};

thread_local! {
    static FIRST: RefCell<Option<Report>> = const { RefCell::new(None) };
}

/// Takes over panics and other deaths of the module. Call it once, before the app starts.
pub fn install() {
    set_hook(Box::new(|info| happened(report(info))));
    let Some(window) = dom::window() else {
        return;
    };
    EventListener::new(&window, "error", |event| {
        let error = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::error);
        error
            .as_ref()
            .and_then(death)
            .into_iter()
            .for_each(happened);
    })
    .forget();
    EventListener::new(&window, "unhandledrejection", |event| {
        // Not `dyn_ref`: some browsers lack the class but send the event.
        let reason = event.unchecked_ref::<PromiseRejectionEvent>().reason();
        death(&reason).into_iter().for_each(happened);
    })
    .forget();
}

/// What made the app stop, if it has.
#[must_use]
pub fn first() -> Option<Report> {
    FIRST.with(|first| first.try_borrow().ok().and_then(|first| first.clone()))
}

fn happened(report: Report) {
    log(&report);
    // The first failure explains the later ones, and its screen stays.
    if !crash::is_shown() {
        crash::show(&report);
    }
    FIRST.with(|first| {
        if let Ok(mut first) = first.try_borrow_mut() {
            first.get_or_insert(report);
        }
    });
}

fn report(info: &PanicHookInfo<'_>) -> Report {
    let payload = info.payload();
    let words = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    Report {
        message: words.unwrap_or("a panic without words").to_owned(),
        place: info.location().map(|location| {
            format!(
                "{}:{}:{}",
                short(location.file()),
                location.line(),
                location.column()
            )
        }),
    }
}

/// The end of a path, from the name of the package on: the builder's own folders are of no use.
fn short(path: &str) -> String {
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let from = parts
        .iter()
        .rposition(|part| *part == "src")
        .unwrap_or(parts.len());
    parts
        .iter()
        .skip(from.saturating_sub(1))
        .copied()
        .collect::<Vec<_>>()
        .join("/")
}

/// What a JavaScript error says, if it is one that ends a wasm module. Others, such as an editor's
/// own mistakes, end nothing.
fn death(error: &JsValue) -> Option<Report> {
    let text = |key: &str| Reflect::get(error, &key.into()).ok()?.as_string();
    let (name, message) = (text("name")?, text("message")?);
    let overrun = message.contains("call stack") || message.contains("too much recursion");
    (name == "RuntimeError" || overrun).then(|| Report {
        message: format!("{name}: {message}"),
        place: None,
    })
}

fn log(report: &Report) {
    let console = Reflect::get(&js_sys::global(), &"console".into());
    let error = console
        .as_ref()
        .ok()
        .and_then(|console| Reflect::get(console, &"error".into()).ok())
        .and_then(|error| error.dyn_into::<js_sys::Function>().ok());
    if let Some(error) = error {
        let _ = error.call1(&JsValue::UNDEFINED, &report.to_string().into());
    }
}

#[cfg(test)]
mod tests;
