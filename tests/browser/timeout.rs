//! Waiting.

use app::platform::timeout::{self, Debounce};
use std::cell::RefCell;
use std::future::{pending, ready};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn waiting_ends_with_the_work_or_with_the_time() {
    assert_eq!(timeout::within(50, ready(1)).await, Some(1));
    assert_eq!(timeout::within(50, pending::<()>()).await, None);
}

#[wasm_bindgen_test]
async fn only_the_last_of_quick_calls_is_made() {
    let calls = Rc::new(RefCell::new(Vec::new()));
    let call = |number: u32| {
        let calls = calls.clone();
        move || calls.borrow_mut().push(number)
    };
    let debounce = Debounce::new(60);
    debounce.call(call(1));
    timeout::sleep(20).await;
    debounce.call(call(2));
    assert!(calls.borrow().is_empty());
    timeout::sleep(150).await;
    assert_eq!(*calls.borrow(), [2]);
    assert!(!debounce.is_waiting());

    debounce.call(call(3));
    debounce.flush();
    debounce.flush();
    assert_eq!(*calls.borrow(), [2, 3]);

    debounce.call(call(4));
    debounce.cancel();
    timeout::sleep(150).await;
    assert_eq!(*calls.borrow(), [2, 3]);
}
