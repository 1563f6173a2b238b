//! Parameter Store: a parameter changes, and Systems Manager tells of it. The event has no value.
//!
//! Source: AWS Systems Manager User Guide, "Reference: Amazon EventBridge event patterns and types for
//! Systems Manager" (the operations); written after it and not compared on a known day.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use crate::send::Sending;
use serde_json::json;

/// How many parameters the yard remembers, to know one that is new.
const MOST: usize = 10_000;

/// PutParameter, DeleteParameter or LabelParameterVersion.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, operation: &str) {
    let name = request.text(&["name"]).to_owned();
    let path = name.trim_start_matches('/');
    let arn = places::arn(sending.yard, "ssm", &format!("parameter/{path}"));
    let items = &mut sending.yard.happenings.items;
    let known = items.iter().position(|each| *each == arn);
    let overwrites = request
        .json(&["overwrite"])
        .is_some_and(|text| text == "true");
    let change = match (operation, known) {
        ("DeleteParameter", at) => {
            if let Some(at) = at {
                items.remove(at);
            }
            "Delete"
        }
        ("LabelParameterVersion", _) => "LabelParameterVersion",
        (_, Some(_)) => "Update",
        (_, None) => {
            if items.len() < MOST {
                items.push(arn.clone());
            }
            // A parameter from before the yard's time is one that is overwritten.
            if overwrites { "Update" } else { "Create" }
        }
    };
    let text = format!("Parameter {name}: {change}.");
    sending.tell(&arn, DoingKind::Wrote, text, None);
    let mut detail = json!({ "operation": change, "name": name });
    if let Some(members) = detail.as_object_mut() {
        let kind = request.text(&["type"]);
        let kind = if kind.is_empty() { "String" } else { kind };
        members.insert("type".to_owned(), json!(kind));
        let description = request.text(&["description"]);
        if !description.is_empty() {
            members.insert("description".to_owned(), json!(description));
        }
    }
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "Parameter Store Change",
        resources: &[&arn],
        detail,
    });
}
