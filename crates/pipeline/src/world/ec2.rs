//! EC2: instances come to other states.
//!
//! Source: Amazon EC2 User Guide, "State change events for Amazon EC2 instances"; seen 2026-11-22.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::running::{Ending, Next, Process, Running};
use super::what::Called;
use super::{autoscaling, delays, fleet};
use crate::Timestamp;
use crate::json;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An instance that comes to another state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceChange {
    /// The id of the instance.
    pub instance: String,
    /// The state that it comes to.
    pub state: String,
    /// The Auto Scaling group that launches it or lets it go, and since when; none where no group does.
    #[serde(default)]
    pub of_group: Option<(String, Timestamp)>,
}

/// The most instances that a call of RunInstances starts here.
const MOST_STARTED: u64 = 20;

/// RunInstances: new instances come to run. StartInstances, StopInstances, RebootInstances or
/// TerminateInstances: what the declared instances do that the request names.
pub(super) fn call(sending: &mut Sending<'_>, request: &str, called: &Called) {
    let (first, last) = match called.call.operation.as_str() {
        "RunInstances" => return run(sending, request),
        "StartInstances" => ("pending", "running"),
        "StopInstances" => ("stopping", "stopped"),
        "TerminateInstances" => ("shutting-down", "terminated"),
        _ => return,
    };
    // Ids stand at several places, by the form of the request: a list, or a set of items.
    let text = json::whole(request).map_or_else(String::new, |value| json::compact(&value));
    let known = fleet::instances(sending.yard);
    let meant = known
        .iter()
        .filter(|each| text.contains(&format!("\"{}\"", each.instance_id)));
    let meant: Vec<String> = meant.map(|each| each.instance_id.clone()).collect();
    let cause = sending.world.cause;
    for instance in &meant {
        sending.world.cause = cause;
        comes(sending, instance, (first, last));
    }
}

/// As many new instances as the request wants at most.
fn run(sending: &mut Sending<'_>, request: &str) {
    let request = json::whole(request);
    let most = request.as_ref().and_then(|request| {
        let given = request
            .get("maxCount")
            .or_else(|| request.get("MaxCount"))?;
        json::compact(given).trim_matches('"').parse::<u64>().ok()
    });
    let cause = sending.world.cause;
    for _ in 0..most.unwrap_or(1).clamp(1, MOST_STARTED) {
        sending.world.cause = cause;
        let instance = new_id(sending);
        comes(sending, &instance, ("pending", "running"));
    }
}

/// The id of a new instance.
pub(super) fn new_id(sending: &mut Sending<'_>) -> String {
    let drawn = sending.yard.draw_id();
    let digits: String = drawn.chars().filter(|c| *c != '-').take(17).collect();
    format!("i-{digits}")
}

/// An instance comes to a state at once, and from there to another.
pub(super) fn comes(sending: &mut Sending<'_>, instance: &str, states: (&str, &str)) {
    comes_and_tells(sending, instance, states, None);
}

/// The same; then a group that launches it or lets it go, since when, hears of it. Where the instance
/// was on its way to another state, it does not come there; one that shuts down comes to no other.
pub(super) fn comes_and_tells(
    sending: &mut Sending<'_>,
    instance: &str,
    (first, last): (&str, &str),
    of_group: Option<(String, Timestamp)>,
) {
    if !turns_from(sending, instance) {
        return;
    }
    change(sending, instance, first);
    let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
    let change = InstanceChange {
        instance: instance.to_owned(),
        state: last.to_owned(),
        of_group,
    };
    let wait = delays::INSTANCE_STATE.millis;
    sending.begin_work(&arn, None, wait, Process::Instance(Box::new(change)));
}

/// An instance is no longer on its way to another state. False where it shuts down, which nothing
/// stops.
fn turns_from(sending: &mut Sending<'_>, instance: &str) -> bool {
    let (account, region) = (&sending.yard.account, &sending.yard.region);
    let running = &mut sending.yard.happenings.running;
    let on_way = |each: &Running| match &each.process {
        Process::Instance(of) if of.instance == instance => {
            (&each.account, &each.region) == (account, region)
        }
        _ => false,
    };
    let goes =
        |each: &Running| matches!(&each.process, Process::Instance(of) if of.state == "terminated");
    if running.iter().any(|each| on_way(each) && goes(each)) {
        return false;
    }
    let before = running.len();
    running.retain(|each| !on_way(each));
    sending.world.stale |= running.len() < before;
    true
}

/// The instance has come to its new state.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, of: &InstanceChange) -> Next {
    change(sending, &of.instance, &of.state);
    if let Some((group, began)) = &of.of_group {
        match of.state.as_str() {
            "terminated" => autoscaling::has_gone(sending, group, &of.instance, *began),
            _ => autoscaling::runs(sending, group, &of.instance, *began),
        }
    }
    Next::Over(Ending {
        ok: true,
        of: running.arn.clone(),
        status: of.state.clone(),
    })
}

fn change(sending: &mut Sending<'_>, instance: &str, state: &str) {
    let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
    sending.tell(
        &arn,
        DoingKind::Changed,
        format!("Instance {instance} is in state {state}."),
        None,
    );
    sending.emit(Emitted {
        source: "aws.ec2",
        detail_type: "EC2 Instance State-change Notification",
        resources: &[&arn],
        detail: json!({ "instance-id": instance, "state": state }),
    });
}
