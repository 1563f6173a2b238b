//! A day of a busy yard: what `cargo xtask bench pipeline` measures.
//!
//! 20 rules with 60 targets, three of them run every minute; 100,000 events
//! that two targets each get; one call in a hundred fails and is tried again.
//! The steps are made page by page and dropped. In WebAssembly the program
//! says nothing; whoever starts it takes the time.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that panics has failed"
)]

use pattern::Event;
use pipeline::{
    DEFAULT_EVENT_BUS, EventInput, Fault, FaultKind, LogLevel, PutRule, Rule, Run, Tally, Target,
    Timestamp, Yard, put_rule, put_target,
};
use std::process::ExitCode;

/// Events of the day.
const EVENTS: i64 = 100_000;
const MINUTE_MS: i64 = 60_000;
const MINUTES: i64 = 1_440;
/// Rules that the events match, one each, with two targets each.
const BUSY: usize = 12;
/// The targets of the rules that no event matches.
const IDLE: [usize; 5] = [4, 4, 4, 4, 5];
/// Rules that run every minute, with five targets each.
const SCHEDULED: usize = 3;
/// Steps of a page at most.
const PAGE: usize = 10_000;

fn main() -> ExitCode {
    let events = events();
    #[cfg(not(target_arch = "wasm32"))]
    let begun = std::time::Instant::now();
    let (tally, steps) = day(&events);
    let good = tally.delivered == tally.begun && tally.begun > 2 * EVENTS as u64;
    #[cfg(not(target_arch = "wasm32"))]
    report(begun.elapsed(), &events, tally, steps);
    #[cfg(target_arch = "wasm32")]
    let _ = (steps, Event::read);
    match good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn day(events: &[String]) -> (Tally, u64) {
    let mut run = Run::new(yard(), LogLevel::Trace);
    let start = Timestamp::START.millis();
    let (mut put, mut steps) = (0, 0);
    for minute in 1..=MINUTES {
        while put * MINUTES < EVENTS * minute {
            let at = Timestamp(start + put * MINUTES * MINUTE_MS / EVENTS);
            let text = &events[put as usize % events.len()];
            run.put(at, EventInput::new(text.as_str()));
            put += 1;
        }
        let to = Timestamp(start + minute * MINUTE_MS);
        loop {
            let page = run.page(to, PAGE);
            steps += page.steps.len() as u64;
            if page.done {
                break;
            }
        }
    }
    // What is still under way at midnight comes to its end.
    let last = Timestamp(start + (MINUTES + 1) * MINUTE_MS - 1);
    run.page(last, usize::MAX);
    (run.tally(), steps)
}

fn yard() -> Yard {
    let pattern = |nth: usize| {
        format!(
            "{{\"source\":[\"shop.{nth}\"],\"detail\":{{\"state\":[\"paid\",\"sent\"],\"total\":[{{\"numeric\":[\">\",10]}}]}}}}"
        )
    };
    let mut yard = Yard::default();
    let counts = [2; BUSY].into_iter().chain(IDLE).chain([5; SCHEDULED]);
    for (nth, targets) in counts.enumerate() {
        let rule = PutRule::new(format!("rule-{nth}"), pattern(nth));
        yard = put_rule(&yard, rule).expect("a good rule");
        for target in 0..targets {
            let arn = format!("arn:aws:sqs:us-east-1:123456789012:queue-{nth}-{target}");
            let target = Target::new(format!("target-{target}"), arn);
            let rule = format!("rule-{nth}");
            yard = put_target(&yard, DEFAULT_EVENT_BUS, &rule, target).expect("a good target");
        }
    }
    for rule in yard.rules.iter_mut().rev().take(SCHEDULED) {
        *rule = Rule {
            schedule_expression: Some("rate(1 minute)".to_owned()),
            event_pattern: None,
            ..rule.clone()
        };
    }
    yard.conditions.faults.push(Fault {
        per_thousand: 10,
        ..Fault::new("*", FaultKind::Error)
    });
    yard
}

fn events() -> Vec<String> {
    let event = |nth: usize| {
        format!(
            "{{\"version\":\"0\",\"id\":\"6c0e8b27-d3f1-4598-a4b7-{nth:012}\",\"detail-type\":\"Order State Change\",\"source\":\"shop.{nth}\",\"account\":\"123456789012\",\"time\":\"2026-01-15T12:00:00Z\",\"region\":\"us-east-1\",\"resources\":[\"arn:aws:dynamodb:us-east-1:123456789012:table/orders\"],\"detail\":{{\"order\":\"o-{nth}\",\"state\":\"paid\",\"total\":{}.50,\"lines\":[{{\"sku\":\"a-1\",\"count\":2}},{{\"sku\":\"b-7\",\"count\":1}}],\"customer\":{{\"id\":\"c-99\",\"country\":\"DE\"}}}}}}",
            100 + nth
        )
    };
    (0..BUSY).map(event).collect()
}

/// Prints the figures, with matching alone in the same run.
#[cfg(not(target_arch = "wasm32"))]
fn report(took: std::time::Duration, events: &[String], tally: Tally, steps: u64) {
    let yard = yard();
    let texts = yard
        .rules
        .iter()
        .filter_map(|rule| rule.event_pattern.as_deref());
    let patterns: Vec<_> = texts.map(|text| pattern::parse(text).0).collect();
    let begun = std::time::Instant::now();
    let mut matched = 0;
    for nth in 0..EVENTS as usize {
        let (event, _) = Event::read(&events[nth % events.len()]);
        let event = event.expect("an event");
        let matching = patterns.iter().filter(|one| pattern::matches(one, &event));
        matched += matching.count();
    }
    let matching = begun.elapsed();
    println!(
        "{{\"seconds\":{:.3},\"matching_seconds\":{:.3},\"ratio\":{:.2},\"calls\":{},\"steps\":{steps},\"matched\":{matched}}}",
        took.as_secs_f64(),
        matching.as_secs_f64(),
        took.as_secs_f64() / matching.as_secs_f64(),
        tally.begun,
    );
}
