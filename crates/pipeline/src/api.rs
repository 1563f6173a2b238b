//! The control plane: the operations of the EventBridge API.
//!
//! A call holds a request in the API's member names, and its answer is AWS's:
//! the response or the refusal with its code and text. What a call puts into a
//! yard is what AWS would take; the drafts of a page come into the yard by
//! [`crate::put_rule`] and its neighbours.

mod api_destinations;
mod archives;
mod arns;
mod connections;
mod event_buses;
mod event_pattern;
mod paging;
mod permissions;
mod put_events;
mod replays;
mod request;
mod rules;
mod shape;
mod tags;
mod targets;
mod test_event_pattern;
mod time;

use crate::Yard;
use crate::metrics::cost::Usage;
use crate::refusal::{Refusal, RefusalCode};
use crate::send::{EventOutcome, Sending};
use crate::step::Step;
use crate::world::Doing;
use request::Request;
use serde_json::Value;
use shape::Member;

pub(crate) use arns::bus_of_arn;
pub(crate) use replays::{minute_of, remaining};
pub use targets::check_put_targets;

/// A call of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The operation's name, such as `PutRule`.
    pub operation: String,
    /// The request, in the API's member names.
    pub request: Value,
    /// The account that calls; where the learner works unless named.
    pub account: Option<String>,
    /// The Region that is called; where the learner works unless named.
    pub region: Option<String>,
}

impl Call {
    /// A call from where the learner works.
    pub fn new(operation: impl Into<String>, request: Value) -> Call {
        Call {
            operation: operation.into(),
            request,
            account: None,
            region: None,
        }
    }
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The yard afterwards; as before where the call was refused.
    pub yard: Yard,
    /// The response, or AWS's refusal.
    pub result: Result<Value, Refusal>,
    /// What the events did that the call sent, each step after its cause.
    pub steps: Vec<Step>,
    /// What came of those events: of PutEvents one for each entry that AWS
    /// answered with an event id; of a replay one for each replayed event.
    pub events: Vec<EventOutcome>,
    /// What services did because of them; steps and doings have numbers of one row.
    pub doings: Vec<Doing>,
    /// What AWS would charge for of what services did; see [`crate::Sent::used`].
    pub used: Usage,
}

/// An operation: its name, the members of its request, what it does.
struct Operation {
    name: &'static str,
    members: &'static [Member],
    run: fn(&mut Room<'_>, Request<'_>) -> Result<Value, Refusal>,
}

/// Where an operation works: the yard, and what its events do.
struct Room<'a> {
    yard: &'a mut Yard,
    did: Did,
}

/// What events did that a call sent.
#[derive(Default)]
struct Did {
    steps: Vec<Step>,
    events: Vec<EventOutcome>,
    doings: Vec<Doing>,
    used: Usage,
}

impl Did {
    /// Adds what came of a request that sent events.
    fn end(&mut self, mut sending: Sending<'_>) {
        self.doings.append(&mut sending.world.doings);
        self.used = self.used.and(&sending.world.used);
        self.steps.append(&mut sending.end());
    }

    fn answer(self, yard: Yard, result: Result<Value, Refusal>) -> Answer {
        Answer {
            yard,
            result,
            steps: self.steps,
            events: self.events,
            doings: self.doings,
            used: self.used,
        }
    }
}

/// Every group of operations.
static GROUPS: [&[Operation]; 11] = [
    &rules::OPERATIONS,
    &targets::OPERATIONS,
    &event_buses::OPERATIONS,
    &permissions::OPERATIONS,
    &put_events::OPERATIONS,
    &test_event_pattern::OPERATIONS,
    &archives::OPERATIONS,
    &replays::OPERATIONS,
    &tags::OPERATIONS,
    &connections::OPERATIONS,
    &api_destinations::OPERATIONS,
];

/// The names of all operations.
pub fn operations() -> impl Iterator<Item = &'static str> {
    all().map(|operation| operation.name)
}

fn all() -> impl Iterator<Item = &'static Operation> {
    GROUPS.into_iter().flatten()
}

/// Carries a call out.
///
/// Never fails: a request that AWS refuses is an answer too.
pub fn call(yard: &Yard, call: &Call) -> Answer {
    let mut next = yard.clone();
    let account = call.account.as_deref().unwrap_or(&yard.account);
    let region = call.region.as_deref().unwrap_or(&yard.region);
    let (result, did) = next.within(account, region, |yard| {
        let did = Did::default();
        let mut room = Room { yard, did };
        let result = run(&mut room, call);
        (result, room.did)
    });
    match result {
        Ok(_) => did.answer(next, result),
        Err(_) => Did::default().answer(yard.clone(), result),
    }
}

fn run(room: &mut Room<'_>, call: &Call) -> Result<Value, Refusal> {
    let operation = all()
        .find(|operation| operation.name == call.operation)
        .ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownOperationException,
                format!("The yard has no operation {}.", call.operation),
            )
        })?;
    let Some(request) = call.request.as_object() else {
        return Err(Refusal::new(
            RefusalCode::SerializationException,
            "The request is no JSON object.",
        ));
    };
    shape::check(operation.members, request)?;
    (operation.run)(room, Request(request))
}

/// Lets all replays that were started run to their end, as they do on AWS
/// after a while. The `result` is empty.
pub fn run_replays(yard: &Yard) -> Answer {
    let mut next = yard.clone();
    let mut places = vec![(next.account.clone(), next.region.clone())];
    let elsewhere = next.elsewhere.iter();
    places.extend(elsewhere.map(|place| (place.account.clone(), place.region.clone())));
    let mut did = Did::default();
    for (account, region) in places {
        did = next.within(&account, &region, |yard| {
            let mut room = Room { yard, did };
            replays::run_all(&mut room);
            room.did
        });
    }
    did.answer(next, Ok(Value::Null))
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
