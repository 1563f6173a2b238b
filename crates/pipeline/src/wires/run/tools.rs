//! The wires that hear what services send to the default event bus, beside its rules: notification
//! rules, repository triggers, Config's topic; and what alarms stop.

use super::super::alarm::StateValue;
use super::super::developer_tools::{NotificationRule, RepositoryTrigger, told};
use super::alarms;
use crate::json::compact;
use crate::send::Sending;
use crate::world::{DoingKind, What, delays, stop_deployments};
use pattern::json::Value;
use serde_json::json;

/// An event has come to the default event bus.
pub(super) fn heard(sending: &mut Sending<'_>, event: &Value) {
    let text_of = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default();
    match text_of("source") {
        "aws.codecommit" | "aws.codebuild" | "aws.codedeploy" | "aws.codepipeline" => {
            notify(sending, event);
            if text_of("detail-type") == "CodeCommit Repository State Change" {
                triggers(sending, event);
            }
            if text_of("detail-type") == "CodeDeploy Deployment State-change Notification" {
                deployment(sending, event);
            }
        }
        "aws.config" => config(sending, event),
        _ => {}
    }
}

fn notify(sending: &mut Sending<'_>, event: &Value) {
    let Some(told) = told(event) else {
        return;
    };
    let rules: Vec<NotificationRule> = sending
        .yard
        .resources
        .wires
        .notification_rules
        .iter()
        .filter(|rule| rule.takes(&told))
        .cloned()
        .collect();
    let cause = sending.world.cause;
    for rule in rules {
        let arn = rule.arn(&sending.yard.account, &sending.yard.region);
        for target in &rule.targets {
            sending.world.cause = cause;
            let text = format!("Notification rule {} tells {target}.", rule.name);
            if target.contains(":chatbot:") {
                sending.tell(&arn, DoingKind::Message, text, Some(&compact(event)));
                continue;
            }
            if let Err(denied) = rule.check_delivery(sending.yard, target) {
                sending.tell_denied(target, &denied);
                continue;
            }
            sending.tell(&arn, DoingKind::Message, text, None);
            publish(sending, target, None, compact(event));
        }
    }
    sending.world.cause = cause;
}

fn publish(sending: &mut Sending<'_>, topic: &str, subject: Option<String>, message: String) {
    if sending.hop(topic) {
        let what = What::Publish {
            topic: topic.to_owned(),
            subject,
            message,
            attributes: Vec::new(),
        };
        sending.happen_at_resource(topic, delays::CALL.millis, what);
    }
}

/// A branch or tag of a repository changes: its triggers.
fn triggers(sending: &mut Sending<'_>, event: &Value) {
    let Some(detail) = event.get("detail") else {
        return;
    };
    let text = |name: &str| crate::json::text(detail, name);
    let (repository, change) = (text("repositoryName"), text("event"));
    let (kind, name) = (text("referenceType"), text("referenceName"));
    let all = sending.yard.resources.wires.repository_triggers.clone();
    let cause = sending.world.cause;
    for one in all
        .iter()
        .filter(|one| one.takes(repository, change, kind, name))
    {
        sending.world.cause = cause;
        trigger(sending, one, &all, (change, kind, name, text("commitId")));
    }
    sending.world.cause = cause;
}

fn trigger(
    sending: &mut Sending<'_>,
    one: &RepositoryTrigger,
    all: &[RepositoryTrigger],
    (change, kind, name, commit): (&str, &str, &str, &str),
) {
    let arn = one.repository_arn(&sending.yard.account, &sending.yard.region);
    let problems = one.check(sending.yard, all);
    if let Some(problem) = problems.into_iter().find(|one| one.refused) {
        let text = format!(
            "Trigger {} cannot be there: {} {}",
            one.name, problem.message, problem.help
        );
        sending.tell(&arn, DoingKind::Refused, text, None);
        return;
    }
    let there = &one.destination_arn;
    if let Err(denied) = one.check_delivery(sending.yard) {
        sending.tell_denied(there, &denied);
        return;
    }
    let folder = if kind == "tag" { "tags" } else { "heads" };
    let payload = json!({"Records": [{
        "awsRegion": sending.yard.region,
        "codecommit": {"references": [{
            "commit": commit,
            "created": change == "referenceCreated",
            "deleted": change == "referenceDeleted",
            "ref": format!("refs/{folder}/{name}"),
        }]},
        "customData": one.custom_data,
        "eventName": "ReferenceChanges",
        "eventSource": "aws:codecommit",
        "eventSourceARN": arn,
        "eventTriggerName": one.name,
    }]})
    .to_string();
    let text = format!(
        "Trigger {} of repository {} calls {there}.",
        one.name, one.repository_name
    );
    sending.tell(&arn, DoingKind::Message, text, Some(&payload));
    if there.contains(":sns:") {
        publish(sending, there, None, payload);
    } else if sending.hop(there) {
        let what = What::Invoke {
            function: there.clone(),
            payload,
            failed: 0,
            asynchronous: true,
            parent: None,
        };
        sending.happen_at_resource(there, delays::CALL.millis, what);
    }
}

/// Config's topic is told of everything.
fn config(sending: &mut Sending<'_>, event: &Value) {
    let channels = sending.yard.resources.wires.delivery_channels.clone();
    for channel in channels.iter().take(1) {
        let Some(topic) = &channel.sns_topic_arn else {
            continue;
        };
        if let Err(denied) = channel.check_delivery(sending.yard, topic) {
            sending.tell_denied(topic, &denied);
            continue;
        }
        let text = "AWS Config tells the topic of its delivery channel.";
        sending.tell(topic, DoingKind::Message, text, None);
        let detail = event.get("detail").map_or_else(String::new, compact);
        publish(sending, topic, Some("[AWS Config]".to_owned()), detail);
    }
}

/// An alarm is raised: the deployments stop of the groups that name it.
pub(super) fn alarm_raised(sending: &mut Sending<'_>, alarm: &str) {
    let groups = sending.yard.resources.wires.deployment_alarms.clone();
    for group in groups.iter().filter(|group| group.names(alarm)) {
        let why = format!("Alarm {alarm} of its deployment group went into ALARM.");
        stop_deployments(
            sending,
            |one| {
                one.group.application == group.application
                    && one.group.name == group.deployment_group
                    && !one.rolls_back
            },
            &why,
        );
    }
}

/// A deployment begins: an alarm of its group that is raised already stops it at once.
fn deployment(sending: &mut Sending<'_>, event: &Value) {
    let Some(detail) = event.get("detail") else {
        return;
    };
    let text = |name: &str| crate::json::text(detail, name);
    if text("state") != "START" {
        return;
    }
    let is_raised =
        |alarm: &&String| alarms::state_of(sending.yard, alarm) == Some(StateValue::Alarm);
    let mut groups = sending.yard.resources.wires.deployment_alarms.iter();
    let group = groups.find(|one| {
        one.enabled
            && one.application == text("application")
            && one.deployment_group == text("deploymentGroup")
    });
    let raised = group
        .and_then(|group| group.alarms.iter().find(is_raised))
        .cloned();
    if let Some(alarm) = raised {
        alarm_raised(sending, &alarm);
    }
}
