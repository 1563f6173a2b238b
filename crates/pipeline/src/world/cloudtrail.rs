//! CloudTrail records API calls, and EventBridge gets the records of a trail that logs.

use super::delays;
use super::emit::{Emitted, seconds};
use super::what::{Called, What};
use crate::arn::Arn;
use crate::json;
use crate::metrics::cost::Item;
use crate::send::Sending;
use serde_json::{Value, json};

/// Calls that CloudTrail takes for data events. Source: AWS CloudTrail User Guide, "Logging data
/// events"; seen 2026-11-22 for calls of S3, Lambda and SNS. The rest was not compared with it.
const DATA_EVENTS: [(&str, &[&str]); 7] = [
    (
        "s3",
        &[
            "PutObject",
            "GetObject",
            "DeleteObject",
            "CopyObject",
            "HeadObject",
            "PutObjectAcl",
            "PutObjectTagging",
        ],
    ),
    (
        "dynamodb",
        &[
            "PutItem",
            "GetItem",
            "UpdateItem",
            "DeleteItem",
            "Query",
            "Scan",
            "BatchWriteItem",
        ],
    ),
    ("lambda", &["Invoke"]),
    ("sns", &["Publish", "PublishBatch"]),
    ("sqs", &["SendMessage", "ReceiveMessage", "DeleteMessage"]),
    ("kinesis", &["PutRecord", "PutRecords", "GetRecords"]),
    ("monitoring", &["PutMetricData", "GetMetricData"]),
];

/// Calls of which CloudTrail keeps no record that comes to EventBridge. No page was found that names
/// them.
const NOT_RECORDED: [(&str, &[&str]); 3] = [
    ("events", &["PutEvents"]),
    ("firehose", &["PutRecord", "PutRecordBatch"]),
    ("logs", &["PutLogEvents"]),
];

/// Whether a call of this name is a data event of some service.
pub(crate) fn is_data_call(operation: &str) -> bool {
    let mut all = DATA_EVENTS.iter();
    all.any(|(_, operations)| operations.contains(&operation))
}

fn is_among(lists: &[(&str, &[&str])], service: &str, operation: &str) -> bool {
    let mut of_service = lists.iter().filter(|(name, _)| *name == service);
    of_service.any(|(_, operations)| operations.contains(&operation))
}

/// The `source` of a service's events where it is not its name.
fn source(service: &str) -> String {
    match service {
        "elasticloadbalancing" => "aws.elasticloadbalancing".to_owned(),
        other => format!("aws.{other}"),
    }
}

/// Records a call, where CloudTrail does; `message` is why it was refused where more than the code is
/// known.
pub(super) fn record(sending: &mut Sending<'_>, called: &Called, message: Option<&str>) {
    let call = &called.call;
    if is_among(&NOT_RECORDED, &call.service, &call.operation) {
        return;
    }
    let is_data = is_among(&DATA_EVENTS, &call.service, &call.operation);
    if is_data && !sending.yard.resources.trail.data_events {
        return;
    }
    if !sending.yard.resources.trail.logging {
        return;
    }
    sending.uses(
        match is_data {
            true => Item::DataEvents,
            false => Item::ManagementEvents,
        },
        1,
    );
    let read_only = ["Describe", "Get", "List", "Lookup", "Query", "Scan", "Head"]
        .iter()
        .any(|start| call.operation.starts_with(start));
    let event_id = sending.yard.draw_id();
    let request_id = sending.yard.draw_id();
    let time = seconds(sending.yard.clock);
    let account = sending.yard.account.clone();
    let mut detail = json!({
        "eventVersion": "1.11",
        "userIdentity": identity(called, &account),
        "eventTime": time,
        "eventSource": format!("{}.amazonaws.com", call.service),
        "eventName": call.operation,
        "awsRegion": sending.yard.region,
        "sourceIPAddress": if called.from_rule { "events.amazonaws.com" } else { "198.51.100.8" },
        "userAgent": if called.from_rule { "events.amazonaws.com" } else { "Boto3/1.40.61" },
        "requestParameters": parameters(&call.request),
        "responseElements": answer(called, read_only),
        "requestID": request_id,
        "eventID": event_id,
        "readOnly": read_only,
        "eventType": "AwsApiCall",
        "managementEvent": !is_data,
        "recipientAccountId": account,
        "eventCategory": if is_data { "Data" } else { "Management" },
    });
    if let (Some(code), Some(members)) = (&call.error_code, detail.as_object_mut()) {
        members.insert("errorCode".to_owned(), json!(code));
        let message = message.map_or_else(
            || format!("{} is not allowed to call {}.", called.by, call.operation),
            str::to_owned,
        );
        members.insert("errorMessage".to_owned(), json!(message));
    }
    let text = sending.event_text(&Emitted {
        source: &source(&call.service),
        detail_type: "AWS API Call via CloudTrail",
        resources: &[],
        detail,
    });
    let what = What::Event { text };
    sending.happen_in(delays::CLOUDTRAIL.millis, what);
}

/// The answer as CloudTrail writes it: of a call that changes something and went well, where the yard
/// knows it. Source: AWS CloudTrail User Guide, "CloudTrail record contents for management, data, and
/// network activity events" (`responseElements`: null for actions that change nothing).
fn answer(called: &Called, read_only: bool) -> Value {
    let call = &called.call;
    match &call.response {
        Some(answer) if !read_only && call.error_code.is_none() => {
            let mut elements = parameters(answer);
            small_letters(&mut elements);
            elements
        }
        _ => Value::Null,
    }
}

/// Lets the names in a value begin with a small letter, as those of answers do.
fn small_letters(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(small_letters),
        Value::Object(members) => {
            let old = std::mem::take(members).into_iter();
            members.extend(old.map(|(name, mut value)| {
                small_letters(&mut value);
                (small(&name), value)
            }));
        }
        _ => {}
    }
}

fn small(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The request as CloudTrail writes it: names begin with a small letter.
fn parameters(request: &str) -> Value {
    let Some(value) = json::whole(request) else {
        return Value::Null;
    };
    let Some(members) = value.as_object() else {
        return Value::Null;
    };
    if members.is_empty() {
        return Value::Null;
    }
    let mut out = serde_json::Map::new();
    for member in members {
        let text = json::compact(&member.value);
        let value: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
        out.insert(small(&member.key), value);
    }
    Value::Object(out)
}

/// Who calls: the role of a target or resource, a service, or a person.
fn identity(called: &Called, account: &str) -> Value {
    let who = called.role.as_ref().unwrap_or(&called.by);
    let arn = Arn::read(who).ok();
    let name = super::places::name_of(who).to_owned();
    match arn {
        Some(arn) if arn.service == "iam" && arn.resource.starts_with("user/") => json!({
            "type": "IAMUser",
            "principalId": "AIDAEXAMPLE",
            "arn": called.by,
            "accountId": arn.account,
            "userName": name,
        }),
        _ => {
            let owner = arn.map_or(account, |arn| {
                if arn.account.is_empty() {
                    account
                } else {
                    arn.account
                }
            });
            json!({
                "type": "AssumedRole",
                "principalId": format!("AROAEXAMPLE:{name}"),
                "arn": format!("arn:aws:sts::{owner}:assumed-role/{name}/{name}"),
                "accountId": owner,
                "sessionContext": {
                    "sessionIssuer": {
                        "type": "Role",
                        "principalId": "AROAEXAMPLE",
                        "arn": format!("arn:aws:iam::{owner}:role/{name}"),
                        "accountId": owner,
                        "userName": name,
                    },
                    "attributes": { "mfaAuthenticated": "false" },
                },
            })
        }
    }
}
