//! A step written as AWS's log record, whose `details` are one flat object.

use super::{Call, Details, EventDetails, InvocationStatus, Step};
use serde::Serialize;
use serde_json::{Map, Value, json};

pub(super) fn record(step: &Step, full: bool) -> Value {
    let mut record = Object::default();
    record.put("resource_arn", &*step.resource_arn);
    record.put("message_timestamp_ms", step.message_timestamp_ms.millis());
    record.put("request_id", &*step.request_id);
    record.put("event_id", &*step.event_id);
    record.put_some("invocation_id", step.invocation_id.as_deref());
    record.put("message_type", step.message_type.as_str());
    record.put("log_level", step.log_level().as_str());
    let mut told = details(&step.details);
    if !full {
        told.retain(|name, _| name != "event_detail" && name != "target_input");
    }
    record.put("details", told);
    if let Some(error) = &step.error {
        let mut told = Object::default();
        told.put_some("http_status_code", error.http_status_code);
        told.put("error_message", &error.error_message);
        told.put("aws_service", &error.aws_service);
        told.put_some("request_id", error.request_id.as_ref());
        record.put("error", told.0);
    }
    Value::Object(record.0)
}

fn details(details: &Details) -> Map<String, Value> {
    let mut told = Object::default();
    match details {
        Details::None => {}
        Details::Event(event) => told.event(event),
        Details::RuleMatch {
            rule_arn,
            target_arns,
            invocation_ids,
        } => {
            told.put("rule_arn", &**rule_arn);
            told.put("target_arns", target_arns);
            told.put("invocation_ids", invocation_ids);
        }
        Details::Start {
            call,
            target_input,
            attempt_count,
        } => {
            told.call(call);
            told.put("attempt_count", attempt_count);
            told.put("target_input", &**target_input);
        }
        Details::Attempt {
            call,
            attempt_type,
            attempt_count,
            invocation_status,
            target_duration_ms,
        } => {
            told.call(call);
            told.put("attempt_type", attempt_type.as_str());
            told.put("attempt_count", attempt_count);
            told.put("invocation_status", invocation_status.as_str());
            told.put("target_duration_ms", target_duration_ms);
        }
        Details::End {
            call,
            target_input,
            total_attempts,
            final_invocation_status,
            ingestion_to_start_latency_ms,
            ingestion_to_complete_latency_ms,
        } => {
            told.call(call);
            told.put("target_input", &**target_input);
            told.put("total_attempts", total_attempts);
            told.put("final_invocation_status", final_invocation_status.as_str());
            // AWS tells the first two where one attempt was enough, and the last of a success.
            if *total_attempts == 1 {
                told.put(
                    "ingestion_to_start_latency_ms",
                    ingestion_to_start_latency_ms,
                );
                let complete = ingestion_to_complete_latency_ms;
                told.put("ingestion_to_complete_latency_ms", complete);
            }
            if *final_invocation_status == InvocationStatus::Success {
                let success = ingestion_to_complete_latency_ms;
                told.put("ingestion_to_success_latency_ms", success);
            }
        }
    }
    told.0
}

#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn put(&mut self, name: &str, value: impl Serialize) {
        self.0.insert(name.to_owned(), json!(value));
    }

    fn put_some(&mut self, name: &str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn call(&mut self, call: &Call) {
        self.put("rule_arn", &*call.rule_arn);
        self.put_some("role_arn", call.role_arn.as_deref());
        self.put("target_arn", &*call.target_arn);
    }

    fn event(&mut self, event: &EventDetails) {
        self.put_some("caller_account_id", event.caller_account_id.as_ref());
        let millis = event.source_time_ms.map(|time| time.millis());
        self.put_some("source_time_ms", millis);
        self.put_some("source", event.source.as_ref());
        self.put_some("detail_type", event.detail_type.as_ref());
        self.put("resources", &event.resources);
        self.put_some("event_detail", event.event_detail.as_ref());
    }
}
