//! Work that the page does not wait for.

use js_sys::Promise;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a future on the page's own queue.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Waits until what was told to the components is in the page, and not for the next task: what
/// follows still comes before the browser paints.
pub async fn drawn() {
    /// Yew draws in a task of its own queue; effects that tell something take another round.
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let turn = Promise::resolve(&JsValue::UNDEFINED);
        // A promise that is kept already never fails.
        let _ = JsFuture::from(turn).await;
    }
}

/// A flag that says whether the answer is still wanted, and what takes it down.
pub fn newest() -> (Rc<Cell<bool>>, impl FnOnce()) {
    let newest = Rc::new(Cell::new(true));
    let left = newest.clone();
    (newest, move || left.set(false))
}
