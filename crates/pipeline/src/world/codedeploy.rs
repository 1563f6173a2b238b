//! CodeDeploy: a deployment goes over its instances, succeeds, fails or is stopped, and may be
//! rolled back.
//!
//! Written after: AWS CodeDeploy User Guide, "Monitoring deployments with Amazon CloudWatch Events"
//! and "Redeploy and roll back a deployment with CodeDeploy"; not compared with it on a known day.

use super::delays;
use super::doing::DoingKind;
use super::emit::Emitted;
use super::places;
use super::request::Request;
use super::running::{Ending, Next, Process, Running};
use super::services::DeploymentGroup;
use super::stop;
use super::what::Called;
use crate::send::Sending;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A deployment that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deployment {
    /// The deployment group as it was when the deployment began.
    pub group: DeploymentGroup,
    /// The id, such as `d-4KQ7ZT1XE`.
    pub id: String,
    /// The id of the group of instances.
    pub instance_group_id: String,
    /// The instance that it works on, by its place.
    pub at: u32,
    /// Whether it has begun there.
    pub began: bool,
    /// Whether it brings back what was there before.
    pub rolls_back: bool,
    /// Whether it is to stop, and why.
    pub stopped: Option<String>,
}

/// CreateDeployment. False where the place knows no such deployment group.
pub(super) fn start(sending: &mut Sending<'_>, request: &Request, called: &Called) -> bool {
    let application = request.text(&["applicationName"]).to_owned();
    let name = request.text(&["deploymentGroupName"]).to_owned();
    let services = &sending.yard.resources.services;
    let mut groups = services.deployment_groups.iter();
    let found = groups.find(|each| each.application == application && each.name == name);
    let group = services.or_simple(found, || DeploymentGroup {
        application: application.clone(),
        name: name.clone(),
        ..DeploymentGroup::default()
    });
    let Some(group) = group else {
        return false;
    };
    begin(sending, group, false, called.parent);
    true
}

fn begin(sending: &mut Sending<'_>, group: DeploymentGroup, rolls_back: bool, parent: Option<u64>) {
    let id: String = sending
        .yard
        .draw_id()
        .replace('-', "")
        .to_uppercase()
        .chars()
        .take(9)
        .collect();
    let instance_group_id = sending.yard.draw_id();
    let deployment = Deployment {
        id: format!("d-{id}"),
        instance_group_id,
        at: 0,
        began: false,
        rolls_back,
        stopped: None,
        group,
    };
    let group = &deployment.group;
    let path = format!("deploymentgroup:{}/{}", group.application, group.name);
    let arn = places::arn(sending.yard, "codedeploy", &path);
    let what = if rolls_back { "rolls back" } else { "began" };
    let text = format!(
        "Deployment {} to {}/{} {what}.",
        deployment.id, group.application, group.name
    );
    sending.tell(&arn, DoingKind::Started, text, None);
    state_event(sending, &deployment, "START");
    sending.begin_work(
        &arn,
        parent,
        delays::DEPLOYMENT_START.millis,
        Process::Deployment(Box::new(deployment)),
    );
}

/// A deployment has its turn.
pub(super) fn wake(sending: &mut Sending<'_>, running: &Running, run: &mut Deployment) -> Next {
    if run.stopped.is_some() {
        return end(sending, running, run, "STOP");
    }
    let seconds = i64::from(run.group.seconds).saturating_mul(1_000).max(1);
    let place = usize::try_from(run.at).unwrap_or(usize::MAX);
    let instances = run.group.instances.len();
    if instances == 0 {
        if !std::mem::replace(&mut run.began, true) {
            return Next::After(seconds);
        }
        let state = if run.group.fails {
            "FAILURE"
        } else {
            "SUCCESS"
        };
        return end(sending, running, run, state);
    }
    let Some(instance) = run.group.instances.get(place).cloned() else {
        return end(sending, running, run, "SUCCESS");
    };
    if !std::mem::replace(&mut run.began, true) {
        instance_event(sending, run, &instance, "START");
        return Next::After(seconds);
    }
    let fails = run.group.fails && place.saturating_add(1) == instances;
    instance_event(
        sending,
        run,
        &instance,
        if fails { "FAILURE" } else { "SUCCESS" },
    );
    if fails {
        return end(sending, running, run, "FAILURE");
    }
    run.at = run.at.saturating_add(1);
    run.began = false;
    Next::After(delays::DEPLOYMENT_STEP.millis)
}

/// Stops the deployments to a group that go on, for a reason in words, as StopDeployment or an alarm
/// of the group does.
pub(crate) fn stop(
    sending: &mut Sending<'_>,
    is_meant: impl Fn(&Deployment) -> bool,
    why: &str,
) -> bool {
    stop::halt(sending, |each| match &mut each.process {
        Process::Deployment(deployment) if deployment.stopped.is_none() && is_meant(deployment) => {
            deployment.stopped = Some(why.to_owned());
            true
        }
        _ => false,
    })
}

fn end(sending: &mut Sending<'_>, running: &Running, run: &Deployment, state: &str) -> Next {
    let ok = state == "SUCCESS";
    let kind = if ok {
        DoingKind::Succeeded
    } else {
        DoingKind::Failed
    };
    let why = run
        .stopped
        .as_ref()
        .map_or_else(String::new, |why| format!(" {why}"));
    let text = format!("Deployment {} is in state {state}.{why}", run.id);
    sending.tell(&running.arn, kind, text, None);
    state_event(sending, run, state);
    if !ok && run.group.auto_rollback && !run.rolls_back {
        let group = DeploymentGroup {
            fails: false,
            ..run.group.clone()
        };
        begin(sending, group, true, None);
    }
    Next::Over(Ending {
        ok,
        of: run.id.clone(),
        status: state.to_owned(),
    })
}

fn arns(sending: &Sending<'_>, run: &Deployment) -> [String; 2] {
    let group = &run.group;
    let path = format!("deploymentgroup:{}/{}", group.application, group.name);
    [
        places::arn(
            sending.yard,
            "codedeploy",
            &format!("application:{}", group.application),
        ),
        places::arn(sending.yard, "codedeploy", &path),
    ]
}

fn state_event(sending: &mut Sending<'_>, run: &Deployment, state: &str) {
    let [application, group] = arns(sending, run);
    let detail = json!({
        "region": sending.yard.region,
        "application": run.group.application,
        "deploymentGroup": run.group.name,
        "deploymentId": run.id,
        "instanceGroupId": run.instance_group_id,
        "state": state,
    });
    sending.emit(Emitted {
        source: "aws.codedeploy",
        detail_type: "CodeDeploy Deployment State-change Notification",
        resources: &[&application, &group],
        detail,
    });
}

fn instance_event(sending: &mut Sending<'_>, run: &Deployment, instance: &str, state: &str) {
    let [application, group] = arns(sending, run);
    let arn = places::arn(sending.yard, "ec2", &format!("instance/{instance}"));
    let text = format!("Deployment {} on {instance} is in state {state}.", run.id);
    sending.tell(&arn, DoingKind::Changed, text, None);
    let detail = json!({
        "instanceId": instance,
        "region": sending.yard.region,
        "state": state,
        "application": run.group.application,
        "deploymentId": run.id,
        "instanceGroupId": run.instance_group_id,
        "deploymentGroup": run.group.name,
    });
    sending.emit(Emitted {
        source: "aws.codedeploy",
        detail_type: "CodeDeploy Instance State-change Notification",
        resources: &[&arn, &group, &application],
        detail,
    });
}
