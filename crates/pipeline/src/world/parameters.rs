//! Parameter Store: a parameter is read, or changes, and Systems Manager tells of it. The event has no
//! value.
//!
//! Source: AWS Systems Manager User Guide, "Reference: Amazon EventBridge event patterns and types for
//! Systems Manager" (the operations), and API Reference, PutParameter, GetParameter and
//! DeleteParameter (`ParameterAlreadyExists`, `ParameterNotFound`, `InvalidKeyId`, the answers), as in
//! botocore 1.43.11; seen 2026-11-22. That a key of another Region cannot be used: AWS KMS Developer Guide,
//! "Multi-Region keys in AWS KMS" (all other keys stay in their Region); seen 2026-11-23. The events were
//! written after the guide and not compared on a known day.

use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use super::required::Refused;
use super::services::{ApiCall, Parameter};
use super::what::What;
use crate::arn::Arn;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How many parameters the yard remembers.
const MOST: usize = 10_000;

/// A parameter that a call has written or deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptParameter {
    /// Its ARN.
    pub arn: String,
    /// What it is now; none where it was deleted.
    pub now: Option<Parameter>,
}

/// What the yard knows of a parameter.
enum Known {
    /// It is there.
    There(Parameter),
    /// It is not there.
    Gone,
    /// Nobody has said.
    Unknown,
}

fn arn(name: &str, (account, region): (&str, &str)) -> String {
    let partition = crate::arn::partition_of(region);
    let path = name.trim_start_matches('/');
    format!("arn:{partition}:ssm:{region}:{account}:parameter/{path}")
}

/// What a request to PutParameter makes.
fn written(request: &Request, before: Option<&Parameter>) -> Parameter {
    let r#type = match request.text(&["type"]) {
        "" => before.map_or("String", |before| &before.r#type),
        kind => kind,
    };
    Parameter {
        name: request.text(&["name"]).to_owned(),
        r#type: r#type.to_owned(),
        value: request.text(&["value"]).to_owned(),
    }
}

/// What is known of a parameter in a place, with what code has asked for in this turn.
fn known(sending: &Sending<'_>, name: &str, place: (&str, &str)) -> Known {
    let asked = sending.world.pushed.iter().rev().find_map(|each| {
        let What::Call(called) = &each.what else {
            return None;
        };
        let call = &called.call;
        let is_meant = call.service == "ssm"
            && call.error_code.is_none()
            && (each.account.as_str(), each.region.as_str()) == place;
        let request = is_meant.then(|| Request::read(&call.request))?;
        match (request.text(&["name"]) == name, call.operation.as_str()) {
            (true, "PutParameter") => Some(Known::There(written(&request, None))),
            (true, "DeleteParameter") => Some(Known::Gone),
            _ => None,
        }
    });
    if let Some(asked) = asked {
        return asked;
    }
    let arn = arn(name, place);
    let mut kept = sending.yard.happenings.parameters.iter();
    if let Some(kept) = kept.find(|each| each.arn == arn) {
        return kept.now.clone().map_or(Known::Gone, Known::There);
    }
    let services = places::services(sending.yard, place.0, place.1);
    let declared = services.map_or(&[][..], |services| &services.parameters);
    match declared.iter().find(|each| each.name == name) {
        Some(found) => Known::There(found.clone()),
        None if declared.is_empty() => Known::Unknown,
        None => Known::Gone,
    }
}

fn overwrites(request: &Request) -> bool {
    let overwrite = request.json(&["overwrite"]);
    overwrite.is_some_and(|text| text == "true")
}

/// Whether the key of a request stands in another Region, so that it cannot encrypt here. Where it is
/// named by an id or an alias, nobody has said.
fn is_key_elsewhere(request: &Request, region: &str) -> bool {
    let key = Arn::read(request.text(&["keyId"]));
    key.is_ok_and(|key| key.service == "kms" && key.region != region)
}

/// How Parameter Store refuses a call because of what is there or not.
pub(super) fn refused(
    sending: &Sending<'_>,
    call: &ApiCall,
    place: (&str, &str),
) -> Option<Refused> {
    if call.service != "ssm" || !call.operation.contains("Parameter") {
        return None;
    }
    let request = Request::read(&call.request);
    let known = || known(sending, request.text(&["name"]), place);
    let (code, message) = match call.operation.as_str() {
        "PutParameter" if !overwrites(&request) && matches!(known(), Known::There(_)) => (
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
        ),
        "PutParameter" if is_key_elsewhere(&request, place.1) => {
            ("InvalidKeyId", "The query key ID isn't valid.")
        }
        "GetParameter" | "DeleteParameter" | "LabelParameterVersion"
            if matches!(known(), Known::Gone) =>
        {
            ("ParameterNotFound", "The parameter couldn't be found.")
        }
        _ => return None,
    };
    Some(Refused {
        code: code.to_owned(),
        message: message.to_owned(),
    })
}

/// What Parameter Store answers, where the yard knows it.
pub(super) fn answer(sending: &Sending<'_>, call: &ApiCall, place: (&str, &str)) -> Option<String> {
    if (call.service.as_str(), call.operation.as_str()) != ("ssm", "GetParameter") {
        return None;
    }
    let request = Request::read(&call.request);
    let Known::There(found) = known(sending, request.text(&["name"]), place) else {
        return None;
    };
    let answer = json!({ "Parameter": {
        "Name": found.name,
        "Type": found.r#type,
        "Value": found.value,
        "ARN": arn(&found.name, place),
    } });
    Some(answer.to_string())
}

/// PutParameter, DeleteParameter or LabelParameterVersion.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, operation: &str) {
    let name = request.text(&["name"]).to_owned();
    let (account, region) = (sending.yard.account.clone(), sending.yard.region.clone());
    let place = (account.as_str(), region.as_str());
    let arn = arn(&name, place);
    let before = known(sending, &name, place);
    let change = match (operation, &before) {
        ("DeleteParameter", _) => "Delete",
        ("LabelParameterVersion", _) => "LabelParameterVersion",
        (_, Known::There(_)) => "Update",
        // A parameter from before the yard's time is one that is overwritten.
        (_, Known::Unknown) if overwrites(request) => "Update",
        _ => "Create",
    };
    let of = match &before {
        Known::There(before) => written(request, Some(before)),
        _ => written(request, None),
    };
    let kind = of.r#type.clone();
    if change != "LabelParameterVersion" {
        let now = (change != "Delete").then_some(of);
        let kept = &mut sending.yard.happenings.parameters;
        kept.retain(|each| each.arn != arn);
        if kept.len() < MOST {
            let arn = arn.clone();
            kept.push(KeptParameter { arn, now });
        }
    }
    let was = match change {
        "Delete" => "deleted",
        "Update" => "updated",
        "Create" => "created",
        _ => "labelled",
    };
    let text = format!("Parameter {name} was {was}.");
    sending.tell(&arn, DoingKind::Wrote, text, None);
    let mut detail = json!({ "operation": change, "name": name, "type": kind });
    let description = request.text(&["description"]);
    if let (false, Some(members)) = (description.is_empty(), detail.as_object_mut()) {
        members.insert("description".to_owned(), json!(description));
    }
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "Parameter Store Change",
        resources: &[&arn],
        detail,
    });
}
