//! CodeBuild: a build goes through its phases and tells of each.
//!
//! Source: AWS CodeBuild API Reference, BuildPhase (the phases), and User Guide, "Build phase
//! transitions"; seen 2026-11-22. The events are written after "Build notifications input format
//! reference" and were not compared with it.

use super::delays::{BUILD_PHASES, CALL};
use super::doing::DoingKind;
use super::emit::{Emitted, long};
use super::iam::Code;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::{Project, ProjectSource};
use super::stop;
use super::what::Called;
use crate::Timestamp;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A build that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    /// The project as it was when the build began.
    pub project: Project,
    /// The id behind the project's name.
    pub id: String,
    /// The number of the build.
    pub number: u64,
    /// Who started it.
    pub initiator: String,
    /// What is built, where the start said so.
    pub source_version: Option<String>,
    /// The environment variables that the start set, as a JSON list.
    pub variables: String,
    /// When it began.
    pub began: Timestamp,
    /// The phase that goes on, by its place.
    pub phase: u32,
    /// When that began.
    pub phase_began: Timestamp,
    /// The phases that are over: place, begin, end, and whether they went well.
    pub over: Vec<(u32, Timestamp, Timestamp, bool)>,
    /// Whether a phase failed.
    pub failed: bool,
    /// Whether somebody has stopped it.
    #[serde(default)]
    pub stopped: bool,
}

/// StartBuild. False where the place knows no such project.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let name = places::name_of(request.text(&["projectName"])).to_owned();
    let services = &sending.yard.resources.services;
    let found = services
        .projects
        .iter()
        .find(|project| project.name == name);
    let project = services.or_simple(found, || Project {
        name: name.clone(),
        ..Project::default()
    });
    let Some(mut project) = project else {
        return false;
    };
    let overrides = request
        .json(&["overrides"])
        .map(|text| Request::read(&text));
    let of = overrides.as_ref().unwrap_or(request);
    project.source = source(sending, project.source.take(), of, called, &name);
    let source_version = Some(of.text(&["sourceVersion"])).filter(|text| !text.is_empty());
    let source_version = source_version.map(str::to_owned);
    let variables = of.json(&["environmentVariablesOverride"]);
    let project_arn = places::arn(sending.yard, "codebuild", &format!("project/{name}"));
    let id = sending.yard.draw_id();
    let now = sending.yard.clock;
    let build = Build {
        number: sending.yard.happenings.count(&project_arn),
        initiator: initiator(called),
        source_version,
        variables: variables.unwrap_or_else(|| "[]".to_owned()),
        began: now,
        phase: 0,
        phase_began: now,
        over: Vec::new(),
        failed: false,
        stopped: false,
        project,
        id,
    };
    let arn = places::arn(
        sending.yard,
        "codebuild",
        &format!("build/{name}:{}", build.id),
    );
    let text = format!("Build {} of {name} began.", build.number);
    sending.tell(&arn, DoingKind::Started, text, None);
    state_event(sending, &arn, &build, "IN_PROGRESS", "SUBMITTED");
    sending.begin_work(&arn, called.parent, 0, Process::Build(Box::new(build)));
    true
}

/// StopBuild: the phase that goes on ends as STOPPED, and the build with it.
///
/// Source: AWS CodeBuild API Reference, StopBuild, Build (`buildStatus`) and BuildPhase (`phaseStatus`);
/// not compared with it on a known day. That no phase follows was not compared with a real build.
pub(super) fn stop(sending: &mut Sending<'_>, request: &Request) {
    let id = request.text(&["id"]);
    stop::halt(sending, |each| {
        let is_meant = stop::is_named(each, id);
        match &mut each.process {
            Process::Build(build) if is_meant && !build.stopped => {
                build.stopped = true;
                true
            }
            _ => false,
        }
    });
}

/// What a build is made of: what the start says, else what the project declares. A pipeline brings
/// its source along. Source: AWS CodeBuild API Reference, StartBuild (`sourceTypeOverride`,
/// `sourceLocationOverride`) and ProjectSource (`CODEPIPELINE`: the source action of a pipeline says
/// it); seen 2026-11-22.
fn source(
    sending: &Sending<'_>,
    declared: Option<ProjectSource>,
    request: &Request,
    called: &Called,
    name: &str,
) -> Option<ProjectSource> {
    let mut source = match declared {
        _ if called.by.contains(":codepipeline:") => ProjectSource {
            r#type: "CODEPIPELINE".to_owned(),
            location: String::new(),
        },
        Some(declared) => declared,
        None => ProjectSource {
            r#type: "CODECOMMIT".to_owned(),
            location: format!(
                "https://git-codecommit.{}.amazonaws.com/v1/repos/{name}",
                sending.yard.region
            ),
        },
    };
    let given = |name: &str| Some(request.text(&[name]).to_owned()).filter(|text| !text.is_empty());
    if let Some(kind) = given("sourceTypeOverride") {
        source.r#type = kind;
    }
    if let Some(location) = given("sourceLocationOverride") {
        source.location = location;
    }
    Some(source)
}

/// Who started a build, as CodeBuild tells it.
fn initiator(called: &Called) -> String {
    let name = places::name_of(&called.by);
    match called.from_rule {
        true => format!("rule/{name}"),
        false if called.by.contains(":codepipeline:") => format!("codepipeline/{name}"),
        false if called.by.contains(":user/") => name.to_owned(),
        false => format!("{name}/{name}"),
    }
}

/// A phase is over, and the next one begins.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, build: &mut Build) -> Next {
    let place = usize::try_from(build.phase).unwrap_or(usize::MAX);
    let Some((name, _)) = BUILD_PHASES.get(place) else {
        return complete(sending, running, build);
    };
    let now = sending.yard.clock;
    if build.stopped {
        build.over.push((build.phase, build.phase_began, now, true));
        phase_event(sending, &running.arn, build);
        build.phase_began = now;
        return complete(sending, running, build);
    }
    let fails = build.project.failed_phase.as_deref() == Some(*name);
    build.failed |= fails;
    build
        .over
        .push((build.phase, build.phase_began, now, !fails));
    phase_event(sending, &running.arn, build);
    // What fails before BUILD ends the build; BUILD itself is followed by POST_BUILD all the same.
    let next = match (fails, *name) {
        (
            true,
            "SUBMITTED" | "QUEUED" | "PROVISIONING" | "DOWNLOAD_SOURCE" | "INSTALL" | "PRE_BUILD"
            | "POST_BUILD",
        ) => BUILD_PHASES
            .iter()
            .position(|(name, _)| *name == "FINALIZING")
            .unwrap_or(place),
        _ => place.saturating_add(1),
    };
    build.phase = u32::try_from(next).unwrap_or(u32::MAX);
    build.phase_began = now;
    let Some((name, delay)) = BUILD_PHASES.get(next) else {
        return complete(sending, running, build);
    };
    if *name != "BUILD" {
        return Next::After(delay.millis);
    }
    let calls = build.project.calls.clone();
    let own = format!("{{\"variables\":{}}}", build.variables);
    let role = build.project.service_role.clone();
    let code = Code::new(&running.arn, "codebuild.amazonaws.com", role.as_ref());
    if sending.make_calls(&code, &calls, &own).is_some() {
        build.project.failed_phase = Some("BUILD".to_owned());
    }
    let least = CALL
        .millis
        .saturating_mul(i64::try_from(calls.len()).unwrap_or(0) + 1);
    Next::After(
        i64::from(build.project.build_seconds)
            .saturating_mul(1_000)
            .max(least),
    )
}

fn complete(sending: &mut Sending<'_>, running: &Running, build: &Build) -> Next {
    let (status, kind) = match (build.stopped, build.failed) {
        (true, _) => ("STOPPED", DoingKind::Failed),
        (false, true) => ("FAILED", DoingKind::Failed),
        (false, false) => ("SUCCEEDED", DoingKind::Succeeded),
    };
    let text = format!(
        "Build {} of {} has status {status}.",
        build.number, build.project.name
    );
    sending.tell(&running.arn, kind, text, None);
    state_event(sending, &running.arn, build, status, "COMPLETED");
    Next::Over(Ending {
        ok: !build.failed && !build.stopped,
        of: format!("{}:{}", build.project.name, build.id),
        status: status.to_owned(),
    })
}

fn state_event(sending: &mut Sending<'_>, arn: &str, build: &Build, status: &str, phase: &str) {
    let detail = json!({
        "build-status": status,
        "project-name": build.project.name,
        "build-id": arn,
        "current-phase": phase,
        "current-phase-context": "[]",
        "version": "1",
        "additional-information": information(sending, build, phase),
    });
    sending.emit(Emitted {
        source: "aws.codebuild",
        detail_type: "CodeBuild Build State Change",
        resources: &[arn],
        detail,
    });
}

fn phase_event(sending: &mut Sending<'_>, arn: &str, build: &Build) {
    let Some((place, start, end, ok)) = build.over.last().copied() else {
        return;
    };
    let next = match build.stopped {
        true => "COMPLETED",
        false => phase_name(place.saturating_add(1)),
    };
    let detail = json!({
        "completed-phase": phase_name(place),
        "project-name": build.project.name,
        "build-id": arn,
        "completed-phase-context": format!("[{}]", context(ok).concat()),
        "completed-phase-status": status(build, place, ok),
        "completed-phase-duration-seconds": duration(start, end),
        "completed-phase-start": long(start),
        "completed-phase-end": long(end),
        "version": "1",
        "additional-information": information(sending, build, next),
    });
    sending.emit(Emitted {
        source: "aws.codebuild",
        detail_type: "CodeBuild Build Phase Change",
        resources: &[arn],
        detail,
    });
}

fn phase_name(place: u32) -> &'static str {
    let place = usize::try_from(place).unwrap_or(usize::MAX);
    BUILD_PHASES
        .get(place)
        .map_or("COMPLETED", |(name, _)| name)
}

/// The status of a phase that is over. A build that somebody stopped stands in the last one.
fn status(build: &Build, place: u32, ok: bool) -> &'static str {
    match ok {
        _ if build.stopped && build.phase == place => "STOPPED",
        true => "SUCCEEDED",
        false => "FAILED",
    }
}

/// What became of a phase, as a list of one or none.
fn context(ok: bool) -> Vec<&'static str> {
    match ok {
        true => Vec::new(),
        false => vec![
            "COMMAND_EXECUTION_ERROR: Error while executing command: npm test. Reason: exit status 1",
        ],
    }
}

fn duration(start: Timestamp, end: Timestamp) -> f64 {
    let seconds = end.millis().saturating_sub(start.millis()) / 1_000;
    f64::from(i32::try_from(seconds).unwrap_or(i32::MAX))
}

/// The source as events tell it.
fn told_source(build: &Build) -> Value {
    let source = build.project.source.clone().unwrap_or_default();
    let mut told = json!({ "buildspec": "buildspec.yml", "type": source.r#type });
    if let (false, Some(members)) = (source.location.is_empty(), told.as_object_mut()) {
        members.insert("location".to_owned(), json!(source.location));
    }
    told
}

fn information(sending: &Sending<'_>, build: &Build, phase: &str) -> Value {
    let yard = &sending.yard;
    let name = &build.project.name;
    let variables: Value = serde_json::from_str(&build.variables).unwrap_or_else(|_| json!([]));
    let mut phases: Vec<Value> = build
        .over
        .iter()
        .map(|(place, start, end, ok)| {
            json!({
                "phase-context": context(*ok),
                "start-time": long(*start),
                "end-time": long(*end),
                "duration-in-seconds": duration(*start, *end),
                "phase-type": phase_name(*place),
                "phase-status": status(build, *place, *ok),
            })
        })
        .collect();
    phases.push(json!({ "start-time": long(build.phase_began), "phase-type": phase }));
    let mut told = json!({
        "artifact": { "location": "" },
        "cache": { "type": "NO_CACHE" },
        "environment": {
            "image": "aws/codebuild/amazonlinux-x86_64-standard:5.0",
            "image-pull-credentials-type": "CODEBUILD",
            "privileged-mode": false,
            "compute-type": "BUILD_GENERAL1_SMALL",
            "type": "LINUX_CONTAINER",
            "environment-variables": variables,
        },
        "timeout-in-minutes": 60.0,
        "queued-timeout-in-minutes": 480.0,
        "build-complete": phase == "COMPLETED",
        "build-number": f64::from(u32::try_from(build.number).unwrap_or(u32::MAX)),
        "initiator": build.initiator,
        "build-start-time": long(build.began),
        "source": told_source(build),
        "logs": {
            "group-name": format!("/aws/codebuild/{name}"),
            "stream-name": build.id,
            "deep-link": format!("https://console.aws.amazon.com/cloudwatch/home?region={}#logsV2:log-groups/log-group/$252Faws$252Fcodebuild$252F{name}/log-events/{}", yard.region, build.id),
        },
        "phases": phases,
    });
    if let (Some(version), Some(members)) = (&build.source_version, told.as_object_mut()) {
        members.insert("source-version".to_owned(), json!(version));
    }
    told
}
