//! Replays what the fuzzer of yard files starts from and what it has found.

use std::path::Path;

use interop::{export, import};
use pipeline::{EventInput, LogLevel, Run, Timestamp, Yard};

#[test]
fn a_yard_file_that_is_read_can_be_played() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/yard");
    let (mut read, mut steps) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("the seeds are there") {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("a seed can be read");
        let file = match import(&text) {
            Ok(file) => file,
            Err(error) => {
                let span = error.span;
                assert!(text.get(span.start..span.end).is_some(), "{error:?}");
                continue;
            }
        };
        read += 1;
        let again = import(&export(&file.yard, &file.events));
        assert_eq!(again.as_ref(), Ok(&file), "{}", path.display());
        let clock = file.yard.clock;
        let mut run = Run::new(file.yard, LogLevel::Trace);
        for event in file.events {
            let input = EventInput {
                event_bus: event.event_bus,
                text: event.text,
            };
            run.put(clock, input);
        }
        let page = run.page(Timestamp(clock.millis().saturating_add(3_600_000)), 5_000);
        assert!(page.done, "{}", path.display());
        for step in &page.steps {
            let late = |cause| cause >= step.number && step.number != u64::MAX;
            assert!(
                !step.cause.is_some_and(late),
                "{}: {step:?}",
                path.display()
            );
        }
        let times = page.steps.iter().map(|step| step.message_timestamp_ms);
        assert!(times.is_sorted(), "{}", path.display());
        steps += page.steps.len();
        let tally = run.tally();
        let ended = tally.delivered + tally.dead_lettered + tally.dropped;
        assert_eq!(tally.begun, ended + tally.under_way, "{}", path.display());
        let yard = run.end();
        let written = serde_json::to_string(&yard).expect("a yard can be written");
        assert_eq!(
            serde_json::from_str::<Yard>(&written).expect("and read"),
            yard
        );
    }
    assert!(read >= 9 && steps > 300, "{read} yards, {steps} steps");
}
