use super::Shape;
use crate::Yard;
use crate::api::testing::{good, refused};
use serde_json::{Value, json};

fn yard() -> Yard {
    let mut yard = Yard::default();
    good(
        &mut yard,
        "PutRule",
        json!({"Name": "a", "EventPattern": "{\"source\":[\"b\"]}"}),
    );
    yard
}

fn targets(targets: Value) -> Value {
    json!({"Rule": "a", "Targets": targets})
}

#[test]
fn every_member_of_a_target_comes_back() {
    let mut yard = yard();
    let given = json!([
        {"Id": "1", "Arn": "arn:aws:sqs:us-east-1:123456789012:q.fifo",
            "SqsParameters": {"MessageGroupId": "g"},
            "DeadLetterConfig": {"Arn": "arn:aws:sqs:us-east-1:123456789012:dead"},
            "RetryPolicy": {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}},
        {"Id": "2", "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/c",
            "RoleArn": "arn:aws:iam::123456789012:role/r",
            "EcsParameters": {"TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/t",
                "TaskCount": 2, "LaunchType": "FARGATE"}, "Input": "{\"a\": 1}"},
        {"Id": "3", "Arn": "arn:aws:kinesis:us-east-1:123456789012:stream/s",
            "RoleArn": "arn:aws:iam::123456789012:role/r",
            "KinesisParameters": {"PartitionKeyPath": "$.id"},
            "InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": "\"<id>\""}}
    ]);
    good(&mut yard, "PutTargets", targets(given.clone()));
    let told = good(&mut yard, "ListTargetsByRule", json!({"Rule": "a"}));
    assert_eq!(told["Targets"], given);
}

#[test]
fn a_target_is_refused_for_its_arn_or_role() {
    let yard = yard();
    let check = |arn: &str, expect: &str| {
        let request = targets(json!([{"Id": "t", "Arn": arn}]));
        assert_eq!(
            refused(&yard, "PutTargets", request),
            format!("ValidationException: {expect}")
        );
    };
    for arn in ["test", "arn:aws:s3:::bucket", "arn:aws:sqs:us-east-1"] {
        check(
            arn,
            &format!(
                "Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."
            ),
        );
    }
    for arn in [
        "arn:aws:batch:us-east-1:123456789012:job-queue/q",
        "arn:aws:events:us-east-1:123456789012:api-destination/a/b",
    ] {
        check(arn, &format!("RoleArn is required for target {arn}."));
    }
    check(
        "arn:aws:sqs:us-east-1:123456789012:q.fifo",
        "Parameter(s) SqsParameters must be specified for target: t.",
    );
    let request = targets(
        json!([{"Id": "t", "Arn": "arn:aws:sqs:us-east-1:123456789012:q",
        "RetryPolicy": {"MaximumRetryAttempts": 186, "MaximumEventAgeInSeconds": 59}}]),
    );
    assert_eq!(
        refused(&yard, "PutTargets", request),
        "ValidationException: 2 validation errors detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 185; Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60"
    );
}

#[test]
fn a_bus_of_another_account_takes_a_role() {
    let mut yard = yard();
    let bus = |account: &str| format!("arn:aws:events:us-east-1:{account}:event-bus/default");
    let there = bus("210987654321");
    let without = targets(json!([{"Id": "t", "Arn": there}]));
    assert_eq!(
        refused(&yard, "PutTargets", without.clone()),
        format!("ValidationException: RoleArn is required for target {there}.")
    );
    let role = "arn:aws:iam::123456789012:role/r";
    good(
        &mut yard,
        "PutTargets",
        targets(json!([{"Id": "t", "Arn": there, "RoleArn": role}])),
    );
    // A bus of the own account, also in another Region, is taken as before.
    for arn in [
        bus("123456789012"),
        bus("123456789012").replace("us-east-1", "eu-west-1"),
    ] {
        good(
            &mut yard,
            "PutTargets",
            targets(json!([{"Id": "t", "Arn": arn}])),
        );
    }
    yard.clock = crate::Timestamp(1_677_715_199_000);
    good(&mut yard, "PutTargets", without);
}

#[test]
fn one_bad_target_keeps_all_away() {
    let yard = yard();
    let queue = "arn:aws:sqs:us-east-1:123456789012:q";
    refused(
        &yard,
        "PutTargets",
        targets(json!([{"Id": "1", "Arn": queue}, {"Id": "2", "Arn": "bad"}])),
    );
    assert_eq!(yard.rules[0].targets, []);
}

/// The shape at a field's place, and whether it is required there.
fn shape_of(field: &crate::targets::ParameterField) -> Option<(Shape, bool)> {
    let mut members = super::shapes::TARGET.members;
    let mut found = None;
    for name in std::iter::once(&field.parameters).chain(field.path) {
        let member = members.iter().find(|member| member.name == *name)?;
        found = Some((member.shape, member.required));
        members = match member.shape {
            Shape::Object(object) => object.members,
            _ => &[],
        };
    }
    found
}

#[test]
fn a_forms_fields_are_those_of_the_shapes() {
    use crate::targets::{FIELDS, FieldForm};
    for field in &FIELDS {
        let (shape, required) = shape_of(field).unwrap_or_else(|| panic!("no {:?}", field.path));
        let fits = match (field.form, shape) {
            (FieldForm::Text | FieldForm::Long, Shape::Text(text)) => text.values.is_empty(),
            (FieldForm::OneOf(values), Shape::Text(text)) => text.values == values,
            (FieldForm::Whole, Shape::Whole(..)) | (FieldForm::Flag, Shape::Flag) => true,
            (FieldForm::Texts, Shape::List(list)) => matches!(list.of, Shape::Text(_)),
            (FieldForm::Pairs, Shape::Map(_)) => true,
            (FieldForm::Rows { members, .. }, Shape::List(list)) => match list.of {
                Shape::Object(object) => {
                    let names = members.iter().map(|member| member.name);
                    names.eq(object.members.iter().map(|member| member.name))
                }
                _ => false,
            },
            _ => false,
        };
        assert!(fits, "{:?}", field.path);
        if field.path.len() == 1 {
            assert_eq!(required, field.required, "{:?}", field.path);
        }
    }
    // No member of a parameter object is left out.
    for member in super::shapes::TARGET.members {
        let Shape::Object(object) = member.shape else {
            continue;
        };
        let mut asked = FIELDS
            .iter()
            .filter(|field| field.parameters == member.name);
        if asked.next().is_none() {
            let elsewhere = ["InputTransformer", "RetryPolicy", "DeadLetterConfig"];
            assert!(elsewhere.contains(&member.name), "{}", member.name);
            continue;
        }
        for inner in object.members {
            let mut all = FIELDS
                .iter()
                .filter(|field| field.parameters == member.name);
            assert!(
                all.any(|field| field.path.first() == Some(&inner.name)),
                "{}",
                inner.name
            );
        }
    }
}
