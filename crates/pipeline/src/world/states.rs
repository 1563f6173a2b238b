//! Step Functions: an execution goes through its states, one after the other.
//!
//! Source: AWS Step Functions Developer Guide, "Automating Step Functions event delivery with
//! EventBridge": it tells of standard workflows, so Express workflows send no events; seen
//! 2026-11-22. What the events hold was not compared with it.

use super::call::Made;
use super::delays;
use super::doing::DoingKind;
use super::emit::Emitted;
use super::iam::Code;
use super::places;
use super::request::{self, Request};
use super::running::{Ending, Next, Process, Running};
use super::services::{State, StateMachine, WorkflowType};
use super::stop;
use super::what::Called;
use crate::Timestamp;
use crate::json;
use crate::metrics::cost::Item;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// An execution that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Execution {
    /// The state machine as it was when the execution began.
    pub machine: StateMachine,
    /// The name of the execution.
    pub name: String,
    /// Its input.
    pub input: String,
    /// When it began.
    pub began: Timestamp,
    /// The state that it is in, by its place.
    pub at: u32,
    /// Whether it has entered that state.
    pub entered: bool,
    /// How often that state has failed.
    pub failed: u32,
    /// Its input with what calls have answered, each under the name of its operation, as a
    /// `ResultPath` puts it there; empty where nothing has been answered.
    #[serde(default)]
    pub given: String,
    /// The error and the cause that StopExecution gave; none where nobody has stopped it.
    #[serde(default)]
    pub stopped: Option<(Option<String>, Option<String>)>,
}

/// StartExecution. False where the place knows no such state machine.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = places::name_of(request.text(&["stateMachineArn"])).to_owned();
    let services = &sending.yard.resources.services;
    let found = services
        .state_machines
        .iter()
        .find(|each| each.name == name);
    let machine = services.or_simple(found, || StateMachine {
        name: name.clone(),
        ..StateMachine::default()
    });
    let Some(machine) = machine else {
        return false;
    };
    let input = request.get(&["input"]);
    let input = input.map(|value| {
        value
            .as_str()
            .map_or_else(|| json::compact(value), str::to_owned)
    });
    let id = match request.text(&["name"]) {
        "" => sending.yard.draw_id(),
        given => given.to_owned(),
    };
    let arn = places::arn(sending.yard, "states", &format!("execution:{name}:{id}"));
    let execution = Execution {
        machine,
        name: id,
        input: input.unwrap_or_else(|| "{}".to_owned()),
        began: sending.yard.clock,
        at: 0,
        entered: false,
        failed: 0,
        given: String::new(),
        stopped: None,
    };
    let text = format!("An execution of {name} began.");
    sending.tell(&arn, DoingKind::Started, text, Some(&execution.input));
    status_event(sending, &arn, &execution, "RUNNING", None);
    let process = Process::Execution(Box::new(execution));
    sending.begin_work(&arn, called.parent, delays::STATE.millis, process);
    true
}

/// StopExecution: a standard execution that goes on is aborted. What one of its states has started and
/// waits for goes on in the yard; AWS tries to stop that too.
///
/// Source: AWS Step Functions API Reference, StopExecution (`error` and `cause` are as the caller gives
/// them; it is not for Express workflows); not compared with it on a known day.
pub(super) fn stop(sending: &mut Sending<'_>, request: &Request) {
    let arn = request.text(&["executionArn"]);
    let given = |name: &str| Some(request.text(&[name])).filter(|text| !text.is_empty());
    let why = (
        given("error").map(str::to_owned),
        given("cause").map(str::to_owned),
    );
    stop::halt(sending, |each| match &mut each.process {
        Process::Execution(run)
            if each.arn == arn
                && run.stopped.is_none()
                && run.machine.r#type == WorkflowType::Standard =>
        {
            run.stopped = Some(why.clone());
            true
        }
        _ => false,
    });
}

/// An execution has its turn: it enters a state, or leaves the one that it is in.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &mut Execution) -> Next {
    if run.stopped.is_some() {
        return end(sending, running, run, "ABORTED", None);
    }
    if let Some(over) = timed_out(sending, running, run) {
        return over;
    }
    let place = usize::try_from(run.at).unwrap_or(usize::MAX);
    let Some(state) = run.machine.states.get(place).cloned() else {
        return end(sending, running, run, "SUCCEEDED", None);
    };
    if run.entered {
        return match &state.error {
            Some(error) => fails(sending, running, run, &state, error),
            None => leave(sending, run),
        };
    }
    run.entered = true;
    if run.machine.r#type == WorkflowType::Standard {
        sending.uses(Item::StateTransitions, 1);
    }
    let text = format!("{} entered state {}.", run.machine.name, state.name);
    sending.tell(&running.arn, DoingKind::Changed, text, None);
    let mut wait = i64::from(state.seconds)
        .saturating_mul(1_000)
        .max(delays::STATE.millis);
    if let Some(call) = &state.call {
        let waits = state.sync.then_some(running.number);
        let role = run.machine.role_arn.as_ref();
        let code = Code::new(&running.arn, "states.amazonaws.com", role);
        let given = match run.given.as_str() {
            "" => &run.input,
            given => given,
        };
        let made = sending.make_call(&code, call, given, delays::CALL.millis, waits);
        if let Made::Well(Some(answer)) = &made {
            run.given = request::with(given, &call.operation, answer);
        }
        if let Made::Refused(error) | Made::Denied(error) = &made {
            return fails(sending, running, run, &state, error);
        }
        if matches!(made, Made::Well(_)) && state.sync {
            return match left(sending, run) {
                Some(left) => Next::After(left),
                None => Next::Waits,
            };
        }
        wait = wait.max(delays::CALL.millis.saturating_mul(2));
    }
    Next::After(left(sending, run).map_or(wait, |left| left.min(wait)))
}

/// What a state has started and waited for has ended.
pub(super) fn ended(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut Execution,
    ending: &Ending,
) -> Next {
    let place = usize::try_from(run.at).unwrap_or(usize::MAX);
    let Some(state) = run.machine.states.get(place).cloned() else {
        return end(sending, running, run, "SUCCEEDED", None);
    };
    match (ending.ok, &state.error) {
        (true, None) => leave(sending, run),
        (true, Some(error)) => fails(sending, running, run, &state, error),
        (false, _) => fails(sending, running, run, &state, "States.TaskFailed"),
    }
}

fn leave(sending: &Sending<'_>, run: &mut Execution) -> Next {
    run.at = run.at.saturating_add(1);
    run.entered = false;
    run.failed = 0;
    Next::After(
        left(sending, run).map_or(delays::STATE.millis, |left| left.min(delays::STATE.millis)),
    )
}

/// A state has failed: it is tried again, caught, or fails the execution.
fn fails(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut Execution,
    state: &State,
    error: &str,
) -> Next {
    let text = format!("State {} failed: {error}.", state.name);
    sending.tell(&running.arn, DoingKind::Failed, text, None);
    if run.failed < state.max_attempts {
        run.failed = run.failed.saturating_add(1);
        run.entered = false;
        return Next::After(delays::STATE_RETRY.millis);
    }
    match state.catch {
        true => leave(sending, run),
        false => end(sending, running, run, "FAILED", Some(error)),
    }
}

/// How much time an execution has left.
fn left(sending: &Sending<'_>, run: &Execution) -> Option<i64> {
    let all = i64::from(run.machine.timeout_seconds?).saturating_mul(1_000);
    let gone = sending
        .yard
        .clock
        .millis()
        .saturating_sub(run.began.millis());
    Some(all.saturating_sub(gone).max(0))
}

fn timed_out(sending: &mut Sending<'_>, running: &Running, run: &Execution) -> Option<Next> {
    let over = left(sending, run)? == 0;
    over.then(|| end(sending, running, run, "TIMED_OUT", Some("States.Timeout")))
}

fn end(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &Execution,
    status: &str,
    error: Option<&str>,
) -> Next {
    let ok = status == "SUCCEEDED";
    let kind = match ok {
        true => DoingKind::Succeeded,
        false => DoingKind::Failed,
    };
    let text = format!("The execution of {} has status {status}.", run.machine.name);
    sending.tell(&running.arn, kind, text, None);
    status_event(sending, &running.arn, run, status, error);
    Next::Over(Ending {
        ok,
        of: running.arn.clone(),
        status: status.to_owned(),
    })
}

fn status_event(
    sending: &mut Sending<'_>,
    arn: &str,
    run: &Execution,
    status: &str,
    error: Option<&str>,
) {
    if run.machine.r#type == WorkflowType::Express {
        return;
    }
    let machine = format!("stateMachine:{}", run.machine.name);
    let over = status != "RUNNING";
    let succeeded = status == "SUCCEEDED";
    let (stopped, cause) = run.stopped.clone().unwrap_or_default();
    let detail = json!({
        "executionArn": arn,
        "stateMachineArn": places::arn(sending.yard, "states", &machine),
        "name": run.name,
        "status": status,
        "startDate": run.began.millis(),
        "stopDate": over.then(|| sending.yard.clock.millis()),
        "input": run.input,
        "output": succeeded.then_some("{}"),
        "inputDetails": { "included": true },
        "outputDetails": if succeeded { json!({ "included": true }) } else { Value::Null },
        "error": error.or(stopped.as_deref()),
        "cause": cause,
    });
    sending.emit(Emitted {
        source: "aws.states",
        detail_type: "Step Functions Execution Status Change",
        resources: &[arn],
        detail,
    });
}
