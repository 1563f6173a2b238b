//! What of an event a target is given: the matched event, a part of it, a
//! constant, or a filled template.
//!
//! [`check`] answers as PutTargets does, [`target_input`] says what is
//! delivered or why nothing is, and [`lint`] warns before the delivery.
//! Sources: EventBridge User Guide, "Input transformation"; API Reference,
//! InputTransformer; answers recorded from AWS.

mod check;
mod failure;
mod fill;
mod lint;
mod path;
mod predefined;
mod template;

pub use crate::step::ErrorCode;
pub use check::{InputSettings, broken_constraints, check, check_choice};
pub use failure::InputFailure;
pub use lint::{Code, Finding, Place, lint};
pub use path::{Found, Path};
pub use predefined::PREDEFINED;
pub use template::{Form, Placeholder, Template};

use crate::Timestamp;
use crate::json;
use crate::rule::InputChoice;
use pattern::json::Value;

/// What a template may name beside the event itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The ARN of the rule.
    pub rule_arn: &'a str,
    /// The name of the rule.
    pub rule_name: &'a str,
    /// When EventBridge took the event.
    pub ingestion_time: Timestamp,
}

/// The text that a target is given.
///
/// Errors: the delivery fails, because the filled template is no JSON or the
/// event has no such part.
pub fn target_input(
    choice: &InputChoice,
    event: &Value,
    context: &Context<'_>,
) -> Result<String, InputFailure> {
    match choice {
        InputChoice::MatchedEvent => Ok(json::compact(event)),
        InputChoice::Constant(text) => Ok(text.clone()),
        InputChoice::Path(path) => match Path::read(path).find(event) {
            Found::Nothing => Err(InputFailure::no_such_part(path)),
            found => Ok(found.text()),
        },
        InputChoice::Transformer { paths, template } => {
            fill::fill(&Template::read(template), paths, event, context)
        }
    }
}

/// Compact JSON, where a text is a JSON object or array and nothing else.
/// Numbers stay as they were written.
pub fn json_body(text: &str) -> Option<String> {
    json::whole(text)
        .filter(|value| !value.is_leaf())
        .map(|value| json::compact(&value))
}

#[cfg(test)]
mod tests;
