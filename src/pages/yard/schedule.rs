//! Schedules: chosen in words, written as an expression, and read as a sentence and as runs.
//!
//! This is the one place of the page that calls the engine by itself: reading a schedule is small,
//! its code comes with this part, and the time zones are the browser's.

pub mod answer;
pub mod builder;
pub mod clock;
pub mod controls;
pub mod expression;
pub mod facts;
pub mod form;
pub mod rule;
pub mod runs;
pub mod view;
pub mod watch;
pub mod words;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
