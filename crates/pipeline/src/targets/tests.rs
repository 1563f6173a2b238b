use super::*;
use crate::{Field, RefusalCode, SqsParameters};

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
