//! The trace of a yard natively; `tests/browser/trace.rs` is its twin.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a trace that cannot be played is a failed test"
)]

#[path = "../../../tests/corpus/trace/play.rs"]
mod play;

#[test]
fn the_trace_is_the_same_natively() {
    assert_eq!(play::play(), play::EXPECTED);
}
