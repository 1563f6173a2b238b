//! What is named and nothing declares.

use super::check::{Written, each_place};
use super::referred::{Named, named_by};
use super::shape::{Look, named};
use super::{KINDS, kind, value};
use crate::{Rule, Target, TargetKind, Yard};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How much is offered at once.
const MOST: usize = 12;

/// A service that is named and that nothing declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The account where it would be.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The list in which it would stand.
    pub list: String,
    /// What it is called.
    pub name: String,
    /// Who names it, such as `Rule nightly calls Lambda function resize.`
    pub message: String,
    /// With what its form begins, as JSON text.
    pub start: String,
}

/// What the targets of rules, and what is declared, name without its being declared.
pub fn missing(yard: &Yard) -> Vec<Missing> {
    let mut found = Vec::new();
    for rule in &yard.rules {
        of_rule(yard, (&yard.account, &yard.region), rule, &mut found);
    }
    for place in &yard.elsewhere {
        for rule in &place.rules {
            of_rule(yard, (&place.account, &place.region), rule, &mut found);
        }
    }
    each_place(yard, &mut |there, _| {
        let written = Written::of(&there.resources);
        for of in KINDS {
            for item in written.list(of) {
                let mut look = Look::default();
                look.fields(of.fields, item, "");
                for one in look.references.iter().filter_map(named) {
                    let message = format!("{} {} names", of.name, of.name_of(item));
                    let home = (there.account.as_str(), there.region.as_str());
                    put(yard, home, &one, &message, &mut found);
                }
            }
        }
    });
    found.truncate(MOST);
    found
}

fn of_rule(yard: &Yard, home: (&str, &str), rule: &Rule, found: &mut Vec<Missing>) {
    if rule.feeds_archive() {
        return;
    }
    for target in &rule.targets {
        let Some((one, is_command)) = of_target(target) else {
            continue;
        };
        let before = found.len();
        let message = format!("Rule {} calls", rule.name);
        put(yard, home, &one, &message, found);
        if is_command && let Some(new) = found.get_mut(before) {
            let mut start: Value = serde_json::from_str(&new.start).unwrap_or(Value::Null);
            value::put(&mut start, "document_type", Some(Value::from("Command")));
            new.start = start.to_string();
        }
    }
}

/// What a target names, and whether it is a command.
fn of_target(target: &Target) -> Option<(Named<'_>, bool)> {
    let list: &'static [&'static str] = match target.kind().ok()? {
        TargetKind::LambdaFunction => &["functions"],
        TargetKind::StateMachine => &["state_machines"],
        TargetKind::SnsTopic => &["topics"],
        TargetKind::SqsQueue => &["queues"],
        TargetKind::CodeBuildProject => &["projects"],
        TargetKind::CodePipelinePipeline => &["pipelines"],
        TargetKind::FirehoseStream => &["delivery_streams"],
        TargetKind::SsmAutomation => &["documents"],
        TargetKind::SsmRunCommand => {
            let arn = crate::Arn::read(&target.arn).ok()?;
            let named = Named {
                list: "documents",
                name: arn.resource.strip_prefix("document/")?,
                account: arn.account,
                region: arn.region,
            };
            return Some((named, true));
        }
        TargetKind::EcsTask => {
            let mut parameters = target.parameters.iter();
            let (_, text) = parameters.find(|(name, _)| name == "EcsParameters")?;
            let at = text.find("arn:")?;
            let arn = text.get(at..)?.split('"').next()?;
            return Some((named_by(arn, &["task_definitions"])?, false));
        }
        _ => return None,
    };
    Some((named_by(&target.arn, list)?, false))
}

/// Adds what is named where nothing declares it and it is not there yet.
fn put(yard: &Yard, home: (&str, &str), named: &Named<'_>, by: &str, found: &mut Vec<Missing>) {
    let or = |text: &str, home: &str| {
        if text.is_empty() {
            home.to_owned()
        } else {
            text.to_owned()
        }
    };
    let (account, region) = (or(named.account, home.0), or(named.region, home.1));
    let is_there = |one: &Missing| {
        (one.list.as_str(), one.name.as_str()) == (named.list, named.name)
            && (&one.account, &one.region) == (&account, &region)
    };
    let Some(of) = kind(named.list) else { return };
    if found.iter().any(is_there) || is_declared(yard, (&account, &region), named) {
        return;
    }
    let mut start = of.begin();
    if let (Some(key), Some(members)) = (of.keys().last(), start.as_object_mut()) {
        members.insert((*key).to_owned(), Value::from(named.name));
    }
    found.push(Missing {
        message: format!("{by} {} {}.", of.name, named.name),
        account,
        region,
        list: named.list.to_owned(),
        name: named.name.to_owned(),
        start: start.to_string(),
    });
}

fn is_declared(yard: &Yard, at: (&str, &str), named: &Named<'_>) -> bool {
    let in_place = |resources: &crate::resources::Resources| {
        Written::of(resources).has(named.list, named.name)
    };
    if (yard.account.as_str(), yard.region.as_str()) == at {
        return in_place(&yard.resources);
    }
    let mut there = yard.elsewhere.iter();
    let place = there.find(|place| (place.account.as_str(), place.region.as_str()) == at);
    place.is_some_and(|place| in_place(&place.resources))
}
