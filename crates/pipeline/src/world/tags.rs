//! Tags of instances: they change, and AWS tells of it on the default event bus.
//!
//! Source: AWS Resource Groups and Tagging User Guide, "Monitor tag changes with serverless workflows
//! and Amazon EventBridge"; written after it and not compared on a known day.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use crate::send::Sending;
use pattern::json::{Kind, Value};
use serde_json::{Map, json};

/// CreateTags or DeleteTags of EC2, of the instances that are declared.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, deletes: bool) {
    let named = request.texts(&["resources", "resourceIds"]);
    let tags = tags(request);
    let cause = sending.world.cause;
    for id in &named {
        let services = &sending.yard.resources.services;
        let found = services.instances.iter().find(|one| one.instance_id == *id);
        let Some(instance) = found else {
            continue;
        };
        let mut all: Map<String, serde_json::Value> = instance
            .tags
            .iter()
            .map(|(key, value)| (key.clone(), json!(value)))
            .collect();
        for (key, value) in &tags {
            match deletes {
                true => {
                    all.remove(key);
                }
                false => {
                    all.insert(key.clone(), json!(value));
                }
            }
        }
        sending.world.cause = cause;
        let arn = places::arn(sending.yard, "ec2", &format!("instance/{id}"));
        let keys: Vec<&str> = tags.iter().map(|(key, _)| key.as_str()).collect();
        let text = format!("Tags of {id} changed: {}.", keys.join(", "));
        sending.tell(&arn, DoingKind::Changed, text, None);
        let version = sending.yard.happenings.count(&format!("{arn}#tags"));
        let detail = json!({
            "changed-tag-keys": keys,
            "service": "ec2",
            "resource-type": "instance",
            "version": version,
            "tags": all,
        });
        sending.emit(Emitted {
            source: "aws.tag",
            detail_type: "Tag Change on Resource",
            resources: &[&arn],
            detail,
        });
    }
}

/// The tags of a request: a list of keys and values.
fn tags(request: &Request) -> Vec<(String, String)> {
    let Some(Kind::Array(items)) = request.get(&["tags", "tagSet"]).map(|value| &value.kind) else {
        return Vec::new();
    };
    let text = |item: &Value, names: [&str; 2]| {
        let found = names.iter().find_map(|name| item.get(name)?.as_str());
        found.unwrap_or_default().to_owned()
    };
    items
        .iter()
        .map(|item| (text(item, ["Key", "key"]), text(item, ["Value", "value"])))
        .collect()
}
