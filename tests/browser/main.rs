//! What only a browser can show: the platform layer against the real thing.

#![cfg(target_arch = "wasm32")]

mod crash;
mod dom;
mod helpers;
mod storage;
mod timeout;
mod worker;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
