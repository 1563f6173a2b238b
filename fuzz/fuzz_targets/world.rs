//! A yard with wiring by chance goes on without a panic and always ends; every call comes to one end.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/corpus/world/wiring.rs"]
mod wiring;

fuzz_target!(|bytes: &[u8]| wiring::check(bytes));
