//! A template into a yard.

use super::evaluate::Evaluator;
use super::node::{Entry, LARGEST_TEMPLATE, Node};
use super::sections::{Sections, Trail};
use super::{read_json, read_yaml};
use crate::import::policies::as_written;
use crate::import::{Import, Imported, NotRead, Parameter};
use crate::remark::Gravity;
use pipeline::Yard;

/// The most resources of a template: AWS's quota; seen 2026-11-22.
const MOST_RESOURCES: usize = 500;

/// Reads a template and does to the yard what deploying it would do.
pub(crate) fn import(text: &str, with: &Import, into: &Yard) -> Result<Imported, NotRead> {
    if text.len() > LARGEST_TEMPLATE {
        return Err(NotRead::new(format!(
            "The template has {} bytes; AWS takes at most {LARGEST_TEMPLATE}.",
            text.len()
        )));
    }
    let mut root = match text.trim_start().starts_with('{') {
        true => read_json::read(text)?,
        false => read_yaml::read(text)?,
    };
    let mut gone = Vec::new();
    root.keep_last(&mut gone);
    let resources = root.get("Resources");
    let Some(resources) = resources else {
        return Err(NotRead::at(
            root.span,
            "This is no CloudFormation template: such a one has the section Resources.",
        ));
    };
    let sections = Sections::of(&root);
    if sections.resources.len() > MOST_RESOURCES {
        return Err(NotRead::at(
            resources.span,
            format!(
                "The template has {} resources; AWS takes at most {MOST_RESOURCES}.",
                sections.resources.len()
            ),
        ));
    }
    let mut evaluator = Evaluator::new(&sections, with, into);
    for (name, span) in gone {
        let told = "This name stands twice; AWS takes the last.";
        evaluator.left_out(span, &Trail::Root.to(&name), told);
    }
    evaluator.sections_not_read(&root);
    let as_console = as_written(&mut evaluator.yard);
    evaluator.apply();
    if as_console {
        let told = "This yard takes permissions that nobody has written to be there, as the console sets them up. AWS grants a template only what it says: switch the permissions of the yard to evaluated to see that.";
        evaluator.remark(Gravity::Note, resources.span, &Trail::Root, told);
    }
    Ok(Imported {
        yard: evaluator.yard,
        events: Vec::new(),
        remarks: evaluator.remarks.end(),
        parameters: parameters(&root),
        files: Vec::new(),
    })
}

/// The most parameters of a template: AWS's quota; seen 2026-11-22.
const MOST_PARAMETERS: usize = 200;

/// The parameters as the template declares them.
fn parameters(root: &Node) -> Vec<Parameter> {
    let declared = root.get("Parameters").map(Node::entries);
    let declared = declared.unwrap_or_default().iter().take(MOST_PARAMETERS);
    let one = |entry: &Entry| {
        let text = |name: &str| {
            entry
                .value
                .get(name)
                .and_then(Node::text)
                .map(str::to_owned)
        };
        let allowed = entry.value.get("AllowedValues").and_then(Node::items);
        let allowed = allowed.unwrap_or_default().iter().filter_map(Node::text);
        Parameter {
            name: entry.key.clone(),
            kind: text("Type").unwrap_or_else(|| "String".to_owned()),
            default: text("Default"),
            description: text("Description").unwrap_or_default(),
            allowed: allowed.map(str::to_owned).collect(),
        }
    };
    declared.map(one).collect()
}

/// What each section that is not read is for.
const SECTIONS: [(&str, &str); 5] = [
    ("Outputs", "Outputs make nothing."),
    (
        "Rules",
        "Rules on parameters are asked only where the stack is deployed.",
    ),
    ("Hooks", "Hooks are of the deployment alone."),
    (
        "Globals",
        "What Globals set for functions and state machines has no part in a yard.",
    ),
    ("Transform", ""),
];

impl Evaluator<'_> {
    /// Remarks on sections that say nothing to a yard, or that nobody knows.
    fn sections_not_read(&mut self, root: &Node) {
        const READ: [&str; 7] = [
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Resources",
        ];
        let trail = Trail::Root;
        for entry in root.entries() {
            let here = trail.to(&entry.key);
            let key = entry.key.as_str();
            let known = SECTIONS.iter().find(|(name, _)| *name == key);
            match known {
                _ if READ.contains(&key) => {}
                Some(("Transform", _)) => self.transforms(&entry.value, &here),
                Some((_, told)) => self.remark(Gravity::Note, entry.key_span, &here, *told),
                None => self.left_out(entry.key_span, &here, "A template has no such section."),
            }
        }
    }

    fn transforms(&mut self, value: &Node, trail: &Trail<'_>) {
        for one in value.one_or_more() {
            match one.text() {
                Some("AWS::Serverless-2016-10-31") => {}
                Some("AWS::LanguageExtensions") => {
                    let told = "Of the language extensions Fn::ToJsonString is understood.";
                    self.remark(Gravity::Note, one.span, trail, told);
                }
                _ => self.left_out(
                    one.span,
                    trail,
                    "What this transform makes of the template is known only where it is deployed.",
                ),
            }
        }
    }
}
