//! The trace of a yard natively; `tests/browser/trace.rs` is its twin.

#[path = "../../../tests/corpus/trace/play.rs"]
mod play;

#[test]
fn the_trace_is_the_same_natively() {
    assert_eq!(play::play(), play::EXPECTED);
}
