//! Circles through targets and the events that services send next.

use super::*;
use crate::world::ApiCall;
use crate::world::services::{Bucket, Function};

fn function(name: &str, calls: Vec<ApiCall>) -> Function {
    Function {
        name: name.to_owned(),
        calls,
        ..Function::default()
    }
}

fn put(detail_type: &str) -> ApiCall {
    ApiCall::new(
        "events",
        "PutEvents",
        format!(
            r#"{{"Entries":[{{"Source":"com.example.shop","DetailType":"{detail_type}","Detail":"{{}}"}}]}}"#
        ),
    )
}

fn takes(name: &str, detail_type: &str, function: &str) -> Rule {
    Rule {
        event_pattern: Some(format!(
            r#"{{"source":["com.example.shop"],"detail-type":["{detail_type}"]}}"#
        )),
        ..rule(
            name,
            vec![target(
                "f",
                &format!("arn:aws:lambda:us-east-1:123456789012:function:{function}"),
            )],
        )
    }
}

#[test]
fn the_shortest_circle_through_functions_is_named() {
    let mut yard = yard(vec![
        takes("first", "A", "one"),
        takes("second", "B", "two"),
        takes("third", "C", "three"),
    ]);
    yard.resources.services.functions = vec![
        function("one", vec![put("B")]),
        function("two", vec![put("C"), put("A")]),
        function("three", vec![put("A")]),
    ];
    let circles: Vec<String> = look(&yard)
        .into_iter()
        .filter(|one| one.code == Code::Loop)
        .map(|one| one.message)
        .collect();
    assert_eq!(
        circles[0],
        "Events go in a circle: first calls one, which leads to “B”, which second takes; second calls two, which leads to “A”, which first takes."
    );
    // The longer one through the third rule is told as well, as that rule's own.
    assert_eq!(circles.len(), 2);
    yard.resources.services.functions[1].calls.clear();
    assert!(look(&yard).iter().all(|one| one.code != Code::Loop));
}

#[test]
fn a_function_that_writes_where_its_rule_looks_goes_in_a_circle() {
    let at = |key: &str| {
        let mut yard = yard(vec![Rule {
            event_pattern: Some(r#"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["shop-logs"]},"object":{"key":[{"prefix":"incoming/"}]}}}"#.to_owned()),
            ..rule("import", vec![target("f", "arn:aws:lambda:us-east-1:123456789012:function:import-log")])
        }]);
        let request = format!(r#"{{"bucketName":"shop-logs","key":"{key}"}}"#);
        yard.resources.services.functions = vec![function(
            "import-log",
            vec![ApiCall::new("s3", "PutObject", request)],
        )];
        yard.resources.services.buckets.push(Bucket {
            name: "shop-logs".to_owned(),
        });
        yard
    };
    let found = one(&at("incoming/again.gz"), Code::Loop);
    assert_eq!(found.place, Place::Target(0, 0, Part::What));
    assert!(
        look(&at("done/again.gz"))
            .iter()
            .all(|one| one.code != Code::Loop)
    );
    let mut quiet = at("incoming/again.gz");
    quiet.resources.bucket_notifications =
        crate::resources::BucketNotifications::OnlyOf(Vec::new());
    assert!(look(&quiet).iter().all(|one| one.code != Code::Loop));
}

#[test]
fn a_call_that_cloudtrail_records_goes_in_a_circle() {
    let mut yard = yard(vec![Rule {
        event_pattern: Some(r#"{"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["CreateTags"]}}"#.to_owned()),
        ..rule("tagged", vec![target("f", "arn:aws:lambda:us-east-1:123456789012:function:tag")])
    }]);
    yard.resources.services.functions = vec![function(
        "tag",
        vec![ApiCall::new("ec2", "CreateTags", "{}")],
    )];
    let found = one(&yard, Code::Loop);
    assert!(
        found
            .message
            .contains("“AWS API Call via CloudTrail” of CreateTags"),
        "{found:?}"
    );
    yard.resources.trail.logging = false;
    assert!(look(&yard).iter().all(|one| one.code != Code::Loop));
}

#[test]
fn a_pipeline_and_a_build_that_start_each_other_go_in_a_circle() {
    let release = "arn:aws:codepipeline:us-east-1:123456789012:release";
    let web = "arn:aws:codebuild:us-east-1:123456789012:project/web";
    let with_role = |id: &str, arn: &str| Target {
        role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
        ..target(id, arn)
    };
    let yard = yard(vec![
        Rule {
            event_pattern: Some(
                r#"{"source":["aws.codebuild"],"detail":{"build-status":["SUCCEEDED"]}}"#
                    .to_owned(),
            ),
            ..rule("built", vec![with_role("release", release)])
        },
        Rule {
            event_pattern: Some(
                r#"{"source":["aws.codepipeline"],"detail":{"state":["SUCCEEDED"]}}"#.to_owned(),
            ),
            ..rule("released", vec![with_role("web", web)])
        },
    ]);
    let found = one(&yard, Code::Loop);
    assert!(found.message.starts_with("Events go in a circle: built calls release, which leads to “CodePipeline Pipeline Execution State Change”"), "{found:?}");
}
