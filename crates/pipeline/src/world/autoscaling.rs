//! Auto Scaling: instances come and go, and lifecycle hooks hold them.
//!
//! Source: Amazon EC2 Auto Scaling User Guide, "Amazon EC2 Auto Scaling event reference" (lifecycle
//! action events); seen 2026-11-22. The rest is written after "How lifecycle hooks work" and was not
//! compared with it.

use super::doing::DoingKind;
use super::ec2;
use super::emit::{Emitted, seconds};
use super::fleet::{self, LifecycleState};
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::{LifecycleHook, LifecycleResult, LifecycleTransition};
use super::what::What;
use crate::Timestamp;
use crate::send::Sending;
use pattern::json::Value;
use serde::{Deserialize, Serialize};
use serde_json::json as object;

/// An instance that a hook holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LifecycleAction {
    /// The group.
    pub group: String,
    /// The hook as it was when it took hold.
    pub hook: LifecycleHook,
    /// The hooks that come after it.
    pub further: Vec<LifecycleHook>,
    /// The instance.
    pub instance: String,
    /// The token, by which the action is completed.
    pub token: String,
    /// When the instance began to launch or to go.
    pub began: Timestamp,
    /// Since when there has been no heartbeat.
    pub heartbeat: Timestamp,
    /// How it was completed; none as long as it waits.
    pub result: Option<LifecycleResult>,
}

/// A group launches an instance. Its hooks take hold of it once it runs.
pub(super) fn launch(sending: &mut Sending<'_>, group: &str) {
    let instance = ec2::new_id(sending);
    let arn = arn(sending, group);
    let text = format!("Instance {instance} of {group} launches.");
    sending.tell(&arn, DoingKind::Started, text, None);
    fleet::put(sending, group, &instance, LifecycleState::Pending);
    let of_group = Some((group.to_owned(), sending.yard.clock));
    ec2::comes_and_tells(sending, &instance, ("pending", "running"), of_group);
}

/// An instance that a group launched runs.
pub(super) fn runs(sending: &mut Sending<'_>, group: &str, instance: &str, began: Timestamp) {
    if fleet::state(sending.yard, group, instance) == Some(LifecycleState::Pending) {
        let transition = LifecycleTransition::Launching;
        let hooks = hooks(sending, group, transition);
        next_hook(sending, group, instance, hooks, transition, began);
    }
}

/// A group lets an instance go, and its place in the group with it or not.
pub(super) fn terminate(sending: &mut Sending<'_>, group: &str, instance: &str, decrements: bool) {
    let arn = arn(sending, group);
    let text = format!("Instance {instance} of {group} is to be terminated.");
    sending.tell(&arn, DoingKind::Started, text, None);
    fleet::lets_go(sending, group, instance, decrements);
    no_longer_held(sending, group, instance);
    let transition = LifecycleTransition::Terminating;
    let hooks = hooks(sending, group, transition);
    let began = sending.yard.clock;
    next_hook(sending, group, instance, hooks, transition, began);
}

/// The hooks of a group for a transition.
fn hooks(
    sending: &Sending<'_>,
    group: &str,
    transition: LifecycleTransition,
) -> Vec<LifecycleHook> {
    let mut groups = sending.yard.resources.services.auto_scaling_groups.iter();
    let of = groups.find(|one| one.name == group);
    let hooks = of.map_or(&[][..], |group| &group.lifecycle_hooks);
    let mut hooks = hooks.to_vec();
    hooks.retain(|hook| hook.lifecycle_transition == transition);
    hooks
}

/// An instance that launches and is to go is held by no hook of its launch any more.
fn no_longer_held(sending: &mut Sending<'_>, group: &str, instance: &str) {
    let running = &mut sending.yard.happenings.running;
    let before = running.len();
    running.retain(|each| match &each.process {
        Process::Lifecycle(action) => action.group != group || action.instance != instance,
        _ => true,
    });
    sending.world.stale |= running.len() < before;
}

/// The next hook takes hold, or the instance goes on.
fn next_hook(
    sending: &mut Sending<'_>,
    group: &str,
    instance: &str,
    mut hooks: Vec<LifecycleHook>,
    transition: LifecycleTransition,
    began: Timestamp,
) {
    if hooks.is_empty() {
        return moved(sending, group, instance, transition, began, true);
    }
    let hook = hooks.remove(0);
    let token = sending.yard.draw_id();
    let action = LifecycleAction {
        group: group.to_owned(),
        further: hooks,
        instance: instance.to_owned(),
        token,
        began,
        heartbeat: sending.yard.clock,
        result: None,
        hook,
    };
    let arn = arn(sending, group);
    if transition == LifecycleTransition::Launching {
        fleet::put(sending, group, instance, LifecycleState::PendingWait);
    }
    lifecycle_event(sending, &arn, &action);
    hold(sending, &arn, action);
}

/// A hook holds an instance until somebody completes the action or the time is over.
fn hold(sending: &mut Sending<'_>, arn: &str, action: LifecycleAction) {
    let hook = &action.hook;
    let text = format!(
        "Hook {} holds instance {} for {} seconds at most.",
        hook.name, action.instance, hook.heartbeat_timeout
    );
    sending.tell(arn, DoingKind::Waits, text, None);
    let wait = i64::from(hook.heartbeat_timeout)
        .saturating_mul(1_000)
        .max(1);
    sending.begin_work(arn, None, wait, Process::Lifecycle(Box::new(action)));
}

/// The time of a hook is over, or its action has been completed.
pub(super) fn wake(
    sending: &mut Sending<'_>,
    running: &Running,
    action: &mut LifecycleAction,
) -> Next {
    let wait = i64::from(action.hook.heartbeat_timeout)
        .saturating_mul(1_000)
        .max(1);
    let gone = sending
        .yard
        .clock
        .millis()
        .saturating_sub(action.heartbeat.millis());
    if action.result.is_none() && gone < wait {
        return Next::After(wait.saturating_sub(gone));
    }
    let (result, why) = match action.result {
        Some(result) => (result, "was completed with"),
        None => (
            action.hook.default_result,
            "timed out; its default result is",
        ),
    };
    let word = match result {
        LifecycleResult::Continue => "CONTINUE",
        LifecycleResult::Abandon => "ABANDON",
    };
    let kind = match (action.result, result) {
        (Some(_), LifecycleResult::Continue) => DoingKind::Succeeded,
        _ => DoingKind::Failed,
    };
    let text = format!(
        "The action of hook {} for {} {why} {word}.",
        action.hook.name, action.instance
    );
    sending.tell(&running.arn, kind, text, None);
    let transition = action.hook.lifecycle_transition;
    let (group, instance, began) = (&action.group, &action.instance, action.began);
    match (result, transition) {
        (LifecycleResult::Continue, _) => {
            next_hook(
                sending,
                group,
                instance,
                action.further.clone(),
                transition,
                began,
            );
        }
        // An instance that launches is given up; one that goes skips the hooks that are left.
        (LifecycleResult::Abandon, LifecycleTransition::Launching) => {
            moved(sending, group, instance, transition, began, false);
        }
        (LifecycleResult::Abandon, LifecycleTransition::Terminating) => {
            moved(sending, group, instance, transition, began, true);
        }
    }
    Next::Over(Ending {
        ok: result == LifecycleResult::Continue,
        of: action.instance.clone(),
        status: word.to_owned(),
    })
}

/// CompleteLifecycleAction or RecordLifecycleActionHeartbeat. True where an instance is held so.
pub(super) fn answer(sending: &mut Sending<'_>, request: &Request, completes: bool) -> bool {
    let now = sending.yard.clock;
    let token = request.text(&["lifecycleActionToken"]);
    let (instance, hook) = (
        request.text(&["instanceId"]),
        request.text(&["lifecycleHookName"]),
    );
    let group = request.text(&["autoScalingGroupName"]);
    let result = match request.text(&["lifecycleActionResult"]) {
        "CONTINUE" => LifecycleResult::Continue,
        _ => LifecycleResult::Abandon,
    };
    let held = sending.yard.happenings.running.iter_mut().find_map(|each| {
        let Process::Lifecycle(action) = &mut each.process else {
            return None;
        };
        let meant = action.group == group
            && action.hook.name == hook
            && match token {
                "" => action.instance == instance,
                token => action.token == token,
            };
        meant.then_some((each.number, &mut each.turn, action))
    });
    let Some((running, turn, action)) = held else {
        let arn = arn(sending, group);
        let text = format!(
            "No instance of {group} waits at hook {hook} with this token or id: ValidationError."
        );
        sending.tell(&arn, DoingKind::Refused, text, None);
        return false;
    };
    if !completes {
        action.heartbeat = now;
        return true;
    }
    action.result = Some(result);
    *turn = turn.saturating_add(1);
    let turn = *turn;
    sending.world.stale = true;
    sending.happen_in(0, What::Wake { running, turn });
    true
}

/// An event of a hook came to the bus that the yard's own group did not send: the instance is held
/// all the same.
pub(super) fn came(sending: &mut Sending<'_>, event: &Value) {
    let Some(detail) = event.get("detail") else {
        return;
    };
    let text = |name: &str| crate::json::text(detail, name).to_owned();
    let token = text("LifecycleActionToken");
    let mut running = sending.yard.happenings.running.iter();
    if running
        .any(|each| matches!(&each.process, Process::Lifecycle(action) if action.token == token))
    {
        return;
    }
    let group = text("AutoScalingGroupName");
    let name = text("LifecycleHookName");
    let groups = &sending.yard.resources.services.auto_scaling_groups;
    let hook = groups.iter().find(|each| each.name == group);
    let hook = hook.and_then(|group| group.lifecycle_hooks.iter().find(|hook| hook.name == name));
    let Some(hook) = hook.cloned() else {
        return;
    };
    let now = sending.yard.clock;
    let action = LifecycleAction {
        instance: text("EC2InstanceId"),
        group,
        further: Vec::new(),
        token,
        began: now,
        heartbeat: now,
        result: None,
        hook,
    };
    let (group, instance) = (&action.group, &action.instance);
    match action.hook.lifecycle_transition {
        LifecycleTransition::Launching => {
            fleet::put(sending, group, instance, LifecycleState::PendingWait);
        }
        LifecycleTransition::Terminating => fleet::lets_go(sending, group, instance, true),
    }
    let arn = arn(sending, &action.group);
    hold(sending, &arn, action);
}

pub(super) fn arn(sending: &Sending<'_>, group: &str) -> String {
    places::arn(sending.yard, "autoscaling", &resource(group))
}

/// What stands in the ARN of a group behind its place.
pub(super) fn resource(group: &str) -> String {
    format!("autoScalingGroup:0d7b5c28-93f6-4ea1-b0d8-6f2e7c9a4135:autoScalingGroupName/{group}")
}

fn lifecycle_event(sending: &mut Sending<'_>, arn: &str, action: &LifecycleAction) {
    let transition = action.hook.lifecycle_transition;
    let (detail_type, origin, destination) = match transition {
        LifecycleTransition::Launching => (
            "EC2 Instance-launch Lifecycle Action",
            "EC2",
            "AutoScalingGroup",
        ),
        LifecycleTransition::Terminating => (
            "EC2 Instance-terminate Lifecycle Action",
            "AutoScalingGroup",
            "EC2",
        ),
    };
    let mut detail = object!({
        "LifecycleActionToken": action.token,
        "AutoScalingGroupName": action.group,
        "LifecycleHookName": action.hook.name,
        "EC2InstanceId": action.instance,
        "LifecycleTransition": transition.as_str(),
        "Origin": origin,
        "Destination": destination,
    });
    if let (Some(metadata), Some(members)) =
        (&action.hook.notification_metadata, detail.as_object_mut())
    {
        members.insert("NotificationMetadata".to_owned(), object!(metadata));
    }
    sending.emit(Emitted {
        source: "aws.autoscaling",
        detail_type,
        resources: &[arn],
        detail,
    });
}

/// The instance is in service, goes, or was given up. The group tells that it has gone once it is
/// terminated. Source: Amazon EC2 Auto Scaling User Guide, "Amazon EC2 Auto Scaling event reference"
/// (the event says that the group terminated the instance, and when that ended); seen 2026-11-22.
fn moved(
    sending: &mut Sending<'_>,
    group: &str,
    instance: &str,
    transition: LifecycleTransition,
    began: Timestamp,
    ok: bool,
) {
    if transition == LifecycleTransition::Terminating {
        fleet::leaves(sending, group, instance);
        let of_group = Some((group.to_owned(), began));
        let states = ("shutting-down", "terminated");
        return ec2::comes_and_tells(sending, instance, states, of_group);
    }
    match ok {
        true => fleet::put(sending, group, instance, LifecycleState::InService),
        false => fleet::leaves(sending, group, instance),
    }
    tell_moved(sending, group, instance, transition, began, ok);
    if !ok {
        ec2::comes(sending, instance, ("shutting-down", "terminated"));
    }
}

/// An instance that the group let go is terminated. Where it was to keep its place, another one
/// launches for it.
pub(super) fn has_gone(sending: &mut Sending<'_>, group: &str, instance: &str, began: Timestamp) {
    let cause = sending.world.cause;
    let transition = LifecycleTransition::Terminating;
    tell_moved(sending, group, instance, transition, began, true);
    sending.world.cause = cause;
    fleet::settle(sending, group, group);
}

fn tell_moved(
    sending: &mut Sending<'_>,
    group: &str,
    instance: &str,
    transition: LifecycleTransition,
    began: Timestamp,
    ok: bool,
) {
    let launches = transition == LifecycleTransition::Launching;
    let detail_type = match (launches, ok) {
        (true, true) => "EC2 Instance Launch Successful",
        (true, false) => "EC2 Instance Launch Unsuccessful",
        (false, _) => "EC2 Instance Terminate Successful",
    };
    let text = match (launches, ok) {
        (true, true) => format!("Instance {instance} of {group} is in service."),
        (true, false) => {
            format!("Instance {instance} of {group} was given up before it was in service.")
        }
        (false, _) => format!("Instance {instance} of {group} is terminated."),
    };
    let arn = arn(sending, group);
    let kind = if ok {
        DoingKind::Succeeded
    } else {
        DoingKind::Failed
    };
    sending.tell(&arn, kind, text, None);
    let instance_arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
    let verb = if launches {
        "Launching a new"
    } else {
        "Terminating"
    };
    let request_id = sending.yard.draw_id();
    let activity_id = sending.yard.draw_id();
    let (origin, destination) = match launches {
        true => ("EC2", "AutoScalingGroup"),
        false => ("AutoScalingGroup", "EC2"),
    };
    let detail = object!({
        "StatusCode": if ok { "InProgress" } else { "Failed" },
        "Description": format!("{verb} EC2 instance: {instance}"),
        "AutoScalingGroupName": group,
        "ActivityId": activity_id,
        "Details": {
            "Availability Zone": format!("{}a", sending.yard.region),
            "Subnet ID": "subnet-0f4bcbd2bf3a7d4bf",
        },
        "RequestId": request_id,
        "StatusMessage": if ok { "" } else { "The lifecycle action was abandoned." },
        "EndTime": seconds(sending.yard.clock),
        "EC2InstanceId": instance,
        "StartTime": seconds(began),
        "Cause": format!("At {} the number of instances was changed.", seconds(began)),
        "Origin": origin,
        "Destination": destination,
    });
    sending.emit(Emitted {
        source: "aws.autoscaling",
        detail_type,
        resources: &[&arn, &instance_arn],
        detail,
    });
}

/// Whether anything in the place is to be looked at when an event comes.
pub(super) fn is_lifecycle(event: &Value) -> bool {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    text("source") == Some("aws.autoscaling")
        && text("detail-type").is_some_and(|kind| kind.ends_with("Lifecycle Action"))
}
