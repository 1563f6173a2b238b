//! Systems Manager Automation: a runbook goes through its steps, and may wait for an approval.
//!
//! Source: AWS Systems Manager User Guide, "Amazon EventBridge event examples for Systems Manager"
//! (the two events of Automation) and "aws:approve" (the time-out); seen 2026-11-22.

use super::call::Made;
use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, long};
use super::iam::Code;
use super::places;
use super::request::{self, Request};
use super::running::{Ending, Next, Process, Running};
use super::services::{Document, DocumentStep, DocumentType};
use super::what::{Called, What};
use crate::arn::Arn;
use crate::metrics::cost::Item;
use crate::send::Sending;
use crate::{Timestamp, Yard};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The action of a step that asks a person.
const APPROVE: &str = "aws:approve";

/// The action of a step that runs a script.
const SCRIPT: &str = "aws:executeScript";

/// An execution of a runbook that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Automation {
    /// The runbook as it was when the execution began.
    pub document: Document,
    /// The id.
    pub id: String,
    /// Its parameters as JSON text.
    pub parameters: String,
    /// Who started it.
    pub executed_by: String,
    /// When it began.
    pub began: Timestamp,
    /// The step that it is at, by its place.
    pub at: u32,
    /// When that step began; none before.
    pub step_began: Option<Timestamp>,
    /// Its parameters with what calls have answered, each under the name of its operation; empty
    /// where nothing has been answered.
    #[serde(default)]
    pub given: String,
}

/// The role that a declared runbook of a place takes on.
pub(super) fn role<'a>(
    yard: &'a Yard,
    name: &str,
    (account, region): (&str, &str),
) -> Option<&'a String> {
    let mut documents = places::services(yard, account, region)?.documents.iter();
    let is_meant =
        |each: &&Document| each.name == name && each.document_type == DocumentType::Automation;
    documents.find(is_meant)?.assume_role.as_ref()
}

/// The role that a runbook takes on, by the ARN that a target has; none where the yard declares no such
/// runbook, or one without a role.
pub fn role_of_runbook(yard: &Yard, arn: &str) -> Option<String> {
    let runbook = Arn::read(arn).ok()?.resource;
    let name = runbook.strip_prefix("automation-definition/")?;
    let name = name.split(':').next()?;
    role(yard, name, places::place_of(yard, arn)).cloned()
}

/// StartAutomationExecution. False where the place knows no such runbook.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = places::name_of(request.text(&["documentName"])).to_owned();
    let services = &sending.yard.resources.services;
    let mut documents = services.documents.iter();
    let is_meant =
        |each: &&Document| each.name == name && each.document_type == DocumentType::Automation;
    let found = documents.find(is_meant);
    let document = services.or_simple(found, || Document {
        name: name.clone(),
        steps: vec![DocumentStep {
            name: "run".to_owned(),
            ..DocumentStep::default()
        }],
        ..Document::default()
    });
    let Some(document) = document else {
        return false;
    };
    let id = sending.yard.draw_id();
    let arn = places::arn(sending.yard, "ssm", &format!("automation-execution/{id}"));
    let automation = Automation {
        document,
        id,
        parameters: request
            .json(&["parameters"])
            .unwrap_or_else(|| "{}".to_owned()),
        executed_by: called.by.clone(),
        began: sending.yard.clock,
        at: 0,
        step_began: None,
        given: String::new(),
    };
    let text = format!("Runbook {name} began.");
    sending.tell(&arn, DoingKind::Started, text, Some(&automation.parameters));
    execution_event(sending, &arn, &automation, "InProgress", false);
    let process = Process::Automation(Box::new(automation));
    sending.begin_work(&arn, called.parent, delays::SSM_STEP.millis, process);
    true
}

fn step_of(run: &Automation) -> Option<DocumentStep> {
    run.document
        .steps
        .get(usize::try_from(run.at).unwrap_or(usize::MAX))
        .cloned()
}

/// A runbook has its turn: a step begins or ends.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &mut Automation) -> Next {
    let Some(step) = step_of(run) else {
        return end(sending, running, run, "Success");
    };
    if run.step_began.is_some() {
        return match (step.action == APPROVE, step.fails) {
            (true, _) => step_over(sending, running, run, &step, "TimedOut"),
            (_, true) => step_over(sending, running, run, &step, "Failed"),
            _ => step_over(sending, running, run, &step, "Success"),
        };
    }
    run.step_began = Some(sending.yard.clock);
    sending.uses(Item::AutomationSteps, 1);
    if step.action == SCRIPT {
        sending.uses(Item::ScriptSeconds, u64::from(step.seconds));
    }
    if step.action == APPROVE {
        let text = format!(
            "Step {} of {} waits for an approval.",
            step.name, run.document.name
        );
        sending.tell(&running.arn, DoingKind::Waits, text, None);
        step_event(sending, &running.arn, run, &step, "Waiting", false);
        execution_event(sending, &running.arn, run, "Waiting", false);
        if let Some(answer) = step.approval {
            let after = i64::from(answer.after_seconds).saturating_mul(1_000).max(1);
            let (number, approved) = (running.number, answer.approved);
            sending.happen_in(
                after,
                What::Approval {
                    running: number,
                    approved,
                },
            );
        }
        return Next::After(delays::SSM_APPROVAL_TIMEOUT.millis);
    }
    let text = format!("Step {} of {} began.", step.name, run.document.name);
    sending.tell(&running.arn, DoingKind::Changed, text, None);
    step_event(sending, &running.arn, run, &step, "InProgress", false);
    let mut wait = i64::from(step.seconds).saturating_mul(1_000).max(1);
    if let Some(call) = &step.call {
        let role = run.document.assume_role.as_ref();
        let code = Code::new(&running.arn, "ssm.amazonaws.com", role);
        let given = match run.given.as_str() {
            "" => &run.parameters,
            given => given,
        };
        let made = sending.make_call(&code, call, given, delays::CALL.millis, None);
        if let Made::Well(Some(answer)) = &made {
            run.given = request::with(given, &call.operation, answer);
        }
        if let Made::Refused(_) | Made::Denied(_) = made {
            return step_over(sending, running, run, &step, "Failed");
        }
        wait = wait.max(delays::CALL.millis.saturating_mul(2));
    }
    Next::After(wait)
}

/// A person answers the approval. None where the runbook waits for none.
pub(super) fn answered(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut Automation,
    approved: bool,
) -> Option<Next> {
    let step = step_of(run).filter(|step| step.action == APPROVE)?;
    run.step_began?;
    Some(match approved {
        true => step_over(sending, running, run, &step, "Success"),
        false => step_over(sending, running, run, &step, "Failed"),
    })
}

/// The runbook that SendAutomationSignal is for, and the answer.
pub(super) fn meant(sending: &Sending<'_>, request: &Request) -> Option<(u64, bool)> {
    let approved = match request.text(&["signalType"]) {
        "Approve" => true,
        "Reject" => false,
        _ => return None,
    };
    let id = request.text(&["automationExecutionId"]);
    let mut running = sending.yard.happenings.running.iter();
    let found =
        running.find(|each| matches!(&each.process, Process::Automation(run) if run.id == id));
    Some((found?.number, approved))
}

fn step_over(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut Automation,
    step: &DocumentStep,
    status: &str,
) -> Next {
    let ok = status == "Success";
    let kind = if ok {
        DoingKind::Changed
    } else {
        DoingKind::Failed
    };
    let text = format!(
        "Step {} of {} has status {status}.",
        step.name, run.document.name
    );
    sending.tell(&running.arn, kind, text, None);
    step_event(sending, &running.arn, run, step, status, true);
    if !ok {
        return end(sending, running, run, status);
    }
    run.at = run.at.saturating_add(1);
    run.step_began = None;
    Next::After(delays::SSM_STEP.millis)
}

fn end(sending: &mut Sending<'_>, running: &Running, run: &Automation, status: &str) -> Next {
    let ok = status == "Success";
    let kind = if ok {
        DoingKind::Succeeded
    } else {
        DoingKind::Failed
    };
    let text = format!("Runbook {} has status {status}.", run.document.name);
    sending.tell(&running.arn, kind, text, None);
    execution_event(sending, &running.arn, run, status, true);
    Next::Over(Ending {
        ok,
        of: run.id.clone(),
        status: status.to_owned(),
    })
}

fn definition_arn(sending: &Sending<'_>, run: &Automation) -> String {
    places::arn(
        sending.yard,
        "ssm",
        &format!("automation-definition/{}:1", run.document.name),
    )
}

fn execution_event(
    sending: &mut Sending<'_>,
    arn: &str,
    run: &Automation,
    status: &str,
    over: bool,
) {
    let mut detail = json!({
        "ExecutionId": run.id,
        "Definition": run.document.name,
        "DefinitionVersion": 1.0,
        "Status": status,
        "StartTime": long(run.began),
        "ExecutedBy": run.executed_by,
    });
    if over {
        ends(sending, &mut detail, run.began);
    }
    let definition = definition_arn(sending, run);
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "EC2 Automation Execution Status-change Notification",
        resources: &[arn, &definition],
        detail,
    });
}

fn step_event(
    sending: &mut Sending<'_>,
    arn: &str,
    run: &Automation,
    step: &DocumentStep,
    status: &str,
    over: bool,
) {
    let began = run.step_began.unwrap_or(run.began);
    let mut detail = json!({
        "ExecutionId": run.id,
        "Definition": run.document.name,
        "DefinitionVersion": 1.0,
        "Status": status,
        "StartTime": long(began),
        "StepName": step.name,
        "Action": step.action,
    });
    if over {
        ends(sending, &mut detail, began);
    }
    let definition = definition_arn(sending, run);
    sending.emit(Emitted {
        source: "aws.ssm",
        detail_type: "EC2 Automation Step Status-change Notification",
        resources: &[arn, &definition],
        detail,
    });
}

/// Puts the end into a detail: when, and after how many milliseconds, as in AWS's own samples.
fn ends(sending: &Sending<'_>, detail: &mut serde_json::Value, began: Timestamp) {
    let now = sending.yard.clock;
    let millis = now.millis().saturating_sub(began.millis());
    let millis = f64::from(i32::try_from(millis).unwrap_or(i32::MAX));
    if let Some(members) = detail.as_object_mut() {
        members.insert("EndTime".to_owned(), json!(long(now)));
        members.insert("Time".to_owned(), json!(millis));
    }
}
