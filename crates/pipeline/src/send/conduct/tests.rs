//! Deliveries under the yard's conditions.

use crate::policy::PolicyPlace;
use crate::*;

mod chance;
mod dead_letters;
mod permissions;
mod retries;

pub(super) const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:jobs";
pub(super) const DEAD: &str = "arn:aws:sqs:us-east-1:123456789012:dead";
const HOUR_MS: i64 = 3_600_000;

/// A yard with one rule for all events of EC2 and this target.
pub(super) fn yard(target: Target) -> Yard {
    let rule = PutRule::new("stopped", r#"{"source":["aws.ec2"]}"#);
    let yard = put_rule(&Yard::default(), rule).expect("a good rule");
    put_target(&yard, DEFAULT_EVENT_BUS, "stopped", target).expect("a good target")
}

pub(super) fn queue() -> Target {
    Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(DEAD.to_owned()),
        }),
        ..Target::new("t", QUEUE)
    }
}

pub(super) fn retried(target: Target, attempts: u32, seconds: u32) -> Target {
    Target {
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(attempts),
            maximum_event_age_in_seconds: Some(seconds),
        }),
        ..target
    }
}

pub(super) fn event() -> EventInput {
    EventInput::new(
        sample("ec2/instance-stopped")
            .expect("a sample")
            .text
            .as_ref(),
    )
}

pub(super) fn first(sent: &Sent) -> &Delivery {
    &sent.events[0].rules[0].deliveries[0]
}

/// What became of the one call in the end, with all steps.
pub(super) fn play(yard: &Yard) -> (Delivery, Vec<Step>) {
    let sent = send(yard, &[event()]);
    let mut delivery = first(&sent).clone();
    let (mut yard, mut steps) = (sent.yard, sent.steps);
    for _ in 0..1_000 {
        if yard.under_way.is_empty() {
            break;
        }
        let to = Timestamp(yard.clock.millis() + HOUR_MS);
        let later = advance(&yard, to);
        steps.extend(later.steps);
        if let Some(last) = later.deliveries.last() {
            delivery = last.delivery.clone();
        }
        yard = later.yard;
    }
    (delivery, steps)
}

pub(super) fn names(steps: &[Step]) -> Vec<&'static str> {
    let of_the_call = steps.iter().filter(|step| step.invocation_id.is_some());
    of_the_call.map(|step| step.message_type.as_str()).collect()
}

pub(super) fn count(steps: &[Step], message_type: MessageType) -> usize {
    steps
        .iter()
        .filter(|step| step.message_type == message_type)
        .count()
}

pub(super) fn attribute<'a>(letter: &'a DeadLetter, name: &str) -> Option<&'a str> {
    let found = letter.attributes.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

pub(super) fn put_policy(yard: &mut Yard, place: PolicyPlace, policy: &str) {
    yard.conditions.policies.put(&place, policy);
}
