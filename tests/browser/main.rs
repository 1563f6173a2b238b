//! What only a browser can show: the platform layer against the real thing.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod arrival;
mod crash;
mod depth;
mod dom;
mod editor;
mod helpers;
mod in_page;
mod storage;
mod timeout;
mod trace;
mod worker;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
