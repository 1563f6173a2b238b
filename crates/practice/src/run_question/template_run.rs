//! Options that are input templates.

use pattern::json::{self, Kind, Value};
use pipeline::Timestamp;
use pipeline::input::{Context, InputSettings, check, target_input};
use quiz::{ChoiceOption, TemplateRun};

use super::Outcome;
use super::pattern_run::{broken_event, event};

/// The rule that a template may name; the same in every question.
const CONTEXT: Context<'static> = Context {
    rule_arn: "arn:aws:events:us-east-1:123456789012:rule/rule-1",
    rule_name: "rule-1",
    ingestion_time: Timestamp::START,
};

/// What is wrong with the run itself.
pub(super) fn broken(run: &TemplateRun) -> Option<String> {
    broken_event(&run.event).or_else(|| paths(run.paths.as_deref()).err())
}

pub(super) fn outcome(option: &ChoiceOption, run: &TemplateRun) -> Outcome {
    let Some(template) = option.code("template") else {
        return Outcome::Nothing;
    };
    let Ok(event) = event(&run.event) else {
        return Outcome::BrokenRun;
    };
    let paths = match paths(option.code("json").or(run.paths.as_deref())) {
        Ok(paths) => paths,
        Err(problem) => return Outcome::NoInput(problem),
    };
    let settings = InputSettings {
        input_transformer: Some((&paths, template)),
        ..InputSettings::default()
    };
    match check(&settings, "target-1", 1) {
        Err(refusal) => Outcome::Refused(refusal),
        Ok(choice) => match target_input(&choice, event.value(), &CONTEXT) {
            Ok(text) => Outcome::Input(text),
            Err(failure) => Outcome::NoInput(failure.error_message),
        },
    }
}

/// Whether two inputs are the same: JSON objects and arrays by value, whatever the order of members,
/// and anything else to the letter.
pub(super) fn is_same(found: &str, wanted: &str) -> bool {
    match (body(found), body(wanted)) {
        (Some(found), Some(wanted)) => same_value(&found, &wanted),
        (None, None) => found == wanted,
        _ => false,
    }
}

/// A text that is a JSON object or array and nothing else.
fn body(text: &str) -> Option<Value> {
    let (value, diagnostics) = json::read(text);
    value.filter(|value| diagnostics.is_empty() && !value.is_leaf())
}

/// Compares in a loop, since values may nest deeper than the stack would bear.
fn same_value(found: &Value, wanted: &Value) -> bool {
    let mut pairs = vec![(found, wanted)];
    while let Some((found, wanted)) = pairs.pop() {
        match (&found.kind, &wanted.kind) {
            (Kind::Null, Kind::Null) => {}
            (Kind::Bool(found), Kind::Bool(wanted)) if found == wanted => {}
            (Kind::Number(found), Kind::Number(wanted))
            | (Kind::String(found), Kind::String(wanted))
                if found == wanted => {}
            (Kind::Array(found), Kind::Array(wanted)) if found.len() == wanted.len() => {
                pairs.extend(found.iter().zip(wanted));
            }
            (Kind::Object(members), Kind::Object(others)) if members.len() == others.len() => {
                for member in members {
                    match wanted.get(&member.key) {
                        Some(other) => pairs.push((&member.value, other)),
                        None => return false,
                    }
                }
            }
            _ => return false,
        }
    }
    true
}

/// The input paths map.
///
/// Errors: a sentence about a text that is no JSON object of names and texts.
fn paths(text: Option<&str>) -> Result<Vec<(String, String)>, String> {
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    let (value, diagnostics) = json::read(text);
    let value = value.filter(|_| diagnostics.is_empty());
    let members = value.as_ref().and_then(Value::as_object);
    members
        .and_then(|members| {
            let path = |member: &json::Member| {
                Some((member.key.clone(), member.value.as_str()?.to_owned()))
            };
            members.iter().map(path).collect()
        })
        .ok_or_else(|| "the input paths are no JSON object of names and paths".to_owned())
}
