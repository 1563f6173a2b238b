//! What is said of what is declared.

use super::super::{Told, check, missing};
use crate::unread::Unread;
use crate::{Rule, Target, Yard};
use serde_json::{Value, json};

fn yard(services: Value, wires: Value) -> Yard {
    let mut yard = Yard::default();
    yard.resources.services = Unread::of_value(&services);
    yard.resources.wires = Unread::of_value(&wires);
    yard
}

fn lines(told: &[Told]) -> Vec<String> {
    told.iter()
        .map(|one| {
            let at = one.at.map_or(String::new(), |at| format!("[{at}]"));
            format!(
                "{:?} {}{at} {}: {}",
                one.weight, one.list, one.path, one.message
            )
        })
        .collect()
}

#[test]
fn a_yard_that_declares_nothing_is_told_nothing() {
    assert_eq!(check(&Yard::default()), []);
    assert_eq!(missing(&Yard::default()), []);
}

#[test]
fn wrong_values_are_told_at_their_fields() {
    let yard = yard(
        json!({
            "functions": [
                {"name": "resize", "duration_ms": "soon", "calls": [
                    {"service": "s3", "operation": "PutObject", "request": "{", "when": "[]"},
                ]},
                {"name": "", "maximum_retry_attempts": 9, "colour": "red"},
            ],
            "state_machines": [{"name": "flow", "type": "SLOW"}],
            "undeclared": "Loud",
            "robots": [],
        }),
        Value::Null,
    );
    assert_eq!(
        lines(&check(&yard)),
        [
            "Wrong robots : There is no list robots in services, so it does not count.",
            "Wrong undeclared : undeclared is \"Loud\", which is none of its values.",
            "Wrong functions[0] calls/0/request: This is no JSON.",
            "Wrong functions[0] calls/0/when: Event pattern is not valid. Filter is not an object",
            "Wrong functions[0] duration_ms: “soon” is not a whole number.",
            "Wrong functions[1] name: Function name is missing.",
            "Wrong functions[1] maximum_retry_attempts: 9 is out of bounds.",
            "Wrong functions[1] colour: There is no field colour here.",
            "Wrong state_machines[0] type: “SLOW” is none of its values.",
        ]
    );
    // What cannot be read does not count, and takes nothing else with it.
    assert_eq!(yard.resources.services.functions, []);
    let mut other = yard.clone();
    let mut value = yard.resources.services.value();
    value["functions"]
        .as_array_mut()
        .unwrap()
        .push(json!({"name": "good"}));
    other.resources.services = Unread::of_value(&value);
    let functions = &other.resources.services.functions;
    assert_eq!(functions.len(), 1);
    assert_eq!(functions[0].name, "good");
    assert_eq!(other.resources.services.value(), value);
}

#[test]
fn what_aws_refuses_of_a_wire_is_told_at_its_place_however_many_stand_before_it() {
    let alarm = json!({"alarm_name": "slow", "namespace": "AWS/Lambda", "metric_name": "Errors", "period": 45});
    let yard = yard(
        Value::Null,
        json!({
            "metric_alarms": [{"alarm_name": "unread", "period": "long"}, alarm],
            "metric_filters": [{"filter_name": "f", "log_group_name": "g", "metric_transformation":
                {"metric_namespace": "AWS/Mine", "metric_name": "Errors", "metric_value": "1"}}],
        }),
    );
    let told = check(&yard);
    let lines = lines(&told);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("Wrong metric_alarms[1] period: ")),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(|line| line
            .starts_with("Wrong metric_filters[0] metric_transformation/metric_namespace: ")),
        "{lines:#?}"
    );
    let slow = told.iter().find(|one| one.at == Some(1)).unwrap();
    assert_eq!(slow.name, "slow");
    assert!(!slow.help.is_empty());
}

#[test]
fn names_stand_once_and_what_is_named_is_declared() {
    let services = json!({
        "queues": [{"name": "jobs"}, {"name": "jobs"}],
        "topics": [{"name": "alerts", "subscriptions": [
            {"protocol": "sqs", "endpoint": "arn:aws:sqs:us-east-1:123456789012:jobs"},
            {"protocol": "sqs", "endpoint": "arn:aws:sqs:us-east-1:123456789012:elsewhere"},
            {"protocol": "email", "endpoint": "me@example.com"},
        ]}],
    });
    let told = lines(&check(&yard(services.clone(), Value::Null)));
    assert_eq!(
        told,
        [
            "Note topics[0] subscriptions/1/endpoint: SQS queue elsewhere is declared nowhere, so nothing follows there.",
            "Wrong queues[1] name: SQS queue jobs is declared twice.",
        ]
    );
    let mut simple = services;
    simple["undeclared"] = json!("Simple");
    let told = lines(&check(&yard(simple, Value::Null)));
    assert_eq!(
        told,
        ["Wrong queues[1] name: SQS queue jobs is declared twice."]
    );
}

#[test]
fn other_places_are_looked_at_too() {
    let mut yard = Yard::default();
    yard.go_to("210987654321", "eu-west-1");
    yard.resources.wires = Unread::of_value(&json!({"repository_triggers": [{"name": "t"}]}));
    yard.go_to("123456789012", "us-east-1");
    let told = check(&yard);
    assert!(
        told.iter()
            .all(|one| one.account == "210987654321" && one.region == "eu-west-1")
    );
    assert!(
        told.iter().any(|one| one.path == "repository_name"),
        "{told:#?}"
    );
}

#[test]
fn what_rules_and_services_name_is_offered_until_it_is_declared() {
    let target = |id: &str, arn: &str| Target::new(id, arn);
    let mut yard = yard(
        json!({"topics": [{"name": "alerts", "subscriptions": [
            {"protocol": "lambda", "endpoint": "arn:aws:lambda:us-east-1:123456789012:function:page"},
        ]}]}),
        Value::Null,
    );
    yard.rules = vec![Rule {
        targets: vec![
            target(
                "a",
                "arn:aws:lambda:us-east-1:123456789012:function:resize:live",
            ),
            target("b", "arn:aws:sns:us-east-1:123456789012:alerts"),
            target("c", "arn:aws:codebuild:eu-west-1:210987654321:project/site"),
            target("d", "arn:aws:ssm:us-east-1:123456789012:document/tidy"),
            target("e", "arn:aws:lambda:us-east-1:123456789012:function:resize"),
        ],
        name: "on-upload".to_owned(),
        ..Rule::default()
    }];
    let found = missing(&yard);
    let said: Vec<(&str, &str)> = found
        .iter()
        .map(|one| (one.list.as_str(), one.message.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("functions", "Rule on-upload calls Lambda function resize."),
            ("projects", "Rule on-upload calls CodeBuild project site."),
            (
                "documents",
                "Rule on-upload calls Systems Manager document tidy."
            ),
            ("functions", "SNS topic alerts names Lambda function page."),
        ]
    );
    assert_eq!(
        (found[1].account.as_str(), found[1].region.as_str()),
        ("210987654321", "eu-west-1")
    );
    let command: Value = serde_json::from_str(&found[2].start).unwrap();
    assert_eq!(
        (&command["name"], &command["document_type"]),
        (&json!("tidy"), &json!("Command"))
    );
    // Declared as it is offered, it is offered no more.
    let mut services = yard.resources.services.value();
    let function: Value = serde_json::from_str(&found[0].start).unwrap();
    services["functions"] = json!([function]);
    yard.resources.services = Unread::of_value(&services);
    assert!(missing(&yard).iter().all(|one| one.name != "resize"));
}

#[test]
fn a_call_that_leaves_out_what_aws_requires_is_told_before_it_runs() {
    let services = json!({"functions": [{"name": "f", "calls": [
        {"service": "ssm", "operation": "SendCommand", "request": "{}"},
        {"service": "ssm", "operation": "SendCommand", "request": "{}", "error_code": "AccessDenied"},
        {"service": "ssm", "operation": "SendCommand", "request": r#"{"documentName":"$.name"}"#},
    ]}], "state_machines": [{"name": "m", "states": [
        {"name": "One", "call": {"service": "ec2", "operation": "DeleteSnapshot"}},
    ]}]});
    assert_eq!(
        lines(&check(&yard(services, Value::Null))),
        [
            "Wrong functions[0] calls/0/request: AWS refuses this call: ValidationException. 1 validation error detected: Value null at 'documentName' failed to satisfy constraint: Member must not be null",
            "Wrong state_machines[0] states/0/call/request: AWS refuses this call: Client.MissingParameter. The request must contain the parameter SnapshotId",
        ]
    );
}

#[test]
fn a_pipeline_has_two_stages_at_least() {
    let stages = |count: usize| {
        let stage = json!({"name": "Source", "actions": []});
        json!({"pipelines": [{"name": "p", "stages": vec![stage; count]}]})
    };
    assert_eq!(
        lines(&check(&yard(stages(1), Value::Null))),
        [
            "Wrong pipelines[0] stages: InvalidStructureException: Pipeline should have at least two stages."
        ]
    );
    assert_eq!(lines(&check(&yard(stages(0), Value::Null))).len(), 1);
    assert_eq!(check(&yard(stages(2), Value::Null)), []);
}
