//! Lets things happen in a yard.

use crate::file::{Happens, Try};
use pipeline::metrics::cost::Usage;
use pipeline::world::{Doing, happen};
use pipeline::{
    Delivery, DeliveryState, EventInput, EventOutcome, Ingestion, Sent, Timestamp, Yard, advance,
    send,
};
use serde_json::{Value, json};

/// Everything that came of a try.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The ARN of each target that got something, and what.
    pub(crate) delivered: Vec<(String, String)>,
    /// The ARN of each dead-letter queue that got something, and the code of the error.
    pub(crate) dead_lettered: Vec<(String, String)>,
    /// The ARN of each target whose event is lost, and why.
    pub(crate) lost: Vec<(String, String)>,
    /// The ARN of each target that AWS would not take, and why.
    pub(crate) not_taken: Vec<(String, String)>,
    /// The bus of each event that did not get there, and why.
    pub(crate) refused: Vec<(String, String)>,
    /// What services did.
    pub(crate) doings: Vec<Doing>,
    /// What AWS would charge for, after each thing that happened and each wait.
    pub(crate) used: Vec<Usage>,
}

/// Lets everything of a try happen.
pub(crate) fn run(yard: &Yard, each: &Try, other_wait: Option<i64>) -> Outcome {
    let mut yard = yard.clone();
    if let Some(clock) = &each.clock {
        yard.clock = clock.parse().expect("a time");
    }
    let mut outcome = Outcome::default();
    for step in &each.steps {
        yard = wait(yard, step.after, &mut outcome);
        yard = one(yard, step, &mut outcome);
    }
    wait(yard, other_wait.unwrap_or(each.wait), &mut outcome);
    outcome
}

fn one(mut yard: Yard, step: &Happens, outcome: &mut Outcome) -> Yard {
    let home = (yard.account.clone(), yard.region.clone());
    if let Some((account, region)) = &step.place {
        yard.go_to(account, region);
    }
    if let Some(event) = &step.event {
        let mut whole = json!({
            "version": "0",
            "id": format!("6a7e8feb-b491-4cf7-a9f1-{:012}", yard.counter),
            "account": yard.account,
            "time": yard.clock.to_string(),
            "region": yard.region,
            "resources": [],
            "detail": {},
        });
        let members = whole.as_object_mut().expect("an object");
        members.extend(event.clone());
        let mut input = EventInput::new(whole.to_string());
        if let Some(bus) = &step.bus {
            input.event_bus.clone_from(bus);
        }
        let sent = send(&yard, &[input]);
        yard = outcome.take(&yard, sent);
    }
    if let Some(what) = &step.what {
        let what = serde_json::from_value(what.clone()).expect("something that may happen");
        let sent = happen(&yard, what);
        yard = outcome.take(&yard, sent);
    }
    yard.go_to(&home.0, &home.1);
    yard
}

fn wait(mut yard: Yard, seconds: i64, outcome: &mut Outcome) -> Yard {
    let end = Timestamp(yard.clock.millis() + seconds * 1_000);
    while yard.clock < end {
        let later = advance(&yard, end);
        yard = outcome.take(&yard, later);
    }
    yard
}

impl Outcome {
    fn take(&mut self, before: &Yard, sent: Sent) -> Yard {
        let used = Usage::of(before, &sent);
        let used = self
            .used
            .last()
            .map_or(used.clone(), |last| last.and(&used));
        self.used.push(used);
        for event in &sent.events {
            self.event(event);
        }
        for late in &sent.deliveries {
            self.delivery(&late.delivery);
        }
        self.doings.extend(sent.doings);
        sent.yard
    }

    fn event(&mut self, event: &EventOutcome) {
        if event.ingestion != Ingestion::Accepted {
            let problems = event.problems.iter().map(|one| one.message.clone());
            let mut why: Vec<String> = problems.collect();
            why.extend(event.dropped.as_ref().map(|one| one.help().to_owned()));
            why.push(format!("{:?}", event.ingestion));
            self.refused.push((event.event_bus.clone(), why.join(" ")));
        }
        for delivery in event.rules.iter().flat_map(|rule| &rule.deliveries) {
            self.delivery(delivery);
        }
    }

    fn delivery(&mut self, one: &Delivery) {
        let why = one.failure.as_ref().map_or_else(String::new, |failure| {
            format!(
                "{} {} {} {}",
                failure.error_code.as_str(),
                failure.error_message,
                failure.help,
                failure.suggestion.as_deref().unwrap_or_default()
            )
        });
        match one.state {
            DeliveryState::Delivered => {
                let text = one.received.as_ref().map_or("", |received| received.text());
                let text = match &one.received {
                    Some(pipeline::Received::ServiceCall { request, .. }) => {
                        let input: Value = serde_json::from_str(text).unwrap_or(json!(text));
                        let request: Value = serde_json::from_str(request).unwrap_or(Value::Null);
                        json!({"input": input, "request": request}).to_string()
                    }
                    Some(pipeline::Received::SqsMessage {
                        message_group_id: Some(group),
                        ..
                    }) => {
                        let body: Value = serde_json::from_str(text).unwrap_or(json!(text));
                        json!({"body": body, "group": group}).to_string()
                    }
                    _ => text.to_owned(),
                };
                self.delivered.push((one.arn.clone(), text));
            }
            DeliveryState::DeadLettered => {
                let queue = one
                    .dead_letter
                    .as_ref()
                    .map(|letter| letter.queue.to_string());
                self.dead_lettered.push((queue.unwrap_or_default(), why));
            }
            DeliveryState::Dropped => self.lost.push((one.arn.clone(), why)),
            DeliveryState::NotTaken => {
                let problems = one.problems.iter();
                let told: Vec<String> = problems
                    .map(|one| format!("{} {}", one.message, one.help.as_deref().unwrap_or("")))
                    .collect();
                self.not_taken.push((one.arn.clone(), told.join(" ")));
            }
            DeliveryState::UnderWay => {}
        }
        if let Some(onward) = &one.onward {
            self.event(onward);
        }
    }
}
