//! What a call answers, and what later calls make of it.

use super::*;
use crate::world::services::{MOST_ITEMS, Parameter, State, StateMachine};

fn call(service: &str, operation: &str, request: &str, response: &str) -> ApiCall {
    ApiCall {
        response: Some(response.to_owned()).filter(|text| !text.is_empty()),
        ..ApiCall::new(service, operation, request)
    }
}

fn with_parameter(calls: Vec<ApiCall>) -> Yard {
    let mut yard = driven(calls);
    yard.resources.services.parameters = vec![Parameter {
        name: "/shop/image".to_owned(),
        value: "ami-1".to_owned(),
        ..Parameter::default()
    }];
    yard
}

const API: &str = "AWS API Call via CloudTrail";

#[test]
fn a_declared_answer_is_known_to_the_next_call_and_recorded_where_something_changes() {
    let yard = with_parameter(vec![
        call("ssm", "GetParameter", r#"{"name":"/shop/image"}"#, ""),
        call(
            "ec2",
            "RunInstances",
            r#"{"imageId":"$.GetParameter.Parameter.Value","minCount":1,"maxCount":1}"#,
            r#"{"Instances":[{"InstanceId":"i-1","ImageId":"$.GetParameter.Parameter.Value"}]}"#,
        ),
        call(
            "ec2",
            "DescribeInstances",
            r#"{"instanceIds":["{$.RunInstances.Instances[0].InstanceId}"]}"#,
            r#"{"Reservations":[]}"#,
        ),
    ]);
    let sent = play(&yard, &[event("Go", "{}")], 60);
    assert_eq!(
        members(&sent, API, "requestParameters"),
        [
            r#"{"name":"/shop/image"}"#,
            r#"{"imageId":"ami-1","maxCount":1,"minCount":1}"#,
            r#"{"instanceIds":["i-1"]}"#,
        ]
    );
    // Calls that only read have no responseElements.
    assert_eq!(
        members(&sent, API, "responseElements"),
        [
            "null",
            r#"{"instances":[{"imageId":"ami-1","instanceId":"i-1"}]}"#,
            "null",
        ]
    );
}

#[test]
fn what_no_call_answered_is_null_and_a_required_parameter_is_missing_then() {
    let yard = driven(vec![call(
        "ec2",
        "DeleteSnapshot",
        r#"{"snapshotId":"$.DescribeSnapshots.Snapshots[0].SnapshotId"}"#,
        "",
    )]);
    let sent = play(&yard, &[event("Go", "{}")], 30);
    let code = "Client.MissingParameter";
    assert_eq!(members(&sent, API, "errorCode"), [code]);
}

#[test]
fn parameters_are_there_as_they_are_declared_written_and_deleted() {
    let put = |overwrite: bool| {
        let request =
            format!(r#"{{"name":"/shop/image","value":"ami-2","overwrite":{overwrite}}}"#);
        call("ssm", "PutParameter", &request, "")
    };
    let get = |name: &str| {
        call(
            "ssm",
            "GetParameter",
            &format!(r#"{{"name":"{name}"}}"#),
            "",
        )
    };
    let told = |calls: Vec<ApiCall>| {
        let sent = play(&with_parameter(calls), &[event("Go", "{}")], 30);
        (
            members(&sent, "Parameter Store Change", "operation"),
            members(&sent, API, "errorCode"),
        )
    };
    let none = || String::new();
    assert_eq!(
        told(vec![put(false)]),
        (vec![], vec!["ParameterAlreadyExists".to_owned()])
    );
    assert_eq!(
        told(vec![put(true)]),
        (vec!["Update".to_owned()], vec![none()])
    );
    assert_eq!(
        told(vec![get("/shop/other")]),
        (vec![], vec!["ParameterNotFound".to_owned()])
    );
    let other = r#"{"name":"/shop/other","value":"x","overwrite":true}"#;
    assert_eq!(
        told(vec![
            call("ssm", "PutParameter", other, ""),
            get("/shop/other"),
        ]),
        (vec!["Create".to_owned()], vec![none(), none()])
    );
    let delete = call("ssm", "DeleteParameter", r#"{"name":"/shop/image"}"#, "");
    let (changes, codes) = told(vec![
        put(true),
        delete.clone(),
        put(false),
        delete.clone(),
        delete,
    ]);
    assert_eq!(changes, ["Update", "Delete", "Create", "Delete"]);
    assert_eq!(codes.last().unwrap(), "ParameterNotFound");
}

fn keys(count: usize) -> EventInput {
    let keys: Vec<String> = (0..count).map(|nth| format!("\"k{nth}\"")).collect();
    event("Go", &format!(r#"{{"keys":[{}]}}"#, keys.join(",")))
}

fn for_each() -> ApiCall {
    ApiCall {
        for_each: Some("$.detail.keys".to_owned()),
        response: Some(r#"{"MessageId":"m-{$.item}"}"#.to_owned()),
        ..ApiCall::new("iam", "CreateUser", r#"{"userName":"{$.item}"}"#)
    }
}

#[test]
fn a_call_is_made_for_each_item_of_a_list_up_to_a_number() {
    let last = call(
        "support",
        "CreateCase",
        r#"{"subject":"$.CreateUser[1].MessageId","communicationBody":"x"}"#,
        "",
    );
    let yard = driven(vec![for_each(), last.clone()]);
    let sent = play(&yard, &[keys(2)], 30);
    assert_eq!(
        members(&sent, API, "requestParameters"),
        [
            r#"{"userName":"k0"}"#,
            r#"{"userName":"k1"}"#,
            r#"{"communicationBody":"x","subject":"m-k1"}"#,
        ]
    );
    let sent = play(&yard, &[keys(MOST_ITEMS + 5)], 30);
    assert_eq!(members(&sent, API, "eventName").len(), MOST_ITEMS + 1);
    let cut =
        "iam:CreateUser is called for the first 40 of 45 items; the yard makes no longer loop.";
    assert!(texts(&sent, "driver").contains(&cut));
    let sent = play(&driven(vec![for_each()]), &[event("Go", "{}")], 30);
    assert_eq!(members(&sent, API, "eventName"), [""; 0]);
}

#[test]
fn an_execution_keeps_what_its_states_were_answered() {
    let mut yard = driven(vec![]);
    let arn = format!("arn:aws:states:{PLACE}:stateMachine:flow");
    yard.rules = vec![rule(
        "go",
        r#"{"source":["com.example"]}"#,
        vec![target("flow", &arn)],
    )];
    let state = |name: &str, call: ApiCall| State {
        name: name.to_owned(),
        call: Some(call),
        ..State::default()
    };
    let last = call(
        "support",
        "CreateCase",
        r#"{"subject":"$.CreateUser[0].MessageId","communicationBody":"$.detail.keys[0]"}"#,
        "",
    );
    yard.resources.services.state_machines = vec![StateMachine {
        name: "flow".to_owned(),
        states: vec![state("Each", for_each()), state("Tell", last)],
        ..StateMachine::default()
    }];
    let sent = play(&yard, &[keys(1)], 30);
    // The first call is EventBridge's own.
    assert_eq!(
        members(&sent, API, "requestParameters")[1..],
        [
            r#"{"userName":"k0"}"#,
            r#"{"communicationBody":"k0","subject":"m-k0"}"#,
        ]
    );
    is_over(&sent);
}

#[test]
fn a_parameter_takes_no_key_of_another_region() {
    let put = |key: &str| {
        let request = format!(
            r#"{{"name":"/shop/key","value":"v","type":"SecureString","keyId":"{key}","overwrite":true}}"#
        );
        let sent = play(
            &driven(vec![call("ssm", "PutParameter", &request, "")]),
            &[event("Go", "{}")],
            30,
        );
        members(&sent, API, "errorCode")
    };
    assert_eq!(
        put("arn:aws:kms:eu-west-1:123456789012:key/4b8c1f60"),
        ["InvalidKeyId"]
    );
    for key in [
        "arn:aws:kms:us-east-1:222222222222:key/4b8c1f60",
        "alias/dr",
        "",
    ] {
        assert_eq!(put(key), [""], "{key}");
    }
}
