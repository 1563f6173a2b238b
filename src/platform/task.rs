//! Work that the page does not wait for.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

/// Runs a future on the page's own queue.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// A flag that says whether the answer is still wanted, and what takes it down.
pub fn newest() -> (Rc<Cell<bool>>, impl FnOnce()) {
    let newest = Rc::new(Cell::new(true));
    let left = newest.clone();
    (newest, move || left.set(false))
}
