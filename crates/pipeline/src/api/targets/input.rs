//! Input, InputPath and InputTransformer of a target.

use crate::api::request::{Out, Request};
use crate::input::{InputSettings, check};
use crate::refusal::Refusal;
use crate::rule::InputChoice;
use serde_json::{Map, Value};

/// Reads what of the event the target is given. Errors: as
/// [`crate::input::check`].
pub(super) fn read(id: &str, member: usize, given: Request<'_>) -> Result<InputChoice, Refusal> {
    let transformer = given.object("InputTransformer");
    let transformer = transformer.map(|given| (paths(given), given.name("InputTemplate")));
    let settings = InputSettings {
        input: given.text("Input"),
        input_path: given.text("InputPath"),
        input_transformer: transformer
            .as_ref()
            .map(|(paths, template)| (paths.as_slice(), *template)),
    };
    check(&settings, id, member)
}

fn paths(transformer: Request<'_>) -> Vec<(String, String)> {
    let paths = transformer.object("InputPathsMap");
    let paths = paths.into_iter().flat_map(|paths| paths.0);
    paths
        .filter_map(|(name, path)| Some((name.clone(), path.as_str()?.to_owned())))
        .collect()
}

/// Writes what of the event the target is given.
pub(super) fn write(answer: Out, input: &InputChoice) -> Out {
    match input {
        InputChoice::MatchedEvent => answer,
        InputChoice::Constant(text) => answer.put("Input", text.clone()),
        InputChoice::Path(path) => answer.put("InputPath", path.clone()),
        InputChoice::Transformer { paths, template } => {
            let paths = paths.iter();
            let paths: Map<String, Value> = paths
                .map(|(name, path)| (name.clone(), Value::from(path.clone())))
                .collect();
            let transformer = Out::default()
                .put("InputPathsMap", paths)
                .put("InputTemplate", template.clone());
            answer.put("InputTransformer", transformer.done())
        }
    }
}
