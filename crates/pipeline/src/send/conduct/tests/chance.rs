use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

#[test]
fn duplicates_come_only_when_switched_on() {
    let mut yard = yard(queue());
    yard.conditions.duplicates_per_thousand = 1_000;
    // Every answer but that of the last attempt is lost.
    yard.rules[0].targets[0] = retried(queue(), 3, 86_400);
    let (delivery, steps) = play(&yard);
    assert_eq!(delivery.state, DeliveryState::Delivered);
    assert_eq!(delivery.attempts, 4);
    assert_eq!(count(&steps, MessageType::InvocationSuccess), 1);
    let mut run = Run::new(yard.clone(), LogLevel::Error);
    run.put(yard.clock, event());
    let end = Timestamp(yard.clock.millis() + 86_400_000);
    assert!(run.page(end, usize::MAX).done);
    assert_eq!(run.tally().received, 4);
    assert_eq!(run.tally().delivered, 1);
}

#[test]
fn events_overtake_each_other_only_when_switched_on() {
    let order = |reordering_ms: u32| -> Vec<String> {
        let mut yard = yard(queue());
        yard.conditions.reordering_ms = reordering_ms;
        let events: Vec<EventInput> = (0..20)
            .map(|n| EventInput::new(event().text.replace("6c0e8b27", &format!("{n:08}"))))
            .collect();
        let sent = send(&yard, &events);
        let later = advance(&sent.yard, Timestamp(yard.clock.millis() + 10_000));
        let steps = sent.steps.iter().chain(&later.steps);
        steps
            .filter(|step| step.message_type == MessageType::InvocationSuccess)
            .map(|step| step.event_id.to_string())
            .collect()
    };
    let (kept, mixed) = (order(0), order(5_000));
    let mut sorted = mixed.clone();
    sorted.sort();
    assert!(kept.is_sorted());
    assert!(!mixed.is_sorted());
    assert_eq!(kept, sorted, "none is lost");
}

#[derive(Clone, Debug)]
struct Case {
    seed: u64,
    targets: Vec<(usize, bool, u32, u32)>,
    faults: Vec<(usize, usize, i64, u32)>,
    events: Vec<u32>,
    duplicates: u32,
    reordering: u32,
    rate: Option<u32>,
    evaluated: bool,
}

fn any_case() -> impl Strategy<Value = Case> {
    let target = (0usize..4, any::<bool>(), 0u32..8, 60u32..400);
    let fault = (0usize..5, 0usize..6, 0i64..600_000, 0u32..=1_000);
    (
        any::<u64>(),
        prop::collection::vec(target, 1..5),
        prop::collection::vec(fault, 0..4),
        prop::collection::vec(0u32..300_000, 1..12),
        0u32..500,
        0u32..2_000,
        prop::option::of(1u32..5),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(seed, targets, faults, events, duplicates, reordering, rate, evaluated)| Case {
                seed,
                targets,
                faults,
                events,
                duplicates,
                reordering,
                rate,
                evaluated,
            },
        )
}

const ARNS: [&str; 4] = [
    QUEUE,
    "arn:aws:lambda:us-east-1:123456789012:function:f",
    "arn:aws:sns:us-east-1:123456789012:alerts",
    "arn:aws:events:us-east-1:123456789012:event-bus/other",
];

fn yard_of(case: &Case) -> Yard {
    let mut yard = Yard {
        seed: case.seed,
        ..Yard::default()
    };
    yard.event_buses.push(EventBus::new("other"));
    let other = PutRule {
        event_bus: "other".to_owned(),
        ..PutRule::new("more", r#"{"source":["my.app"]}"#)
    };
    for rule in [PutRule::new("a", r#"{"source":["my.app"]}"#), other] {
        yard = put_rule(&yard, rule).expect("a good rule");
    }
    for (nth, (arn, dead, attempts, seconds)) in case.targets.iter().enumerate() {
        let mut target = retried(
            Target::new(format!("t{nth}"), ARNS[*arn]),
            *attempts,
            *seconds,
        );
        if *dead {
            target.dead_letter_config = queue().dead_letter_config;
        }
        yard = put_target(&yard, DEFAULT_EVENT_BUS, "a", target.clone()).expect("good");
        yard = put_target(&yard, "other", "more", target).expect("good");
    }
    let conditions = &mut yard.conditions;
    for (arn, kind, until, per_thousand) in &case.faults {
        let arn = ARNS.get(*arn).copied().unwrap_or("*");
        conditions.faults.push(Fault {
            until: Some(Timestamp(Timestamp::START.millis() + until)),
            per_thousand: *per_thousand,
            ..Fault::new(arn, FaultKind::ALL[*kind])
        });
    }
    conditions.duplicates_per_thousand = case.duplicates;
    conditions.reordering_ms = case.reordering;
    conditions.invocations_per_second = case.rate;
    if case.evaluated {
        conditions.permissions = Permissions::Evaluated;
    }
    yard
}

fn arrivals(case: &Case) -> Vec<(Timestamp, EventInput)> {
    let mut times = case.events.clone();
    times.sort_unstable();
    let text = event().text.replace("aws.ec2", "my.app");
    times
        .iter()
        .map(|ms| {
            let at = Timestamp(Timestamp::START.millis() + i64::from(*ms));
            (at, EventInput::new(text.clone()))
        })
        .collect()
}

/// All pages of a run to a time, whose pages have about so many steps.
fn run_to(run: &mut Run, to: Timestamp, most: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    loop {
        let page = run.page(to, most);
        steps.extend(page.steps);
        if page.done {
            return steps;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_call_ends_as_exactly_one(case in any_case(), stop in 0i64..900_000) {
        let yard = yard_of(&case);
        let mut run = Run::new(yard, LogLevel::Trace);
        for (at, event) in arrivals(&case) {
            run.put(at, event);
        }
        let to = Timestamp(Timestamp::START.millis() + stop);
        let steps = run_to(&mut run, to, 50);
        // Of every matched rule and target, by what the steps say.
        let mut ends: HashMap<String, (u32, u32)> = HashMap::new();
        for step in &steps {
            if let Details::RuleMatch { invocation_ids, .. } = &step.details {
                for id in invocation_ids {
                    prop_assert!(ends.insert(id.to_string(), (0, 0)).is_none());
                }
            }
            let Some(id) = &step.invocation_id else { continue };
            let end = ends.get_mut(&**id).expect("the match comes first");
            match step.message_type {
                MessageType::InvocationSuccess | MessageType::InvocationFailure => end.0 += 1,
                MessageType::InvocationDlq => end.1 += 1,
                _ => prop_assert_eq!(*end, (0, 0), "nothing comes after the end"),
            }
        }
        let tally = run.tally();
        prop_assert_eq!(tally.begun, ends.len() as u64);
        let ended = tally.delivered + tally.dead_lettered + tally.dropped;
        prop_assert_eq!(tally.begun, ended + tally.under_way);
        prop_assert_eq!(ends.values().map(|end| u64::from(end.0)).sum::<u64>(), ended);
        prop_assert!(ends.values().all(|end| end.0 <= 1 && end.1 <= end.0));
        let yard = run.end();
        prop_assert_eq!(yard.under_way.len() as u64, tally.under_way);
        for pending in &yard.under_way {
            prop_assert_eq!(ends.get(&*pending.of.id), Some(&(0, 0)));
        }
    }

    #[test]
    fn no_step_comes_before_its_cause(case in any_case()) {
        let mut run = Run::new(yard_of(&case), LogLevel::Trace);
        for (at, event) in arrivals(&case) {
            run.put(at, event);
        }
        let steps = run_to(&mut run, Timestamp(Timestamp::START.millis() + 1_000_000), 20);
        for (place, step) in steps.iter().enumerate() {
            prop_assert_eq!(step.number, place as u64);
            if let Some(cause) = step.cause {
                prop_assert!(cause < step.number);
                let cause = &steps[cause as usize];
                prop_assert!(cause.message_timestamp_ms <= step.message_timestamp_ms);
                prop_assert_eq!(&cause.event_id, &step.event_id);
                if let Some(id) = &cause.invocation_id {
                    prop_assert_eq!(Some(id), step.invocation_id.as_ref());
                }
            }
            if place > 0 {
                prop_assert!(steps[place - 1].message_timestamp_ms <= step.message_timestamp_ms);
            }
        }
    }

    #[test]
    fn pages_and_interruptions_do_not_change_the_trace(case in any_case(), cut in 0i64..700_000) {
        let told = |steps: &[Step]| serde_json::to_string(steps).expect("plain data");
        let end = Timestamp(Timestamp::START.millis() + 1_000_000);
        let mut whole = Run::new(yard_of(&case), LogLevel::Trace);
        for (at, event) in arrivals(&case) {
            whole.put(at, event);
        }
        let steps = run_to(&mut whole, end, usize::MAX);
        let mut paged = Run::new(yard_of(&case), LogLevel::Trace);
        for (at, event) in arrivals(&case) {
            paged.put(at, event);
        }
        prop_assert_eq!(told(&steps), told(&run_to(&mut paged, end, 7)));
        // Without a rate, which counts within a run only, a yard that was put
        // away and read again goes on in the same way.
        if case.rate.is_none() {
            let cut = Timestamp(Timestamp::START.millis() + cut);
            let (early, late): (Vec<_>, Vec<_>) =
                arrivals(&case).into_iter().partition(|(at, _)| *at <= cut);
            let mut before = Run::new(yard_of(&case), LogLevel::Trace);
            early.into_iter().for_each(|(at, event)| before.put(at, event));
            let mut first = run_to(&mut before, cut, 100);
            let kept = serde_json::to_string(&before.end()).expect("plain data");
            let read: Yard = serde_json::from_str(&kept).expect("and read");
            let mut after = Run::new(read, LogLevel::Trace);
            late.into_iter().for_each(|(at, event)| after.put(at, event));
            first.extend(run_to(&mut after, end, 100));
            prop_assert_eq!(told(&steps), told(&first));
        }
    }
}
