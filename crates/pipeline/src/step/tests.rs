use super::*;
use serde_json::json;

fn step(message_type: MessageType, details: Details) -> Step {
    Step {
        number: 3,
        cause: Some(2),
        resource_arn: "arn:aws:events:us-east-1:123456789012:event-bus/default".into(),
        request_id: "r".into(),
        event_id: "e".into(),
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
            rule_arn: "rule".into(),
            target_arns: vec!["target".into()],
            invocation_ids: vec!["i".into()],
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
    let call = Arc::new(Call {
        rule_arn: "rule".into(),
        role_arn: Some("role".into()),
        target_arn: "target".into(),
    });
    let attempt = Step {
        invocation_id: Some("i".into()),
        ..step(
            MessageType::InvocationAttemptSuccess,
            Details::Attempt {
                call,
                attempt_type: AttemptType::First,
                attempt_count: 1,
                invocation_status: InvocationStatus::Success,
                target_duration_ms: 7,
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
            "target_duration_ms": 7,
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
            Details::Event(Arc::default()),
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
    for message_type in MessageType::ALL {
        assert_eq!(json!(message_type), message_type.as_str());
        assert_eq!(
            json!(message_type.log_level()),
            message_type.log_level().as_str()
        );
    }
}

#[test]
fn a_bus_logs_what_its_level_includes() {
    let step = step(
        MessageType::RuleMatchStart,
        Details::Event(Arc::new(EventDetails {
            source: Some("my.app".to_owned()),
            event_detail: Some("{}".to_owned()),
            ..EventDetails::default()
        })),
    );
    let mut bus = EventBus::new("default");
    assert_eq!(step.logged(&bus), None);
    let log = |level: &str, include: &str| {
        Some(crate::LogConfig {
            level: Some(level.to_owned()),
            include_detail: Some(include.to_owned()),
        })
    };
    for level in ["OFF", "ERROR", "INFO"] {
        bus.log_config = log(level, "FULL");
        assert_eq!(step.logged(&bus), None, "{level}");
    }
    bus.log_config = log("TRACE", "NONE");
    let told = step.logged(&bus).expect("logged");
    assert_eq!(
        told["details"],
        json!({"source": "my.app", "resources": []})
    );
    bus.log_config = log("TRACE", "FULL");
    assert_eq!(step.logged(&bus), Some(step.record()));
}

#[test]
fn errors_are_told_at_every_level() {
    let errors = MessageType::ALL
        .into_iter()
        .filter(|message_type| message_type.log_level() == LogLevel::Error);
    // EventBridge User Guide, "Specifying event bus log level".
    let names: Vec<&str> = errors.map(MessageType::as_str).collect();
    assert_eq!(
        names,
        [
            "EVENT_INGEST_FAILURE",
            "INVOCATION_THROTTLE_START",
            "INVOCATION_ATTEMPT_RETRYABLE_FAILURE",
            "INVOCATION_ATTEMPT_THROTTLE",
            "INVOCATION_ATTEMPT_PERMANENT_FAILURE",
            "INVOCATION_FAILURE",
            "INVOCATION_DLQ",
        ]
    );
}
