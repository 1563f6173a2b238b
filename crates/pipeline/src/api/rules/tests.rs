use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::json;

fn pattern() -> &'static str {
    r#"{"source":["my.app"]}"#
}

#[test]
fn what_put_rule_leaves_out_is_taken_away_but_targets_and_tags() {
    let mut yard = Yard::default();
    let queue = "arn:aws:sqs:us-east-1:123456789012:jobs";
    good(
        &mut yard,
        "PutRule",
        json!({"Name": "a", "EventPattern": pattern(), "ScheduleExpression": "rate(5 minutes)",
            "State": "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", "Description": "d",
            "RoleArn": "arn:aws:iam::123456789012:role/r", "Tags": [{"Key": "k", "Value": "v"}]}),
    );
    good(
        &mut yard,
        "PutTargets",
        json!({"Rule": "a", "Targets": [{"Id": "q", "Arn": queue}]}),
    );
    let whole = good(&mut yard, "DescribeRule", json!({"Name": "a"}));
    assert_eq!(
        whole["State"],
        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
    );
    assert_eq!(whole["ScheduleExpression"], "rate(5 minutes)");
    good(
        &mut yard,
        "PutRule",
        json!({"Name": "a", "EventPattern": pattern(), "Tags": [{"Key": "n", "Value": "v"}]}),
    );
    assert_eq!(
        good(&mut yard, "DescribeRule", json!({"Name": "a"})),
        json!({"Name": "a", "Arn": "arn:aws:events:us-east-1:123456789012:rule/a", "State": "ENABLED",
            "EventPattern": pattern(), "EventBusName": "default", "CreatedBy": "123456789012"})
    );
    let arn = json!({"ResourceARN": "arn:aws:events:us-east-1:123456789012:rule/a"});
    let tags = good(&mut yard, "ListTagsForResource", arn);
    assert_eq!(tags["Tags"], json!([{"Key": "k", "Value": "v"}]));
    let targets = good(&mut yard, "ListTargetsByRule", json!({"Rule": "a"}));
    assert_eq!(targets["Targets"][0]["Id"], "q");
}

#[test]
fn a_managed_rule_is_left_alone() {
    let mut yard = Yard::default();
    let bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";
    good(
        &mut yard,
        "CreateArchive",
        json!({"ArchiveName": "a", "EventSourceArn": bus}),
    );
    let name = "Events-Archive-a";
    let message = format!(
        "ManagedRuleException: {name} is a managed rule. Set 'force' parameter to true to override."
    );
    for (operation, request) in [
        ("PutRule", json!({"Name": name, "EventPattern": pattern()})),
        ("DeleteRule", json!({"Name": name})),
        ("DisableRule", json!({"Name": name})),
        ("EnableRule", json!({"Name": name})),
        ("RemoveTargets", json!({"Rule": name, "Ids": [name]})),
        (
            "PutTargets",
            json!({"Rule": name, "Targets": [{"Id": "a", "Arn": bus}]}),
        ),
    ] {
        assert_eq!(refused(&yard, operation, request), message, "{operation}");
    }
    good(
        &mut yard,
        "RemoveTargets",
        json!({"Rule": name, "Ids": [name], "Force": true}),
    );
    good(
        &mut yard,
        "DeleteRule",
        json!({"Name": name, "Force": true}),
    );
    assert_eq!(yard.rules, []);
}

#[test]
fn quotas_are_kept() {
    let mut yard = Yard {
        region: "af-south-1".to_owned(),
        ..Yard::default()
    };
    let rule = |n: usize| json!({"Name": format!("r{n}"), "EventPattern": pattern()});
    for n in 0..100 {
        good(&mut yard, "PutRule", rule(n));
    }
    let limit =
        "LimitExceededException: The requested resource exceeds the maximum number allowed.";
    assert_eq!(refused(&yard, "PutRule", rule(100)), limit);
    good(&mut yard, "PutRule", rule(99));
    let wild = |n: usize| json!({"Name": format!("r{n}"), "EventPattern": r#"{"source":[{"wildcard":"a*"}]}"#});
    for n in 0..30 {
        good(&mut yard, "PutRule", wild(n));
    }
    assert_eq!(refused(&yard, "PutRule", wild(30)), limit);
    good(&mut yard, "PutRule", wild(29));
}

#[test]
fn a_rule_of_a_bus_elsewhere_is_not_found() {
    let yard = Yard::default();
    for arn in [
        "arn:aws:events:us-east-1:210987654321:event-bus/default",
        "arn:aws:events:eu-west-1:123456789012:event-bus/default",
    ] {
        let request = json!({"Name": "a", "EventBusName": arn, "EventPattern": pattern()});
        assert_eq!(
            refused(&yard, "PutRule", request),
            "ResourceNotFoundException: Event bus default does not exist."
        );
    }
}
