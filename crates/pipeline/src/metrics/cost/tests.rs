use super::*;
use crate::world::{ApiCall, Called, What, happen};
use crate::{EventInput, Sent, Timestamp, Yard, advance, send};
use serde_json::{Value, json};

mod events;
mod laws;
mod operations;
mod services;
mod tables;

/// A yard that declares services and wires.
fn yard(services: &Value, wires: &Value) -> Yard {
    let mut yard = Yard::default();
    *yard.resources.services = serde_json::from_value(services.clone()).expect("services");
    *yard.resources.wires = serde_json::from_value(wires.clone()).expect("wires");
    yard
}

/// What is used when things happen one after the other, and everything that follows in an hour.
fn used(yard: &Yard, whats: &[What]) -> Usage {
    let (mut yard, mut usage) = (yard.clone(), Usage::default());
    for what in whats {
        let sent = happen(&yard, what.clone());
        usage = usage.and(&Usage::of(&yard, &sent));
        yard = sent.yard;
        let end = Timestamp(yard.clock.millis() + 3_600_000);
        while yard.clock < end {
            let sent = advance(&yard, end);
            usage = usage.and(&Usage::of(&yard, &sent));
            yard = sent.yard;
        }
    }
    usage
}

/// A call that a person makes.
fn call(service: &str, operation: &str, request: &Value) -> What {
    What::Call(Box::new(Called {
        call: ApiCall::new(service, operation, request.to_string()),
        by: "arn:aws:iam::123456789012:user/ada".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    }))
}

/// The quantity and the nanodollars of each item that costs something or has no price, without what
/// CloudTrail and EventBridge count.
fn lines(usage: &Usage) -> Vec<(Item, u64, u64)> {
    let others = cost(usage)
        .into_iter()
        .filter(|line| !matches!(line.table.service, "CloudTrail" | "EventBridge"));
    others
        .map(|line| (line.price.item, line.quantity, line.nanodollars))
        .collect()
}

#[track_caller]
fn check(services: Value, wires: Value, whats: &[What], expect: &[(Item, u64, u64)]) {
    let usage = used(&yard(&services, &wires), whats);
    assert_eq!(lines(&usage), expect);
}
