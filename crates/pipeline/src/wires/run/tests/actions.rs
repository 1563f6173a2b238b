//! What alarms do to instances and groups, and what they open in Systems Manager.

use super::super::super::alarm::MetricAlarm;
use super::super::super::metric::{Dimension, Number};
use super::{later, texts};
use crate::world::services::{AutoScalingGroup, Instance, ScalingPolicy};
use crate::world::{DoingKind, What, happen};
use crate::{Sent, Yard};

const ID: &str = "i-01d2e3f4a5b6c7081";
const FEWER: &str = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:autoScalingGroupName/web:policyName/fewer";

/// An alarm of one bad minute with this action, on an instance: the metric is the only one for which
/// CloudWatch takes `recover`.
fn alarm(action: &str) -> Yard {
    let mut yard = Yard::default();
    yard.resources.wires.metric_alarms.push(MetricAlarm {
        alarm_name: "check".to_owned(),
        namespace: "AWS/EC2".to_owned(),
        metric_name: "StatusCheckFailed_System".to_owned(),
        dimensions: vec![Dimension {
            name: "InstanceId".to_owned(),
            value: ID.to_owned(),
        }],
        threshold: Number(0.0),
        alarm_actions: vec![action.to_owned()],
        ..MetricAlarm::default()
    });
    yard.resources.services.instances.push(Instance {
        instance_id: ID.to_owned(),
        ..Instance::default()
    });
    yard
}

/// A bad minute, and what comes in these minutes.
fn bad_minute(yard: &Yard, minutes: i64) -> Sent {
    let dimensions = vec![("InstanceId".to_owned(), ID.to_owned())];
    let datum = What::Datum {
        namespace: "AWS/EC2".to_owned(),
        metric_name: "StatusCheckFailed_System".to_owned(),
        dimensions,
        value: "1".to_owned(),
    };
    later(&happen(yard, datum).yard, minutes * 60)
}

/// The texts of the calls that were made, each with its request.
fn called(sent: &Sent) -> Vec<(String, String)> {
    let of = sent.doings.iter();
    of.filter(|one| one.kind == DoingKind::Called)
        .map(|one| {
            let content = one.content.as_deref().unwrap_or_default();
            (one.text.clone(), content.to_owned())
        })
        .collect()
}

#[test]
fn an_instance_is_stopped_terminated_or_rebooted() {
    for (word, old, operation, states) in [
        (
            "stop",
            "Stop",
            "StopInstances",
            &["stopping", "stopped"][..],
        ),
        (
            "terminate",
            "Terminate",
            "TerminateInstances",
            &["shutting-down", "terminated"][..],
        ),
        ("reboot", "Reboot", "RebootInstances", &[][..]),
    ] {
        for action in [
            format!("arn:aws:automate:us-east-1:ec2:{word}"),
            format!(
                "arn:aws:swf:us-east-1:123456789012:action/actions/AWS_EC2.InstanceId.{old}/1.0"
            ),
        ] {
            let sent = bad_minute(&alarm(&action), 3);
            let calls = called(&sent);
            assert_eq!(calls.len(), 1, "{action} {calls:?}");
            assert_eq!(calls[0].0, format!("ec2:{operation} was called."));
            assert!(calls[0].1.contains(ID), "{calls:?}");
            let wanted: Vec<String> = states
                .iter()
                .map(|state| format!("Instance {ID} is in state {state}."))
                .collect();
            let mut changed = texts(&sent.doings, DoingKind::Changed);
            changed.retain(|text| text.contains("is in state"));
            assert_eq!(changed, wanted, "{action}");
        }
    }
}

#[test]
fn an_instance_that_is_recovered_keeps_its_id_and_its_state() {
    let sent = bad_minute(&alarm("arn:aws:automate:us-east-1:ec2:recover"), 3);
    let started = texts(&sent.doings, DoingKind::Started);
    assert_eq!(
        started,
        [format!(
            "EC2 recovers the instance {ID}: it moves to other hardware and keeps its id."
        )]
    );
    assert_eq!(called(&sent), []);
}

#[test]
fn actions_that_are_disabled_do_nothing_to_an_instance() {
    let mut yard = alarm("arn:aws:automate:us-east-1:ec2:stop");
    yard.resources.wires.metric_alarms[0].actions_enabled = false;
    assert_eq!(called(&bad_minute(&yard, 3)), []);
}

#[test]
fn an_ops_item_and_an_incident_are_opened_for_the_alarm() {
    let arn = "arn:aws:ssm:us-east-1:123456789012:opsitem:3#CATEGORY=Performance";
    let calls = called(&bad_minute(&alarm(arn), 3));
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert_eq!(calls[0].0, "ssm:CreateOpsItem was called.");
    for words in [
        r#""Title":"CloudWatch alarm - check""#,
        r#""Severity":"3""#,
        r#""Category":"Performance""#,
    ] {
        assert!(calls[0].1.contains(words), "{calls:?}");
    }
    let arn = "arn:aws:ssm-incidents::123456789012:response-plan/outage";
    let calls = called(&bad_minute(&alarm(arn), 3));
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert_eq!(calls[0].0, "ssm-incidents:StartIncident was called.");
    assert!(calls[0].1.contains(arn), "{calls:?}");
    assert!(
        calls[0].1.contains(":alarm:check"),
        "the incident says which alarm it was: {calls:?}"
    );
}

/// An alarm that lasts scales in again and again, until the group has its smallest size: each time
/// another instance goes.
#[test]
fn a_group_is_scaled_in_to_its_minimum_and_no_instance_goes_twice() {
    let mut yard = alarm(FEWER);
    let services = &mut yard.resources.services;
    services.auto_scaling_groups.push(AutoScalingGroup {
        name: "web".to_owned(),
        instances: ["i-01", "i-02", "i-03"].map(str::to_owned).to_vec(),
        min_size: 1,
        scaling_policies: vec![ScalingPolicy {
            name: "fewer".to_owned(),
            scaling_adjustment: -1,
            cooldown: 60,
        }],
        ..AutoScalingGroup::default()
    });
    let mut gone = Vec::new();
    let mut carried_out = 0;
    for _ in 0..8 {
        let sent = bad_minute(&yard, 1);
        let started = texts(&sent.doings, DoingKind::Started);
        carried_out += started
            .iter()
            .filter(|text| text.contains("carries out the scaling policy fewer of the group web"))
            .count();
        let leave = started.iter().filter_map(|text| {
            text.strip_suffix(" of web is to be terminated.")
                .map(str::to_owned)
        });
        gone.extend(leave);
        yard = sent.yard;
    }
    assert_eq!(gone, ["Instance i-01", "Instance i-02"]);
    assert!(carried_out > 2, "{carried_out}");
}
