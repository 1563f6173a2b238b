//! The compiled rules say what the reference matcher says. Patterns a line, an empty line, an event.
#![no_main]

#[path = "../../crates/pattern/tests/compiled/check.rs"]
mod check;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    check::check(text);
});
