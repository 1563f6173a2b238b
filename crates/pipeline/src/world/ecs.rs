//! ECS: a task goes through its states.
//!
//! Written after: Amazon ECS Developer Guide, "Amazon ECS task lifecycle" and "Amazon ECS task
//! state change events"; not compared with it on a known day.

use super::delays;
use super::doing::DoingKind;
use super::emit::{Emitted, millis};
use super::iam::Code;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::TaskDefinition;
use super::stop;
use super::what::Called;
use crate::Timestamp;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A task that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The task definition as it was when the task began.
    pub definition: TaskDefinition,
    /// The name of the cluster.
    pub cluster: String,
    /// The id.
    pub id: String,
    /// What its containers were given.
    pub input: String,
    /// Who started it.
    pub started_by: String,
    /// When it was made.
    pub created: Timestamp,
    /// When its container ran.
    pub started: Option<Timestamp>,
    /// Its state, by its place in the row of states.
    pub state: u32,
    /// Why somebody has stopped it; none where nobody has.
    #[serde(default)]
    pub stopped: Option<String>,
}

/// With what a container ends that is told to stop: 128 and the number of the signal SIGTERM.
const STOPPED_EXIT: i32 = 143;

/// The place of DEPROVISIONING in the row of states.
const DEPROVISIONING: u32 = 3;

/// The states of a task and what ECS wants of it then, in their order.
const STATES: [(&str, &str); 5] = [
    ("PROVISIONING", "RUNNING"),
    ("PENDING", "RUNNING"),
    ("RUNNING", "RUNNING"),
    ("DEPROVISIONING", "STOPPED"),
    ("STOPPED", "STOPPED"),
];

/// RunTask. False where the place knows no such task definition.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let parameters = request
        .json(&["parameters"])
        .map(|text| Request::read(&text));
    let of = parameters.as_ref().unwrap_or(request);
    let name = of.text(&["TaskDefinitionArn", "taskDefinition"]);
    let name = name.rsplit('/').next().unwrap_or(name);
    let family = name.split(':').next().unwrap_or(name).to_owned();
    let services = &sending.yard.resources.services;
    let found = services
        .task_definitions
        .iter()
        .find(|each| each.family == family);
    let definition = services.or_simple(found, || TaskDefinition {
        family: family.clone(),
        ..TaskDefinition::default()
    });
    let Some(definition) = definition else {
        return false;
    };
    let cluster = match places::name_of(request.text(&["cluster"])) {
        "" => "default",
        name => name,
    };
    let id = sending.yard.draw_id().replace('-', "");
    let arn = places::arn(sending.yard, "ecs", &format!("task/{cluster}/{id}"));
    let task = Task {
        cluster: cluster.to_owned(),
        id,
        input: request
            .json(&["overrides"])
            .unwrap_or_else(|| "{}".to_owned()),
        started_by: match called.from_rule {
            true => format!("events-rule/{}", places::name_of(&called.by)),
            false => places::name_of(&called.by).to_owned(),
        },
        created: sending.yard.clock,
        started: None,
        state: 0,
        stopped: None,
        definition,
    };
    let text = format!("A task of {family} was created.");
    sending.tell(&arn, DoingKind::Started, text, None);
    state_event(sending, &arn, &task);
    let process = Process::Task(Box::new(task));
    sending.begin_work(
        &arn,
        called.parent,
        delays::ECS_PROVISIONING.millis,
        process,
    );
    true
}

/// StopTask: a task goes from the state that it is in to DEPROVISIONING.
///
/// Source: Amazon ECS API Reference, StopTask (SIGTERM goes to the containers; `reason` is told in the
/// events) and Task (`stopCode`: `UserInitiated`); not compared with it on a known day.
pub(super) fn stop(sending: &mut Sending<'_>, request: &Request) {
    let task = request.text(&["task"]);
    let reason = match request.text(&["reason"]) {
        "" => "Task stopped by user",
        reason => reason,
    };
    stop::halt(sending, |each| {
        let is_meant = stop::is_named(each, task);
        match &mut each.process {
            Process::Task(task)
                if is_meant && task.stopped.is_none() && task.state < DEPROVISIONING =>
            {
                task.stopped = Some(reason.to_owned());
                // The turn that it now has brings it there.
                task.state = DEPROVISIONING.saturating_sub(1);
                if task.started.is_some() {
                    task.definition.exit_code = STOPPED_EXIT;
                }
                true
            }
            _ => false,
        }
    });
}

/// A task comes to its next state.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, task: &mut Task) -> Next {
    task.state = task.state.saturating_add(1);
    let (state, _) = state_of(task);
    if state == "RUNNING" {
        task.started = Some(sending.yard.clock);
    }
    let text = format!(
        "The task of {} is in state {state}.",
        task.definition.family
    );
    let good = task.definition.exit_code == 0 && task.stopped.is_none();
    let kind = match (state, good) {
        ("STOPPED", true) => DoingKind::Succeeded,
        ("STOPPED", false) => DoingKind::Failed,
        _ => DoingKind::Changed,
    };
    sending.tell(&running.arn, kind, text, None);
    state_event(sending, &running.arn, task);
    match state {
        "PENDING" => Next::After(delays::ECS_PENDING.millis),
        "RUNNING" => {
            let role = task.definition.task_role_arn.clone();
            let code = Code::new(&running.arn, "ecs-tasks.amazonaws.com", role.as_ref());
            let calls = task.definition.calls.clone();
            if sending.make_calls(&code, &calls, &task.input).is_some() {
                task.definition.exit_code = 1;
            }
            let calls = i64::try_from(task.definition.calls.len()).unwrap_or(0);
            let least = delays::CALL.millis.saturating_mul(calls.saturating_add(1));
            Next::After(
                i64::from(task.definition.seconds)
                    .saturating_mul(1_000)
                    .max(least),
            )
        }
        "DEPROVISIONING" => Next::After(delays::ECS_DEPROVISIONING.millis),
        _ => Next::Over(Ending {
            ok: good,
            of: running.arn.clone(),
            status: "STOPPED".to_owned(),
        }),
    }
}

fn state_of(task: &Task) -> (&'static str, &'static str) {
    let place = usize::try_from(task.state).unwrap_or(usize::MAX);
    STATES.get(place).copied().unwrap_or(("STOPPED", "STOPPED"))
}

fn state_event(sending: &mut Sending<'_>, arn: &str, task: &Task) {
    let (last, desired) = state_of(task);
    let now = millis(sending.yard.clock);
    let yard = &sending.yard;
    let definition = &task.definition;
    let is_over = task.state >= DEPROVISIONING;
    let has_run = is_over && task.started.is_some();
    let mut container = json!({
        "containerArn": places::arn(yard, "ecs", &format!("container/{}/{}", task.cluster, task.id)),
        "lastStatus": match last { "RUNNING" => "RUNNING", _ if is_over => "STOPPED", _ => "PENDING" },
        "name": definition.container,
        "image": format!("{}.dkr.ecr.{}.amazonaws.com/{}:latest", yard.account, yard.region, definition.family),
        "taskArn": arn,
        "networkInterfaces": [],
        "cpu": "0",
    });
    let mut detail = json!({
        "attachments": [],
        "availabilityZone": format!("{}a", yard.region),
        "clusterArn": places::arn(yard, "ecs", &format!("cluster/{}", task.cluster)),
        "containers": [],
        "cpu": "256",
        "createdAt": millis(task.created),
        "desiredStatus": desired,
        "enableExecuteCommand": false,
        "group": format!("family:{}", definition.family),
        "lastStatus": last,
        "launchType": definition.launch_type,
        "memory": "512",
        "overrides": { "containerOverrides": [{ "name": definition.container }] },
        "startedBy": task.started_by,
        "taskArn": arn,
        "taskDefinitionArn": places::arn(yard, "ecs", &format!("task-definition/{}:1", definition.family)),
        "updatedAt": now,
        "version": task.state.saturating_add(1),
    });
    if has_run && let Some(members) = container.as_object_mut() {
        members.insert("exitCode".to_owned(), json!(definition.exit_code));
    }
    if let Some(members) = detail.as_object_mut() {
        members.insert("containers".to_owned(), json!([container]));
        if definition.launch_type == "FARGATE" {
            members.insert("platformVersion".to_owned(), json!("1.4.0"));
        }
        if let Some(started) = task.started {
            members.insert("startedAt".to_owned(), json!(millis(started)));
        }
        if has_run {
            members.insert("executionStoppedAt".to_owned(), json!(now));
        }
        if is_over {
            let (code, reason) = match &task.stopped {
                Some(reason) => ("UserInitiated", reason.as_str()),
                None => (
                    "EssentialContainerExited",
                    "Essential container in task exited",
                ),
            };
            members.insert("stopCode".to_owned(), json!(code));
            members.insert("stoppedReason".to_owned(), json!(reason));
            members.insert("stoppingAt".to_owned(), json!(now));
        }
        if last == "STOPPED" {
            members.insert("stoppedAt".to_owned(), json!(now));
        }
    }
    sending.emit(Emitted {
        source: "aws.ecs",
        detail_type: "ECS Task State Change",
        resources: &[arn],
        detail,
    });
}
