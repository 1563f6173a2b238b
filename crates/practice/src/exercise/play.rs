//! Plays a run: lets things happen in a yard, one after the other, and keeps what came of it.

use super::grade::sentences;
use super::json::Json;
use pipeline::metrics::cost::Usage;
use pipeline::plain;
use pipeline::world::{Doing, What, happen};
use pipeline::{
    Delivery, DeliveryState, Details, EventInput, EventOutcome, Fault, Ingestion, MessageType,
    Received, Sent, Step, Timestamp, Yard, advance, send,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A run is cut short once it has had so many steps and doings.
pub const MOST_STEPS: usize = 20_000;

/// What happens in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    /// When the yard's clock stands at the beginning; where it stands already if it is left out.
    pub clock: Option<Timestamp>,
    /// What happens, one thing after the other.
    pub steps: Vec<Happens>,
    /// How many seconds are waited after the last of them.
    pub wait: i64,
    /// What is wrong with targets meanwhile.
    pub faults: Vec<Fault>,
}

/// One thing that happens: an event comes to a bus, or something happens at a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Happens {
    /// How many seconds after the thing before.
    pub after: i64,
    /// The account and Region, where it is not the yard's own.
    #[serde(rename = "in")]
    pub place: Option<(String, String)>,
    /// The name of the bus.
    pub bus: Option<String>,
    /// The event; what is left out of its envelope is filled in.
    pub event: Option<Json>,
    /// What happens at a resource: a [`What`] in JSON.
    pub what: Option<Json>,
}

impl Happens {
    /// Whether it can happen.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        match (&self.event, &self.what) {
            (Some(Json(Value::Object(_))), None) => Ok(()),
            (Some(_), None) => Err("`event` must be an object".to_owned()),
            (None, Some(Json(what))) => match plain::read::<What>(what.clone()) {
                Ok(_) if self.bus.is_some() => Err("`bus` is for an `event` only".to_owned()),
                Ok(_) => Ok(()),
                Err(error) => Err(format!("`what` is nothing that happens: {error}")),
            },
            _ => Err("a step has either `event` or `what`".to_owned()),
        }
    }

    /// Lets it happen in a yard, now; none where it cannot, see [`Happens::check`].
    pub fn happen_in(&self, yard: &Yard) -> Option<Sent> {
        let mut there = yard.clone();
        if let Some((account, region)) = &self.place {
            there.go_to(account, region);
        }
        let mut sent = match (&self.event, &self.what) {
            (Some(Json(Value::Object(event))), _) => {
                let mut input = EventInput::new(whole_event(event, &there).to_string());
                if let Some(bus) = &self.bus {
                    input.event_bus.clone_from(bus);
                }
                send(&there, &[input])
            }
            (_, Some(Json(what))) => happen(&there, plain::read(what.clone()).ok()?),
            _ => return None,
        };
        sent.yard.go_to(&yard.account, &yard.region);
        Some(sent)
    }
}

/// An event with what is left out of its envelope, as it comes to a yard now.
pub(super) fn whole_event(event: &Map<String, Value>, yard: &Yard) -> Value {
    let mut whole = json!({
        "version": "0",
        "id": format!("6a7e8feb-b491-4cf7-a9f1-{:012}", yard.counter),
        "account": yard.account,
        "time": yard.clock.to_string(),
        "region": yard.region,
        "resources": [],
        "detail": {},
    });
    if let Some(members) = whole.as_object_mut() {
        members.extend(event.clone());
    }
    whole
}

/// How something comes to a target, or does not.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A target got it.
    #[default]
    Delivered,
    /// The dead-letter queue of a target got it.
    DeadLettered,
    /// It is lost on the way to a target.
    Lost,
    /// AWS would not take the target.
    NotTaken,
    /// The event did not come to its bus.
    Refused,
}

impl Way {
    /// Every way.
    pub const ALL: [Way; 5] = [
        Way::Delivered,
        Way::DeadLettered,
        Way::Lost,
        Way::NotTaken,
        Way::Refused,
    ];
}

/// Something that came, or was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// How.
    pub way: Way,
    /// The ARN of what got it: a target, a dead-letter queue or, where it was refused, a bus's name.
    pub to: String,
    /// What came; where nothing did, why.
    pub text: String,
    /// The number of the step that decided.
    pub number: Option<u64>,
    /// The thing of the script from which it followed, from 0; none where a schedule ran.
    pub of: Option<usize>,
    /// The ARN of the rule's target.
    pub target: Option<String>,
    /// The rule's name.
    pub rule: Option<String>,
    /// The event, by its place in [`Played::seen`].
    pub event: Option<usize>,
    /// What to think of, where it did not come.
    pub help: Option<String>,
}

/// An event that came to a bus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// What came of it.
    pub outcome: EventOutcome,
    /// The number of the step in which it came.
    pub number: Option<u64>,
    /// The thing of the script from which it followed, from 0; none where a schedule ran.
    pub of: Option<usize>,
    /// When it came.
    pub at: Option<Timestamp>,
    /// The ARN of the bus.
    pub bus_arn: String,
    /// What can be told of the event: source, detail-type, resources, account and detail.
    pub event: Json,
}

/// Everything that came of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// What came to targets and dead-letter queues, was lost or refused, in the order of time.
    pub came: Vec<Came>,
    /// The events that came to buses.
    pub seen: Vec<Seen>,
    /// What services did.
    pub doings: Vec<Doing>,
    /// What EventBridge did.
    pub steps: Vec<Step>,
    /// What AWS would charge for, after each thing that happened and each wait.
    pub used: Vec<Usage>,
    /// Whether so much happened that the run was cut short.
    pub is_cut_short: bool,
    /// The yard afterwards.
    pub yard: Yard,
}

impl Played {
    /// What came in one way, in the order of time.
    pub fn all(&self, way: Way) -> Vec<&Came> {
        self.came.iter().filter(|came| came.way == way).collect()
    }
}

/// Lets everything of a script happen in a yard.
pub fn play(yard: &Yard, script: &Script) -> Played {
    let mut player = Player::default();
    let mut yard = yard.clone();
    if let Some(clock) = script.clock {
        yard.clock = clock;
    }
    yard.conditions.faults.extend(script.faults.iter().cloned());
    for (at, step) in script.steps.iter().enumerate() {
        yard = player.wait(yard, step.after);
        player.now = Some(at);
        yard = player.happens(yard, step);
        player.now = None;
    }
    player.played.yard = player.wait(yard, script.wait);
    player.played
}

#[derive(Default)]
struct Player {
    played: Played,
    /// The thing of the script from which each step and doing follows.
    origins: BTreeMap<u64, usize>,
    /// The thing that happens just now.
    now: Option<usize>,
}

impl Player {
    fn happens(&mut self, yard: Yard, step: &Happens) -> Yard {
        match step.happen_in(&yard) {
            Some(sent) => self.take(&yard, sent),
            None => yard,
        }
    }

    fn wait(&mut self, mut yard: Yard, seconds: i64) -> Yard {
        let later = seconds.saturating_mul(1_000);
        let end = Timestamp(yard.clock.millis().saturating_add(later)).min(Timestamp::LAST);
        while yard.clock < end && !self.played.is_cut_short {
            let later = advance(&yard, end);
            yard = self.take(&yard, later);
        }
        yard
    }

    fn take(&mut self, before: &Yard, sent: Sent) -> Yard {
        let used = Usage::of(before, &sent);
        let used = match self.played.used.last() {
            Some(last) => last.and(&used),
            None => used,
        };
        self.played.used.push(used);
        self.trace_back(&sent);
        for event in &sent.events {
            self.event(&sent.steps, event);
        }
        for late in &sent.deliveries {
            let rule = late.rule_arn.rsplit('/').next().unwrap_or_default();
            let event = self.seen_before(&late.event_id, rule);
            self.delivery(&sent.steps, &late.delivery, rule, event);
        }
        self.played.steps.extend(sent.steps);
        self.played.doings.extend(sent.doings);
        let count = self.played.steps.len() + self.played.doings.len();
        self.played.is_cut_short |= count > MOST_STEPS;
        sent.yard
    }

    /// Finds out from which thing of the script each step and doing follows.
    fn trace_back(&mut self, sent: &Sent) {
        let steps = sent.steps.iter().map(|step| (step.number, step.cause));
        let doings = sent.doings.iter().map(|doing| (doing.number, doing.cause));
        let mut all: Vec<(u64, Option<u64>)> = steps.chain(doings).collect();
        all.sort_unstable();
        for (number, cause) in all {
            let before = cause.and_then(|cause| self.origins.get(&cause).copied());
            let of = match cause {
                Some(_) => before.or(self.now),
                None => self.now,
            };
            if let Some(of) = of {
                self.origins.insert(number, of);
            }
        }
    }

    fn of(&self, number: Option<u64>) -> Option<usize> {
        number.and_then(|number| self.origins.get(&number).copied())
    }

    /// The event of an id for which a rule of this name has a delivery under way.
    fn seen_before(&self, id: &str, rule: &str) -> Option<usize> {
        self.played.seen.iter().rposition(|seen| {
            let rules = &seen.outcome.rules;
            seen.outcome.event_id == id && rules.iter().any(|one| one.rule == rule)
        })
    }

    fn event(&mut self, steps: &[Step], event: &EventOutcome) {
        let bus_end = format!("event-bus/{}", event.event_bus);
        let its = |step: &&Step| {
            *step.event_id == *event.event_id && step.resource_arn.ends_with(&bus_end)
        };
        let receipt = steps.iter().find(its);
        let number = receipt.map(|step| step.number);
        let of = self.of(number).or(self.now);
        let at = self.played.seen.len();
        self.played.seen.push(Seen {
            outcome: event.clone(),
            number,
            of,
            at: receipt.map(|step| step.message_timestamp_ms),
            bus_arn: receipt.map_or_else(String::new, |step| step.resource_arn.to_string()),
            event: Json(receipt.map_or(Value::Null, told)),
        });
        if event.ingestion != Ingestion::Accepted {
            let problems = event.problems.iter().map(|one| one.message.clone());
            let mut why: Vec<String> = problems.collect();
            why.extend(event.dropped.as_ref().map(|one| one.help().to_owned()));
            why.dedup();
            let help = why.join(" ");
            why.push(format!("{:?}", event.ingestion));
            self.played.came.push(Came {
                way: Way::Refused,
                to: event.event_bus.clone(),
                text: why.join(" "),
                number,
                of,
                target: None,
                rule: None,
                event: Some(at),
                help: (!help.is_empty()).then_some(help),
            });
        }
        for rule in &event.rules {
            for delivery in &rule.deliveries {
                self.delivery(steps, delivery, &rule.rule, Some(at));
            }
        }
    }

    fn delivery(&mut self, steps: &[Step], one: &Delivery, rule: &str, event: Option<usize>) {
        let id = one.invocation_id.as_deref();
        let last = steps.iter().rev().find(|step| {
            let ends = matches!(
                step.message_type,
                MessageType::InvocationSuccess
                    | MessageType::InvocationFailure
                    | MessageType::InvocationDlq
            );
            ends && id.is_some() && step.invocation_id.as_deref() == id
        });
        let seen = event.and_then(|event| self.played.seen.get(event));
        let number = last.map(|step| step.number);
        let number = number.or_else(|| seen.and_then(|seen| seen.number));
        let of = self.of(number).or_else(|| seen.and_then(|seen| seen.of));
        let came = outcome(one).map(|(way, to, text, help)| Came {
            way,
            to,
            text,
            number,
            of,
            target: Some(one.arn.clone()),
            rule: Some(rule.to_owned()),
            event,
            help,
        });
        self.played.came.extend(came);
        if let Some(onward) = &one.onward {
            self.event(steps, onward);
        }
    }
}

/// How a delivery has ended: how, where, with what, and what to think of.
fn outcome(one: &Delivery) -> Option<(Way, String, String, Option<String>)> {
    let failure = one.failure.as_ref();
    let help = failure.map(|failure| sentences(&failure.error_message, &failure.help));
    let why = failure.map_or_else(String::new, |failure| {
        format!(
            "{} {} {} {}",
            failure.error_code.as_str(),
            failure.error_message,
            failure.help,
            failure.suggestion.as_deref().unwrap_or_default()
        )
    });
    match one.state {
        DeliveryState::Delivered => Some((Way::Delivered, one.arn.clone(), received(one), None)),
        DeliveryState::DeadLettered => {
            let letter = one.dead_letter.as_ref();
            let queue = letter.map_or_else(String::new, |letter| letter.queue.to_string());
            let attributes = letter.into_iter().flat_map(|letter| &letter.attributes);
            let attributes = attributes.map(|(name, value)| format!(" {name}={value}"));
            let told = attributes.fold(why, |told, one| told + &one);
            Some((Way::DeadLettered, queue, told, help))
        }
        DeliveryState::Dropped => {
            let letter = one.dead_letter_failure.as_ref();
            let letter = letter.map(|letter| sentences(&letter.error_message, &letter.help));
            let letter =
                letter.map(|letter| format!("The dead-letter queue got nothing: {letter}"));
            let help = sentences(&help.unwrap_or_default(), &letter.unwrap_or_default());
            Some((Way::Lost, one.arn.clone(), why, Some(help)))
        }
        DeliveryState::NotTaken => {
            let problems = one.problems.iter();
            let told: Vec<String> = problems
                .map(|one| format!("{} {}", one.message, one.help.as_deref().unwrap_or("")))
                .collect();
            let told = told.join(" ");
            Some((Way::NotTaken, one.arn.clone(), told.clone(), Some(told)))
        }
        DeliveryState::UnderWay => None,
    }
}

/// What a target got, as a text that expectations are compared with.
fn received(one: &Delivery) -> String {
    let text = one.received.as_ref().map_or("", |received| received.text());
    match &one.received {
        Some(Received::ServiceCall { request, .. }) => {
            let input: Value = serde_json::from_str(text).unwrap_or(json!(text));
            let request: Value = serde_json::from_str(request).unwrap_or(Value::Null);
            json!({"input": input, "request": request}).to_string()
        }
        Some(Received::SqsMessage {
            message_group_id: Some(group),
            ..
        }) => {
            let body: Value = serde_json::from_str(text).unwrap_or(json!(text));
            json!({"body": body, "group": group}).to_string()
        }
        _ => text.to_owned(),
    }
}

/// What a step tells of its event.
fn told(step: &Step) -> Value {
    let Details::Event(event) = &step.details else {
        return Value::Null;
    };
    let detail = event.event_detail.as_deref().unwrap_or("null");
    json!({
        "account": event.caller_account_id,
        "source": event.source,
        "detail-type": event.detail_type,
        "resources": event.resources,
        "detail": serde_json::from_str(detail).unwrap_or(Value::Null),
    })
}
