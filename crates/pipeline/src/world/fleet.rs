//! The members of Auto Scaling groups, and how many of them a group wants.
//!
//! Source: Amazon EC2 Auto Scaling User Guide, "Amazon EC2 Auto Scaling instance lifecycle", "Set
//! capacity limits for your Auto Scaling group" and "Control which instances terminate during scale
//! in"; API Reference, SetDesiredCapacity, ExecutePolicy and TerminateInstanceInAutoScalingGroup. They
//! were not compared on a known day.
//!
//! The default termination policy asks for the Availability Zone, the launch template and the next
//! billing hour, and chooses at random where all are alike. In the yard they are alike; so that a run
//! can be repeated, the member goes that has been in service longest. An instance that was given up
//! while it launched is not launched again before the capacity changes next; AWS tries again by itself.

use super::autoscaling;
use super::doing::DoingKind;
use super::places;
use super::request::Request;
use super::required::Refused;
use super::services::{ApiCall, AutoScalingGroup, Instance, Services};
use crate::Yard;
use crate::send::Sending;
use serde::{Deserialize, Serialize};

/// How many instances a group launches at once at most in the yard; chosen on 2026-11-23.
const MOST_INSTANCES: usize = 10;

/// A group whose members have changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptGroup {
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The name.
    pub name: String,
    /// The instances that were declared; where a person declares others, the group begins anew.
    pub declared: Vec<String>,
    /// The desired capacity.
    pub desired_capacity: usize,
    /// The members, the one that came first at the beginning.
    pub members: Vec<Member>,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The id of the instance.
    pub instance: String,
    /// Where it stands.
    pub state: LifecycleState,
}

/// Where a member stands, in the words of Auto Scaling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LifecycleState {
    /// It launches.
    Pending,
    /// It runs, and a lifecycle hook holds it.
    #[serde(rename = "Pending:Wait")]
    PendingWait,
    /// It is in service.
    InService,
    /// It is to go.
    Terminating,
}

impl KeptGroup {
    /// A group of a place as it was declared.
    fn new(group: &AutoScalingGroup, (account, region): (&str, &str)) -> Self {
        let in_service = |instance: &String| Member {
            instance: instance.clone(),
            state: LifecycleState::InService,
        };
        KeptGroup {
            account: account.to_owned(),
            region: region.to_owned(),
            name: group.name.clone(),
            declared: group.instances.clone(),
            desired_capacity: group.instances.len(),
            members: group.instances.iter().map(in_service).collect(),
        }
    }

    fn is_of(&self, group: &AutoScalingGroup, place: (&str, &str)) -> bool {
        (self.account.as_str(), self.region.as_str()) == place
            && self.name == group.name
            && self.declared == group.instances
    }

    fn member(&self, instance: &str) -> Option<&Member> {
        self.members.iter().find(|one| one.instance == instance)
    }

    /// How many members count: those that launch or are in service.
    fn capacity(&self) -> usize {
        let stays = |one: &&Member| one.state != LifecycleState::Terminating;
        self.members.iter().filter(stays).count()
    }
}

/// A group of a place as it is now.
fn now(yard: &Yard, group: &AutoScalingGroup, place: (&str, &str)) -> KeptGroup {
    let mut kept = yard.happenings.groups.iter();
    kept.find(|kept| kept.is_of(group, place))
        .map_or_else(|| KeptGroup::new(group, place), KeptGroup::clone)
}

/// A group of an account and a Region as it is now; none where no such group is declared there.
#[must_use]
pub fn group_now(yard: &Yard, account: &str, region: &str, name: &str) -> Option<KeptGroup> {
    let there = yard.place(account, region);
    let mut groups = there.resources.services.auto_scaling_groups.iter();
    let group = groups.find(|one| one.name == name)?;
    Some(now(yard, group, (account, region)))
}

/// The groups of the place where the yard is, as they are now.
fn groups(yard: &Yard) -> Vec<KeptGroup> {
    let place = (yard.account.as_str(), yard.region.as_str());
    let groups = yard.resources.services.auto_scaling_groups.iter();
    groups.map(|group| now(yard, group, place)).collect()
}

/// The instances of the place as they are now: the declared ones that no group has let go, and those
/// that groups have launched. A new one has the tags, the role and the agent of the first declared
/// instance of its group, as their launch template is the same; Systems Manager knows it once it runs.
pub(super) fn instances(yard: &Yard) -> Vec<Instance> {
    let declared = &yard.resources.services.instances;
    let groups = groups(yard);
    let has_gone = |id: &String| {
        let mut groups = groups.iter();
        groups.any(|group| group.declared.contains(id) && group.member(id).is_none())
    };
    let there = declared.iter().filter(|one| !has_gone(&one.instance_id));
    let mut all: Vec<Instance> = there.cloned().collect();
    for group in &groups {
        let mut alike = declared.iter();
        let alike = alike.find(|one| group.declared.contains(&one.instance_id));
        let mut launched = group.members.clone();
        launched.retain(|one| !group.declared.contains(&one.instance));
        all.extend(launched.into_iter().map(|one| Instance {
            managed: one.state != LifecycleState::Pending && alike.is_some_and(|it| it.managed),
            instance_id: one.instance,
            ..alike.cloned().unwrap_or_default()
        }));
    }
    all
}

/// Whether an instance is a member of one of these groups.
pub(super) fn is_member(yard: &Yard, names: &[String], instance: &str) -> bool {
    let of = groups(yard);
    of.iter()
        .any(|group| names.contains(&group.name) && group.member(instance).is_some())
}

/// The name of the group that has an instance as a member.
pub(super) fn group_of(yard: &Yard, instance: &str) -> Option<String> {
    let mut of = groups(yard).into_iter();
    of.find(|group| group.member(instance).is_some())
        .map(|group| group.name)
}

/// Where a member of a group stands.
pub(super) fn state(yard: &Yard, group: &str, instance: &str) -> Option<LifecycleState> {
    let of = groups(yard);
    let group = of.iter().find(|one| one.name == group)?;
    group.member(instance).map(|one| one.state)
}

/// Changes what is known of a group of the place; nothing where the place knows no such group.
fn change(sending: &mut Sending<'_>, name: &str, change: impl FnOnce(&mut KeptGroup)) {
    let groups = groups(sending.yard);
    let Some(mut group) = groups.into_iter().find(|one| one.name == name) else {
        return;
    };
    change(&mut group);
    let kept = &mut sending.yard.happenings.groups;
    kept.retain(|one| {
        (&one.account, &one.region, &one.name) != (&group.account, &group.region, &group.name)
    });
    kept.push(group);
}

/// An instance comes to a state in its group, which has room for it.
pub(super) fn put(sending: &mut Sending<'_>, group: &str, instance: &str, state: LifecycleState) {
    change(sending, group, |group| {
        let mut members = group.members.iter_mut();
        match members.find(|one| one.instance == instance) {
            Some(member) => member.state = state,
            None => group.members.push(Member {
                instance: instance.to_owned(),
                state,
            }),
        }
        group.desired_capacity = group.desired_capacity.max(group.capacity());
    });
}

/// An instance of a group is to go. With it goes the place that it had, where the group is not to
/// launch another one for it.
pub(super) fn lets_go(sending: &mut Sending<'_>, group: &str, instance: &str, decrements: bool) {
    change(sending, group, |group| {
        let mut members = group.members.iter_mut();
        let member = members.find(|one| one.instance == instance);
        let Some(member) = member.filter(|one| one.state != LifecycleState::Terminating) else {
            return;
        };
        member.state = LifecycleState::Terminating;
        if decrements {
            group.desired_capacity = group.desired_capacity.min(group.capacity());
        }
    });
}

/// An instance is a member no longer.
pub(super) fn leaves(sending: &mut Sending<'_>, group: &str, instance: &str) {
    change(sending, group, |group| {
        group.members.retain(|one| one.instance != instance);
    });
}

/// SetDesiredCapacity.
pub(super) fn set_capacity(sending: &mut Sending<'_>, request: &Request) {
    let group = request.text(&["autoScalingGroupName"]);
    let Some(capacity) = number(request, "desiredCapacity") else {
        return;
    };
    come_to(sending, group, group, |_, _| capacity);
}

/// ExecutePolicy: the policy of the group says by how much its capacity changes.
pub(super) fn execute_policy(sending: &mut Sending<'_>, request: &Request) {
    let services = &sending.yard.resources.services;
    let Some((group, Some(by))) = policy(services, request) else {
        return;
    };
    scale_by(sending, &group, &group, by);
}

/// The group that ExecutePolicy means, by its name or the ARN of the policy, and the adjustment of the
/// policy, where the group has it.
fn policy(services: &Services, request: &Request) -> Option<(String, Option<i32>)> {
    let named = request.text(&["policyName"]);
    let (group, policy) = match named.split_once(":autoScalingGroupName/") {
        Some((_, behind)) => behind.split_once(":policyName/")?,
        None => (request.text(&["autoScalingGroupName"]), named),
    };
    let mut groups = services.auto_scaling_groups.iter();
    let group = groups.find(|one| one.name == group)?;
    let mut policies = group.scaling_policies.iter();
    let found = policies.find(|one| one.name == policy);
    Some((group.name.clone(), found.map(|one| one.scaling_adjustment)))
}

/// A simple scaling policy changes the capacity of a group, within its limits.
pub(crate) fn scale_by(sending: &mut Sending<'_>, by: &str, group: &str, adjustment: i32) {
    let change = usize::try_from(adjustment.unsigned_abs()).unwrap_or(usize::MAX);
    come_to(sending, by, group, |before, (least, most)| {
        let new = match adjustment < 0 {
            true => before.saturating_sub(change),
            false => before.saturating_add(change),
        };
        // A group that a person declared beyond its limits is not brought back by a step away.
        match adjustment < 0 {
            true => new.max(least.min(before)),
            false => new.min(most.max(before)),
        }
    });
}

/// A group comes to another capacity, which is reckoned from the one before and its limits.
fn come_to(
    sending: &mut Sending<'_>,
    by: &str,
    name: &str,
    new: impl FnOnce(usize, (usize, usize)) -> usize,
) {
    let mut declared = sending.yard.resources.services.auto_scaling_groups.iter();
    let Some(declared) = declared.find(|one| one.name == name) else {
        return;
    };
    let limits = limits(declared);
    let place = (sending.yard.account.as_str(), sending.yard.region.as_str());
    let before = now(sending.yard, declared, place).desired_capacity;
    let after = new(before, limits);
    let text = match after == before {
        true => format!("The desired capacity of {name} stays at {before}."),
        false => format!("The desired capacity of {name} changes from {before} to {after}."),
    };
    let arn = autoscaling::arn(sending, name);
    sending.tell(&arn, DoingKind::Changed, text, None);
    change(sending, name, |group| group.desired_capacity = after);
    settle(sending, by, name);
}

/// The least and the most instances that a group may have.
fn limits(group: &AutoScalingGroup) -> (usize, usize) {
    let size = |size: u32| usize::try_from(size).unwrap_or(usize::MAX);
    (
        size(group.min_size),
        group.max_size.map_or(usize::MAX, size),
    )
}

/// A group launches what it lacks, or lets go what it has too much.
pub(super) fn settle(sending: &mut Sending<'_>, by: &str, name: &str) {
    let groups = groups(sending.yard);
    let Some(group) = groups.into_iter().find(|one| one.name == name) else {
        return;
    };
    let (wanted, there) = (group.desired_capacity, group.capacity());
    let cause = sending.world.cause;
    let lacks = wanted.saturating_sub(there);
    if wanted == there || !sending.hop(by) {
        return;
    }
    for _ in 0..lacks.min(MOST_INSTANCES) {
        sending.world.cause = cause;
        autoscaling::launch(sending, name);
    }
    sending.world.cause = cause;
    if lacks > MOST_INSTANCES {
        let arn = autoscaling::arn(sending, name);
        let text = format!(
            "{name} launches {MOST_INSTANCES} of {lacks} instances; the yard launches no more at once."
        );
        sending.tell(&arn, DoingKind::Cut, text, None);
    }
    // Those in service go before those that still launch.
    let mut goes = group.members;
    goes.retain(|one| one.state != LifecycleState::Terminating);
    goes.sort_by_key(|one| one.state != LifecycleState::InService);
    for member in goes.iter().take(there.saturating_sub(wanted)) {
        sending.world.cause = cause;
        autoscaling::terminate(sending, name, &member.instance, true);
    }
}

/// TerminateInstanceInAutoScalingGroup.
pub(super) fn terminate(sending: &mut Sending<'_>, request: &Request) {
    let instance = request.text(&["instanceId"]);
    let Some(group) = group_of(sending.yard, instance) else {
        return;
    };
    if sending.hop(&group) {
        autoscaling::terminate(sending, &group, instance, decrements(request));
    }
}

fn decrements(request: &Request) -> bool {
    let given = request.json(&["shouldDecrementDesiredCapacity"]);
    given.is_some_and(|text| text.trim_matches('"') == "true")
}

fn number(request: &Request, name: &str) -> Option<usize> {
    let text = request.json(&[name])?;
    text.trim_matches('"').parse().ok()
}

/// How Auto Scaling refuses a call because of the members of a group, its limits or its policies.
///
/// The messages of the two limits are those that people report; of the others the API Reference names
/// the code alone.
pub(super) fn refused(
    sending: &Sending<'_>,
    call: &ApiCall,
    place: (&str, &str),
) -> Option<Refused> {
    if call.service != "autoscaling" {
        return None;
    }
    let request = &Request::read(&call.request);
    let services = places::services(sending.yard, place.0, place.1)?;
    let validation = |message: String| Refused {
        code: "ValidationError".to_owned(),
        message,
    };
    match call.operation.as_str() {
        "SetDesiredCapacity" => {
            let name = request.text(&["autoScalingGroupName"]);
            let mut groups = services.auto_scaling_groups.iter();
            let (least, most) = limits(groups.find(|one| one.name == name)?);
            let new = number(request, "desiredCapacity")?;
            let (side, limit) = match new {
                new if new < least => ("below min", least),
                new if new > most => ("above max", most),
                _ => return None,
            };
            Some(validation(format!(
                "New SetDesiredCapacity value {new} is {side} value {limit} for the AutoScalingGroup."
            )))
        }
        "ExecutePolicy" => match policy(services, request)? {
            (_, Some(_)) => None,
            (group, None) => Some(validation(format!(
                "The group {group} has no such scaling policy."
            ))),
        },
        "TerminateInstanceInAutoScalingGroup" => {
            let instance = request.text(&["instanceId"]);
            let groups = &services.auto_scaling_groups;
            let mut found = groups.iter().filter_map(|group| {
                let now = now(sending.yard, group, place);
                let state = now.member(instance)?.state;
                Some((state, now.desired_capacity, limits(group).0))
            });
            match found.next() {
                None if groups.is_empty() => None,
                None => Some(validation(format!(
                    "Instance Id not found - No managed instance found for instance ID: {instance}"
                ))),
                Some((LifecycleState::Terminating, ..)) => Some(Refused {
                    code: "ScalingActivityInProgress".to_owned(),
                    message: "The operation can't be performed because there are scaling activities in progress.".to_owned(),
                }),
                Some((_, desired, least)) if decrements(request) && desired <= least => {
                    Some(validation(format!(
                        "Currently, desiredSize equals minSize ({least}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size."
                    )))
                }
                Some(_) => None,
            }
        }
        _ => None,
    }
}
