use super::{failed_transactions, later, line};
use crate::wires::alarm::TreatMissingData;
use crate::wires::bucket_notification::BucketNotification;
use crate::wires::delivery_channel::DeliveryChannel;
use crate::wires::deployment_alarms::DeploymentAlarms;
use crate::wires::developer_tools::{NotificationRule, RepositoryTrigger};
use crate::world::services::DeploymentGroup;
use crate::world::{ApiCall, Called, Doing, DoingKind, ObjectChange, What, happen};
use crate::{EventInput, Permissions, Sent, Yard, send};

const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:team";

fn of(sent: &Sent, kind: DoingKind) -> Vec<&Doing> {
    sent.doings.iter().filter(|one| one.kind == kind).collect()
}

fn event(source: &str, detail_type: &str, detail: &str) -> EventInput {
    EventInput::new(format!(
        r#"{{"version":"0","id":"1","source":"{source}","detail-type":"{detail_type}","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{detail}}}"#
    ))
}

/// A repository with a trigger for two branches and a notification rule for comments.
fn three_channels() -> Yard {
    let mut yard = Yard::default();
    let wires = &mut yard.resources.wires;
    wires.repository_triggers.push(RepositoryTrigger {
        repository_name: "shop".to_owned(),
        name: "sandbox".to_owned(),
        destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:sandbox-check".to_owned(),
        branches: vec!["sandbox-a".to_owned()],
        events: vec!["all".to_owned()],
        custom_data: String::new(),
    });
    wires.notification_rules.push(NotificationRule {
        name: "comments".to_owned(),
        resource: "arn:aws:codecommit:us-east-1:123456789012:shop".to_owned(),
        event_type_ids: vec!["codecommit-repository-comments-on-pull-requests".to_owned()],
        targets: vec![TOPIC.to_owned()],
        enabled: true,
    });
    yard
}

fn push(branch: &str) -> EventInput {
    event(
        "aws.codecommit",
        "CodeCommit Repository State Change",
        &format!(
            r#"{{"event":"referenceUpdated","repositoryName":"shop","referenceType":"branch","referenceName":"{branch}","commitId":"c1"}}"#
        ),
    )
}

#[test]
fn each_need_has_its_channel() {
    let yard = three_channels();
    let sent = send(&yard, &[push("sandbox-a")]);
    let told = of(&sent, DoingKind::Message);
    assert_eq!(told.len(), 1, "{:?}", sent.doings);
    assert!(told[0].text.starts_with("Trigger sandbox"));
    assert!(
        told[0]
            .content
            .as_deref()
            .unwrap()
            .contains("refs/heads/sandbox-a")
    );
    assert!(of(&send(&yard, &[push("main")]), DoingKind::Message).is_empty());
    let comment = event(
        "aws.codecommit",
        "CodeCommit Comment on Pull Request",
        r#"{"event":"commentOnPullRequestCreated","repositoryName":"shop"}"#,
    );
    let told = send(&yard, &[comment]);
    assert!(
        of(&told, DoingKind::Message)[0]
            .text
            .starts_with("Notification rule comments")
    );
}

#[test]
fn notifications_need_a_topic_that_lets_them_in() {
    let mut yard = three_channels();
    yard.conditions.permissions = Permissions::Evaluated;
    let comment = event(
        "aws.codecommit",
        "CodeCommit Comment on Pull Request",
        r#"{"event":"commentOnPullRequestCreated","repositoryName":"shop"}"#,
    );
    let sent = send(&yard, &[comment]);
    assert!(
        of(&sent, DoingKind::Refused)[0]
            .text
            .contains("codestar-notifications.amazonaws.com")
    );
}

#[test]
fn config_s_topic_hears_everything() {
    let mut yard = Yard::default();
    yard.resources
        .wires
        .delivery_channels
        .push(DeliveryChannel {
            name: "default".to_owned(),
            s3_bucket_name: "config".to_owned(),
            sns_topic_arn: Some(TOPIC.to_owned()),
        });
    for detail_type in [
        "Config Rules Compliance Change",
        "Config Configuration Item Change",
    ] {
        let sent = send(
            &yard,
            &[event("aws.config", detail_type, "{\"messageType\":\"x\"}")],
        );
        assert_eq!(of(&sent, DoingKind::Message).len(), 1, "{detail_type}");
    }
    let sent = send(&yard, &[event("aws.ec2", "x", "{}")]);
    assert!(of(&sent, DoingKind::Message).is_empty());
}

#[test]
fn a_bucket_tells_of_its_objects() {
    let mut yard = Yard::default();
    yard.resources
        .wires
        .bucket_notifications
        .push(BucketNotification {
            bucket: "shop-logs".to_owned(),
            id: "one".to_owned(),
            events: vec!["s3:ObjectCreated:*".to_owned()],
            prefix: "incoming/".to_owned(),
            suffix: String::new(),
            destination_arn: "arn:aws:lambda:us-east-1:123456789012:function:import-log".to_owned(),
        });
    let put = |key: &str| What::Object {
        bucket: "shop-logs".to_owned(),
        key: key.to_owned(),
        size: 10,
        change: ObjectChange::Put,
    };
    let sent = happen(&yard, put("incoming/a.gz"));
    let told = of(&sent, DoingKind::Message);
    assert_eq!(told.len(), 1);
    assert!(
        told[0]
            .content
            .as_deref()
            .unwrap()
            .contains("\"eventName\":\"ObjectCreated:Put\"")
    );
    assert!(of(&happen(&yard, put("done/a.gz")), DoingKind::Message).is_empty());
    yard.conditions.permissions = Permissions::Evaluated;
    let sent = happen(&yard, put("incoming/a.gz"));
    assert!(of(&sent, DoingKind::Refused).iter().any(|one| {
        one.text
            .contains("Unable to validate the following destination configurations")
    }));
}

/// A failed transaction in the log stops the deployment that goes on, and it is rolled back.
#[test]
fn an_alarm_on_the_log_stops_a_deployment_and_rolls_it_back() {
    let mut yard = failed_transactions();
    yard.resources
        .services
        .deployment_groups
        .push(DeploymentGroup {
            application: "shop".to_owned(),
            name: "prod".to_owned(),
            seconds: 600,
            auto_rollback: true,
            ..DeploymentGroup::default()
        });
    yard.resources
        .wires
        .deployment_alarms
        .push(DeploymentAlarms {
            application: "shop".to_owned(),
            deployment_group: "prod".to_owned(),
            alarms: vec!["shop-failed-tx".to_owned()],
            ..DeploymentAlarms::default()
        });
    let deploy = What::Call(Box::new(Called {
        call: ApiCall::new(
            "codedeploy",
            "CreateDeployment",
            r#"{"applicationName":"shop","deploymentGroupName":"prod"}"#,
        ),
        by: "arn:aws:iam::123456789012:role/release".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    }));
    let mut yard = later(&happen(&yard, deploy).yard, 20).yard;
    for _ in 0..2 {
        yard = happen(&yard, line("transaction failed")).yard;
    }
    let sent = later(&yard, 200);
    let failed = of(&sent, DoingKind::Failed);
    assert_eq!(failed.len(), 1, "{:?}", sent.doings);
    assert!(
        failed[0].text.contains("is in state STOP.")
            && failed[0].text.contains("Alarm shop-failed-tx")
    );
    assert!(
        of(&sent, DoingKind::Started)
            .iter()
            .any(|one| one.text.contains("rolls back"))
    );
}

#[test]
fn an_alarm_that_takes_silence_for_a_breach_stops_a_deployment_from_its_start() {
    let mut yard = failed_transactions();
    let wires = &mut yard.resources.wires;
    wires.metric_alarms[0].treat_missing_data = TreatMissingData::Breaching;
    wires.deployment_alarms.push(DeploymentAlarms {
        application: "shop".to_owned(),
        deployment_group: "prod".to_owned(),
        alarms: vec!["shop-failed-tx".to_owned()],
        ..DeploymentAlarms::default()
    });
    let group = DeploymentGroup {
        application: "shop".to_owned(),
        name: "prod".to_owned(),
        seconds: 600,
        ..DeploymentGroup::default()
    };
    yard.resources.services.deployment_groups.push(group);
    let deploy = What::Call(Box::new(Called {
        call: ApiCall::new(
            "codedeploy",
            "CreateDeployment",
            r#"{"applicationName":"shop","deploymentGroupName":"prod"}"#,
        ),
        by: "arn:aws:iam::123456789012:role/release".to_owned(),
        from_rule: false,
        role: None,
        parent: None,
        denied: None,
    }));
    let sent = later(&happen(&yard, deploy).yard, 60);
    let failed = of(&sent, DoingKind::Failed);
    assert_eq!(failed.len(), 1, "{:?}", sent.doings);
    assert!(failed[0].text.contains("is in state STOP."));
}
