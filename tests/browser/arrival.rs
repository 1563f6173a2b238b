//! What takes the focus on a page waits for the heading.

use crate::helpers::{document, place};
use app::platform::{arrival, dom, timeout};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_follows_the_heading_waits_for_it() {
    let focused = || document().active_element().map(|element| element.id());
    place("button", "test-heading");
    place("button", "test-sought");

    arrival::begin();
    arrival::focus("test-sought".to_owned());
    for _ in 0..5 {
        dom::painted().await;
    }
    assert_ne!(focused().as_deref(), Some("test-sought"));
    dom::focus("test-heading");
    arrival::done();
    for _ in 0..5 {
        dom::painted().await;
    }
    assert_eq!(focused().as_deref(), Some("test-sought"));

    // What is drawn later is waited for.
    arrival::focus("test-late".to_owned());
    timeout::sleep(50).await;
    place("button", "test-late");
    for _ in 0..5 {
        dom::painted().await;
    }
    assert_eq!(focused().as_deref(), Some("test-late"));
}
