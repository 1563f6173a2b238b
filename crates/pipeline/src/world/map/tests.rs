use super::*;
use crate::world::tests::{rule, target};
use crate::{Place, RuleState};
use serde_json::{Value, json};

mod held_back;
mod random;

const LAMBDA: &str = "arn:aws:lambda:us-east-1:123456789012:function:";
const PROJECT: &str = "arn:aws:codebuild:us-east-1:123456789012:project/";
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:";
const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:";

/// A yard that declares these services and wires.
fn yard(services: Value, wires: Value) -> Yard {
    let mut yard = Yard::default();
    yard.resources.services = serde_json::from_value(services).expect("services");
    yard.resources.services.check().expect("services");
    yard.resources.wires = serde_json::from_value(wires).expect("wires");
    yard.resources.wires.check().expect("wires");
    yard
}

/// The tracks as lines: name, kind, name.
fn lines(map: &Map) -> Vec<String> {
    let name = |at: usize| map.stations[at].name.as_str();
    let line = |track: &Track| {
        format!(
            "{} -{:?}-> {}",
            name(track.from),
            track.kind,
            name(track.to)
        )
    };
    map.tracks.iter().map(line).collect()
}

fn of(services: Value, wires: Value) -> Map {
    map(&yard(services, wires), &[])
}

fn has(map: &Map, line: &str) {
    let lines = lines(map);
    assert!(
        lines.iter().any(|one| one == line),
        "{line} is not among {lines:#?}"
    );
}

fn track<'a>(map: &'a Map, line: &str) -> &'a Track {
    let at = lines(map).iter().position(|one| one == line);
    &map.tracks[at.unwrap_or_else(|| panic!("{line} is not among {:#?}", lines(map)))]
}

#[test]
fn a_yard_that_declares_nothing_has_no_map() {
    let target = target("f", &format!("{LAMBDA}f"));
    let yard = Yard {
        rules: vec![rule("go", r#"{"source":["aws.s3"]}"#, vec![target])],
        ..Yard::default()
    };
    assert_eq!(map(&yard, &[]), Map::default());
}

#[test]
fn a_target_and_the_declared_resource_of_its_arn_are_one_station() {
    let mut yard = yard(
        json!({"functions": [{"name": "f"}], "topics": [{"name": "t"}]}),
        json!(null),
    );
    let alias = format!("{LAMBDA}f:live");
    yard.rules = vec![
        rule(
            "one",
            r#"{"source":["a"]}"#,
            vec![target("f", &format!("{LAMBDA}f"))],
        ),
        rule(
            "two",
            r#"{"source":["b"]}"#,
            vec![target("f", &alias), target("t", &format!("{TOPIC}t"))],
        ),
    ];
    let map = map(&yard, &[]);
    let names: Vec<&str> = map.stations.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["f", "t"]);
    assert_eq!(map.stations[0].targets, [format!("{LAMBDA}f"), alias]);
    assert_eq!(
        map.stations[0].declared,
        Some(Declared {
            list: "functions".into(),
            name: "f".into()
        })
    );
}

#[test]
fn undeclared_targets_are_stations_where_all_do_the_simple_thing() {
    let mut yard = yard(json!({"undeclared": "Simple"}), json!(null));
    yard.rules = vec![rule(
        "go",
        r#"{"source":["a"]}"#,
        vec![target("b", &format!("{PROJECT}p"))],
    )];
    let map = map(&yard, &[]);
    has(&map, "p -Events-> default");
    assert_eq!(map.stations[0].declared, None);
}

#[test]
fn builds_send_events_that_their_rules_take() {
    let mut yard = yard(
        json!({"projects": [{"name": "app", "failed_phase": "BUILD"}, {"name": "docs"}]}),
        json!(null),
    );
    yard.rules = vec![
        rule(
            "failed",
            r#"{"source":["aws.codebuild"],"detail":{"build-status":["FAILED"]}}"#,
            vec![],
        ),
        rule("other", r#"{"source":["aws.s3"]}"#, vec![]),
    ];
    let map = map(&yard, &[]);
    let failed = "arn:aws:events:us-east-1:123456789012:rule/failed";
    assert_eq!(track(&map, "app -Events-> default").rules, [failed]);
    assert!(
        track(&map, "app -Events-> default")
            .says
            .contains("“CodeBuild Build State Change” (FAILED)")
    );
    assert_eq!(track(&map, "docs -Events-> default").rules, [""; 0]);
}

#[test]
fn a_rule_that_is_off_takes_nothing() {
    let mut yard = yard(json!({"projects": [{"name": "app"}]}), json!(null));
    yard.rules = vec![rule("all", r#"{"source":["aws.codebuild"]}"#, vec![])];
    yard.rules[0].state = RuleState::Disabled;
    assert_eq!(
        track(&map(&yard, &[]), "app -Events-> default").rules,
        [""; 0]
    );
}

#[test]
fn calls_lead_to_what_they_name() {
    let call = |service: &str, operation: &str, request: Value| json!({"service": service, "operation": operation, "request": request.to_string()});
    let map = of(
        json!({
            "functions": [{"name": "f", "calls": [
                call("codebuild", "StartBuild", json!({"projectName": "p"})),
                call("codepipeline", "StartPipelineExecution", json!({"name": "line"})),
                call("codedeploy", "CreateDeployment", json!({"applicationName": "shop", "deploymentGroupName": "web"})),
                call("states", "StartExecution", json!({"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m"})),
                call("ecs", "RunTask", json!({"taskDefinition": "job:3"})),
                call("ssm", "StartAutomationExecution", json!({"documentName": "fix"})),
                call("lambda", "Invoke", json!({"functionName": "g"})),
                call("sns", "Publish", json!({"topicArn": format!("{TOPIC}t"), "message": "x"})),
                call("sqs", "SendMessage", json!({"queueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "messageBody": "x"})),
                call("s3", "PutObject", json!({"bucketName": "b", "key": "k"})),
                call("dynamodb", "PutItem", json!({"tableName": "d", "item": {}})),
                call("logs", "PutLogEvents", json!({"logGroupName": "/app", "logEvents": []})),
                call("kinesis", "PutRecord", json!({"streamName": "s", "data": "x"})),
                call("firehose", "PutRecord", json!({"deliveryStreamName": "fh", "record": {"Data": "x"}})),
                call("ec2", "StopInstances", json!({"instancesSet": {"items": [{"instanceId": "i-1"}]}})),
                call("autoscaling", "CompleteLifecycleAction", json!({"autoScalingGroupName": "$.detail.AutoScalingGroupName"})),
                call("monitoring", "PutMetricData", json!({"namespace": "shop", "metricData": [{"MetricName": "Errors", "Value": 1}]})),
            ]}],
            "instances": [{"instance_id": "i-1"}],
            "auto_scaling_groups": [{"name": "fleet"}],
        }),
        json!({"metric_alarms": [{"alarm_name": "too-many", "namespace": "shop", "metric_name": "Errors"}]}),
    );
    for name in [
        "p", "line", "m", "job", "fix", "g", "t", "q", "b", "d", "/app", "s", "fh", "i-1", "fleet",
    ] {
        has(&map, &format!("f -Call-> {name}"));
    }
    has(&map, "f -Call-> web");
    has(&map, "f -Metric-> too-many");
}

#[test]
fn a_call_that_is_refused_and_one_that_could_be_anything_lead_nowhere() {
    let map = of(
        json!({
            "functions": [{"name": "f", "calls": [
                {"service": "sns", "operation": "Publish", "request": "{\"topicArn\":\"t\"}", "error_code": "AccessDenied"},
                {"service": "codebuild", "operation": "StartBuild", "request": "{\"projectName\":\"$.detail.project-name\"}"},
            ]}],
            "projects": [{"name": "one"}, {"name": "two"}],
        }),
        json!(null),
    );
    assert!(
        lines(&map).iter().all(|line| !line.contains("-Call->")),
        "{:?}",
        lines(&map)
    );
}

#[test]
fn functions_tell_their_destinations_and_put_events() {
    let entries = json!({"Entries": [{"Source": "shop", "DetailType": "Order", "Detail": "{}", "EventBusName": "orders"}]});
    let mut yard = yard(
        json!({"functions": [{"name": "f", "on_success": format!("{QUEUE}good"), "on_failure": format!("{TOPIC}bad"),
            "calls": [{"service": "events", "operation": "PutEvents", "request": entries.to_string()}]}]}),
        json!(null),
    );
    yard.event_buses.push(crate::EventBus::new("orders"));
    yard.rules = vec![crate::Rule {
        event_bus: "orders".into(),
        ..rule("took", r#"{"source":["shop"]}"#, vec![])
    }];
    let map = map(&yard, &[]);
    has(&map, "f -Destination-> good");
    has(&map, "f -Destination-> bad");
    let events = track(&map, "f -Events-> orders");
    assert_eq!(
        events.rules,
        ["arn:aws:events:us-east-1:123456789012:rule/orders/took"]
    );
}

#[test]
fn topics_lead_to_their_subscribers() {
    let map = of(
        json!({"topics": [{"name": "t", "subscriptions": [
            {"protocol": "sqs", "endpoint": format!("{QUEUE}q")},
            {"protocol": "lambda", "endpoint": format!("{LAMBDA}f:live")},
            {"protocol": "email", "endpoint": "a@example.com", "filter_policy": "{\"a\":[\"b\"]}"},
        ]}]}),
        json!(null),
    );
    assert_eq!(
        lines(&map),
        [
            "t -Subscription-> q",
            "t -Subscription-> f",
            "t -Subscription-> a@example.com"
        ]
    );
    assert!(
        map.tracks[2]
            .says
            .starts_with("Messages that the filter policy lets through")
    );
    assert_eq!(map.stations[3].arn, "email:a@example.com");
}

#[test]
fn pipelines_lead_to_what_their_actions_start() {
    let map = of(
        json!({"pipelines": [{"name": "line", "stages": [
            {"name": "Source", "actions": [{"name": "get", "category": "Source", "provider": "CodeCommit", "resource": "repo"}]},
            {"name": "Build", "actions": [{"name": "make", "category": "Build", "provider": "CodeBuild", "resource": "app"}]},
            {"name": "Ask", "actions": [{"name": "ask", "category": "Approval", "provider": "Manual", "notification_arn": format!("{TOPIC}ask")}]},
            {"name": "Deploy", "actions": [{"name": "put", "category": "Deploy", "provider": "CodeDeploy", "resource": "shop/web"}]},
        ]}], "projects": [{"name": "app"}], "deployment_groups": [{"application": "shop", "name": "web", "instances": ["i-1"]}]}),
        json!(null),
    );
    for line in [
        "repo -Action-> line",
        "line -Action-> app",
        "line -Action-> ask",
        "line -Action-> web",
        "web -Instances-> i-1",
    ] {
        has(&map, line);
    }
    for sender in ["line", "app", "web"] {
        has(&map, &format!("{sender} -Events-> default"));
    }
}

#[test]
fn lines_become_data_and_alarms_act() {
    let map = of(
        json!({"topics": [{"name": "ops"}], "auto_scaling_groups": [{"name": "fleet", "instances": ["i-1"]}]}),
        json!({
            "metric_filters": [{"filter_name": "errors", "log_group_name": "/app", "filter_pattern": "ERROR",
                "metric_transformation": {"metric_name": "Errors", "metric_namespace": "shop", "metric_value": "1"}}],
            "subscription_filters": [{"filter_name": "all", "log_group_name": "/app", "destination_arn": format!("{LAMBDA}f")}],
            "metric_alarms": [
                {"alarm_name": "high", "namespace": "shop", "metric_name": "Errors", "alarm_actions": [format!("{TOPIC}ops")]},
                {"alarm_name": "ill", "namespace": "AWS/EC2", "metric_name": "StatusCheckFailed", "dimensions": [{"name": "InstanceId", "value": "i-1"}],
                    "alarm_actions": ["arn:aws:automate:us-east-1:ec2:stop"]},
                {"alarm_name": "off", "namespace": "shop", "metric_name": "Other", "actions_enabled": false, "alarm_actions": [format!("{TOPIC}ops")]},
            ],
            "composite_alarms": [{"alarm_name": "both", "alarm_rule": "ALARM(high) AND ALARM(ill)", "ok_actions": [format!("{TOPIC}ops")]}],
            "deployment_alarms": [{"application": "shop", "deployment_group": "web", "enabled": true, "alarms": ["high"]}],
        }),
    );
    for line in [
        "/app -Filter-> errors",
        "errors -Metric-> high",
        "high -Alarm-> ops",
        "/app -Filter-> f",
        "ill -Alarm-> i-1",
        "high -Alarm-> both",
        "ill -Alarm-> both",
        "both -Alarm-> ops",
        "high -Alarm-> web",
        "high -Events-> default",
    ] {
        has(&map, line);
    }
    assert!(!lines(&map).contains(&"off -Alarm-> ops".to_owned()));
    assert_eq!(
        track(&map, "high -Alarm-> ops").says,
        "In the state ALARM it sends a message."
    );
}

#[test]
fn a_policy_of_the_account_takes_every_log_group_but_those_it_leaves_out() {
    let policy = json!([{"policy_name": "central", "filter_pattern": "", "destination_arn": format!("{LAMBDA}f"),
        "selection_criteria": r#"LogGroupName NOT IN ["/quiet"]"#}]);
    let filter = |group: &str| json!({"filter_name": "own", "log_group_name": group, "destination_arn": format!("{LAMBDA}g")});
    let map = of(
        json!(null),
        json!({"account_policies": policy.clone(), "subscription_filters": [filter("/app"), filter("/quiet"), filter("/aws/lambda/f")]}),
    );
    has(&map, "/app -Filter-> f");
    let told = track(&map, "/app -Filter-> f");
    assert_eq!(told.declared.as_ref().unwrap().list, "account_policies");
    let all = lines(&map);
    assert!(!all.contains(&"/quiet -Filter-> f".to_owned()), "{all:?}");
    assert!(
        !all.contains(&"/aws/lambda/f -Filter-> f".to_owned()),
        "{all:?}"
    );
    let alone = of(json!(null), json!({"account_policies": policy}));
    has(&alone, "all log groups -Filter-> f");
}

#[test]
fn an_alarm_is_heard_by_rules() {
    let mut yard = yard(
        json!(null),
        json!({"metric_alarms": [{"alarm_name": "high", "namespace": "shop", "metric_name": "Errors"}]}),
    );
    yard.rules = vec![rule(
        "heard",
        r#"{"source":["aws.cloudwatch"],"detail":{"state":{"value":["ALARM"]}}}"#,
        vec![],
    )];
    let map = map(&yard, &[]);
    assert_eq!(track(&map, "high -Events-> default").rules.len(), 1);
}

#[test]
fn queues_streams_and_tables_are_read() {
    let table =
        "arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-15T00:00:00.000";
    let map = of(
        json!({"tables": [{"name": "orders", "partition_key": "id", "stream_view_type": "NEW_IMAGE"}], "functions": [{"name": "f"}]}),
        json!({
            "event_source_mappings": [
                {"event_source_arn": format!("{QUEUE}jobs"), "function_arn": format!("{LAMBDA}f")},
                {"event_source_arn": table, "function_arn": format!("{LAMBDA}f"), "destination_on_failure": format!("{QUEUE}lost")},
                {"event_source_arn": format!("{QUEUE}idle"), "function_arn": format!("{LAMBDA}f"), "enabled": false},
            ],
            "queue_settings": [{"queue_name": "jobs", "redrive_policy": {"dead_letter_target_arn": format!("{QUEUE}dead"), "max_receive_count": 3}}],
        }),
    );
    for line in [
        "jobs -Mapping-> f",
        "orders -Mapping-> f",
        "orders -Destination-> lost",
        "jobs -Delivery-> dead",
    ] {
        has(&map, line);
    }
    assert!(!lines(&map).contains(&"idle -Mapping-> f".to_owned()));
}

#[test]
fn buckets_repositories_and_the_developer_tools_notify() {
    let repository = "arn:aws:codecommit:us-east-1:123456789012:repo";
    let map = of(
        json!({"buckets": [{"name": "up"}], "delivery_streams": [{"name": "fh", "bucket": "kept"}]}),
        json!({
            "bucket_notifications": [{"bucket": "up", "id": "new", "events": ["s3:ObjectCreated:*"], "destination_arn": format!("{QUEUE}q")}],
            "notification_rules": [{"name": "tell", "resource": format!("{PROJECT}app"), "event_type_ids": ["codebuild-project-build-state-failed"], "targets": [format!("{TOPIC}t")]}],
            "repository_triggers": [{"repository_name": "repo", "name": "push", "destination_arn": format!("{LAMBDA}f"), "events": ["all"]}],
        }),
    );
    for line in [
        "up -Notification-> q",
        "app -Notification-> t",
        "repo -Notification-> f",
        "fh -Delivery-> kept",
    ] {
        has(&map, line);
    }
    assert!(
        map.stations
            .iter()
            .any(|one| one.arn == repository && one.kind == StationKind::Repository)
    );
    assert_eq!(
        track(&map, "up -Notification-> q").declared,
        Some(Declared {
            list: "bucket_notifications".into(),
            name: "up/new".into()
        })
    );
}

#[test]
fn config_tells_its_topic_and_remediates() {
    let mut yard = yard(
        json!({"config_rules": [{"name": "closed", "remediation": {"target_id": "close"}}], "documents": [{"name": "close", "steps": []}]}),
        json!({"delivery_channels": [{"name": "default", "sns_topic_arn": format!("{TOPIC}config")}]}),
    );
    yard.rules = vec![rule(
        "run",
        r#"{"source":["aws.ssm"],"detail":{"Status":["Success"]}}"#,
        vec![],
    )];
    let map = map(&yard, &[]);
    for line in [
        "closed -Config-> close",
        "default -Config-> config",
        "closed -Config-> default",
    ] {
        has(&map, line);
    }
    assert!(
        lines(&map)
            .iter()
            .any(|line| line == "close -Events-> default"),
        "{:?}",
        lines(&map)
    );
}

#[test]
fn a_group_with_a_hook_sends_what_its_rule_takes() {
    let mut yard = yard(
        json!({"auto_scaling_groups": [{"name": "fleet", "instances": ["i-1"], "lifecycle_hooks": [{"name": "save", "lifecycle_transition": "autoscaling:EC2_INSTANCE_TERMINATING"}]}]}),
        json!(null),
    );
    yard.rules = vec![rule(
        "ends",
        r#"{"detail-type":["EC2 Instance-terminate Lifecycle Action"]}"#,
        vec![],
    )];
    let map = map(&yard, &[]);
    assert_eq!(track(&map, "fleet -Events-> default").rules.len(), 1);
    has(&map, "fleet -Instances-> i-1");
}

#[test]
fn a_build_that_is_started_again_when_it_fails_is_a_circle() {
    let retry = json!([{"service": "codebuild", "operation": "StartBuild", "request": "{\"projectName\":\"app\"}"}]);
    let mut yard = yard(
        json!({"projects": [{"name": "app", "failed_phase": "BUILD"}, {"name": "docs"}], "functions": [{"name": "retry", "calls": retry}]}),
        json!(null),
    );
    yard.rules = vec![
        rule(
            "failed",
            r#"{"source":["aws.codebuild"],"detail":{"build-status":["FAILED"]}}"#,
            vec![target("f", &format!("{LAMBDA}retry"))],
        ),
        rule(
            "quiet",
            r#"{"source":["aws.codebuild"],"detail":{"project-name":["docs"]}}"#,
            vec![],
        ),
    ];
    let map = map(&yard, &[]);
    assert!(track(&map, "app -Events-> default").circle);
    assert!(!track(&map, "docs -Events-> default").circle);
    assert!(map.tracks.iter().filter(|track| track.circle).count() == 1);
}

#[test]
fn another_account_is_another_place() {
    let mut yard = yard(
        json!({"topics": [{"name": "t", "subscriptions": [{"protocol": "sqs", "endpoint": "arn:aws:sqs:us-east-1:222233334444:q"}]}]}),
        json!(null),
    );
    let mut there = Place::new("222233334444", "us-east-1");
    there.resources.services =
        serde_json::from_value(json!({"queues": [{"name": "q"}], "topics": [{"name": "t"}]}))
            .expect("services");
    yard.elsewhere.push(there);
    let map = map(&yard, &[]);
    assert_eq!(lines(&map), ["t -Subscription-> q"]);
    assert_eq!(map.stations.len(), 3);
    assert_eq!(map.stations[map.tracks[0].to].account, "222233334444");
}
