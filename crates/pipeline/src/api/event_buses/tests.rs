use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::json;

#[test]
fn the_bus_of_a_partner_has_the_name_of_its_source() {
    let mut yard = Yard::default();
    let source = "aws.partner/example.com/shop";
    let request = json!({"Name": source, "EventSourceName": source});
    yard.resources.partner_event_sources.push(source.to_owned());
    assert_eq!(
        refused(
            &yard,
            "CreateEventBus",
            json!({"Name": "shop", "EventSourceName": source})
        ),
        "ValidationException: Event bus name must match the name of the partner event source."
    );
    let answer = good(&mut yard, "CreateEventBus", request);
    assert_eq!(
        answer["EventBusArn"],
        "arn:aws:events:us-east-1:123456789012:event-bus/aws.partner/example.com/shop"
    );
    let rule = json!({"Name": "a", "EventBusName": source, "EventPattern": "{\"source\":[\"b\"]}"});
    let answer = good(&mut yard, "PutRule", rule);
    let arn = answer["RuleArn"].clone();
    assert_eq!(
        arn,
        "arn:aws:events:us-east-1:123456789012:rule/aws.partner/example.com/shop/a"
    );
    good(
        &mut yard,
        "TagResource",
        json!({"ResourceARN": arn, "Tags": [{"Key": "k", "Value": ""}]}),
    );
    assert_eq!(yard.rules[0].tags.len(), 1);
}

#[test]
fn a_bus_with_rules_stays() {
    let mut yard = Yard::default();
    good(&mut yard, "CreateEventBus", json!({"Name": "orders"}));
    let rule =
        json!({"Name": "a", "EventBusName": "orders", "EventPattern": "{\"source\":[\"b\"]}"});
    good(&mut yard, "PutRule", rule);
    assert_eq!(
        refused(&yard, "DeleteEventBus", json!({"Name": "orders"})),
        "ValidationException: EventBus can't be deleted since it has rules."
    );
}

#[test]
fn settings_are_answered_and_updated() {
    let mut yard = Yard::default();
    let settings = json!({"Name": "orders", "Description": "d", "KmsKeyIdentifier": "alias/a",
        "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:dead"},
        "LogConfig": {"IncludeDetail": "FULL", "Level": "INFO"}});
    let made = good(&mut yard, "CreateEventBus", settings.clone());
    let told = good(&mut yard, "DescribeEventBus", json!({"Name": "orders"}));
    for name in [
        "Description",
        "KmsKeyIdentifier",
        "DeadLetterConfig",
        "LogConfig",
    ] {
        assert_eq!(made[name], settings[name]);
        assert_eq!(told[name], settings[name]);
    }
    yard.clock = crate::Timestamp(yard.clock.millis() + 60_000);
    good(
        &mut yard,
        "UpdateEventBus",
        json!({"Name": "orders", "Description": "e"}),
    );
    let told = good(&mut yard, "DescribeEventBus", json!({"Name": "orders"}));
    assert_eq!(told["Description"], "e");
    assert_eq!(told["KmsKeyIdentifier"], "alias/a");
    assert_eq!(told["CreationTime"], "2026-01-15T12:00:00Z");
    assert_eq!(told["LastModifiedTime"], "2026-01-15T12:01:00Z");
}

#[test]
fn a_place_has_a_hundred_buses() {
    let mut yard = Yard::default();
    for n in 1..100 {
        good(
            &mut yard,
            "CreateEventBus",
            json!({"Name": format!("b{n}")}),
        );
    }
    assert_eq!(
        refused(&yard, "CreateEventBus", json!({"Name": "b100"})),
        "LimitExceededException: The requested resource exceeds the maximum number allowed."
    );
}
