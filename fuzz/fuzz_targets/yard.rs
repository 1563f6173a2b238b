//! A yard file is read or refused with its place, and a yard that was read sends its events and goes on without
//! a panic: every call ends once, every step follows its cause, and what is written reads the same.
#![no_main]

use interop::{export, import};
use libfuzzer_sys::fuzz_target;
use pipeline::{EventInput, LogLevel, Run, Timestamp};

fuzz_target!(|text: &str| {
    let file = match import(text) {
        Ok(file) => file,
        Err(error) => {
            assert!(text.get(error.span.start..error.span.end).is_some(), "{error:?}");
            return;
        }
    };
    assert_eq!(import(&export(&file.yard, &file.events)).as_ref(), Ok(&file));
    let clock = file.yard.clock;
    let mut run = Run::new(file.yard, LogLevel::Trace);
    for event in file.events {
        let input = EventInput {
            event_bus: event.event_bus,
            text: event.text,
        };
        run.put(clock, input);
    }
    let to = Timestamp(clock.millis().saturating_add(3_600_000));
    let mut before = None;
    for _ in 0..20 {
        let page = run.page(to, 100);
        for step in &page.steps {
            assert!(step.cause.is_none_or(|cause| cause < step.number || step.number == u64::MAX));
            assert!(before.is_none_or(|before| before <= step.message_timestamp_ms));
            before = Some(step.message_timestamp_ms);
        }
        let tally = run.tally();
        let ended = tally.delivered + tally.dead_lettered + tally.dropped;
        assert_eq!(tally.begun, ended + tally.under_way);
        if page.done {
            break;
        }
    }
    let yard = run.end();
    let text = serde_json::to_string(&yard).expect("a yard can be written");
    let read: pipeline::Yard = serde_json::from_str(&text).expect("and read");
    assert_eq!(read, yard);
});
