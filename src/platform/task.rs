//! Work that the page does not wait for.

use std::future::Future;

/// Runs a future on the page's own queue.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
