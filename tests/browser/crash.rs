//! The recovery screen.

use crate::helpers::{document, run};
use app::platform::crash::{self, Report};
use app::platform::storage::{self, Slot};
use app::platform::{panic, timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// What the screen shows in the element of this class.
fn text(class: &str) -> String {
    let found = document()
        .query_selector(&format!(".crash .{class}"))
        .unwrap();
    found.unwrap().text_content().unwrap()
}

/// Shows the screen in place of the page and afterwards brings back what the test runner needs.
async fn on_screen(show: impl FnOnce(), look: impl AsyncFnOnce()) {
    run("window.runner = [...document.body.children]; document.title = 'Tests'");
    show();
    look().await;
    run("document.body.replaceChildren(...window.runner)");
}

#[wasm_bindgen_test]
async fn the_screen_shows_text_and_not_html() {
    let report = Report {
        message: "index <img src=x onerror=alert(1)> & <b>more</b>".to_owned(),
        place: Some("app/src/app.rs:1:2".to_owned()),
    };
    on_screen(
        || crash::show(&report),
        async || {
            assert_eq!(text("crash__message"), report.message);
            assert_eq!(text("crash__place"), "app/src/app.rs:1:2");
            assert!(run("document.querySelector('.crash img, .crash b')").is_null());
            assert_eq!(run("document.body.children.length").as_f64(), Some(1.0));
            assert_eq!(document().active_element().unwrap().id(), "crash-title");
            assert_eq!(
                run("document.querySelector('.crash__home').getAttribute('href')")
                    .as_string()
                    .unwrap(),
                "./"
            );
            assert!(run("document.querySelector('.crash [style]')").is_null());
        },
    )
    .await;
}

#[wasm_bindgen_test]
async fn the_saved_data_can_be_downloaded_from_the_screen() {
    let storage = storage::open().await;
    storage
        .save(Slot::new("crash", 1), &"dear to me")
        .await
        .unwrap();
    let report = Report {
        message: "gone".to_owned(),
        place: None,
    };
    run(
        "window.clicked = null; window.realClick = HTMLAnchorElement.prototype.click; \
         HTMLAnchorElement.prototype.click = function () { window.clicked = [this.download, this.href]; };",
    );
    on_screen(
        || crash::show(&report),
        async || {
            let button = document().query_selector(".crash__download").unwrap().unwrap();
            button.unchecked_into::<HtmlElement>().click();
            timeout::sleep(300).await;
            run("HTMLAnchorElement.prototype.click = window.realClick;");
            assert_eq!(run("window.clicked[0]").as_string().unwrap(), "eventyard-data.json");
            run("window.read = ''; fetch(window.clicked[1]).then((r) => r.text()).then((t) => { window.read = t; })");
            timeout::sleep(200).await;
            assert!(run("window.read").as_string().unwrap().contains("dear to me"));
            assert!(text("crash__status").contains("eventyard-data.json"));
        },
    )
    .await;
}

#[wasm_bindgen_test]
async fn the_death_of_the_module_shows_the_screen_once_and_other_errors_do_not() {
    panic::install();
    on_screen(
        || {
            run("window.dispatchEvent(new ErrorEvent('error', { error: new TypeError('an editor slipped') }))");
            run("window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' }))");
            assert!(run("document.querySelector('.crash')").is_null());
            run("window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', \
                 { promise: Promise.resolve(), reason: new WebAssembly.RuntimeError('memory access out of bounds') }))");
            run("window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))");
        },
        async || {
            assert_eq!(run("document.querySelectorAll('.crash').length").as_f64(), Some(1.0));
            assert_eq!(text("crash__message"), "RuntimeError: memory access out of bounds");
        },
    )
    .await;
    assert!(panic::first().is_some());
}

/// A panic kills the task in which it happens; the module lives on far enough to save the data.
#[wasm_bindgen_test]
async fn a_panic_shows_the_screen_and_the_data_can_still_be_saved() {
    panic::install();
    let storage = storage::open().await;
    storage
        .save(Slot::new("panicked", 1), &"saved before the panic")
        .await
        .unwrap();
    run(
        "window.clicked = null; window.realClick = HTMLAnchorElement.prototype.click; \
         HTMLAnchorElement.prototype.click = function () { window.clicked = [this.download, this.href]; };",
    );
    on_screen(
        || {
            wasm_bindgen_futures::spawn_local(async { panic!("no <b>switch</b> at {}", 7) });
        },
        async || {
            timeout::sleep(100).await;
            assert_eq!(text("crash__message"), "no <b>switch</b> at 7");
            let place = text("crash__place");
            assert!(place.starts_with("tests/browser/crash.rs:") || place.starts_with("crash.rs:"), "{place}");
            let button = document().query_selector(".crash__download").unwrap().unwrap();
            button.unchecked_into::<HtmlElement>().click();
            timeout::sleep(300).await;
            run("HTMLAnchorElement.prototype.click = window.realClick;");
            run("window.read = ''; fetch(window.clicked[1]).then((r) => r.text()).then((t) => { window.read = t; })");
            timeout::sleep(200).await;
            assert!(run("window.read").as_string().unwrap().contains("saved before the panic"));
        },
    )
    .await;
}
