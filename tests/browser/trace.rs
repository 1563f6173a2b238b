//! The trace of a yard in a browser; `crates/pipeline/tests/trace.rs` is its twin.

use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../corpus/trace/play.rs"]
mod play;

#[wasm_bindgen_test]
fn the_trace_is_the_same_in_a_browser() {
    assert_eq!(play::play(), play::EXPECTED);
}
