//! The recovery screen: plain elements without Yew, which may be what failed.
//!
//! It takes the place of the whole page and says what happened; from it the person can download
//! the stored data, reload, or go home. All text is set as text, never as HTML.

use super::{dom, download, storage, task};
use std::fmt;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// In the words of the failure itself.
    pub message: String,
    /// The source file, line and column, where known.
    pub place: Option<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.place {
            Some(place) => write!(f, " ({place})"),
            None => Ok(()),
        }
    }
}

const STATUS_ID: &str = "crash-status";
const TITLE_ID: &str = "crash-title";
const FILE: &str = "eventyard-data.json";

/// Shows the screen in place of the page.
pub fn show(report: &Report) {
    if let Some(document) = dom::document() {
        // A page that refuses even this can only be reloaded by hand; the console has the message.
        let _ = build(&document, report);
    }
}

/// Whether the screen is in the page.
#[must_use]
pub fn is_shown() -> bool {
    dom::element(TITLE_ID).is_some()
}

fn build(document: &Document, report: &Report) -> Option<()> {
    let make = |tag: &str, class: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };

    let screen = make("main", "crash", "")?;
    attributes(&screen, &[("role", "alert"), ("aria-labelledby", TITLE_ID)]);

    let title = make("h1", "crash__title", "Eventyard has stopped")?;
    attributes(&title, &[("id", TITLE_ID), ("tabindex", "-1")]);
    add(&screen, &title)?;
    let lead = "Something went wrong that the app did not foresee. What was saved before is still in this browser: you can download it, then reload the page and go on.";
    add(&screen, &make("p", "crash__lead", lead)?)?;

    let details = make("div", "crash__details", "")?;
    add(&details, &make("p", "crash__message", &report.message)?)?;
    if let Some(place) = &report.place {
        add(&details, &make("p", "crash__place", place)?)?;
    }
    add(&screen, &details)?;

    let actions = make("div", "crash__actions", "")?;
    let save = make(
        "button",
        "button crash__download",
        "Download the saved data",
    )?;
    on_click(&save, || task::spawn(save_data()));
    let reload = make("button", "button crash__reload", "Reload the page")?;
    on_click(&reload, || {
        if let Some(window) = dom::window() {
            let _ = window.location().reload();
        }
    });
    // An address without `#` loads the page anew, even where nothing of the module runs any more.
    let home = make("a", "crash__home", "Go to the home page")?;
    attributes(&home, &[("href", "./")]);
    for action in [&save, &reload, &home] {
        add(&actions, action)?;
    }
    add(&screen, &actions)?;

    let status = make("p", "crash__status", "")?;
    attributes(&status, &[("id", STATUS_ID), ("role", "status")]);
    add(&screen, &status)?;

    let body = document.body()?;
    clear(&body);
    add(&body, &screen)?;
    document.set_title("Eventyard has stopped");
    title.unchecked_into::<HtmlElement>().focus().ok()
}

/// Takes away what the app has shown, open dialogs too.
fn clear(body: &HtmlElement) {
    while let Some(child) = body.first_element_child() {
        child.remove();
    }
}

fn add(parent: &Element, child: &Element) -> Option<()> {
    parent.append_child(child).ok().map(|_| ())
}

fn attributes(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        // Fails only on a name that no attribute may have.
        let _ = element.set_attribute(name, value);
    }
}

fn on_click(button: &Element, deed: impl Fn() + 'static) {
    attributes(button, &[("type", "button")]);
    let callback = Closure::<dyn Fn()>::new(deed).into_js_value();
    let _ = button.add_event_listener_with_callback("click", callback.unchecked_ref());
}

async fn save_data() {
    let storage = match storage::current() {
        Some(storage) => storage,
        None => storage::open().await,
    };
    let text = storage.export_all().await;
    let said = match download::text(FILE, "application/json", &text) {
        Ok(()) => format!("The file {FILE} is with your downloads."),
        Err(error) => error.to_string(),
    };
    if let Some(status) = dom::element(STATUS_ID) {
        status.set_text_content(Some(&said));
    }
}
