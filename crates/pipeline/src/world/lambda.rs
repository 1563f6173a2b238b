//! Lambda: a function runs, makes its calls, and ends well or badly.
//!
//! Source: AWS Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous
//! invocation"; seen 2026-11-22. The records are written after "Capturing records of Lambda
//! asynchronous invocations" and were not compared with it.

use super::delays;
use super::doing::DoingKind;
use super::emit::millis;
use super::iam::{self, Code};
use super::places;
use super::request::{self, Request};
use super::running::{Ending, Next, Process, Running};
use super::services::Function;
use super::what::{Called, What};
use crate::Yard;
use crate::arn::Arn;
use crate::json;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The service that takes on the roles of functions.
const LAMBDA: &str = "lambda.amazonaws.com";

/// A function that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionRun {
    /// The function as it was when it was called.
    pub function: Function,
    /// Its event.
    pub payload: String,
    /// How often it has failed on this event before.
    pub failed: u32,
    /// Whether nobody waits for the answer.
    pub asynchronous: bool,
    /// The id of the request.
    pub request_id: String,
}

/// The function of an ARN, where its place declares it.
pub(crate) fn declared<'a>(yard: &'a Yard, arn: &str) -> Option<&'a Function> {
    let (account, region) = places::place_of(yard, arn);
    let name = places::function_name(arn);
    let mut functions = places::services(yard, account, region)?.functions.iter();
    functions.find(|each| each.name == name)
}

/// What a function returns for an event, as JSON text; none where it declares nothing.
pub(crate) fn response(function: &Function, payload: &str) -> Option<String> {
    let declared = function.response.as_deref()?;
    Some(request::filled(declared, payload))
}

/// Invoke, called by code.
pub(super) fn call(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = request.text(&["functionName"]);
    let function = match Arn::read(name) {
        Ok(_) => name.to_owned(),
        Err(_) => places::arn(sending.yard, "lambda", &format!("function:{name}")),
    };
    let payload = match request.get(&["payload"]) {
        Some(value) => value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned),
        None => "{}".to_owned(),
    };
    let asynchronous = request.text(&["invocationType"]) == "Event";
    invoke(sending, &function, &payload, 0, asynchronous, called.parent)
}

/// A function is called. False where the place knows no such function.
pub(super) fn invoke(
    sending: &mut Sending<'_>,
    arn: &str,
    payload: &str,
    failed: u32,
    asynchronous: bool,
    parent: Option<u64>,
) -> bool {
    let name = places::function_name(arn).to_owned();
    let services = &sending.yard.resources.services;
    let found = services.functions.iter().find(|each| each.name == name);
    let function = services.or_simple(found, || Function {
        name: name.clone(),
        ..Function::default()
    });
    let Some(mut function) = function else {
        return false;
    };
    let arn = places::arn(sending.yard, "lambda", &format!("function:{name}"));
    let text = format!("Function {name} was called.");
    sending.tell(&arn, DoingKind::Started, text, Some(payload));
    let began = sending.world.cause;
    let role = function.role.clone();
    let code = Code::new(&arn, LAMBDA, role.as_ref());
    if let Some(error) = sending.make_calls(&code, &function.calls, payload) {
        function.error = Some(error);
        function.failing_attempts = None;
    }
    let calls = i64::try_from(function.calls.len()).unwrap_or(0);
    let least = delays::CALL.millis.saturating_mul(calls.saturating_add(1));
    let mut duration = i64::from(function.duration_ms).max(least);
    if duration > delays::LAMBDA_TIMEOUT.millis {
        duration = delays::LAMBDA_TIMEOUT.millis;
        function.error = Some(timed_out());
        function.failing_attempts = None;
    }
    sending.world.cause = began;
    sending.uses_function(&function, duration);
    let run = FunctionRun {
        request_id: sending.yard.draw_id(),
        function,
        payload: payload.to_owned(),
        failed,
        asynchronous,
    };
    sending.begin_work(&arn, parent, duration, Process::Function(Box::new(run)));
    true
}

/// What Lambda says of a function that ran longer than any may. A new function has three seconds on AWS
/// and may be given up to 900; how long one runs is declared here, so it has the greatest time-out.
///
/// Source: AWS Lambda Developer Guide, "Configure Lambda function timeout" (three and 900 seconds); seen
/// 2026-11-23. The words are those of Lambda's log, and were not compared with a page.
fn timed_out() -> String {
    let seconds = delays::LAMBDA_TIMEOUT.seconds();
    format!("Task timed out after {seconds}.00 seconds")
}

/// The function has run.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &FunctionRun) -> Next {
    let function = &run.function;
    let name = &function.name;
    let throws = function
        .failing_attempts
        .is_none_or(|times| run.failed < times);
    let error = function.error.as_ref().filter(|_| throws);
    let ending = |ok: bool, status: &str| Ending {
        ok,
        of: running.arn.clone(),
        status: status.to_owned(),
    };
    let Some(error) = error else {
        let text = format!("Function {name} succeeded.");
        sending.tell(&running.arn, DoingKind::Succeeded, text, None);
        if run.asynchronous
            && let Some(there) = &function.on_success
        {
            let record = record(sending, running, run, None);
            let code = Code::new(&running.arn, LAMBDA, function.role.as_ref());
            tell_destination(
                sending,
                &code,
                there,
                &record,
                "Lambda Function Invocation Result - Success",
            );
        }
        return Next::Over(ending(true, "Success"));
    };
    let text = format!("Function {name} failed: {error}.");
    sending.tell(&running.arn, DoingKind::Failed, text, None);
    if !run.asynchronous {
        return Next::Over(ending(false, error));
    }
    if run.failed < function.maximum_retry_attempts.min(2) {
        let wait = match run.failed {
            0 => delays::LAMBDA_FIRST_RETRY,
            _ => delays::LAMBDA_SECOND_RETRY,
        };
        sending.happen_in(
            wait.millis,
            What::Invoke {
                function: running.arn.clone(),
                payload: run.payload.clone(),
                failed: run.failed.saturating_add(1),
                asynchronous: true,
                parent: running.parent,
            },
        );
        return Next::Over(ending(false, error));
    }
    let mut kept = false;
    if let Some(there) = &function.on_failure {
        let record = record(sending, running, run, Some(error));
        let code = Code::new(&running.arn, LAMBDA, function.role.as_ref());
        tell_destination(
            sending,
            &code,
            there,
            &record,
            "Lambda Function Invocation Result - Failure",
        );
        kept = true;
    }
    if let Some(there) = &function.dead_letter_config {
        let code = Code::new(&running.arn, LAMBDA, function.role.as_ref());
        pass_on(sending, &code, there, &run.payload);
        kept = true;
    }
    if !kept {
        let text = format!(
            "Nobody keeps the event that function {name} could not handle. Give the function a failure destination or a dead-letter queue; that of the rule is for events that never came to the function."
        );
        sending.tell(&running.arn, DoingKind::Lost, text, Some(&run.payload));
    }
    Next::Over(ending(false, error))
}

/// What a destination is told of a call.
fn record(
    sending: &Sending<'_>,
    running: &Running,
    run: &FunctionRun,
    error: Option<&str>,
) -> Value {
    let payload: Value = serde_json::from_str(&run.payload).unwrap_or(Value::Null);
    let attempts = run.failed.saturating_add(1);
    let mut told = json!({
        "version": "1.0",
        "timestamp": millis(sending.yard.clock),
        "requestContext": {
            "requestId": run.request_id,
            "functionArn": format!("{}:$LATEST", running.arn),
            "condition": if error.is_some() { "RetriesExhausted" } else { "Success" },
            "approximateInvokeCount": attempts,
        },
        "requestPayload": payload,
        "responseContext": { "statusCode": 200, "executedVersion": "$LATEST" },
        "responsePayload": Value::Null,
    });
    if let (Some(error), Some(members)) = (error, told.as_object_mut()) {
        members.insert(
            "responseContext".to_owned(),
            json!({ "statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled" }),
        );
        members.insert(
            "responsePayload".to_owned(),
            json!({ "errorMessage": error }),
        );
    }
    told
}

/// Gives a record to a destination: a queue, a topic, a function or an event bus.
fn tell_destination(
    sending: &mut Sending<'_>,
    code: &Code<'_>,
    there: &str,
    record: &Value,
    detail_type: &str,
) {
    let is_bus = Arn::read(there).is_ok_and(|arn| arn.service == "events");
    if !is_bus {
        return pass_on(sending, code, there, &record.to_string());
    }
    let function = record
        .pointer("/requestContext/functionArn")
        .and_then(Value::as_str);
    let function = function.unwrap_or_default().to_owned();
    if let Err(denied) = iam::may_give(sending.yard, code, there) {
        sending.tell_denied(there, &denied);
        return;
    }
    let text = sending.event_text(&super::emit::Emitted {
        source: "lambda",
        detail_type,
        resources: &[there, &function],
        detail: record.clone(),
    });
    let event_bus = there
        .split_once(":event-bus/")
        .map_or("", |(_, name)| name)
        .to_owned();
    let (account, region) = owned_place(sending, there);
    sending.happen_there(
        &account,
        &region,
        delays::EVENT.millis,
        What::Entry { event_bus, text },
    );
}

fn owned_place(sending: &Sending<'_>, arn: &str) -> (String, String) {
    let (account, region) = places::place_of(sending.yard, arn);
    (account.to_owned(), region.to_owned())
}

/// Gives a text to a queue, a topic or a function, where the role of the code may.
pub(super) fn pass_on(sending: &mut Sending<'_>, code: &Code<'_>, there: &str, text: &str) {
    if let Err(denied) = iam::may_give(sending.yard, code, there) {
        sending.tell_denied(there, &denied);
        return;
    }
    let what = match Arn::read(there).map(|arn| arn.service) {
        Ok("sqs") => What::Enqueue {
            queue: there.to_owned(),
            body: text.to_owned(),
            group: None,
            attributes: Vec::new(),
        },
        Ok("sns") => What::Publish {
            topic: there.to_owned(),
            subject: None,
            message: text.to_owned(),
            attributes: Vec::new(),
        },
        Ok("lambda") => What::Invoke {
            function: there.to_owned(),
            payload: text.to_owned(),
            failed: 0,
            asynchronous: true,
            parent: None,
        },
        _ => return,
    };
    let (account, region) = owned_place(sending, there);
    let before = sending.world.chain;
    if sending.hop(there) {
        sending.happen_there(&account, &region, delays::CALL.millis, what);
    }
    sending.world.chain = before;
}
