//! CodePipeline: an execution goes through stages and actions.
//!
//! Source: Amazon EventBridge Events Reference, AWS CodePipeline events (the three types of events);
//! seen 2026-11-22. What they hold is written after the CodePipeline User Guide, "Monitoring
//! CodePipeline events", and was not compared with it.

use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::pipeline_action;
use super::places;
use super::request::Request;
use super::required::Refused;
use super::running::{Ending, Next, Process, Running};
use super::services::{ApiCall, Pipeline, Stage};
use super::what::{Called, What};
use crate::send::Sending;
use crate::{Timestamp, Yard};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// An execution of a pipeline that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PipelineExecution {
    /// The pipeline as it was when the execution began.
    pub pipeline: Pipeline,
    /// The id.
    pub id: String,
    /// When it began.
    pub began: Timestamp,
    /// What started it: `CloudWatchEvent` or `StartPipelineExecution`.
    pub trigger_type: String,
    /// The ARN of what started it.
    pub trigger_detail: String,
    /// The stage that it is in, by its place.
    pub stage: u32,
    /// The run order of the actions that go on; 0 before the stage has begun.
    pub run_order: u32,
    /// How many actions go on.
    pub open: u32,
    /// Whether an action of the stage failed.
    pub failed: bool,
}

/// A branch of a repository has changed: pipelines whose source looks for changes by itself see it.
pub(super) fn branch_changed(sending: &mut Sending<'_>, event: &pattern::json::Value) {
    let Some(detail) = event.get("detail") else {
        return;
    };
    let text = |name: &str| crate::json::text(detail, name);
    if !matches!(text("event"), "referenceUpdated" | "referenceCreated") {
        return;
    }
    let looks = |pipeline: &&Pipeline| {
        let mut actions = pipeline.stages.iter().flat_map(|stage| &stage.actions);
        actions.any(|action| {
            action.polls
                && action.provider == "CodeCommit"
                && action.resource.as_deref() == Some(text("repositoryName"))
                && action.branch.as_deref() == Some(text("referenceName"))
        })
    };
    let services = &sending.yard.resources.services;
    let names: Vec<String> = services
        .pipelines
        .iter()
        .filter(looks)
        .map(|pipeline| pipeline.name.clone())
        .collect();
    for name in names {
        let by = places::arn(sending.yard, "codepipeline", &name);
        if !sending.hop(&by) {
            return;
        }
        let request = json!({ "name": name }).to_string();
        let what = What::Call(Box::new(Called {
            call: ApiCall::new("codepipeline", "StartPipelineExecution", request),
            by,
            from_rule: false,
            role: None,
            parent: None,
            denied: None,
        }));
        sending.happen_in(delays::PIPELINE_POLL.millis, what);
    }
}

/// How CodePipeline refuses to start a pipeline that it has refused to make. The message is in the
/// manner of AWS's, not copied from it.
pub(super) fn refused(yard: &Yard, call: &ApiCall, place: (&str, &str)) -> Option<Refused> {
    if (call.service.as_str(), call.operation.as_str())
        != ("codepipeline", "StartPipelineExecution")
    {
        return None;
    }
    let request = Request::read(&call.request);
    let name = request.text(&["name"]);
    let services = places::services(yard, place.0, place.1)?;
    let pipeline = services.pipelines.iter().find(|each| each.name == name)?;
    pipeline.is_refused().then(|| Refused {
        code: "PipelineNotFoundException".to_owned(),
        message: format!(
            "There is no pipeline {name}: CodePipeline makes none with fewer than two stages (InvalidStructureException)"
        ),
    })
}

/// StartPipelineExecution. False where the place knows no such pipeline.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = request.text(&["name"]).to_owned();
    let services = &sending.yard.resources.services;
    let found = services.pipelines.iter().find(|each| each.name == name);
    let pipeline = services.or_simple(found, || Pipeline {
        name: name.clone(),
        ..Pipeline::default()
    });
    let Some(pipeline) = pipeline else {
        return false;
    };
    let arn = places::arn(sending.yard, "codepipeline", &name);
    let trigger = match called.from_rule {
        true => "CloudWatchEvent",
        false if called.by == arn => "PollForSourceChanges",
        false => "StartPipelineExecution",
    };
    let execution = PipelineExecution {
        pipeline,
        id: sending.yard.draw_id(),
        began: sending.yard.clock,
        trigger_type: trigger.to_owned(),
        trigger_detail: called.by.clone(),
        stage: 0,
        run_order: 0,
        open: 0,
        failed: false,
    };
    let text = format!("An execution of pipeline {name} began.");
    sending.tell(&arn, DoingKind::Started, text, None);
    pipeline_event(sending, &arn, &execution, "STARTED");
    let process = Process::Pipeline(Box::new(execution));
    sending.begin_work(&arn, called.parent, delays::PIPELINE_STEP.millis, process);
    true
}

fn stage_of(run: &PipelineExecution) -> Option<&Stage> {
    run.pipeline
        .stages
        .get(usize::try_from(run.stage).unwrap_or(usize::MAX))
}

/// An execution goes on: a stage or its next actions begin, or it is over.
pub(super) fn wake(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut PipelineExecution,
) -> Next {
    let Some(stage) = stage_of(run).cloned() else {
        return end(sending, running, run, true);
    };
    if run.run_order == 0 {
        stage_event(sending, &running.arn, run, &stage.name, "STARTED");
    }
    let orders = stage.actions.iter().map(|action| action.run_order.max(1));
    let Some(order) = orders.filter(|order| *order > run.run_order).min() else {
        stage_event(sending, &running.arn, run, &stage.name, "SUCCEEDED");
        run.stage = run.stage.saturating_add(1);
        run.run_order = 0;
        return Next::After(delays::PIPELINE_STEP.millis);
    };
    run.run_order = order;
    run.open = 0;
    let cause = sending.world.cause;
    for action in stage
        .actions
        .iter()
        .filter(|action| action.run_order.max(1) == order)
    {
        sending.world.cause = cause;
        run.open = run.open.saturating_add(1);
        pipeline_action::start(sending, running, run, &stage.name, action);
    }
    Next::Waits
}

/// An action has ended.
pub(super) fn ended(
    sending: &mut Sending<'_>,
    running: &Running,
    run: &mut PipelineExecution,
    ending: &Ending,
) -> Next {
    run.open = run.open.saturating_sub(1);
    run.failed |= !ending.ok;
    if run.open > 0 {
        return Next::Waits;
    }
    if !run.failed {
        return Next::After(delays::PIPELINE_STEP.millis);
    }
    if let Some(stage) = stage_of(run).map(|stage| stage.name.clone()) {
        stage_event(sending, &running.arn, run, &stage, "FAILED");
    }
    end(sending, running, run, false)
}

fn end(sending: &mut Sending<'_>, running: &Running, run: &PipelineExecution, ok: bool) -> Next {
    let (state, kind) = match ok {
        true => ("SUCCEEDED", DoingKind::Succeeded),
        false => ("FAILED", DoingKind::Failed),
    };
    let text = format!(
        "The execution of pipeline {} is in state {state}.",
        run.pipeline.name
    );
    sending.tell(&running.arn, kind, text, None);
    pipeline_event(sending, &running.arn, run, state);
    Next::Over(Ending {
        ok,
        of: run.id.clone(),
        status: state.to_owned(),
    })
}

/// What all events of an execution tell.
pub(super) fn detail(run: &PipelineExecution, state: &str) -> Value {
    json!({
        "pipeline": run.pipeline.name,
        "execution-id": run.id,
        "start-time": millis(run.began),
        "state": state,
        "version": 1.0,
        "pipeline-execution-attempt": 1.0,
    })
}

fn pipeline_event(sending: &mut Sending<'_>, arn: &str, run: &PipelineExecution, state: &str) {
    let mut detail = detail(run, state);
    // The events of an end have no trigger. Source: AWS CodePipeline User Guide, "Monitoring
    // CodePipeline events".
    if state == "STARTED"
        && let Some(members) = detail.as_object_mut()
    {
        let trigger =
            json!({ "trigger-type": run.trigger_type, "trigger-detail": run.trigger_detail });
        members.insert("execution-trigger".to_owned(), trigger);
    }
    sending.emit(Emitted {
        source: "aws.codepipeline",
        detail_type: "CodePipeline Pipeline Execution State Change",
        resources: &[arn],
        detail,
    });
}

fn stage_event(
    sending: &mut Sending<'_>,
    arn: &str,
    run: &PipelineExecution,
    stage: &str,
    state: &str,
) {
    let text = format!(
        "Stage {stage} of {} is in state {state}.",
        run.pipeline.name
    );
    sending.tell(arn, DoingKind::Changed, text, None);
    let mut detail = detail(run, state);
    if let Some(members) = detail.as_object_mut() {
        members.insert("stage".to_owned(), json!(stage));
    }
    sending.emit(Emitted {
        source: "aws.codepipeline",
        detail_type: "CodePipeline Stage Execution State Change",
        resources: &[arn],
        detail,
    });
}
