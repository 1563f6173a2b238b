use super::*;
use serde_json::json;

fn step(message_type: MessageType, details: Details) -> Step {
    Step {
        number: 3,
        cause: Some(2),
        resource_arn: "arn:aws:events:us-east-1:123456789012:event-bus/default".to_owned(),
        request_id: "r".to_owned(),
        event_id: "e".to_owned(),
        invocation_id: None,
        message_timestamp_ms: Timestamp(5),
        message_type,
        details,
        error: None,
    }
}

#[test]
fn a_record_has_the_fields_of_the_log_schema() {
    let matched = step(
        MessageType::RuleMatch,
        Details::RuleMatch {
            rule_arn: "rule".to_owned(),
            target_arns: vec!["target".to_owned()],
            invocation_ids: vec!["i".to_owned()],
        },
    );
    assert_eq!(
        matched.record(),
        json!({
            "resource_arn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
            "message_timestamp_ms": 5,
            "request_id": "r",
            "event_id": "e",
            "message_type": "RULE_MATCH",
            "log_level": "INFO",
            "details": {"rule_arn": "rule", "target_arns": ["target"], "invocation_ids": ["i"]},
        })
    );
}

#[test]
fn a_record_of_an_attempt_tells_how_it_ended() {
    let call = Call {
        rule_arn: "rule".to_owned(),
        role_arn: Some("role".to_owned()),
        target_arn: "target".to_owned(),
    };
    let attempt = Step {
        invocation_id: Some("i".to_owned()),
        ..step(
            MessageType::InvocationAttemptSuccess,
            Details::Attempt {
                call,
                attempt_type: AttemptType::First,
                attempt_count: 1,
                invocation_status: InvocationStatus::Success,
            },
        )
    };
    let record = attempt.record();
    assert_eq!(record["invocation_id"], "i");
    assert_eq!(record["log_level"], "TRACE");
    assert_eq!(
        record["details"],
        json!({
            "rule_arn": "rule", "role_arn": "role", "target_arn": "target",
            "attempt_type": "FIRST", "attempt_count": 1, "invocation_status": "SUCCESS",
        })
    );
}

#[test]
fn a_record_of_a_failure_tells_the_error() {
    let failed = Step {
        error: Some(StepError {
            error_message: "no".to_owned(),
            aws_service: "AmazonEventBridge".to_owned(),
            http_status_code: Some(400),
            request_id: None,
        }),
        ..step(
            MessageType::EventIngestFailure,
            Details::Event(EventDetails::default()),
        )
    };
    let record = failed.record();
    assert_eq!(record["details"], json!({"resources": []}));
    assert_eq!(
        record["error"],
        json!({"http_status_code": 400, "error_message": "no", "aws_service": "AmazonEventBridge"})
    );
}

#[test]
fn the_names_that_serde_writes_are_those_of_aws() {
    for message_type in [
        MessageType::EventReceipt,
        MessageType::NoStandardRulesMatched,
        MessageType::InvocationAttemptSuccess,
    ] {
        assert_eq!(json!(message_type), message_type.as_str());
        assert_eq!(
            json!(message_type.log_level()),
            message_type.log_level().as_str()
        );
    }
}
