//! PutTargets, RemoveTargets, ListTargetsByRule.

use super::arns::{event_bus, invalid, limit};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::rules::keep_managed;
use super::shape::texts::{BUS, NAME_64};
use super::shape::{List, Member, Shape, check as shape_check, optional, required};
use super::{Operation, Room};
use crate::arn::Arn;
use crate::quotas::TARGETS_PER_RULE;
use crate::refusal::Refusal;
use crate::rule::{Rule, Target};
use crate::targets::{check_bus_role, is_no_target, kind_of, needs_role};
use crate::yard::Yard;
use serde_json::Value;

mod input;
mod member;
mod shapes;

const RULE_MEMBER: Member = required("Rule", NAME_64);
const BUS_MEMBER: Member = optional("EventBusName", BUS);
static TARGETS: List = List {
    min: 1,
    max: 100,
    of: Shape::Object(&shapes::TARGET),
};
const PUT_MEMBERS: &[Member] = &[
    RULE_MEMBER,
    BUS_MEMBER,
    required("Targets", Shape::List(&TARGETS)),
];
static IDS: List = List {
    min: 1,
    max: 100,
    of: NAME_64,
};

pub(super) static OPERATIONS: [Operation; 3] = [
    Operation {
        name: "PutTargets",
        members: PUT_MEMBERS,
        run: put_targets,
    },
    Operation {
        name: "RemoveTargets",
        members: &[
            RULE_MEMBER,
            BUS_MEMBER,
            required("Ids", Shape::List(&IDS)),
            optional("Force", Shape::Flag),
        ],
        run: remove_targets,
    },
    Operation {
        name: "ListTargetsByRule",
        members: &[RULE_MEMBER, BUS_MEMBER, NEXT_TOKEN, LIMIT_MEMBER],
        run: list_targets_by_rule,
    },
];

/// Adds targets to a rule; one of the same id is replaced in its place.
fn put_targets(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let now = room.yard.clock;
    let most = TARGETS_PER_RULE.at(now);
    let account = room.yard.account.clone();
    let rule = room.rule(&bus, request.name("Rule"))?;
    keep_managed(rule, false)?;
    let mut targets = rule.targets.clone();
    for (index, given) in request.objects("Targets").enumerate() {
        let target = member::read(index + 1, given)?;
        check(rule, &target)?;
        check_bus_role(&account, now, &target)?;
        match targets.iter_mut().find(|old| old.id == target.id) {
            Some(old) => *old = target,
            None => targets.push(target),
        }
    }
    if targets.len() > most {
        return Err(limit());
    }
    rule.targets = targets;
    Ok(done())
}

/// The answer of a change that went well for every target.
fn done() -> Value {
    Out::default()
        .put("FailedEntryCount", 0)
        .put("FailedEntries", Vec::<Value>::new())
        .done()
}

/// Whether PutTargets takes a target alone, for a rule with this role in the place where the yard is.
///
/// # Errors
/// What AWS answers: everything that breaks a constraint of the request's
/// shape, in one message, else the first of what AWS looks at then.
pub fn check_put_targets(
    yard: &Yard,
    target: &Target,
    rule_role: Option<&str>,
) -> Result<(), Refusal> {
    let given = member::write(target);
    let request = Out::default()
        .put("Rule", "rule")
        .put("Targets", vec![given])
        .done();
    let request = request.as_object().cloned().unwrap_or_default();
    shape_check(PUT_MEMBERS, &request)?;
    let rule = Rule {
        role_arn: rule_role.map(str::to_owned),
        ..Rule::default()
    };
    for given in Request(&request).objects("Targets") {
        let target = member::read(1, given)?;
        check(&rule, &target)?;
        check_bus_role(&yard.account, yard.clock, &target)?;
    }
    Ok(())
}

/// Whether AWS takes a target. That the resource exists is not asked.
fn check(rule: &Rule, target: &Target) -> Result<(), Refusal> {
    let malformed = || {
        invalid(format!(
            "Parameter {} is not valid. Reason: Provided Arn is not in correct format.",
            target.arn
        ))
    };
    let arn = Arn::read(&target.arn).map_err(|problem| malformed().help(problem.help))?;
    let has_role = target.role_arn.is_some() || rule.role_arn.is_some();
    match kind_of(&arn) {
        Ok(kind) => kind
            .target_type()
            .check_with_role(target, rule.role_arn.as_deref()),
        Err(problem) if is_no_target(arn.service) => Err(malformed().help(problem.help)),
        // A form that the yard does not know may be one that AWS knows.
        Err(_) if needs_role(arn.service) && !has_role => Err(invalid(format!(
            "RoleArn is required for target {}.",
            target.arn
        ))),
        Err(_) => Ok(()),
    }
}

/// Takes targets away. An unknown id is no error.
fn remove_targets(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let rule = room.rule(&bus, request.name("Rule"))?;
    keep_managed(rule, request.flag("Force"))?;
    rule.targets
        .retain(|target| request.texts("Ids").all(|id| id != target.id));
    Ok(done())
}

fn list_targets_by_rule(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let rule = room.rule(&bus, request.name("Rule"))?;
    let targets: Vec<_> = rule
        .targets
        .iter()
        .map(|target| (target.id.as_str(), target))
        .collect();
    page(request, "Targets", &targets, |target| member::write(target))
}

#[cfg(test)]
mod tests;
