//! A yard with wiring by chance goes on without a panic and always ends; every call comes to one end.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/corpus/world/wiring.rs"]
mod wiring;

/// How many doings are watched: a yard of rules that take everything goes on for a minute, with more of the same.
const MOST: usize = 5_000;

fuzz_target!(|bytes: &[u8]| {
    let mut count = 0;
    wiring::watch(bytes, &mut |doings| {
        count += doings.len();
        count < MOST
    });
});
