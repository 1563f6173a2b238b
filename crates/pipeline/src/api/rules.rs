//! PutRule, DeleteRule, EnableRule, DisableRule, DescribeRule, ListRules,
//! ListRuleNamesByTarget.

use super::arns::{event_bus, invalid, limit};
use super::paging::{LIMIT_MEMBER, NEXT_TOKEN, page};
use super::request::{Out, Request};
use super::shape::texts::{ARN, BUS, DESCRIPTION, EVENT_PATTERN, NAME_64, TAGS};
use super::shape::{Member, Shape, one_of, optional, required, text};
use super::{Operation, Room, event_pattern};
use crate::quotas::{RULES_PER_EVENT_BUS, WILDCARD_RULES_PER_EVENT_BUS};
use crate::refusal::{Refusal, RefusalCode};
use crate::rule::has_wildcard;
use crate::rule::{Rule, RuleState};
use crate::schedule;
use crate::tag;
use crate::yard::Yard;
use serde_json::Value;

const BUS_MEMBER: Member = optional("EventBusName", BUS);
const NAME_MEMBER: Member = required("Name", NAME_64);
const STATES: &[&str] = &[
    "ENABLED",
    "DISABLED",
    "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
];

pub(super) static OPERATIONS: [Operation; 7] = [
    Operation {
        name: "PutRule",
        members: &[
            NAME_MEMBER,
            optional("ScheduleExpression", Shape::Text(text(0, 256))),
            optional("EventPattern", EVENT_PATTERN),
            optional("State", Shape::Text(one_of(STATES))),
            optional("Description", DESCRIPTION),
            optional("RoleArn", ARN),
            optional("Tags", TAGS),
            BUS_MEMBER,
        ],
        run: put_rule,
    },
    Operation {
        name: "DeleteRule",
        members: &[NAME_MEMBER, BUS_MEMBER, optional("Force", Shape::Flag)],
        run: delete_rule,
    },
    Operation {
        name: "EnableRule",
        members: &[NAME_MEMBER, BUS_MEMBER],
        run: |room, request| switch(room, request, RuleState::Enabled),
    },
    Operation {
        name: "DisableRule",
        members: &[NAME_MEMBER, BUS_MEMBER],
        run: |room, request| switch(room, request, RuleState::Disabled),
    },
    Operation {
        name: "DescribeRule",
        members: &[NAME_MEMBER, BUS_MEMBER],
        run: describe_rule,
    },
    Operation {
        name: "ListRules",
        members: &[
            optional("NamePrefix", NAME_64),
            BUS_MEMBER,
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_rules,
    },
    Operation {
        name: "ListRuleNamesByTarget",
        members: &[
            required("TargetArn", ARN),
            BUS_MEMBER,
            NEXT_TOKEN,
            LIMIT_MEMBER,
        ],
        run: list_rule_names_by_target,
    },
];

/// Makes a rule, or replaces everything of an existing one but its targets and
/// tags: what the request leaves out is taken away.
fn put_rule(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let (pattern, expression) = (
        request.text("EventPattern"),
        request.text("ScheduleExpression"),
    );
    if pattern.is_none() && expression.is_none() {
        return Err(invalid(
            "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        ));
    }
    if let Some(expression) = expression {
        schedule::check_rule(expression, &bus)?;
    }
    event_pattern::check(pattern)?;
    let name = request.name("Name");
    let old = room.yard.rule(&bus, name);
    old.map_or(Ok(()), |rule| keep_managed(rule, false))?;
    check_quotas(room.yard, &bus, name, pattern)?;
    let new = Rule {
        name: name.to_owned(),
        event_bus: bus.clone(),
        event_pattern: pattern.map(str::to_owned),
        schedule_expression: expression.map(str::to_owned),
        state: state(request),
        description: request.owned("Description"),
        role_arn: request.owned("RoleArn"),
        ..Rule::default()
    };
    let arn = room.yard.rule_arn(&new);
    let clock = room.yard.clock;
    match room.yard.rule_mut(&bus, name) {
        Some(rule) => {
            *rule = Rule {
                targets: std::mem::take(&mut rule.targets),
                tags: std::mem::take(&mut rule.tags),
                creation_time: if new.schedule_expression == rule.schedule_expression {
                    rule.creation_time
                } else {
                    clock
                },
                ..new
            };
        }
        None => {
            let mut tags = Vec::new();
            request.tags().for_each(|tag| tag::put(&mut tags, tag));
            room.yard.rules.push(Rule {
                tags,
                creation_time: clock,
                ..new
            });
        }
    }
    Ok(Out::default().put("RuleArn", arn).done())
}

fn state(request: Request<'_>) -> RuleState {
    let named = request.text("State").and_then(RuleState::named);
    named.unwrap_or_default()
}

fn check_quotas(yard: &Yard, bus: &str, name: &str, pattern: Option<&str>) -> Result<(), Refusal> {
    let others = || yard.rules_on(bus).filter(|rule| rule.name != name);
    let most = RULES_PER_EVENT_BUS.in_region(yard.clock, &yard.region);
    if yard.rule(bus, name).is_none() && others().count() >= most {
        return Err(limit());
    }
    let most = WILDCARD_RULES_PER_EVENT_BUS.at(yard.clock);
    let with_wildcard = || others().filter(|rule| rule.has_wildcard()).count();
    if pattern.is_some_and(has_wildcard) && with_wildcard() >= most {
        return Err(limit());
    }
    Ok(())
}

/// Refuses to touch a rule that an AWS service manages, unless by force.
pub(super) fn keep_managed(rule: &Rule, force: bool) -> Result<(), Refusal> {
    if rule.managed_by.is_none() || force {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::ManagedRuleException,
        format!(
            "{} is a managed rule. Set 'force' parameter to true to override.",
            rule.name
        ),
    ))
}

/// Deletes a rule that has no targets. An unknown rule is no error.
fn delete_rule(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let name = request.name("Name");
    if let Some(rule) = room.yard.rule(&bus, name) {
        keep_managed(rule, request.flag("Force"))?;
        if !rule.targets.is_empty() {
            return Err(invalid("Rule can't be deleted since it has targets."));
        }
    }
    room.yard
        .rules
        .retain(|rule| rule.event_bus != bus || rule.name != name);
    Ok(Out::default().done())
}

fn switch(room: &mut Room<'_>, request: Request<'_>, state: RuleState) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let rule = room.rule(&bus, request.name("Name"))?;
    keep_managed(rule, false)?;
    rule.state = state;
    Ok(Out::default().done())
}

fn describe_rule(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let rule = room.rule(&bus, request.name("Name"))?.clone();
    let told = told(room.yard, &rule);
    Ok(told.put("CreatedBy", room.yard.account.clone()).done())
}

/// What ListRules tells of a rule.
fn told(yard: &Yard, rule: &Rule) -> Out {
    Out::default()
        .put("Name", rule.name.clone())
        .put("Arn", yard.rule_arn(rule))
        .some("EventPattern", rule.event_pattern.clone())
        .put("State", rule.state.as_str())
        .some("Description", rule.description.clone())
        .some("ScheduleExpression", rule.schedule_expression.clone())
        .some("RoleArn", rule.role_arn.clone())
        .some("ManagedBy", rule.managed_by.clone())
        .put("EventBusName", rule.event_bus.clone())
}

fn list_rules(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let prefix = request.name("NamePrefix");
    let rules: Vec<_> = room
        .yard
        .rules_on(&bus)
        .filter(|rule| rule.name.starts_with(prefix))
        .map(|rule| (rule.name.as_str(), rule))
        .collect();
    page(request, "Rules", &rules, |rule| {
        told(room.yard, rule).done()
    })
}

fn list_rule_names_by_target(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let bus = event_bus(room.yard, request.text("EventBusName"))?;
    let arn = request.name("TargetArn");
    let names: Vec<_> = room
        .yard
        .rules_on(&bus)
        .filter(|rule| rule.targets.iter().any(|target| target.arn == arn))
        .map(|rule| (rule.name.as_str(), rule.name.as_str()))
        .collect();
    page(request, "RuleNames", &names, |name| Value::from(*name))
}

#[cfg(test)]
mod tests;
