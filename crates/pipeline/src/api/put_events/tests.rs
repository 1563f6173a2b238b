use crate::api::testing::{good, make, refused};
use crate::{Dropped, Ingestion, Timestamp, Yard};
use serde_json::{Value, json};

fn entry(source: &str) -> Value {
    json!({"Source": source, "DetailType": "T", "Detail": "{}"})
}

#[test]
fn the_size_of_a_request_follows_the_clock() {
    // Source and DetailType are two bytes, the time counts fourteen.
    let request = |length: usize| {
        let mut entry = entry("s");
        entry["Detail"] = format!("{{\"a\":\"{}\"}}", "é".repeat((length - 8) / 2)).into();
        entry["Time"] = 0.into();
        entry["Resources"] = json!(["ab", "cd"]);
        json!({"Entries": [entry]})
    };
    let over = "ValidationException: Total size of the entries in the request is over the limit.";
    let mut yard = Yard::default();
    let envelope = 2 + 14 + 4;
    good(&mut yard, "PutEvents", request(262_144 - envelope));
    assert_eq!(
        refused(&yard, "PutEvents", request(262_146 - envelope)),
        over
    );
    let day = "2026-01-29T00:00:00Z".parse::<Timestamp>().expect("a time");
    yard.clock = Timestamp(day.millis() - 1);
    assert_eq!(
        refused(&yard, "PutEvents", request(262_146 - envelope)),
        over
    );
    yard.clock = day;
    good(&mut yard, "PutEvents", request(1_048_576 - envelope));
    assert_eq!(
        refused(&yard, "PutEvents", request(1_048_578 - envelope)),
        over
    );
}

#[test]
fn nobody_speaks_for_aws() {
    let mut yard = Yard::default();
    let answer = good(
        &mut yard,
        "PutEvents",
        json!({"Entries": [entry("aws.s3"), entry("a")]}),
    );
    assert_eq!(answer["FailedEntryCount"], 1);
    assert_eq!(
        answer["Entries"][0],
        json!({"ErrorCode": "NotAuthorizedForSourceException", "ErrorMessage": "Not authorized for the source."})
    );
    assert!(answer["Entries"][1]["EventId"].is_string());
}

#[test]
fn the_yard_tells_what_the_answer_does_not() {
    let mut yard = Yard::default();
    let mut lost = entry("a");
    lost["EventBusName"] = "nowhere".into();
    let answer = make(
        &mut yard,
        "PutEvents",
        json!({"Entries": [lost, entry("a")]}),
    );
    let told = answer.result.expect("a response");
    assert_eq!(told["FailedEntryCount"], 0);
    let outcomes: Vec<_> = answer.events.iter().map(|event| event.ingestion).collect();
    assert_eq!(outcomes, [Ingestion::UnknownEventBus, Ingestion::Accepted]);
    let event_bus = "nowhere".to_owned();
    assert_eq!(
        answer.events[0].dropped,
        Some(Dropped::UnknownEventBus { event_bus })
    );
    assert_eq!(told["Entries"][0]["EventId"], answer.events[0].event_id);
    let mut far = entry("a");
    far["EventBusName"] = "arn:aws:events:eu-west-1:123456789012:event-bus/default".into();
    let answer = make(&mut yard, "PutEvents", json!({"Entries": [far]}));
    assert_eq!(answer.events[0].ingestion, Ingestion::UnknownEventBus);
}

#[test]
fn a_bus_of_another_account_must_let_the_sender_in() {
    let mut yard = Yard::default();
    let arn = "arn:aws:events:us-east-1:210987654321:event-bus/default";
    let mut entry = entry("a");
    entry["EventBusName"] = arn.into();
    let request = json!({"Entries": [entry]});
    assert_eq!(
        refused(&yard, "PutEvents", request.clone()),
        format!(
            "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on resource: {arn} because no resource-based policy allows the events:PutEvents action"
        )
    );
    yard.go_to("210987654321", "us-east-1");
    let grant =
        json!({"Action": "events:PutEvents", "Principal": "123456789012", "StatementId": "a"});
    good(&mut yard, "PutPermission", grant);
    yard.go_to("123456789012", "us-east-1");
    let answer = make(&mut yard, "PutEvents", request);
    assert_eq!(answer.events[0].ingestion, Ingestion::Accepted);
    assert!(answer.steps[0].resource_arn.contains("210987654321"));
}

#[test]
fn a_detail_is_one_object() {
    let mut yard = Yard::default();
    for detail in ["{} {}", "{}x", "null", "{\"a\":}"] {
        let mut entry = entry("a");
        entry["Detail"] = detail.into();
        let answer = good(&mut yard, "PutEvents", json!({"Entries": [entry]}));
        assert_eq!(
            answer["Entries"][0]["ErrorCode"], "MalformedDetail",
            "{detail}"
        );
    }
    let mut long = entry("a");
    long["DetailType"] = "x".repeat(129).into();
    let answer = good(&mut yard, "PutEvents", json!({"Entries": [long]}));
    assert_eq!(answer["Entries"][0]["ErrorCode"], "InvalidArgument");
}
