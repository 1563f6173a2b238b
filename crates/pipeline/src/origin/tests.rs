use super::*;
use crate::resources::{BucketNotifications, Trail};
use crate::{EventInput, Ingestion, PutRule, RuleVerdict, Sent, put_rule, send, set_state};

const ALL: &str = r#"{"account":[{"exists":true}]}"#;

fn yard() -> Yard {
    put_rule(&Yard::default(), PutRule::new("all", ALL)).expect("a good rule")
}

fn event(source: &str, kind: &str, detail: &str) -> EventInput {
    EventInput::new(format!(
        r#"{{"version":"0","id":"e1","detail-type":"{kind}","source":"{source}","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{detail}}}"#
    ))
}

fn call(service: &str, name: &str, more: &str) -> EventInput {
    let detail =
        format!(r#"{{"eventSource":"{service}.amazonaws.com","eventName":"{name}"{more}}}"#);
    event(
        &format!("aws.{service}"),
        "AWS API Call via CloudTrail",
        &detail,
    )
}

fn sent(yard: &Yard, event: EventInput) -> Sent {
    send(yard, &[event])
}

#[track_caller]
fn dropped(yard: &Yard, event: EventInput, why: &Dropped) {
    let sent = sent(yard, event);
    assert_eq!(sent.events[0].ingestion, Ingestion::Dropped);
    assert_eq!(sent.events[0].dropped.as_ref(), Some(why));
    assert_eq!(sent.steps, [], "nobody is told");
    assert!(why.help().ends_with('.'));
}

#[track_caller]
fn matched(yard: &Yard, event: EventInput) {
    let sent = sent(yard, event);
    assert_eq!(sent.events[0].dropped, None);
    assert!(matches!(
        sent.events[0].rules[0].verdict,
        RuleVerdict::Matched
    ));
}

#[test]
fn a_service_sends_to_the_default_bus_only() {
    let mut yard = yard();
    yard.event_buses.push(crate::EventBus::new("orders"));
    let stopped = event("aws.ec2", "EC2 Instance State-change Notification", "{}");
    matched(&yard, stopped.clone());
    let on_custom_bus = EventInput {
        event_bus: "orders".to_owned(),
        ..stopped
    };
    let source = "aws.ec2".to_owned();
    dropped(
        &yard,
        on_custom_bus,
        &Dropped::ServiceEventOnCustomBus { source },
    );
    let partner = EventInput {
        event_bus: "orders".to_owned(),
        ..event("aws.partner/example.com/shop", "Order", "{}")
    };
    assert_eq!(sent(&yard, partner).events[0].dropped, None);
}

#[test]
fn calls_come_where_a_trail_logs() {
    let mut yard = yard();
    matched(&yard, call("ec2", "RunInstances", ""));
    let data = || call("s3", "PutObject", r#","managementEvent":false"#);
    matched(&yard, data());
    yard.resources.trail.data_events = false;
    dropped(&yard, data(), &Dropped::DataEventsNotRecorded);
    yard.resources.trail = Trail {
        logging: false,
        data_events: true,
    };
    dropped(&yard, call("ec2", "RunInstances", ""), &Dropped::NoTrail);
    matched(
        &yard,
        event("aws.ec2", "EC2 Instance State-change Notification", "{}"),
    );
}

#[test]
fn global_services_come_to_one_region() {
    let mut yard = yard();
    matched(&yard, call("iam", "CreateUser", ""));
    yard.region = "eu-west-1".to_owned();
    let why = Dropped::GlobalService {
        event_source: "iam.amazonaws.com".to_owned(),
        region: "us-east-1".to_owned(),
    };
    dropped(&yard, call("iam", "CreateUser", ""), &why);
    matched(&yard, call("ec2", "RunInstances", ""));
}

#[test]
fn read_only_calls_need_the_special_state() {
    let yard = yard();
    let reason = |name: &str| Dropped::ReadOnlyCall {
        event_name: name.to_owned(),
    };
    let verdict = |yard: &Yard, event| sent(yard, event).events[0].rules[0].verdict.clone();
    for more in ["", r#","readOnly":true"#] {
        for name in ["ListBuckets", "DescribeInstances", "GetRole"] {
            let expect = RuleVerdict::Withheld {
                reason: reason(name),
            };
            assert_eq!(verdict(&yard, call("ec2", name, more)), expect);
        }
    }
    // Other read-only calls come to every rule, and two of AWS STS change something.
    for name in ["AssumeRole", "GetFederationToken", "GetSessionToken"] {
        matched(&yard, call("sts", name, r#","readOnly":true"#));
    }
    matched(&yard, call("ec2", "GetReady", r#","readOnly":false"#));
    matched(
        &yard,
        call(
            "s3",
            "GetObject",
            r#","managementEvent":false,"readOnly":true"#,
        ),
    );
    let state = RuleState::EnabledWithAllCloudtrailManagementEvents;
    let open = set_state(&yard, "default", "all", state).expect("a known rule");
    matched(&open, call("ec2", "ListBuckets", ""));
    matched(
        &yard,
        event(
            "my.app",
            "AWS API Call via CloudTrail",
            r#"{"readOnly":true}"#,
        ),
    );
}

#[test]
fn a_bucket_notifies_when_it_is_told_to() {
    let mut yard = yard();
    let created = || {
        event(
            "aws.s3",
            "Object Created",
            r#"{"bucket":{"name":"photos"}}"#,
        )
    };
    matched(&yard, created());
    yard.resources.bucket_notifications = BucketNotifications::OnlyOf(vec!["films".to_owned()]);
    let bucket = "photos".to_owned();
    dropped(
        &yard,
        created(),
        &Dropped::BucketNotificationsOff { bucket },
    );
    yard.resources.bucket_notifications = BucketNotifications::OnlyOf(vec!["photos".to_owned()]);
    matched(&yard, created());
}
