//! Whether hints give the solution away.

use super::code;
use super::read::Draft;
use crate::exercise::places::{at, places};
use pattern::json::{Kind, Value, read};
use pipeline::policy::{Document, PolicyType};
use pipeline::{InputChoice, Yard};
use quiz::author::Finding;
use quiz::plain_text;

/// How many hints an exercise has.
const HINTS: usize = 3;

pub(super) fn check(draft: &Draft) -> Vec<Finding> {
    let mut found = Vec::new();
    let hints = &draft.exercise.hints;
    if hints.len() != HINTS {
        let message = format!("there are {} hints, not {HINTS}", hints.len());
        let help = "The first is a nudge, the third shows the answer's shape.";
        found.push(draft.finding(draft.lines.start, code::HINT, message, help));
    }
    let start = pieces(&draft.exercise.start);
    for (nth, hint) in hints.iter().enumerate() {
        let text = bare(&plain_text(hint));
        let line = draft.lines.hints.get(nth).copied().unwrap_or(1);
        let references = draft.exercise.references.iter();
        let pieces = references.flat_map(|one| pieces(&one.yard));
        let told = pieces.filter(|piece| !start.contains(piece) && text.contains(&piece.1));
        let mut told: Vec<String> = told.map(|piece| piece.0).collect();
        told.dedup();
        if let Some(what) = told.first() {
            let message = format!("hint {} gives {what} away", nth + 1);
            let help = "Show the shape with other names and values.";
            found.push(draft.finding(line, code::HINT, message, help));
        }
    }
    found
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// The pieces of a wiring that nobody is to copy from a hint: what each is, and its bare text.
fn pieces(yard: &Yard) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for place in places(yard) {
        let there = at(yard, &place);
        for rule in &there.rules {
            let name = &rule.name;
            if let Some((Some(value), _)) = rule.event_pattern.as_deref().map(read) {
                let text = rule.event_pattern.as_deref().unwrap_or_default();
                fields(text, &value, name, &mut found);
            }
            if let Some(expression) = &rule.schedule_expression {
                found.push((format!("the schedule of rule {name}"), bare(expression)));
            }
            for target in &rule.targets {
                if let InputChoice::Transformer { template, .. } = &target.input {
                    found.push((format!("the template of rule {name}"), bare(template)));
                }
            }
        }
        for bus in &there.event_buses {
            let policy = bus.policy.as_deref().unwrap_or_default();
            statements(policy, PolicyType::Resource, &bus.name, &mut found);
        }
    }
    let policies = &yard.conditions.policies;
    for one in &policies.resources {
        statements(&one.policy, PolicyType::Resource, &one.resource, &mut found);
    }
    for role in &policies.roles {
        statements(&role.trust_policy, PolicyType::Trust, &role.arn, &mut found);
        for policy in &role.policies {
            statements(&policy.policy, PolicyType::Identity, &role.arn, &mut found);
        }
    }
    found
}

/// The fields of a pattern with their values, as they are written.
fn fields(text: &str, value: &Value, rule: &str, found: &mut Vec<(String, String)>) {
    for member in value.as_object().unwrap_or_default() {
        match &member.value.kind {
            Kind::Object(_) => fields(text, &member.value, rule, found),
            _ => {
                let written = text.get(member.key_span.start..member.value.span.end);
                let what = format!("field {} of the pattern of rule {rule}", member.key);
                found.extend(written.map(|written| (what, bare(written))));
            }
        }
    }
}

fn statements(policy: &str, policy_type: PolicyType, of: &str, found: &mut Vec<(String, String)>) {
    let (document, _) = Document::parse(policy, policy_type);
    for statement in &document.statements {
        let written = policy.get(statement.span.start..statement.span.end);
        let what = format!("a statement of the policy of {of}");
        found.extend(written.map(|written| (what, bare(written))));
    }
}
