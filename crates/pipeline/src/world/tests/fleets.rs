//! Lifecycle hooks and AWS Config.

use super::services::*;
use super::*;

fn fleet(completes: Option<&str>) -> Yard {
    let mut yard = driven(vec![ApiCall::new(
        "autoscaling",
        "TerminateInstanceInAutoScalingGroup",
        r#"{"InstanceId":"i-5","ShouldDecrementDesiredCapacity":true}"#,
    )]);
    let arn = format!("arn:aws:lambda:{PLACE}:function:rescue");
    yard.rules.push(rule(
        "hook",
        r#"{"source":["aws.autoscaling"],"detail-type":["EC2 Instance-terminate Lifecycle Action"]}"#,
        vec![target("rescue", &arn)],
    ));
    let services = &mut yard.resources.services;
    services.auto_scaling_groups.push(AutoScalingGroup {
        name: "web-fleet".to_owned(),
        instances: vec!["i-5".to_owned()],
        lifecycle_hooks: vec![LifecycleHook {
            name: "save-logs".to_owned(),
            default_result: LifecycleResult::Abandon,
            ..LifecycleHook::default()
        }],
        ..AutoScalingGroup::default()
    });
    let calls = completes.into_iter().map(|result| {
        let request = format!(
            r#"{{"AutoScalingGroupName":"$.detail.AutoScalingGroupName","LifecycleHookName":"$.detail.LifecycleHookName","LifecycleActionToken":"$.detail.LifecycleActionToken","LifecycleActionResult":"{result}"}}"#
        );
        ApiCall::new("autoscaling", "CompleteLifecycleAction", request)
    });
    services.functions.push(Function {
        name: "rescue".to_owned(),
        calls: calls.collect(),
        ..Function::default()
    });
    yard
}

fn gone_after(sent: &Sent) -> i64 {
    let gone = sent
        .doings
        .iter()
        .find(|doing| doing.text.ends_with("is terminated."))
        .unwrap();
    (gone.at.millis() - Timestamp::START.millis()) / 1_000
}

#[test]
fn a_hook_holds_an_instance_until_it_is_completed_or_the_time_is_over() {
    for (result, least, most) in [
        (Some("CONTINUE"), 30, 35),
        (Some("ABANDON"), 30, 35),
        (None, 3_630, 3_635),
    ] {
        let sent = play(&fleet(result), &[event("Go", "{}")], 7_200);
        assert_eq!(
            members(
                &sent,
                "EC2 Instance-terminate Lifecycle Action",
                "EC2InstanceId"
            ),
            ["i-5"]
        );
        assert_eq!(
            members(&sent, "EC2 Instance Terminate Successful", "EC2InstanceId"),
            ["i-5"]
        );
        // The group tells it once the instance is terminated, not when it begins to shut down.
        let at = |text: &str| sent.doings.iter().position(|one| one.text.contains(text));
        assert!(
            at("is in state terminated.").unwrap()
                < at("“EC2 Instance Terminate Successful”").unwrap()
        );
        let seconds = gone_after(&sent);
        assert!((least..=most).contains(&seconds), "{result:?} {seconds}");
        is_over(&sent);
    }
}

#[test]
fn a_launching_instance_that_is_abandoned_never_comes_into_service() {
    let mut yard = driven(vec![ApiCall::new(
        "autoscaling",
        "SetDesiredCapacity",
        r#"{"AutoScalingGroupName":"web-fleet","DesiredCapacity":1}"#,
    )]);
    yard.resources
        .services
        .auto_scaling_groups
        .push(AutoScalingGroup {
            name: "web-fleet".to_owned(),
            lifecycle_hooks: vec![LifecycleHook {
                name: "licence".to_owned(),
                lifecycle_transition: LifecycleTransition::Launching,
                heartbeat_timeout: 300,
                ..LifecycleHook::default()
            }],
            ..AutoScalingGroup::default()
        });
    let sent = play(&yard, &[event("Go", "{}")], 600);
    assert_eq!(
        members(&sent, "EC2 Instance Launch Unsuccessful", "StatusCode"),
        ["Failed"]
    );
    yard.resources.services.auto_scaling_groups[0].lifecycle_hooks[0].default_result =
        LifecycleResult::Continue;
    let sent = play(&yard, &[event("Go", "{}")], 600);
    assert_eq!(
        members(
            &sent,
            "EC2 Instance Launch Successful",
            "AutoScalingGroupName"
        ),
        ["web-fleet"]
    );
    is_over(&sent);
}

#[test]
fn a_heartbeat_starts_the_time_anew_and_a_foreign_token_is_refused() {
    let mut yard = fleet(None);
    yard.rules.truncate(1);
    let sent = play(&yard, &[event("Go", "{}")], 1_800);
    let request = r#"{"AutoScalingGroupName":"web-fleet","LifecycleHookName":"save-logs","InstanceId":"i-5","LifecycleActionResult":"CONTINUE"}"#;
    let by = "arn:aws:iam::123456789012:user/ann".to_owned();
    let call = |operation: &str, request: &str| {
        What::Call(Box::new(Called {
            call: ApiCall::new("autoscaling", operation, request),
            by: by.clone(),
            from_rule: false,
            role: None,
            parent: None,
            denied: None,
        }))
    };
    let beaten = happen(&sent.yard, call("RecordLifecycleActionHeartbeat", request));
    let later = go_on(beaten, 7_200);
    assert!(
        (5_430..5_440).contains(&gone_after(&later)),
        "{}",
        gone_after(&later)
    );
    let wrong = request.replace("i-5", "i-6");
    let refused = happen(&sent.yard, call("CompleteLifecycleAction", &wrong));
    assert!(
        refused
            .doings
            .iter()
            .any(|doing| doing.kind == DoingKind::Refused)
    );
}

#[test]
fn an_event_of_a_hook_that_a_person_sends_holds_the_instance_too() {
    let yard = fleet(None);
    let text = r#"{"version":"0","id":"a-2","detail-type":"EC2 Instance-terminate Lifecycle Action","source":"aws.autoscaling","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{"LifecycleActionToken":"t-1","AutoScalingGroupName":"web-fleet","LifecycleHookName":"save-logs","EC2InstanceId":"i-5"}}"#;
    let sent = play(&yard, &[EventInput::new(text)], 7_200);
    assert_eq!(
        members(&sent, "EC2 Instance Terminate Successful", "EC2InstanceId"),
        ["i-5"]
    );
    is_over(&sent);
}

const FINDING: &str = r#"{"version":"0","id":"a-3","detail-type":"Config Rules Compliance Change","source":"aws.config","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{"resourceId":"i-7","resourceType":"AWS::EC2::Instance","configRuleName":"required-tags","newEvaluationResult":{"complianceType":"NON_COMPLIANT"}}}"#;

fn compliance(remediation: Option<Remediation>) -> Yard {
    let mut yard = Yard::default();
    let services = &mut yard.resources.services;
    services.config_rules.push(ConfigRule {
        name: "required-tags".to_owned(),
        remediation,
        fixed_by: vec!["ec2:CreateTags".to_owned()],
    });
    services.documents.push(Document {
        name: "add-tag".to_owned(),
        steps: vec![DocumentStep {
            name: "tag".to_owned(),
            call: Some(ApiCall::new(
                "ec2",
                "CreateTags",
                r#"{"Resources":["$.ResourceId[0]"],"Tags":[]}"#,
            )),
            ..DocumentStep::default()
        }],
        ..Document::default()
    });
    yard
}

const COMPLIANCE: &str = "Config Rules Compliance Change";

#[test]
fn config_remediates_and_evaluates_anew() {
    let remediation = Remediation {
        target_id: "add-tag".to_owned(),
        ..Remediation::default()
    };
    let yard = compliance(Some(remediation));
    let sent = play(&yard, &[EventInput::new(FINDING)], 3_600);
    let results = members(&sent, COMPLIANCE, "newEvaluationResult");
    assert_eq!(results.len(), 1, "{results:?}");
    assert!(results[0].contains(r#""complianceType":"COMPLIANT""#));
    assert_eq!(sent.yard.happenings.non_compliant, []);
    is_over(&sent);
}

#[test]
fn a_remediation_that_fails_is_tried_five_times() {
    let remediation = Remediation {
        target_id: "add-tag".to_owned(),
        ..Remediation::default()
    };
    let mut yard = compliance(Some(remediation));
    yard.resources.services.documents[0].steps[0].fails = true;
    yard.resources.services.config_rules[0].fixed_by.clear();
    let sent = play(&yard, &[EventInput::new(FINDING)], 3_600);
    let status = members(
        &sent,
        "EC2 Automation Execution Status-change Notification",
        "Status",
    );
    assert_eq!(
        status.iter().filter(|status| *status == "Failed").count(),
        5
    );
    assert_eq!(members(&sent, COMPLIANCE, "resourceId"), [""; 0]);
    is_over(&sent);
}

#[test]
fn a_rule_that_starts_the_runbook_mends_the_resource_too() {
    let mut yard = compliance(None);
    let input = crate::InputChoice::Transformer {
        paths: vec![("id".to_owned(), "$.detail.resourceId".to_owned())],
        template: r#"{"ResourceId":["<id>"]}"#.to_owned(),
    };
    yard.rules.push(rule(
        "mend",
        r#"{"source":["aws.config"],"detail":{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}}"#,
        vec![crate::Target {
            input,
            ..target("mend", &format!("arn:aws:ssm:{PLACE}:automation-definition/add-tag:$DEFAULT"))
        }],
    ));
    let sent = play(&yard, &[EventInput::new(FINDING)], 3_600);
    let results = members(&sent, COMPLIANCE, "newEvaluationResult");
    assert_eq!(results.len(), 1, "{results:?}");
    is_over(&sent);
}
