use super::*;
use crate::{Field, InputChoice, RefusalCode, SqsParameters, Target};

const EVENT: &str = r#"{"id":"1"}"#;

#[track_caller]
fn check_kind(arn: &str, kind: TargetKind) {
    assert_eq!(Target::new("t", arn).kind(), Ok(kind), "{arn}");
}

#[track_caller]
fn check_problem(arn: &str, part: &str, says: &str) {
    let problem = Target::new("t", arn).kind().expect_err(arn);
    assert_eq!(problem.part, part, "{arn}: {}", problem.help);
    assert!(problem.help.contains(says), "{arn}: {}", problem.help);
}

#[test]
fn an_arn_tells_the_kind() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        assert_eq!(target_type.kind, kind);
        check_kind(target_type.arn_example, kind);
    }
    check_kind(
        "arn:aws:lambda:eu-west-1:210987654321:function:pay:$LATEST",
        TargetKind::LambdaFunction,
    );
    check_kind(
        "arn:aws:lambda:eu-west-1:210987654321:function:pay:live-2",
        TargetKind::LambdaFunction,
    );
    check_kind(
        "arn:aws:sqs:us-east-1:123456789012:jobs.fifo",
        TargetKind::SqsQueue,
    );
    check_kind(
        "arn:aws:states:us-east-1:123456789012:stateMachine:fix:7",
        TargetKind::StateMachine,
    );
    check_kind(
        "arn:aws-cn:sns:cn-north-1:123456789012:alerts",
        TargetKind::SnsTopic,
    );
}

#[test]
fn a_wrong_part_of_an_arn_is_named() {
    check_problem("arn:aws:sqs::123456789012:q", "Region", "us-east-1");
    check_problem(
        "arn:aws:sqs:US-EAST-1:123456789012:q",
        "Region",
        "us-east-1",
    );
    check_problem(
        "arn:aws:sqs:us-east-1:1234-5678-9012:q",
        "account",
        "twelve digits",
    );
    check_problem(
        "arn:aws:lambda:us-east-1:123456789012:pay",
        "resource",
        "function:",
    );
    check_problem(
        "arn:aws:lambda:us-east-1:123456789012:function",
        "resource",
        "function:",
    );
    check_problem(
        "arn:aws:lambda:us-east-1:123456789012:function:",
        "resource",
        "letters",
    );
    check_problem(
        "arn:aws:lambda:us-east-1:123456789012:function:a b",
        "resource",
        "\"a b\"",
    );
    check_problem(
        "arn:aws:lambda:us-east-1:123456789012:function:a:b:c",
        "resource",
        "Nothing",
    );
    check_problem(
        "arn:aws:sns:us-east-1:123456789012:alerts:5f1c",
        "resource",
        "subscription",
    );
    check_problem("arn:aws:sqs:us-east-1:123456789012:a/b", "resource", "URL");
    check_problem(
        "arn:aws:states:us-east-1:123456789012:statemachine:fix",
        "resource",
        "capital M",
    );
    check_problem(
        "arn:aws:states:us-east-1:123456789012:execution:fix:1",
        "resource",
        "execution",
    );
    let long = format!("arn:aws:sqs:us-east-1:123456789012:{}", "q".repeat(81));
    check_problem(&long, "resource", "80");
}

#[test]
fn a_service_that_is_no_target_says_what_to_use() {
    check_problem("arn:aws:s3:::bucket", "service", "Lambda function");
    check_problem(
        "arn:aws:dynamodb:us-east-1:123456789012:table/t",
        "service",
        "Lambda",
    );
    check_problem(
        "arn:aws:codedeploy:us-east-1:123456789012:application:a",
        "service",
        "CodePipeline",
    );
    check_problem(
        "arn:aws:cloudformation:us-east-1:123456789012:stack/s/1",
        "service",
        "CodePipeline",
    );
    check_problem(
        "arn:aws:lamda:us-east-1:123456789012:function:pay",
        "service",
        "spelling",
    );
}

#[test]
fn a_fifo_queue_needs_a_message_group() {
    let mut target = Target::new("q1", "arn:aws:sqs:us-east-1:123456789012:jobs.fifo");
    let queue = TargetKind::SqsQueue.target_type();
    let refusal = queue.check_parameters(&target).expect_err("no group");
    assert_eq!(refusal.code, RefusalCode::ValidationException);
    assert_eq!(refusal.field, Some(Field::SqsParameters));
    assert_eq!(
        refusal.message,
        "Parameter(s) SqsParameters must be specified for target: q1."
    );
    target.sqs_parameters = Some(SqsParameters {
        message_group_id: Some(String::new()),
    });
    assert!(queue.check_parameters(&target).is_err());
    target.sqs_parameters = Some(SqsParameters {
        message_group_id: Some("orders".to_owned()),
    });
    assert_eq!(queue.check_parameters(&target), Ok(()));
    let received = queue.receive(&target, EVENT);
    let Received::SqsMessage {
        message_group_id,
        body,
        ..
    } = received
    else {
        panic!("{received:?}");
    };
    assert_eq!(message_group_id.as_deref(), Some("orders"));
    assert_eq!(body, EVENT);
}

#[test]
fn a_state_machine_needs_a_role() {
    let mut target = Target::new(
        "m",
        "arn:aws:states:us-east-1:123456789012:stateMachine:fix",
    );
    let machine = TargetKind::StateMachine.target_type();
    let refusal = machine.check_parameters(&target).expect_err("no role");
    assert_eq!(
        refusal.message,
        "RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:fix."
    );
    assert_eq!(refusal.field, Some(Field::RoleArn));
    target.role_arn = Some("arn:aws:iam::123456789012:role/start".to_owned());
    assert_eq!(machine.check_parameters(&target), Ok(()));
    assert_eq!(machine.permission.model, PermissionModel::ExecutionRole);
}

#[test]
fn each_kind_gets_the_text_in_its_own_envelope() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let target = Target::new("t", target_type.arn_example);
        let received = target_type.receive(&target, EVENT);
        assert_eq!(received.kind(), kind);
        assert_eq!(received.text(), EVENT);
        let told = serde_json::to_string(&received).expect("plain data");
        assert!(told.contains(target_type.arn_example), "{told}");
    }
    let topic = TargetKind::SnsTopic.target_type();
    let received = topic.receive(&Target::new("t", topic.arn_example), EVENT);
    assert!(matches!(
        received,
        Received::SnsMessage { subject: None, .. }
    ));
}

#[test]
fn every_kind_stands_at_its_own_place() {
    for (place, kind) in TargetKind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, place);
        assert_eq!(TYPES[place].kind, kind);
    }
    assert_eq!(TYPES.len(), TargetKind::ALL.len());
}

#[test]
fn a_kind_asks_for_all_that_it_always_needs() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let mut target = Target::new("t", target_type.arn_example);
        for parameter in target_type.parameters.iter().filter(|each| each.always) {
            let refusal = target_type.check_parameters(&target).expect_err("missing");
            let name = parameter.name;
            if name == "RoleArn" {
                assert_eq!(
                    refusal.message,
                    format!("RoleArn is required for target {}.", target.arn)
                );
                let role = "arn:aws:iam::123456789012:role/r";
                assert!(refusal.help.is_some());
                assert_ne!(
                    target_type.check_with_role(&target, Some(role)),
                    Err(refusal)
                );
                target.role_arn = Some(role.to_owned());
            } else {
                let message = format!("Parameter(s) {name} must be specified for target: t.");
                assert_eq!(refusal.message, message);
                assert_eq!(refusal.field, Some(Field::Parameters));
                target.parameters.push((name.to_owned(), "{}".to_owned()));
            }
        }
        assert_eq!(target_type.check_parameters(&target), Ok(()), "{kind:?}");
        let by_role = target_type.permission.model == PermissionModel::ExecutionRole;
        assert_eq!(target_type.needs_role(), by_role, "{kind:?}");
    }
}

#[test]
fn a_role_is_never_for_a_log_group() {
    let group = TargetKind::LogGroup.target_type();
    assert_eq!(group.permission.model, PermissionModel::ResourcePolicy);
    assert!(group.parameters.is_empty());
    check_kind(
        "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/all:*",
        TargetKind::LogGroup,
    );
}

#[test]
fn a_template_of_a_log_group_is_a_log_event() {
    let template = InputChoice::Transformer {
        paths: Vec::new(),
        template: String::new(),
    };
    for (text, is_taken) in [
        (
            r#"{"timestamp": "2026-01-15T12:00:00Z", "message": "m"}"#,
            true,
        ),
        (r#"{"message": "m"}"#, false),
        (r#"{"timestamp": "2026-01-15T12:00:00Z"}"#, false),
        (r#""a text""#, false),
        ("a text", false),
    ] {
        assert_eq!(log_event(&template, text), is_taken, "{text}");
        assert!(log_event(&InputChoice::MatchedEvent, text), "{text}");
    }
}

#[track_caller]
fn check_request(kind: TargetKind, parameters: &[(&str, &str)], input: &str, wanted: &str) {
    let target_type = kind.target_type();
    let mut target = Target::new("t", target_type.arn_example);
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    target.parameters = parameters.iter().map(owned).collect();
    let Received::ServiceCall {
        operation, request, ..
    } = target_type.receive(&target, input)
    else {
        panic!("{kind:?}");
    };
    assert_eq!(format!("{operation} {request}"), wanted);
}

#[test]
fn a_target_carries_out_an_operation_of_its_service() {
    check_request(
        TargetKind::KinesisStream,
        &[(
            "KinesisParameters",
            r#"{"PartitionKeyPath":"$.detail.user"}"#,
        )],
        r#"{"id":"1","detail":{"user":"ann"}}"#,
        r#"PutRecord {"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/clicks","PartitionKey":"ann","Data":{"id":"1","detail":{"user":"ann"}}}"#,
    );
    check_request(
        TargetKind::KinesisStream,
        &[],
        EVENT,
        r#"PutRecord {"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/clicks","PartitionKey":"1","Data":{"id":"1"}}"#,
    );
    check_request(
        TargetKind::EcsTask,
        &[("EcsParameters", r#"{"TaskDefinitionArn":"d"}"#)],
        "{}",
        r#"RunTask {"cluster":"arn:aws:ecs:us-east-1:123456789012:cluster/batch","parameters":{"TaskDefinitionArn":"d"},"overrides":{}}"#,
    );
    check_request(
        TargetKind::LogGroup,
        &[],
        "plain \"text\"",
        r#"PutLogEvents {"logGroupName":"/aws/events/orders","message":"plain \"text\""}"#,
    );
    check_request(
        TargetKind::CodePipelinePipeline,
        &[],
        EVENT,
        r#"StartPipelineExecution {"name":"release"}"#,
    );
}

#[test]
fn the_kinds_of_one_service_are_told_apart() {
    let events = "arn:aws:events:us-east-1:123456789012:";
    check_kind(&format!("{events}event-bus/orders"), TargetKind::EventBus);
    check_kind(
        &format!("{events}target/create-snapshot"),
        TargetKind::EbsCreateSnapshot,
    );
    check_kind(
        &format!("{events}api-destination/shop/1-2"),
        TargetKind::ApiDestination,
    );
    check_problem(&format!("{events}rule/all"), "resource", "event-bus/");
    check_problem(
        &format!("{events}target/run-instances"),
        "resource",
        "event-bus/",
    );
    check_kind(
        "arn:aws:ssm:us-east-1:123456789012:document/Patch",
        TargetKind::SsmRunCommand,
    );
    check_problem(
        "arn:aws:ssm:us-east-1:123456789012:parameter/p",
        "resource",
        "document/",
    );
}

#[test]
fn the_example_of_a_kind_is_taken() {
    for kind in TargetKind::ALL {
        let target_type = kind.target_type();
        let target = target_type.example("t", "123456789012");
        assert_eq!(target.kind(), Ok(kind));
        assert_eq!(target_type.check_parameters(&target), Ok(()), "{kind:?}");
    }
}
