//! How long a long log takes: 10,000 answers read from JSON, folded and scheduled. Prints
//! one JSON object with milliseconds.
//!
//! `cargo run --release -p quiz --example log`

use std::time::Instant;

use quiz::study::{Confidence, Deed, Entry, Plan, Schedule, Standings};

const ANSWERS: u64 = 10_000;

fn main() -> Result<(), serde_json::Error> {
    let entries: Vec<Entry> = (0..ANSWERS).map(answer).collect();
    let text = serde_json::to_string(&entries)?;
    let begun = Instant::now();
    let log: Vec<Entry> = serde_json::from_str(&text)?;
    let read = begun.elapsed();
    let standings = Standings::of(&log);
    let all = begun.elapsed();
    let scheduling = Instant::now();
    let schedule = Schedule::of(&standings, Plan::default());
    let load = schedule.load(20_500).today.len();
    let scheduled = scheduling.elapsed();
    let told = serde_json::json!({
        "answers": log.len(),
        "questions": standings.all().len(),
        "bytes": text.len(),
        "read_ms": read.as_secs_f64() * 1_000.0,
        "read_and_fold_ms": all.as_secs_f64() * 1_000.0,
        "schedule_ms": scheduled.as_secs_f64() * 1_000.0,
        "due": load,
    });
    println!("{told}");
    Ok(())
}

fn answer(number: u64) -> Entry {
    Entry {
        at: 1_763_740_800_000 + number * 1_000,
        id: number.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        deed: Deed::Answered {
            question: format!("a-question-of-the-bank-{}", number * 7 % 300),
            bank: "0123456789abcdef".to_owned(),
            picks: vec![1],
            right: !number.is_multiple_of(3),
            confidence: number.is_multiple_of(2).then_some(Confidence::Unsure),
            attempt: None,
        },
    }
}
