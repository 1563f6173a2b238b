//! Actions of CodePipeline: they start builds and deployments, call functions, ask a person, or just
//! take their time.

use super::codepipeline::{self, PipelineExecution};
use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::iam::Code;
use super::lambda::pass_on;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::{Action, ActionCategory, ApiCall};
use super::what::What;
use crate::Timestamp;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The service that takes on the roles of pipelines.
const CODEPIPELINE: &str = "codepipeline.amazonaws.com";

/// An action that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PipelineAction {
    /// The action as it was when it began.
    pub action: Action,
    /// The stage.
    pub stage: String,
    /// The execution that it belongs to.
    pub execution: PipelineExecution,
    /// When it began.
    pub began: Timestamp,
    /// Whether it waits for a person.
    pub waits_for_approval: bool,
    /// Whether it waits for the end of what it started.
    pub waits_for_work: bool,
}

/// An action begins.
pub(super) fn start(
    sending: &mut Sending<'_>,
    parent: &Running,
    execution: &PipelineExecution,
    stage: &str,
    action: &Action,
) {
    let role = execution.pipeline.role_arn.clone();
    let is_approval = action.category == ActionCategory::Approval;
    let call = call_of(action);
    let mut run = PipelineAction {
        action: action.clone(),
        stage: stage.to_owned(),
        execution: execution.clone(),
        began: sending.yard.clock,
        waits_for_approval: is_approval,
        waits_for_work: call.is_some(),
    };
    run.execution.pipeline.stages.clear();
    let kind = if is_approval {
        DoingKind::Waits
    } else {
        DoingKind::Started
    };
    let what = if is_approval {
        "waits for an approval"
    } else {
        "began"
    };
    let text = format!(
        "Action {} of {} {what}.",
        action.name, execution.pipeline.name
    );
    sending.tell(&parent.arn, kind, text, None);
    state_event(sending, &parent.arn, &run, "STARTED", None);
    let wait = match (is_approval, call.is_some()) {
        (true, _) => delays::PIPELINE_APPROVAL_TIMEOUT.millis,
        (_, true) => delays::pipeline_action_timeout(&action.provider).millis,
        _ => i64::from(action.seconds).saturating_mul(1_000).max(1),
    };
    let notes = told_of_approval(sending, parent, &run);
    let process = Process::Action(Box::new(run));
    let number = sending.begin_work(&parent.arn, Some(parent.number), wait, process);
    if let (true, Some(topic)) = (is_approval, &action.notification_arn) {
        let code = Code::new(&parent.arn, CODEPIPELINE, role.as_ref());
        pass_on(sending, &code, topic, &notes);
    }
    if let (true, Some(answer)) = (is_approval, action.approval) {
        let after = i64::from(answer.after_seconds).saturating_mul(1_000).max(1);
        let approved = answer.approved;
        sending.happen_in(
            after,
            What::Approval {
                running: number,
                approved,
            },
        );
    }
    if let Some(mut call) = call {
        call.region.clone_from(&action.region);
        let code = Code::new(&parent.arn, CODEPIPELINE, role.as_ref());
        sending.make_call(&code, &call, "{}", delays::CALL.millis, Some(number));
    }
}

/// The call by which an action starts its work.
fn call_of(action: &Action) -> Option<ApiCall> {
    let resource = action.resource.as_deref()?;
    let (service, operation, request) = match action.provider.as_str() {
        "CodeBuild" => (
            "codebuild",
            "StartBuild",
            json!({ "projectName": resource }),
        ),
        "CodeDeploy" | "CodeDeployToECS" => {
            let (application, group) = resource.split_once('/').unwrap_or((resource, resource));
            let request = json!({ "applicationName": application, "deploymentGroupName": group });
            ("codedeploy", "CreateDeployment", request)
        }
        "Lambda" => ("lambda", "Invoke", json!({ "functionName": resource })),
        "StepFunctions" => (
            "states",
            "StartExecution",
            json!({ "stateMachineArn": resource }),
        ),
        _ => return None,
    };
    Some(ApiCall::new(service, operation, request.to_string()))
}

/// The message to the topic of an approval.
fn told_of_approval(sending: &Sending<'_>, parent: &Running, run: &PipelineAction) -> String {
    json!({
        "region": sending.yard.region,
        "approval": {
            "pipelineName": run.execution.pipeline.name,
            "stageName": run.stage,
            "actionName": run.action.name,
            "token": run.execution.id,
            "expires": millis(crate::send::later(sending.yard.clock, delays::PIPELINE_APPROVAL_TIMEOUT.millis)),
            "approvalReviewLink": format!("https://console.aws.amazon.com/codesuite/codepipeline/pipelines/{}/view", places::name_of(&parent.arn)),
        },
    })
    .to_string()
}

/// An action's time is over: its own, or that of what it waits for.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &PipelineAction) -> Next {
    let timed_out = run.waits_for_approval || run.waits_for_work;
    let ok = !timed_out && !run.action.fails;
    let why = match (run.waits_for_approval, timed_out) {
        (true, _) => Some("Nobody answered the approval in time."),
        (_, true) => Some("What the action started did not end in time."),
        _ => None,
    };
    end(sending, running, run, ok, why, None)
}

/// What an action started has ended.
pub(super) fn ended(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &PipelineAction,
    ending: &Ending,
) -> Next {
    let ok = ending.ok && !run.action.fails;
    end(sending, running, run, ok, None, Some(ending))
}

/// A person answers an approval. None where the action waits for none.
pub(super) fn answered(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &PipelineAction,
    approved: bool,
) -> Option<Next> {
    if !run.waits_for_approval {
        return None;
    }
    let why = if approved {
        "A person approved."
    } else {
        "A person rejected."
    };
    Some(end(sending, running, run, approved, Some(why), None))
}

/// The approval that PutApprovalResult answers, and the answer.
pub(super) fn meant(sending: &Sending<'_>, request: &Request) -> Option<(u64, bool)> {
    let result = request.json(&["result"]).map(|text| Request::read(&text));
    let approved = result?.text(&["status"]) == "Approved";
    let mut running = sending.yard.happenings.running.iter();
    let found = running.find(|each| match &each.process {
        Process::Action(run) => {
            run.waits_for_approval
                && run.execution.pipeline.name == request.text(&["pipelineName"])
                && run.action.name == request.text(&["actionName"])
        }
        _ => false,
    });
    Some((found?.number, approved))
}

fn end(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &PipelineAction,
    ok: bool,
    why: Option<&str>,
    ending: Option<&Ending>,
) -> Next {
    let (state, kind) = match ok {
        true => ("SUCCEEDED", DoingKind::Succeeded),
        false => ("FAILED", DoingKind::Failed),
    };
    let why = why.map_or_else(String::new, |why| format!(" {why}"));
    let text = format!(
        "Action {} of {} is in state {state}.{why}",
        run.action.name, run.execution.pipeline.name
    );
    sending.tell(&running.arn, kind, text, None);
    let id = ending.map(|ending| ending.of.clone());
    let id = id.or_else(|| run.action.resource.clone());
    let mut result = json!({
        "external-execution-summary": if ok { "The action succeeded." } else { "The action failed." },
    });
    if let Some(members) = result.as_object_mut() {
        if let Some(id) = id {
            members.insert("external-execution-id".to_owned(), json!(id));
        }
        if !ok {
            members.insert("error-code".to_owned(), json!("JobFailed"));
        }
    }
    state_event(sending, &running.arn, run, state, Some(result));
    Next::Over(Ending {
        ok,
        of: run.action.name.clone(),
        status: state.to_owned(),
    })
}

fn state_event(
    sending: &mut Sending<'_>,
    arn: &str,
    run: &PipelineAction,
    state: &str,
    result: Option<Value>,
) {
    let mut detail = codepipeline::detail(&run.execution, state);
    let action = &run.action;
    let region = action.region.as_deref().unwrap_or(&sending.yard.region);
    if let Some(members) = detail.as_object_mut() {
        members.insert("start-time".to_owned(), json!(millis(run.began)));
        members.insert("stage".to_owned(), json!(run.stage));
        members.insert("action".to_owned(), json!(action.name));
        members.insert("region".to_owned(), json!(region));
        members.insert(
            "type".to_owned(),
            json!({
                "owner": "AWS",
                "provider": action.provider,
                "category": action.category.as_str(),
                "version": "1",
            }),
        );
        if let Some(result) = result {
            members.insert("execution-result".to_owned(), result);
        }
    }
    sending.emit(Emitted {
        source: "aws.codepipeline",
        detail_type: "CodePipeline Action Execution State Change",
        resources: &[arn],
        detail,
    });
}
