//! TagResource, UntagResource, ListTagsForResource: the tags of event buses
//! and rules.

use super::arns::{bus_of_arn, event_bus, invalid, limit, unknown_rule};
use super::event_buses;
use super::request::{Out, Request};
use super::rules::keep_managed;
use super::shape::texts::{ARN, TAG_KEY, TAGS, only};
use super::shape::{List, Shape, list, required};
use super::{Operation, Room};
use crate::quotas::TAGS_PER_RESOURCE;
use crate::refusal::Refusal;
use crate::tag::{self, Tag};
use crate::yard::DEFAULT_EVENT_BUS;
use serde_json::Value;

static KEYS: List = list(Shape::Text(TAG_KEY));

pub(super) static OPERATIONS: [Operation; 3] = [
    Operation {
        name: "TagResource",
        members: &[required("ResourceARN", ARN), required("Tags", TAGS)],
        run: tag_resource,
    },
    Operation {
        name: "UntagResource",
        members: &[
            required("ResourceARN", ARN),
            required("TagKeys", Shape::List(&KEYS)),
        ],
        run: untag_resource,
    },
    Operation {
        name: "ListTagsForResource",
        members: &only("ResourceARN", ARN),
        run: list_tags_for_resource,
    },
];

/// The tags of the event bus or rule that an ARN names. Errors: there is none;
/// the rule is managed and the tags are to change.
fn tags<'a>(
    room: &'a mut Room<'_>,
    arn: &str,
    to_change: bool,
) -> Result<&'a mut Vec<Tag>, Refusal> {
    if bus_of_arn(arn).is_some() {
        return event_buses::of_arn(room, arn).map(|bus| &mut bus.tags);
    }
    let Some((bus, name)) = rule_of_arn(arn) else {
        return Err(invalid("Parameter ResourceARN is not valid."));
    };
    let arn_of_bus = arn.split(":rule/").next().unwrap_or_default();
    event_bus(room.yard, Some(&format!("{arn_of_bus}:event-bus/{bus}")))?;
    let rule = room
        .yard
        .rule_mut(bus, name)
        .ok_or_else(|| unknown_rule(bus, name))?;
    keep_managed(rule, !to_change)?;
    Ok(&mut rule.tags)
}

/// Event bus and name of the rule that an ARN names. A partner's bus has
/// slashes in its name; a rule has none.
fn rule_of_arn(arn: &str) -> Option<(&str, &str)> {
    let resource = arn.strip_prefix("arn:")?.splitn(5, ':').nth(4)?;
    let path = resource.strip_prefix("rule/")?;
    Some(path.rsplit_once('/').unwrap_or((DEFAULT_EVENT_BUS, path)))
}

fn tag_resource(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let most = TAGS_PER_RESOURCE.at(room.yard.clock);
    let tags = tags(room, request.name("ResourceARN"), true)?;
    request.tags().for_each(|tag| tag::put(tags, tag));
    if tags.len() > most {
        return Err(limit());
    }
    Ok(Out::default().done())
}

/// Takes tags away. An unknown key is no error.
fn untag_resource(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let tags = tags(room, request.name("ResourceARN"), true)?;
    tags.retain(|tag| request.texts("TagKeys").all(|key| key != tag.key));
    Ok(Out::default().done())
}

fn list_tags_for_resource(room: &mut Room<'_>, request: Request<'_>) -> Result<Value, Refusal> {
    let tags = tags(room, request.name("ResourceARN"), false)?;
    let told = tags.iter().map(|tag| {
        Out::default()
            .put("Key", tag.key.clone())
            .put("Value", tag.value.clone())
            .done()
    });
    Ok(Out::default().put("Tags", told.collect::<Vec<_>>()).done())
}
