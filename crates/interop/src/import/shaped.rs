//! A value as the API takes it: of forms in which everything may be a text.

use crate::tree::Tree;
use serde_json::{Map, Value};

/// The members that are numbers.
const NUMBERS: [&str; 14] = [
    "MaximumRetryAttempts",
    "MaximumEventAgeInSeconds",
    "TaskCount",
    "Size",
    "Attempts",
    "weight",
    "base",
    "Weight",
    "Base",
    "RetentionDays",
    "InvocationRateLimitPerSecond",
    "Limit",
    "MaxResults",
    "Count",
];

/// The members that are true or false.
const FLAGS: [&str; 5] = [
    "IsValueSecret",
    "EnableECSManagedTags",
    "EnableExecuteCommand",
    "WithEvent",
    "Force",
];

/// The maps whose names are the learner's own.
const OWN_NAMES: [&str; 3] = ["InputPathsMap", "HeaderParameters", "QueryStringParameters"];

/// The value of a member with the types that the API asks for: CloudFormation and the shorthand of the
/// AWS CLI change a text into a number where one belongs, and the other way round.
pub(crate) fn shaped(name: &str, tree: &Tree) -> Value {
    match tree {
        // A list of parameters has objects with names of the API's own.
        Tree::List(items) => items
            .iter()
            .map(|item| match item {
                Tree::Map(_) => shaped("", item),
                leaf => shaped(name, leaf),
            })
            .collect(),
        Tree::Map(members) => {
            let own = OWN_NAMES.contains(&name);
            let members = members.iter().map(|(name, value)| {
                let value = match own {
                    true => text(value),
                    false => shaped(name, value),
                };
                (name.clone(), value)
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        leaf => {
            let text = text(leaf);
            let written = text.as_str().unwrap_or_default();
            match (written.parse::<i64>(), written) {
                (Ok(number), _) if NUMBERS.contains(&name) => number.into(),
                (_, "true") if FLAGS.contains(&name) => true.into(),
                (_, "false") if FLAGS.contains(&name) => false.into(),
                _ => text,
            }
        }
    }
}

/// A leaf as text; anything else as it is.
fn text(tree: &Tree) -> Value {
    match tree {
        Tree::Bool(yes) => yes.to_string().into(),
        Tree::Number(text) => text.as_str().into(),
        other => other.value(),
    }
}
