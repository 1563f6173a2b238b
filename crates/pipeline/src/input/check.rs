//! What PutTargets refuses of an input.

use super::predefined::PREDEFINED;
use super::template::Template;
use crate::Timestamp;
use crate::quotas::{
    INPUT_LENGTH, INPUT_PATH_LENGTH, INPUT_PATHS, INPUT_TEMPLATE_LENGTH, INPUT_VARIABLE_LENGTH,
    Quota,
};
use crate::refusal::{Field, Refusal, constraints};
use crate::rule::InputChoice;
use pattern::json;

/// The input of a target as PutTargets is told it: at most one may be there.
#[derive(Clone, Copy, Debug, Default)]
pub struct InputSettings<'a> {
    /// `Input`.
    pub input: Option<&'a str>,
    /// `InputPath`.
    pub input_path: Option<&'a str>,
    /// `InputTransformer`: its `InputPathsMap` and its `InputTemplate`.
    pub input_transformer: Option<(&'a [(String, String)], &'a str)>,
}

/// The choice that the settings make, or AWS's refusal.
///
/// Errors: `ValidationException`, for the target of this id; `member` is its
/// number in the request, from 1.
pub fn check(
    settings: &InputSettings<'_>,
    target_id: &str,
    member: usize,
) -> Result<InputChoice, Refusal> {
    if let Some(refusal) = constraints(Field::Input, broken_constraints(settings, member)) {
        return Err(refusal);
    }
    let choice = match (
        settings.input,
        settings.input_path,
        settings.input_transformer,
    ) {
        (None, None, None) => return Ok(InputChoice::MatchedEvent),
        (Some(input), None, None) => InputChoice::Constant(input.to_owned()),
        (None, Some(path), None) => InputChoice::Path(path.to_owned()),
        (None, None, Some((paths, template))) => InputChoice::Transformer {
            paths: paths.to_vec(),
            template: template.to_owned(),
        },
        _ => {
            return Err(Refusal::validation(
                Field::Input,
                format!("Only one of Input, InputPath, or InputTransformer must be provided for target {target_id}."),
            )
            .help("Keep one of them and leave the others out."));
        }
    };
    contents(&choice, target_id)?;
    Ok(choice)
}

/// Whether PutTargets takes a choice as it is. Errors: as [`check`].
pub fn check_choice(choice: &InputChoice, target_id: &str, member: usize) -> Result<(), Refusal> {
    let mut settings = InputSettings::default();
    match choice {
        InputChoice::MatchedEvent => {}
        InputChoice::Constant(input) => settings.input = Some(input),
        InputChoice::Path(path) => settings.input_path = Some(path),
        InputChoice::Transformer { paths, template } => {
            settings.input_transformer = Some((paths, template));
        }
    }
    match constraints(Field::Input, broken_constraints(&settings, member)) {
        Some(refusal) => Err(refusal),
        None => contents(choice, target_id),
    }
}

/// What AWS reads once the request has its shape.
fn contents(choice: &InputChoice, target_id: &str) -> Result<(), Refusal> {
    match choice {
        InputChoice::Constant(text) => is_json(text, target_id),
        InputChoice::Transformer { paths, template } => {
            match unknown(&Template::read(template), paths) {
                None => Ok(()),
                Some(name) => Err(Refusal::validation(
                    Field::Input,
                    format!(
                        "InputTemplate for target {target_id} contains invalid placeholder {name}."
                    ),
                )
                .help(format!(
                    "Add {name} with its path to InputPathsMap. Angle brackets that are no placeholder cannot be written in a template."
                ))),
            }
        }
        _ => Ok(()),
    }
}

/// The first placeholder that nothing stands for.
fn unknown<'a>(template: &Template<'a>, paths: &[(String, String)]) -> Option<&'a str> {
    let names = template.placeholders.iter().map(|p| p.name);
    names.into_iter().find(|name| !is_known(name, paths))
}

/// Whether a path or AWS gives the variable its value.
pub(super) fn is_known(name: &str, paths: &[(String, String)]) -> bool {
    PREDEFINED.contains(&name) || paths.iter().any(|(known, _)| known == name)
}

/// AWS's answer to an `Input` that is no JSON, as reported in a public issue.
fn is_json(text: &str, target_id: &str) -> Result<(), Refusal> {
    let (_, found) = json::read(text);
    let Some(first) = found.into_iter().find(|d| d.is_error()) else {
        return Ok(());
    };
    let place = first.position.map_or_else(String::new, |position| {
        format!("; line: {}, column: {}", position.line, position.column)
    });
    let refusal = Refusal::validation(
        Field::Input,
        format!(
            "JSON syntax error in input for target {target_id}: [Source: (String)\"{text}\"{place}]"
        ),
    );
    Err(refusal.help(match first.help {
        Some(help) => format!("{} {help}", first.message),
        None => first.message,
    }))
}

/// The constraints of the API's shapes that the settings break, in AWS's
/// words, for PutTargets to join with those of the other members.
pub fn broken_constraints(settings: &InputSettings<'_>, member: usize) -> Vec<String> {
    let mut broken = Vec::new();
    let mut member_of = |value: Option<&str>, name: &str, shortest: usize, quota: Quota| {
        let Some(value) = value else { return };
        if let Some(constraint) = length(value, shortest, quota) {
            broken.push(format!(
                "Value '{value}' at 'targets.{member}.member.{name}' failed to satisfy constraint: {constraint}"
            ));
        }
    };
    member_of(settings.input, "input", 0, INPUT_LENGTH);
    member_of(settings.input_path, "inputPath", 0, INPUT_PATH_LENGTH);
    let template = settings.input_transformer.map(|(_, template)| template);
    member_of(
        template,
        "inputTransformer.inputTemplate",
        1,
        INPUT_TEMPLATE_LENGTH,
    );
    if let Some((paths, _)) = settings.input_transformer {
        let constraints = map_constraints(paths).into_iter().map(|constraint| {
            let pairs: Vec<String> = paths.iter().map(|(name, path)| format!("{name}={path}")).collect();
            format!(
                "Value '{{{}}}' at 'targets.{member}.member.inputTransformer.inputPathsMap' failed to satisfy constraint: {constraint}",
                pairs.join(", ")
            )
        });
        broken.extend(constraints);
    }
    broken
}

fn length(value: &str, shortest: usize, quota: Quota) -> Option<String> {
    let longest = quota.at(Timestamp::START);
    let length = value.chars().count();
    if length < shortest {
        Some(format!(
            "Member must have length greater than or equal to {shortest}"
        ))
    } else if length > longest {
        Some(format!(
            "Member must have length less than or equal to {longest}"
        ))
    } else {
        None
    }
}

/// The class of a variable's name.
pub(super) fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    !name.is_empty() && name.chars().all(allowed)
}

fn map_constraints(paths: &[(String, String)]) -> Vec<String> {
    let mut broken = Vec::new();
    let most = INPUT_PATHS.at(Timestamp::START);
    if paths.len() > most {
        broken.push(format!(
            "Member must have length less than or equal to {most}"
        ));
    }
    let names = INPUT_VARIABLE_LENGTH;
    let is_bad = |name: &str| !is_name(name) || length(name, 1, names).is_some();
    if paths.iter().any(|(name, _)| is_bad(name)) {
        broken.push(format!(
            r"Map keys must satisfy constraint: [Member must have length less than or equal to {}, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\_\-]+]",
            names.at(Timestamp::START)
        ));
    }
    if paths
        .iter()
        .any(|(_, path)| length(path, 0, INPUT_PATH_LENGTH).is_some())
    {
        broken.push(format!(
            "Map value must satisfy constraint: [Member must have length less than or equal to {}, Member must have length greater than or equal to 0]",
            INPUT_PATH_LENGTH.at(Timestamp::START)
        ));
    }
    broken
}
