//! Whole yards with wiring by chance, each made of a few bytes, and what has to hold of any: it ends,
//! every call comes to one end, and every step and doing follows from an earlier one. The tests and
//! the fuzzer share it.

use pipeline::Permissions;
use pipeline::wires::Wires;
use pipeline::wires::account_policy::AccountPolicy;
use pipeline::wires::alarm::MetricAlarm;
use pipeline::wires::approval_rule::ApprovalRuleTemplate;
use pipeline::wires::composite_alarm::CompositeAlarm;
use pipeline::wires::developer_tools::RepositoryTrigger;
use pipeline::wires::event_source_mapping::EventSourceMapping;
use pipeline::world::services::*;
use pipeline::world::{ApiCall, Undeclared};
use pipeline::{EventInput, LogLevel, Rule, Run, Target, Timestamp, Yard};

/// Bytes, one choice after the other; no more bytes are zeros.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn next(&mut self, end: usize) -> usize {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*first) % end.max(1)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.next(of.len())]
    }
}

const PATTERNS: [&str; 9] = [
    r#"{"source":[{"prefix":""}]}"#,
    r#"{"source":["com.example"]}"#,
    r#"{"source":[{"prefix":"aws."}]}"#,
    r#"{"source":["aws.codebuild"],"detail":{"build-status":["SUCCEEDED","FAILED"]}}"#,
    r#"{"source":["aws.codepipeline"]}"#,
    r#"{"detail-type":["AWS API Call via CloudTrail"]}"#,
    r#"{"source":["aws.s3","aws.states","aws.ecs"]}"#,
    r#"{"source":["aws.ssm"]}"#,
    r#"{"source":["aws.codedeploy","aws.autoscaling","aws.config"]}"#,
];

const ARNS: [&str; 12] = [
    "lambda:us-east-1:123456789012:function:a",
    "lambda:us-east-1:123456789012:function:b",
    "codebuild:us-east-1:123456789012:project/p",
    "codepipeline:us-east-1:123456789012:release",
    "states:us-east-1:123456789012:stateMachine:flow",
    "ssm:us-east-1:123456789012:automation-definition/run:$DEFAULT",
    "ssm:us-east-1:123456789012:document/RunIt",
    "sns:us-east-1:123456789012:t",
    "sqs:us-east-1:123456789012:q",
    "firehose:us-east-1:123456789012:deliverystream/f",
    "logs:us-east-1:123456789012:log-group:/g",
    "events:eu-west-1:123456789012:event-bus/default",
];

const CALLS: [(&str, &str, &str); 19] = [
    (
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"Again","Detail":"{}"}]}"#,
    ),
    ("s3", "PutObject", r#"{"bucketName":"b","key":"{$.id}"}"#),
    (
        "dynamodb",
        "PutItem",
        r#"{"TableName":"t","Item":{"id":{"S":"$.id"}}}"#,
    ),
    (
        "sns",
        "Publish",
        r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Message":"{}"}"#,
    ),
    ("codebuild", "StartBuild", r#"{"projectName":"p"}"#),
    (
        "codepipeline",
        "StartPipelineExecution",
        r#"{"name":"release"}"#,
    ),
    (
        "states",
        "StartExecution",
        r#"{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:flow"}"#,
    ),
    (
        "lambda",
        "Invoke",
        r#"{"FunctionName":"b","InvocationType":"Event"}"#,
    ),
    ("ecs", "RunTask", r#"{"cluster":"c","taskDefinition":"d"}"#),
    (
        "ssm",
        "StartAutomationExecution",
        r#"{"DocumentName":"run"}"#,
    ),
    (
        "codedeploy",
        "CreateDeployment",
        r#"{"applicationName":"x","deploymentGroupName":"y"}"#,
    ),
    (
        "autoscaling",
        "TerminateInstanceInAutoScalingGroup",
        r#"{"InstanceId":"i-1","ShouldDecrementDesiredCapacity":true}"#,
    ),
    (
        "autoscaling",
        "CompleteLifecycleAction",
        r#"{"AutoScalingGroupName":"g","LifecycleHookName":"h","InstanceId":"i-1","LifecycleActionResult":"CONTINUE"}"#,
    ),
    (
        "ec2",
        "CreateTags",
        r#"{"Resources":["$.detail.id"],"Tags":[]}"#,
    ),
    (
        "codecommit",
        "CreatePullRequest",
        r#"{"title":"t","targets":[{"repositoryName":"r","sourceReference":"s"}]}"#,
    ),
    (
        "codecommit",
        "CreateCommit",
        r#"{"repositoryName":"r","branchName":"s"}"#,
    ),
    (
        "codecommit",
        "MergePullRequestBySquash",
        r#"{"pullRequestId":"1"}"#,
    ),
    ("ssm", "PutParameter", r#"{"name":"/a","type":"String"}"#),
    (
        "monitoring",
        "PutMetricData",
        r#"{"namespace":"n","metricData":[{"MetricName":"m","Value":1}]}"#,
    ),
];

fn calls(choices: &mut Choices<'_>) -> Vec<ApiCall> {
    let count = choices.next(4);
    let mut one = || {
        let (service, operation, request) = CALLS[choices.next(CALLS.len())];
        ApiCall {
            if_found: (choices.next(16) == 15).then_some(Finds::UnmanagedInstances),
            error_code: (choices.next(8) == 7).then(|| "AccessDenied".to_owned()),
            ..ApiCall::new(service, operation, request)
        }
    };
    (0..count).map(|_| one()).collect()
}

fn services(choices: &mut Choices<'_>) -> Services {
    let names = |name: &str| name.to_owned();
    let action = |choices: &mut Choices<'_>| Action {
        name: names("act"),
        category: [
            ActionCategory::Build,
            ActionCategory::Approval,
            ActionCategory::Deploy,
        ][choices.next(3)],
        provider: names(choices.one(&["CodeBuild", "CodeDeploy", "Manual", "Lambda", "S3"])),
        resource: [None, Some("p"), Some("x/y"), Some("a")][choices.next(4)].map(names),
        fails: choices.next(4) == 3,
        ..Action::default()
    };
    Services {
        undeclared: [Undeclared::Simple, Undeclared::Quiet][choices.next(2)],
        functions: ["a", "b"]
            .map(|name| Function {
                name: names(name),
                calls: calls(choices),
                error: (choices.next(3) == 2).then(|| names("Boom")),
                on_failure: (choices.next(2) == 1)
                    .then(|| names("arn:aws:sns:us-east-1:123456789012:t")),
                ..Function::default()
            })
            .into(),
        state_machines: vec![StateMachine {
            name: names("flow"),
            states: vec![State {
                call: calls(choices).pop(),
                sync: choices.next(2) == 1,
                error: (choices.next(3) == 2).then(|| names("Boom")),
                max_attempts: 2,
                ..State::default()
            }],
            timeout_seconds: (choices.next(2) == 1).then_some(60),
            ..StateMachine::default()
        }],
        pipelines: vec![Pipeline {
            role_arn: None,
            name: names("release"),
            stages: vec![Stage {
                name: names("only"),
                actions: vec![action(choices), action(choices)],
            }],
        }],
        deployment_groups: vec![DeploymentGroup {
            application: names("x"),
            name: names("y"),
            instances: vec![names("i-1")],
            fails: choices.next(2) == 1,
            auto_rollback: true,
            ..DeploymentGroup::default()
        }],
        auto_scaling_groups: vec![AutoScalingGroup {
            name: names("g"),
            instances: vec![names("i-1")],
            lifecycle_hooks: vec![LifecycleHook {
                name: names("h"),
                heartbeat_timeout: 60,
                ..LifecycleHook::default()
            }],
            ..AutoScalingGroup::default()
        }],
        topics: vec![Topic {
            name: names("t"),
            subscriptions: vec![Subscription {
                protocol: [Protocol::Sqs, Protocol::Lambda, Protocol::Email][choices.next(3)],
                endpoint: names(choices.one(&[
                    "arn:aws:sqs:us-east-1:123456789012:q",
                    "arn:aws:lambda:us-east-1:123456789012:function:a",
                ])),
                filter_policy: (choices.next(3) == 2).then(|| names("{")),
                ..Subscription::default()
            }],
        }],
        buckets: vec![Bucket { name: names("b") }],
        ..Services::default()
    }
}

/// Wires beside the rules; none where there are no more bytes.
fn wires(choices: &mut Choices<'_>) -> Wires {
    if choices.next(2) == 0 {
        return Wires::default();
    }
    let alarm = |name: &str, action: &str| MetricAlarm {
        alarm_name: name.to_owned(),
        namespace: "n".to_owned(),
        metric_name: "m".to_owned(),
        alarm_actions: vec![action.to_owned()],
        ..MetricAlarm::default()
    };
    let function = "arn:aws:lambda:us-east-1:123456789012:function:a";
    let composite = |name: &str, child: &str, suppressor: &str| CompositeAlarm {
        alarm_name: name.to_owned(),
        alarm_rule: format!("ALARM({child})"),
        alarm_actions: vec![function.to_owned()],
        actions_suppressor: Some(suppressor.to_owned()),
        actions_suppressor_wait_period: Some(60),
        actions_suppressor_extension_period: Some(120),
        ..CompositeAlarm::default()
    };
    Wires {
        metric_alarms: vec![
            alarm("low", function),
            alarm("high", "arn:aws:sns:us-east-1:123456789012:t"),
        ],
        composite_alarms: vec![
            composite(
                "both",
                choices.one(&["low", "again"]),
                choices.one(&["high", "both"]),
            ),
            composite("again", choices.one(&["both", "high"]), "low"),
        ],
        event_source_mappings: vec![
            EventSourceMapping {
                event_source_arn: "arn:aws:sqs:us-east-1:123456789012:q".to_owned(),
                function_arn: function.to_owned(),
                ..EventSourceMapping::default()
            },
            EventSourceMapping {
                event_source_arn:
                    "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2026-01-01T00:00:00.000"
                        .to_owned(),
                function_arn: choices
                    .one(&[
                        "arn:aws:lambda:us-east-1:123456789012:function:a",
                        "arn:aws:lambda:us-east-1:123456789012:function:b",
                    ])
                    .to_owned(),
                parallelization_factor: [1, 2, 10][choices.next(3)],
                tumbling_window_in_seconds: [0, 0, 60][choices.next(3)],
                maximum_retry_attempts: Some([0, 1, 2][choices.next(3)]),
                bisect_batch_on_function_error: choices.next(2) == 1,
                ..EventSourceMapping::default()
            },
        ],
        account_policies: vec![AccountPolicy {
            policy_name: "all".to_owned(),
            destination_arn: function.to_owned(),
            selection_criteria: [None, Some("LogGroupName NOT IN [\"/g\"]".to_owned())]
                [choices.next(2)]
            .clone(),
            ..AccountPolicy::default()
        }],
        repository_triggers: vec![RepositoryTrigger {
            repository_name: "r".to_owned(),
            name: "all".to_owned(),
            destination_arn: function.to_owned(),
            events: vec!["all".to_owned()],
            ..RepositoryTrigger::default()
        }],
        approval_rule_templates: vec![ApprovalRuleTemplate {
            name: "one".to_owned(),
            repositories: vec!["r".to_owned()],
            ..ApprovalRuleTemplate::default()
        }],
        ..Wires::default()
    }
}

/// A yard and the events that are sent in it.
pub(crate) fn wired(bytes: &[u8]) -> (Yard, Vec<EventInput>) {
    let choices = &mut Choices(bytes);
    let mut yard = Yard::default();
    *yard.resources.services = services(choices);
    for nth in 0..1 + choices.next(4) {
        let targets = (0..1 + choices.next(2)).map(|at| Target {
            role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
            parameters: vec![(
                "RunCommandParameters".to_owned(),
                r#"{"RunCommandTargets":[{"Key":"InstanceIds","Values":["i-1"]}]}"#.to_owned(),
            )],
            ..Target::new(format!("t{at}"), format!("arn:aws:{}", choices.one(&ARNS)))
        });
        let targets: Vec<Target> = targets.collect();
        yard.rules.push(Rule {
            name: format!("r{nth}"),
            event_bus: "default".to_owned(),
            event_pattern: Some(choices.one(&PATTERNS).to_owned()),
            targets,
            ..Rule::default()
        });
    }
    *yard.resources.wires = wires(choices);
    if choices.next(4) == 3 {
        yard.conditions.permissions = Permissions::Evaluated;
    }
    let event = r#"{"version":"0","id":"e","detail-type":"Go","source":"com.example","account":"123456789012","time":"2026-01-15T12:00:00Z","region":"us-east-1","resources":[],"detail":{"id":"i-1"}}"#;
    (yard, vec![EventInput::new(event)])
}

/// What has to hold of any yard.
pub(crate) fn check(bytes: &[u8]) {
    let (yard, events) = wired(bytes);
    let clock = yard.clock;
    let mut run = Run::new(yard, LogLevel::Trace);
    for event in events {
        run.put(clock, event);
    }
    let to = Timestamp(clock.millis() + 60 * 86_400_000);
    let (mut number, mut pages) = (0, 0);
    loop {
        let page = run.page(to, 5_000);
        let steps = page.steps.iter().map(|step| (step.number, step.cause));
        let doings = page.doings.iter().map(|doing| (doing.number, doing.cause));
        let mut all: Vec<(u64, Option<u64>)> = steps.chain(doings).collect();
        all.sort_unstable();
        for (at, cause) in all {
            assert_eq!(at, number, "numbers go up by one");
            assert!(cause.is_none_or(|cause| cause < at), "a cause comes before");
            number += 1;
        }
        let tally = run.tally();
        let ended = tally.delivered + tally.dead_lettered + tally.dropped;
        assert_eq!(
            tally.begun,
            ended + tally.under_way,
            "every call is somewhere"
        );
        pages += 1;
        assert!(pages < 200, "it ends");
        if page.done {
            break;
        }
    }
    assert_eq!(run.tally().under_way, 0);
    let yard = run.end();
    assert!(
        yard.happenings.waiting.is_empty(),
        "{:?}",
        yard.happenings.waiting
    );
    assert!(
        yard.happenings.running.is_empty(),
        "{:?}",
        yard.happenings.running
    );
    assert!(yard.happenings.chains.is_empty());
    let text = serde_json::to_string(&yard).expect("a yard can be written");
    assert_eq!(serde_json::from_str::<Yard>(&text).expect("and read"), yard);
}
