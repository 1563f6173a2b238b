//! The members of Auto Scaling groups.

use super::services::*;
use super::*;

const DOCUMENT: &str = "refresh";

/// A group of two instances that commands reach, and one that is in no group.
fn group() -> Yard {
    let mut yard = Yard::default();
    let services = &mut yard.resources.services;
    services.instances = ["i-1", "i-2", "i-9"]
        .map(|id| Instance {
            instance_id: id.to_owned(),
            managed: true,
            ..Instance::default()
        })
        .to_vec();
    services.documents.push(Document {
        name: DOCUMENT.to_owned(),
        document_type: DocumentType::Command,
        ..Document::default()
    });
    services.auto_scaling_groups.push(AutoScalingGroup {
        name: "web".to_owned(),
        instances: vec!["i-1".to_owned(), "i-2".to_owned()],
        min_size: 1,
        max_size: Some(3),
        scaling_policies: vec![ScalingPolicy {
            name: "fewer".to_owned(),
            scaling_adjustment: -1,
            ..ScalingPolicy::default()
        }],
        ..AutoScalingGroup::default()
    });
    yard
}

fn calls(yard: &Yard, service: &str, operation: &str, request: &str) -> Sent {
    let called = Called {
        call: ApiCall::new(service, operation, request),
        by: "arn:aws:iam::123456789012:user/ann".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    };
    go_on(happen(yard, What::Call(Box::new(called))), 120)
}

fn capacity(yard: &Yard, wanted: u32) -> Sent {
    let request = format!(r#"{{"AutoScalingGroupName":"web","DesiredCapacity":{wanted}}}"#);
    calls(yard, "autoscaling", "SetDesiredCapacity", &request)
}

fn terminates(yard: &Yard, instance: &str, decrements: bool) -> Sent {
    let request =
        format!(r#"{{"InstanceId":"{instance}","ShouldDecrementDesiredCapacity":{decrements}}}"#);
    calls(
        yard,
        "autoscaling",
        "TerminateInstanceInAutoScalingGroup",
        &request,
    )
}

fn went(sent: &Sent) -> Vec<String> {
    members(sent, "EC2 Instance Terminate Successful", "EC2InstanceId")
}

fn came(sent: &Sent) -> Vec<String> {
    members(sent, "EC2 Instance Launch Successful", "EC2InstanceId")
}

fn refusals(sent: &Sent) -> Vec<&str> {
    let of = sent.doings.iter();
    of.filter(|one| one.kind == DoingKind::Refused)
        .map(|one| one.text.as_str())
        .collect()
}

/// The instances that a command by the tag of the group reaches.
fn reached(yard: &Yard) -> Vec<String> {
    let request = format!(
        r#"{{"DocumentName":"{DOCUMENT}","Targets":[{{"Key":"tag:aws:autoscaling:groupName","Values":["web"]}}]}}"#
    );
    let sent = calls(yard, "ssm", "SendCommand", &request);
    let kind = "EC2 Command Invocation Status-change Notification";
    let mut ids = members(&sent, kind, "instance-id");
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn a_smaller_capacity_lets_the_oldest_go_and_the_same_one_changes_nothing() {
    let sent = capacity(&group(), 1);
    assert_eq!(
        (came(&sent).len(), went(&sent)),
        (0, vec!["i-1".to_owned()])
    );
    assert_eq!(reached(&sent.yard), ["i-2"]);
    let again = capacity(&sent.yard, 1);
    assert_eq!((came(&again).len(), went(&again).len()), (0, 0));
    assert_eq!(again.yard.happenings.waiting, []);
}

#[test]
fn a_new_instance_is_in_service_once_it_runs_and_commands_reach_it() {
    let sent = capacity(&group(), 3);
    let new = came(&sent);
    assert_eq!(new.len(), 1);
    let at = |text: &str| sent.doings.iter().position(|one| one.text.contains(text));
    assert!(at("is in state running.").unwrap() < at("is in service.").unwrap());
    let mut wanted = vec!["i-1".to_owned(), "i-2".to_owned()];
    wanted.extend(new.clone());
    wanted.sort();
    assert_eq!(reached(&sent.yard), wanted);
    // And by its id, as EC2 and the group know it.
    let sent = terminates(&sent.yard, &new[0], true);
    assert_eq!(went(&sent), new);
    assert_eq!(reached(&sent.yard), ["i-1", "i-2"]);
    assert_eq!(sent.yard.happenings.running, []);
}

#[test]
fn an_instance_goes_once_and_another_takes_its_place_where_it_is_kept() {
    let sent = terminates(&group(), "i-2", false);
    assert_eq!(
        (went(&sent), came(&sent).len()),
        (vec!["i-2".to_owned()], 1)
    );
    let again = terminates(&sent.yard, "i-2", false);
    assert_eq!((went(&again).len(), came(&again).len()), (0, 0));
    assert!(
        refusals(&again)[0].contains("No managed instance found for instance ID: i-2"),
        "{:?}",
        refusals(&again)
    );
    let sent = terminates(&group(), "i-2", true);
    assert_eq!(
        (went(&sent), came(&sent).len()),
        (vec!["i-2".to_owned()], 0)
    );
    let least = terminates(&sent.yard, "i-1", true);
    assert!(
        refusals(&least)[0].contains("Currently, desiredSize equals minSize (1)."),
        "{:?}",
        refusals(&least)
    );
    assert_eq!(went(&least), [""; 0]);
}

#[test]
fn while_an_instance_goes_it_cannot_be_asked_to_go_again() {
    let mut yard = group();
    yard.resources.services.auto_scaling_groups[0]
        .lifecycle_hooks
        .push(LifecycleHook {
            name: "save".to_owned(),
            ..LifecycleHook::default()
        });
    let held = terminates(&yard, "i-2", true);
    let again = terminates(&held.yard, "i-2", true);
    assert!(refusals(&again)[0].contains("ScalingActivityInProgress"));
    // A hook holds it, so it still runs and has its tag.
    assert_eq!(reached(&held.yard), ["i-1", "i-2"]);
}

#[test]
fn a_policy_is_read_and_the_limits_hold() {
    let policy = |yard: &Yard, name: &str| {
        let request = format!(r#"{{"AutoScalingGroupName":"web","PolicyName":"{name}"}}"#);
        calls(yard, "autoscaling", "ExecutePolicy", &request)
    };
    let sent = policy(&group(), "fewer");
    assert_eq!(
        (came(&sent).len(), went(&sent)),
        (0, vec!["i-1".to_owned()])
    );
    let least = policy(&sent.yard, "fewer");
    assert_eq!(went(&least), [""; 0]);
    assert!(
        least
            .doings
            .iter()
            .any(|one| one.text == "The desired capacity of web stays at 1.")
    );
    let arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:0a1e4c5b:autoScalingGroupName/web:policyName/fewer";
    assert_eq!(went(&policy(&group(), arn)), ["i-1"]);
    assert!(refusals(&policy(&group(), "more"))[0].contains("ValidationError"));
    for (wanted, words) in [
        (
            4,
            "New SetDesiredCapacity value 4 is above max value 3 for the AutoScalingGroup.",
        ),
        (
            0,
            "New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.",
        ),
    ] {
        let sent = capacity(&group(), wanted);
        assert!(refusals(&sent)[0].contains(words), "{:?}", refusals(&sent));
        assert_eq!(sent.yard.happenings.groups, []);
    }
}

#[test]
fn what_a_person_declares_anew_counts() {
    let mut yard = capacity(&group(), 1).yard;
    let text = serde_json::to_string(&yard).unwrap();
    assert_eq!(serde_json::from_str::<Yard>(&text).unwrap(), yard);
    yard.resources.services.auto_scaling_groups[0].instances =
        vec!["i-1".to_owned(), "i-2".to_owned(), "i-9".to_owned()];
    assert_eq!(reached(&yard), ["i-1", "i-2", "i-9"]);
}

#[test]
fn an_instance_that_launches_may_go_before_it_runs() {
    let launching = {
        let request = r#"{"AutoScalingGroupName":"web","DesiredCapacity":3}"#;
        let called = Called {
            call: ApiCall::new("autoscaling", "SetDesiredCapacity", request),
            by: "arn:aws:iam::123456789012:user/ann".to_owned(),
            from_rule: false,
            role: None,
            parent: None,
            denied: None,
        };
        happen(&group(), What::Call(Box::new(called))).yard
    };
    let id = launching.happenings.groups[0].members[2].instance.clone();
    assert_eq!(reached(&launching).len(), 2, "no agent answers yet");
    let sent = terminates(&launching, &id, true);
    assert_eq!((came(&sent).len(), went(&sent)), (0, vec![id]));
    assert_eq!(sent.yard.happenings.running, []);
}
