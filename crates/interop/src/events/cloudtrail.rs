//! CloudTrail records, and the events that EventBridge makes of them.

use super::entry::member;
use pattern::Event;
use pattern::json::Value;
use pipeline::Yard;

/// A type of record and the `detail-type` of its event. Source: CloudTrail User Guide, "CloudTrail
/// record contents"; EventBridge User Guide, "AWS service events delivered via AWS CloudTrail"
/// (seen 2026-01). The guide's prose writes "Signin"; events say "Sign In".
const TYPES: &[(&str, &str)] = &[
    ("AwsApiCall", API_CALL),
    ("AwsServiceEvent", "AWS Service Event via CloudTrail"),
    ("AwsConsoleSignIn", "AWS Console Sign In via CloudTrail"),
    ("AwsConsoleAction", "AWS Console Action via CloudTrail"),
    (INSIGHT, "AWS Insight via CloudTrail"),
    ("AwsVpceEvent", "AWS Network Activity Event via CloudTrail"),
];

const API_CALL: &str = "AWS API Call via CloudTrail";

/// The type of a record of CloudTrail Insights, which names no service at its top.
const INSIGHT: &str = "AwsCloudTrailInsight";

/// What services are called in `eventSource`, before the service's name is taken out.
const SOURCE_ENDS: &[&str] = &[".amazonaws.com", ".amazonaws.com.cn"];

/// The text of the event that EventBridge makes of a record; `None` where this is no record.
///
/// `detail` is the record as it stands. The event's own id is not in a log, so `eventID` stands in
/// for it; so does the yard's account or Region where the record names none.
pub(super) fn event_of(record: &Event) -> Option<String> {
    let value = record.value();
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    if value.get("detail-type").is_some() || value.get("eventVersion").is_none() {
        return None;
    }
    let kind = text("eventType").unwrap_or_default();
    let service = match (kind, text("eventSource")) {
        (INSIGHT, _) => "cloudtrail",
        (_, Some(source)) => SOURCE_ENDS
            .iter()
            .find_map(|end| source.strip_suffix(end))?,
        (_, None) => return None,
    };
    let detail_type = TYPES
        .iter()
        .find(|(record, _)| *record == kind)
        .map_or(API_CALL, |(_, event)| event);
    let yard = Yard::default();
    let account = text("recipientAccountId")
        .or_else(|| value.get("userIdentity")?.get("accountId")?.as_str())
        .unwrap_or(&yard.account);
    let region = text("awsRegion").unwrap_or(&yard.region);
    let mut event = String::with_capacity(record.text().len() + 320);
    event.push_str("{\"version\":\"0\"");
    member(&mut event, "id", text("eventID").unwrap_or_default());
    member(&mut event, "detail-type", detail_type);
    member(&mut event, "source", &format!("aws.{service}"));
    member(&mut event, "account", account);
    member(&mut event, "time", text("eventTime").unwrap_or_default());
    member(&mut event, "region", region);
    event.push_str(",\"resources\":[],\"detail\":");
    event.push_str(record.text());
    event.push('}');
    Some(event)
}
