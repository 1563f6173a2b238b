//! What alarms do.

use super::super::PlaceState;
use super::super::alarm::{
    AlarmAction, AlarmState, Ec2Action, MetricAlarm, StateValue, alarm_arn, sns_message,
    sns_subject,
};
use super::super::permission::{self, WireCaller};
use crate::send::{Sending, later};
use crate::world::{ApiCall, Called, DoingKind, What, delays, scale_by};
use serde_json::{Value, json};

/// The service that sends messages for alarms.
const CLOUDWATCH: &str = "cloudwatch.amazonaws.com";
/// The service that calls functions for alarms.
const FOR_LAMBDA: &str = "lambda.alarms.cloudwatch.amazonaws.com";

/// An action that tells somebody of a change: a message, a call of a function, an OpsItem, an
/// incident. Those that scale or touch an instance are of an alarm on a metric alone.
pub(super) fn tell(
    sending: &mut Sending<'_>,
    action_arn: &str,
    description: &str,
    trigger: &Value,
    (before, after): (&AlarmState, &AlarmState),
) {
    let place = (sending.yard.account.clone(), sending.yard.region.clone());
    let arn = alarm_arn(&place.0, &place.1, &after.alarm_name);
    let action = match AlarmAction::read(action_arn) {
        Ok(action) => action,
        Err(help) => {
            let text = format!("{action_arn} is no action of an alarm. {help}");
            sending.tell(&arn, DoingKind::Refused, text, None);
            return;
        }
    };
    let message = || {
        sns_message(
            (&place.0, &place.1),
            description,
            trigger.clone(),
            before,
            after,
        )
    };
    match action {
        AlarmAction::Sns { topic } => publish(
            sending,
            &arn,
            &topic,
            sns_subject(&place.1, after),
            message(),
        ),
        AlarmAction::Lambda { function } => {
            let caller = WireCaller {
                service: FOR_LAMBDA,
                source_arn: &arn,
            };
            let action = "lambda:InvokeFunction";
            match permission::by_resource_policy(
                &sending.yard.conditions,
                caller,
                action,
                &function,
            ) {
                Err(denied) => sending.tell_denied(&function, &denied),
                Ok(()) if !sending.hop(&function) => {}
                Ok(()) => {
                    let payload = json!({
                        "source": "aws.cloudwatch",
                        "alarmArn": arn,
                        "accountId": place.0,
                        "time": super::super::alarm::state_time(after.updated),
                        "region": place.1,
                        "alarmData": {
                            "alarmName": after.alarm_name,
                            "state": {"value": after.value.as_str(), "reason": after.reason},
                            "previousState": {"value": before.value.as_str(), "reason": before.reason},
                        },
                    });
                    let what = What::Invoke {
                        function: function.clone(),
                        payload: payload.to_string(),
                        failed: 0,
                        asynchronous: true,
                        parent: None,
                    };
                    sending.happen_at_resource(&function, delays::CALL.millis, what);
                }
            }
        }
        AlarmAction::OpsItem { severity, category } => {
            let mut request = json!({"Title": format!("CloudWatch alarm - {}", after.alarm_name), "Description": after.reason, "Source": "CloudWatch", "Severity": severity});
            if let (Some(category), Some(map)) = (category, request.as_object_mut()) {
                map.insert("Category".to_owned(), category.into());
            }
            call(sending, &arn, "ssm", "CreateOpsItem", &request);
        }
        AlarmAction::Incident { response_plan } => {
            let request = json!({"responsePlanArn": response_plan, "title": after.alarm_name, "triggerDetails": {"source": "aws.cloudwatch", "triggerArn": arn}});
            call(sending, &arn, "ssm-incidents", "StartIncident", &request);
        }
        AlarmAction::ScalingPolicy { .. } | AlarmAction::Ec2(_) => {}
    }
}

/// A message to a topic. The policy that SNS gives a new topic lets in what belongs to the account
/// of its owner, alarms among it; a policy that somebody has written has to name CloudWatch.
fn publish(sending: &mut Sending<'_>, arn: &str, topic: &str, subject: String, message: String) {
    let conditions = &sending.yard.conditions;
    let is_own = crate::Arn::read(topic).is_ok_and(|arn| arn.account == sending.yard.account);
    let is_default = is_own && conditions.policies.of_resource(topic).is_empty();
    let caller = WireCaller {
        service: CLOUDWATCH,
        source_arn: arn,
    };
    if !is_default
        && let Err(denied) =
            permission::by_resource_policy(conditions, caller, "sns:Publish", topic)
    {
        sending.tell_denied(topic, &denied);
        return;
    }
    if sending.hop(topic) {
        let what = What::Publish {
            topic: topic.to_owned(),
            subject: Some(subject),
            message,
            attributes: Vec::new(),
        };
        sending.happen_at_resource(topic, delays::CALL.millis, what);
    }
}

/// The actions that only an alarm on a metric has: it scales a group or does something to an
/// instance.
pub(super) fn of_metric(sending: &mut Sending<'_>, alarm: &MetricAlarm, state: StateValue) {
    if !alarm.actions_enabled {
        return;
    }
    let arn = alarm_arn(
        &sending.yard.account,
        &sending.yard.region,
        &alarm.alarm_name,
    );
    for action in alarm.actions(state) {
        match AlarmAction::read(action) {
            Ok(AlarmAction::ScalingPolicy { group, policy }) => {
                scale(sending, action, (&group, &policy), &alarm.alarm_name);
            }
            Ok(AlarmAction::Ec2(what)) => {
                let mut dimensions = alarm.dimensions.iter();
                let instance = dimensions.find(|one| one.name == "InstanceId");
                let Some(instance) = instance else {
                    continue;
                };
                let operation = match what {
                    Ec2Action::Stop => "StopInstances",
                    Ec2Action::Terminate => "TerminateInstances",
                    Ec2Action::Reboot => "RebootInstances",
                    Ec2Action::Recover => {
                        let text = format!(
                            "EC2 recovers the instance {}: it moves to other hardware and keeps its id.",
                            instance.value
                        );
                        sending.tell(&arn, DoingKind::Started, text, None);
                        continue;
                    }
                };
                let request = json!({"instancesSet": {"items": [{"instanceId": instance.value}]}});
                call(sending, &arn, "ec2", operation, &request);
            }
            _ => {}
        }
    }
}

/// A state lasts: actions of Auto Scaling are carried out every minute for as long as it does.
pub(super) fn again(sending: &mut Sending<'_>, alarm: &MetricAlarm, state: StateValue) {
    let goes_on = |action: &AlarmAction| action.goes_on();
    for action in alarm.actions(state) {
        if let Ok(read) = AlarmAction::read(action)
            && goes_on(&read)
            && let AlarmAction::ScalingPolicy { group, policy } = read
            && alarm.actions_enabled
        {
            scale(sending, action, (&group, &policy), &alarm.alarm_name);
        }
    }
}

fn scale(sending: &mut Sending<'_>, arn: &str, (group, policy): (&str, &str), alarm: &str) {
    let of = match group {
        "" => String::new(),
        group => format!(" of the group {group}"),
    };
    let groups = &sending.yard.resources.services.auto_scaling_groups;
    let found = groups.iter().find(|one| one.name == group);
    let found = found.and_then(|one| {
        let mut policies = one.scaling_policies.iter();
        policies.find(|one| one.name == policy).cloned()
    });
    let now = sending.yard.clock;
    let cools = |known: &mut PlaceState| {
        let mut cooldowns = known.cooldowns.iter();
        cooldowns.any(|(name, until)| name == group && *until > now)
    };
    if found.is_some() && sending.wires_know(cools) {
        return;
    }
    let text = format!("Alarm {alarm} carries out the scaling policy {policy}{of}.");
    sending.tell(arn, DoingKind::Started, text, None);
    let Some(policy) = found else {
        return;
    };
    let until = later(now, i64::from(policy.cooldown).saturating_mul(1_000));
    sending.wires_know(|known| {
        known.cooldowns.retain(|(name, _)| name != group);
        known.cooldowns.push((group.to_owned(), until));
    });
    scale_by(sending, arn, group, policy.scaling_adjustment);
}

/// CloudWatch calls an API with its service-linked role.
fn call(sending: &mut Sending<'_>, by: &str, service: &str, operation: &str, request: &Value) {
    if !sending.hop(by) {
        return;
    }
    let called = Called {
        call: ApiCall::new(service, operation, request.to_string()),
        by: by.to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    };
    sending.happen_in(delays::CALL.millis, What::Call(Box::new(called)));
}
