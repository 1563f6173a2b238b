//! What a person does, beside sending events.

use super::calls::plain;
use super::choices::Choices;
use pipeline::world::{ApiCall, Called, ItemChange, ObjectChange, What};

/// What a person does at once: mostly one thing.
pub(super) fn deed(choices: &mut Choices<'_>) -> Vec<What> {
    match choices.next(16) {
        which @ 1..=9 => vec![other(choices, which - 1)],
        10 => REVIEW.into_iter().map(call).collect(),
        _ => vec![call(plain(choices))],
    }
}

/// A pull request that is made, changed, and merged too early.
const REVIEW: [(&str, &str, &str); 3] = [
    (
        "codecommit",
        "CreatePullRequest",
        r#"{"title":"t","targets":[{"repositoryName":"r","sourceReference":"s"}]}"#,
    ),
    (
        "codecommit",
        "CreateCommit",
        r#"{"repositoryName":"r","branchName":"s"}"#,
    ),
    (
        "codecommit",
        "MergePullRequestBySquash",
        r#"{"pullRequestId":"1","repositoryName":"r"}"#,
    ),
];

fn call((service, operation, request): (&str, &str, &str)) -> What {
    What::Call(Box::new(Called {
        call: ApiCall::new(service, operation, request),
        by: "arn:aws:iam::123456789012:user/person".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    }))
}

/// Something that comes to a resource.
fn other(choices: &mut Choices<'_>, which: usize) -> What {
    let text = str::to_owned;
    match which {
        0 => What::Object {
            bucket: text("b"),
            key: text(choices.one(&["in/a.csv", "a"])),
            size: 1_024,
            change: choices.one(&[
                ObjectChange::Put,
                ObjectChange::Copied,
                ObjectChange::Deleted,
            ]),
        },
        1 => What::LogLine {
            log_group: text(choices.one(&["/g", "/aws/lambda/b"])),
            message: text(choices.one(&["ERROR 1", r#"{"size":2,"a":1}"#, "well"])),
        },
        2 => What::Enqueue {
            queue: text("arn:aws:sqs:us-east-1:123456789012:q"),
            body: text(r#"{"a":1}"#),
            group: None,
            attributes: Vec::new(),
        },
        3 => What::Item {
            table: text("t"),
            change: choices.one(&[ItemChange::Insert, ItemChange::Modify, ItemChange::Remove]),
            item: text(r#"{"id":{"S":"1"}}"#),
        },
        4 => What::Record {
            stream: text("arn:aws:kinesis:us-east-1:123456789012:stream/s"),
            partition_key: text(choices.one(&["1", "2", ""])),
            data: text("{}"),
        },
        5 => What::Datum {
            namespace: text("n"),
            metric_name: text("m"),
            dimensions: Vec::new(),
            value: text(choices.one(&["1", "-1", "1e3", "no"])),
        },
        6 => What::Publish {
            topic: text("arn:aws:sns:us-east-1:123456789012:t"),
            subject: None,
            message: text(r#"{"kind":"new"}"#),
            attributes: Vec::new(),
        },
        7 => What::Event {
            text: found(choices),
        },
        _ => What::Approval {
            running: choices.next(4) as u64,
            approved: choices.is_last(2),
        },
    }
}

/// What a rule of AWS Config found of an instance.
fn found(choices: &mut Choices<'_>) -> String {
    let compliance = choices.one(&["NON_COMPLIANT", "NON_COMPLIANT", "COMPLIANT"]);
    format!(
        r#"{{"version":"0","id":"00000000-0000-4000-8000-000000000007","detail-type":"Config Rules Compliance Change","source":"aws.config","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{{"resourceId":"i-1","resourceType":"AWS::EC2::Instance","awsRegion":"us-east-1","awsAccountId":"123456789012","configRuleName":"tagged","newEvaluationResult":{{"complianceType":"{compliance}"}}}}}}"#
    )
}
