use super::{REQUIRED, refused};
use crate::world::ApiCall;

#[track_caller]
fn check(service: &str, operation: &str, request: &str, expect: Option<(&str, &str)>) {
    let refused = refused(&ApiCall::new(service, operation, request));
    let told = refused.map(|refused| (refused.code, refused.message));
    let told = told
        .as_ref()
        .map(|(code, message)| (code.as_str(), message.as_str()));
    assert_eq!(told, expect, "{service}:{operation}");
}

#[test]
fn a_request_that_leaves_out_a_required_parameter_is_refused_in_the_words_of_its_service() {
    check(
        "ssm",
        "PutParameter",
        r#"{"value":null}"#,
        Some((
            "ValidationException",
            "2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; Value null at 'value' failed to satisfy constraint: Member must not be null",
        )),
    );
    check(
        "ec2",
        "TerminateInstances",
        "",
        Some((
            "Client.MissingParameter",
            "The request must contain the parameter InstanceIds",
        )),
    );
    check(
        "codecommit",
        "PutFile",
        r#"{"repositoryName":"shop","branchName":"main","fileContent":"x"}"#,
        Some((
            "PathRequiredException",
            "filePath is required, but was not specified.",
        )),
    );
    check(
        "sns",
        "Publish",
        r#"{"message":"hello"}"#,
        Some((
            "InvalidParameter",
            "Invalid parameter: TopicArn Reason: no value for required parameter",
        )),
    );
}

#[test]
fn one_of_several_names_is_enough_and_what_is_not_known_is_not_asked() {
    check("ec2", "StopInstances", r#"{"instancesSet":{}}"#, None);
    check("ec2", "StopInstances", r#"{"InstanceIds":["i-1"]}"#, None);
    check("sns", "Publish", r#"{"TargetArn":"a","Message":""}"#, None);
    check("glue", "StartJobRun", "{}", None);
}

#[test]
fn the_table_is_in_order_and_names_each_operation_once() {
    let names: Vec<_> = REQUIRED.iter().map(|(a, b, _)| (a, b)).collect();
    assert!(names.is_sorted_by(|a, b| a < b));
}
