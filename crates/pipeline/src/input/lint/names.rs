//! Names and paths of variables.

use super::{Code, Finding, Path, Place, Template, whole};
use crate::Timestamp;
use crate::input::check::is_name;
use crate::input::path::Found;
use crate::quotas::{INPUT_PATH_LENGTH, INPUT_PATHS, INPUT_VARIABLE_LENGTH};
use pattern::Event;

pub(super) fn check(
    paths: &[(String, String)],
    template: &Template<'_>,
    sample: Option<&Event>,
    findings: &mut Vec<Finding>,
) {
    let most = INPUT_PATHS.at(Timestamp::START);
    for (at, (name, path)) in paths.iter().enumerate() {
        if at == most {
            let message = format!("There are {} variables.", paths.len());
            let finding = Finding::error(Code::Limit, Place::Name(at), whole(name), message);
            findings.push(finding.help(format!("AWS takes at most {most}.")));
        }
        findings.extend(bad_name(at, name));
        let earlier = paths.iter().take(at);
        if earlier.clone().any(|(other, _)| other == name) {
            findings.push(
                Finding::error(
                    Code::DuplicateName,
                    Place::Name(at),
                    whole(name),
                    format!("There is another variable {name}."),
                )
                .help("Give each variable a name of its own."),
            );
        }
        if !template.placeholders.iter().any(|used| used.name == name) {
            findings.push(
                Finding::warning(
                    Code::UnusedVariable,
                    Place::Name(at),
                    whole(name),
                    format!("The template does not use {name}."),
                )
                .help(format!(
                    "Write <{name}> where its value belongs, or take it away."
                )),
            );
        }
        self::path(path, Place::Path(at), sample, findings);
    }
}

fn bad_name(at: usize, name: &str) -> Option<Finding> {
    let longest = INPUT_VARIABLE_LENGTH.at(Timestamp::START);
    let error = |message: String| Finding::error(Code::Name, Place::Name(at), whole(name), message);
    if name.to_ascii_lowercase().starts_with("aws.") {
        return Some(
            error(format!("{name} is a reserved name."))
                .help("Names that begin with aws. are AWS's own and need no path: use them as they are, or choose another name."),
        );
    }
    if name.chars().count() > longest {
        return Some(
            error("The name is too long.".to_owned())
                .help(format!("AWS takes at most {longest} characters.")),
        );
    }
    (!is_name(name)).then(|| {
        error(format!("{name:?} is no name of a variable."))
            .help("A name has letters, digits, hyphens and underscores.")
    })
}

/// A path and what it finds in the sample.
pub(super) fn path(text: &str, place: Place, sample: Option<&Event>, findings: &mut Vec<Finding>) {
    let longest = INPUT_PATH_LENGTH.at(Timestamp::START);
    if text.chars().count() > longest {
        let message = "The path is too long.";
        findings.push(
            Finding::error(Code::Limit, place.clone(), whole(text), message)
                .help(format!("AWS takes at most {longest} characters.")),
        );
    }
    let path = Path::read(text);
    if let Some((span, problem)) = path.problem() {
        let finding = Finding::warning(Code::Path, place, span, problem)
            .help("AWS takes the path, evaluates it when an event comes, and finds nothing. Write it as $.detail.state or $.resources[0].");
        findings.push(match bare_name(text) {
            Some(repair) => finding.fix(whole(text), repair),
            None => finding,
        });
        return;
    }
    let Some(sample) = sample else { return };
    let nothing = match path.find(sample.value()) {
        Found::Nothing => true,
        Found::Many(found) => found.is_empty(),
        Found::One(_) => false,
    };
    if nothing {
        let help = if place == Place::InputPath {
            "AWS does not document what a target gets then. Let the event pattern ask that the field exists."
        } else {
            "AWS puts nothing in its place: an empty text within quotes, \"\" outside of them."
        };
        findings.push(
            Finding::warning(
                Code::MissingPart,
                place,
                whole(text),
                format!("The sample event has no {text}."),
            )
            .help(help),
        );
    }
}

/// A path that only lacks its beginning.
fn bare_name(text: &str) -> Option<String> {
    let repaired = if text.starts_with('.') {
        format!("${text}")
    } else if text.starts_with('$') {
        format!("$.{}", text.trim_start_matches('$').trim_start_matches('.'))
    } else {
        format!("$.{text}")
    };
    Path::read(&repaired)
        .problem()
        .is_none()
        .then_some(repaired)
}
