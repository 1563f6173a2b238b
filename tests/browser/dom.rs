//! The document, dialogs, files beside the page, downloads.

use crate::helpers::{document, place, run};
use app::platform::net::NetError;
use app::platform::{clock, dialog, dom, download, net, page, random, timeout, utf16};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen_test]
fn metas_title_and_theme() {
    let meta = place("meta", "test-meta");
    meta.set_attribute("name", "eventyard-test").unwrap();
    meta.set_attribute("content", "bank-1.bin").unwrap();
    assert_eq!(dom::meta("eventyard-test").as_deref(), Some("bank-1.bin"));
    assert_eq!(dom::meta("eventyard-none"), None);

    dom::set_title("Yard");
    assert_eq!(document().title(), "Yard");

    let root = document().document_element().unwrap();
    dom::set_theme(Some("dark"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    dom::set_theme(None);
    assert_eq!(root.get_attribute("data-theme"), None);
}

#[wasm_bindgen_test]
fn a_range_in_bytes_is_selected_as_the_browser_counts() {
    let text = "é😀 {\"source\": 1}";
    let area: HtmlTextAreaElement = place("textarea", "test-area").dyn_into().unwrap();
    area.set_value(text);
    let start = text.find("source").unwrap();
    let place = |byte| utf16::from_byte(text, byte);
    dom::select_range("test-area", place(start), place(start + 6));
    assert_eq!(document().active_element().unwrap().id(), "test-area");
    let (from, to) = dom::selected_range("test-area").unwrap();
    assert_eq!(
        &text[utf16::to_byte(text, from)..utf16::to_byte(text, to)],
        "source"
    );
}

#[wasm_bindgen_test]
fn focus_goes_where_it_is_sent() {
    place("button", "test-focus");
    dom::focus("test-focus");
    assert_eq!(document().active_element().unwrap().id(), "test-focus");
    dom::focus("nowhere");
    dom::scroll_into_view("test-focus");
    dom::scroll_to_top();
    let asked = run("matchMedia('(prefers-color-scheme: dark)').matches");
    assert_eq!(Some(page::prefers_dark()), asked.as_bool());
}

#[wasm_bindgen_test]
fn a_dialog_opens_once_and_closes() {
    place("dialog", "test-dialog");
    assert!(dialog::show_modal("test-dialog"));
    assert!(!dialog::show_modal("test-dialog"));
    dialog::close("test-dialog");
    assert!(dialog::show_modal("test-dialog"));
    dialog::close("test-dialog");
    assert!(!dialog::show_modal("nowhere"));
}

#[wasm_bindgen_test]
async fn files_come_or_say_why_not() {
    // The page of the test runner itself.
    let bytes = net::fetch_bytes("./").await.unwrap();
    assert!(String::from_utf8(bytes).unwrap().contains("<html"));
    let missing = net::fetch_bytes("no/such/file.bin").await.unwrap_err();
    assert!(
        matches!(missing, NetError::Status { status: 404, .. }),
        "{missing:?}"
    );
    assert!(missing.to_string().contains("no/such/file.bin"));
    let silent = net::fetch_bytes("http://localhost:1/x").await.unwrap_err();
    assert!(matches!(silent, NetError::NoAnswer { .. }), "{silent:?}");
}

#[wasm_bindgen_test]
async fn a_download_is_a_link_to_the_text() {
    run(
        "window.clicked = null; window.realClick = HTMLAnchorElement.prototype.click; \
         HTMLAnchorElement.prototype.click = function () { window.clicked = [this.download, this.href]; };",
    );
    let offered = download::text("data.json", "application/json", "{\"ü\":1}");
    run("HTMLAnchorElement.prototype.click = window.realClick;");
    assert_eq!(offered, Ok(()));
    assert_eq!(run("window.clicked[0]").as_string().unwrap(), "data.json");
    run(
        "window.read = null; fetch(window.clicked[1]).then((r) => r.text()).then((t) => { window.read = t; })",
    );
    timeout::sleep(200).await;
    assert_eq!(run("window.read").as_string().unwrap(), "{\"ü\":1}");
    assert!(run("document.querySelector('a[download]')").is_null());
}

#[wasm_bindgen_test]
async fn hiding_the_page_is_told_until_the_listener_is_dropped() {
    let count = std::rc::Rc::new(std::cell::Cell::new(0));
    let listener = {
        let count = count.clone();
        page::on_hide(move || count.set(count.get() + 1))
    };
    run("window.dispatchEvent(new Event('pagehide'))");
    // The page is visible, so this says nothing.
    run("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(count.get(), 1);
    drop(listener);
    run("window.dispatchEvent(new Event('pagehide'))");
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
fn time_and_chance_come_from_the_browser() {
    let browser = run("Date.now()").as_f64().unwrap() as u64;
    assert!(clock::now_ms().abs_diff(browser) < 1_000);
    assert_ne!(random::seed(), random::seed());
}
