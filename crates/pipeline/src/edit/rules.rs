//! PutRule, DeleteRule, EnableRule and DisableRule.

use super::{length_constraint, limit, name_constraints, unknown_rule, with_rule};
use crate::quotas::{DESCRIPTION_LENGTH, RULE_NAME_LENGTH, RULES_PER_EVENT_BUS};
use crate::refusal::{Field, Refusal, constraints};
use crate::yard::DEFAULT_EVENT_BUS;
use crate::{Rule, RuleState, Yard};

/// What PutRule is given. What is left out is taken away from an existing
/// rule, as AWS does; its targets stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRule {
    /// The name: 1 to 64 letters, digits, `.`, `-` or `_`.
    pub name: String,
    /// The event bus.
    pub event_bus: String,
    /// The event pattern as typed.
    pub event_pattern: Option<String>,
    /// Whether the rule is switched on.
    pub state: RuleState,
    /// What the rule is for; at most 512 characters.
    pub description: Option<String>,
}

impl PutRule {
    /// A rule of the default event bus that is switched on.
    pub fn new(name: impl Into<String>, event_pattern: impl Into<String>) -> PutRule {
        PutRule {
            name: name.into(),
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            event_pattern: Some(event_pattern.into()),
            state: RuleState::Enabled,
            description: None,
        }
    }
}

/// Makes a rule, or replaces everything of an existing one but its targets.
///
/// The event pattern is kept as typed even where AWS would refuse it, so that
/// nothing the learner typed is lost; sending an event reports it as invalid.
/// Errors: the name, the description, no event pattern, an unknown event bus,
/// or too many rules.
pub fn put_rule(yard: &Yard, input: PutRule) -> Result<Yard, Refusal> {
    check_name(yard, &input.name)?;
    check_description(yard, input.description.as_deref())?;
    if !yard.has_event_bus(&input.event_bus) {
        return Err(Refusal::not_found(
            Field::EventBusName,
            format!("Event bus {} does not exist.", input.event_bus),
        ));
    }
    if input.event_pattern.is_none() {
        return Err(Refusal::validation(
            Field::EventPattern,
            "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        ));
    }
    let mut next = yard.clone();
    let existing = next
        .rules
        .iter_mut()
        .find(|rule| rule.event_bus == input.event_bus && rule.name == input.name);
    match existing {
        Some(rule) => {
            rule.event_pattern = input.event_pattern;
            rule.state = input.state;
            rule.description = input.description;
        }
        None => {
            let most = limit(yard, RULES_PER_EVENT_BUS);
            if yard.rules_on(&input.event_bus).count() >= most {
                return Err(Refusal::limit(Field::Name).help(format!(
                    "An event bus has at most {most} rules, unless AWS raises the quota for the account."
                )));
            }
            next.rules.push(Rule {
                name: input.name,
                event_bus: input.event_bus,
                event_pattern: input.event_pattern,
                state: input.state,
                description: input.description,
                creation_time: yard.clock,
                ..Rule::default()
            });
        }
    }
    Ok(next)
}

/// Takes a rule away. An unknown rule is no error, as in AWS.
/// Errors: the rule still has targets.
pub fn remove_rule(yard: &Yard, event_bus: &str, name: &str) -> Result<Yard, Refusal> {
    let has_targets = yard
        .rule(event_bus, name)
        .is_some_and(|rule| !rule.targets.is_empty());
    if has_targets {
        return Err(Refusal::validation(
            Field::Targets,
            "Rule can't be deleted since it has targets.",
        )
        .help("Remove the rule's targets first, then the rule."));
    }
    Ok(remove_rule_with_targets(yard, event_bus, name))
}

/// Takes a rule away together with its targets, as the console does: it calls
/// RemoveTargets, then DeleteRule.
pub fn remove_rule_with_targets(yard: &Yard, event_bus: &str, name: &str) -> Yard {
    let mut next = yard.clone();
    next.rules
        .retain(|rule| rule.event_bus != event_bus || rule.name != name);
    next
}

/// Gives a rule another name and keeps its place, pattern and targets.
///
/// AWS has no such operation: there one makes a rule of the new name with the
/// same targets and deletes the old one.
/// Errors: an unknown rule, a malformed name, or a name that another rule has.
pub fn rename_rule(
    yard: &Yard,
    event_bus: &str,
    name: &str,
    new_name: &str,
) -> Result<Yard, Refusal> {
    check_name(yard, new_name)?;
    if yard.rule(event_bus, name).is_none() {
        return Err(unknown_rule(event_bus, name));
    }
    if name != new_name && yard.rule(event_bus, new_name).is_some() {
        return Err(Refusal::exists(
            Field::Name,
            format!("Rule {new_name} already exists on EventBus {event_bus}."),
        ));
    }
    with_rule(yard, event_bus, name, |rule| {
        rule.name = new_name.to_owned();
        Ok(())
    })
}

/// Switches a rule on or off: EnableRule and DisableRule.
/// Errors: an unknown rule.
pub fn set_state(
    yard: &Yard,
    event_bus: &str,
    name: &str,
    state: RuleState,
) -> Result<Yard, Refusal> {
    with_rule(yard, event_bus, name, |rule| {
        rule.state = state;
        Ok(())
    })
    .map_err(|refusal| Refusal {
        message: format!("Rule {name} does not exist."),
        ..refusal
    })
}

/// Whether AWS takes a rule of the yard as it is, its pattern and targets apart.
/// Errors: the name, the description, or a name that an earlier rule of the
/// event bus has.
pub fn check_rule(yard: &Yard, rule: &Rule) -> Result<(), Refusal> {
    check_name(yard, &rule.name)?;
    check_description(yard, rule.description.as_deref())?;
    let namesakes = yard
        .rules_on(&rule.event_bus)
        .filter(|other| other.name == rule.name);
    if namesakes.count() > 1 {
        return Err(Refusal::exists(
            Field::Name,
            format!(
                "Another rule of the event bus {} is named {}.",
                rule.event_bus, rule.name
            ),
        )
        .help("A rule's name is unique on its event bus; PutRule with the name of another rule replaces that one."));
    }
    Ok(())
}

fn check_name(yard: &Yard, name: &str) -> Result<(), Refusal> {
    let longest = limit(yard, RULE_NAME_LENGTH);
    match constraints(Field::Name, name_constraints(name, "name", longest)) {
        Some(refusal) => Err(refusal.help(format!(
            "A rule's name has 1 to {longest} letters, digits, dots, hyphens or underscores, and no spaces."
        ))),
        None => Ok(()),
    }
}

fn check_description(yard: &Yard, description: Option<&str>) -> Result<(), Refusal> {
    let longest = limit(yard, DESCRIPTION_LENGTH);
    let broken = description.and_then(|text| length_constraint(text, "description", 0, longest));
    constraints(Field::Description, broken.into_iter().collect()).map_or(Ok(()), Err)
}
