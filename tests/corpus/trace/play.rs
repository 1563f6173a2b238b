//! The same yard, seed and events give the same trace, byte for byte, wherever
//! they run: one test runs this natively, another in a browser.

use pipeline::{EventInput, LogLevel, Run, Timestamp, Yard};
use serde_json::Value;

/// The FNV-1a hash of the trace, its steps, its bytes and how many of AWS's 16
/// names it has.
pub(crate) const EXPECTED: (u64, usize, usize, u32) =
    (2_045_201_363_534_223_788, 1_966, 1_493_252, 16);

/// Plays the yard for 15 minutes, in pages, and hashes the trace as JSON.
pub(crate) fn play() -> (u64, usize, usize, u32) {
    let file: Value = serde_json::from_str(include_str!("yard.json")).expect("JSON");
    let yard: Yard = serde_json::from_value(file["yard"].clone()).expect("a yard");
    let begun = yard.clock.millis();
    let mut run = Run::new(yard, LogLevel::Trace);
    for event in file["events"].as_array().expect("events") {
        let after = event["after_ms"].as_i64().expect("a time");
        let text = event["text"].as_str().expect("a text");
        run.put(Timestamp(begun + after), EventInput::new(text));
    }
    let (mut hash, mut steps, mut bytes) = (0xcbf2_9ce4_8422_2325_u64, 0, 0);
    let mut names = 0_u32;
    loop {
        let page = run.page(Timestamp(begun + 900_000), 97);
        for step in &page.steps {
            let text = serde_json::to_string(step).expect("plain data");
            steps += 1;
            names |= 1 << step.message_type as u32;
            bytes += text.len();
            for byte in text.bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
            }
        }
        if page.done {
            return (hash, steps, bytes, names.count_ones());
        }
    }
}
