//! Input, InputPath and InputTransformer of a target.

use crate::api::arns::invalid;
use crate::api::request::{Out, Request};
use crate::refusal::Refusal;
use crate::rule::InputChoice;
use serde_json::{Map, Value};

/// Reads what of the event the target is given. Errors: two of the three
/// members together; a template with a name that stands for nothing.
pub(super) fn read(id: &str, given: Request<'_>) -> Result<InputChoice, Refusal> {
    let (input, path, transformer) = (
        given.owned("Input"),
        given.owned("InputPath"),
        given.object("InputTransformer"),
    );
    match (input, path, transformer) {
        (None, None, None) => Ok(InputChoice::MatchedEvent),
        (Some(text), None, None) => Ok(InputChoice::Constant(text)),
        (None, Some(path), None) => Ok(InputChoice::Path(path)),
        (None, None, Some(transformer)) => read_transformer(id, transformer),
        _ => Err(invalid(format!(
            "Only one of Input, InputPath, or InputTransformer must be provided for target {id}."
        ))),
    }
}

fn read_transformer(id: &str, given: Request<'_>) -> Result<InputChoice, Refusal> {
    let paths = given.object("InputPathsMap").map(|paths| paths.0.iter());
    let paths: Vec<(String, String)> = paths
        .into_iter()
        .flatten()
        .map(|(name, path)| (name.clone(), path.as_str().unwrap_or_default().to_owned()))
        .collect();
    let template = given.name("InputTemplate").to_owned();
    let mut rest = template.as_str();
    while let Some((_, open)) = rest.split_once('<') {
        let Some((name, after)) = open.split_once('>') else {
            break;
        };
        let known = paths.iter().any(|(known, _)| known == name) || name.starts_with("aws.events.");
        if !known {
            return Err(invalid(format!(
                "InputTemplate for target {id} contains invalid placeholder {name}."
            )));
        }
        rest = after;
    }
    Ok(InputChoice::Transformer { paths, template })
}

/// Writes what of the event the target is given.
pub(super) fn write(answer: Out, input: &InputChoice) -> Out {
    match input {
        InputChoice::MatchedEvent => answer,
        InputChoice::Constant(text) => answer.put("Input", text.clone()),
        InputChoice::Path(path) => answer.put("InputPath", path.clone()),
        InputChoice::Transformer { paths, template } => {
            let paths = paths.iter();
            let paths = paths.map(|(name, path)| (name.clone(), Value::from(path.clone())));
            let paths: Map<String, Value> = paths.collect();
            let transformer = Out::default()
                .put("InputPathsMap", paths)
                .put("InputTemplate", template.clone());
            answer.put("InputTransformer", transformer.done())
        }
    }
}
