//! Rules, their targets, and what goes wrong with deliveries.

use super::choices::Choices;
use pipeline::policy::ResourcePolicy;
use pipeline::{
    Conditions, DeadLetterConfig, Fault, FaultKind, InputChoice, Permissions, RetryPolicy, Rule,
    RuleState, Target, TargetKind, Timestamp,
};

const PATTERNS: [&str; 11] = [
    r#"{"source":[{"prefix":""}]}"#,
    r#"{"source":["com.example"]}"#,
    r#"{"source":[{"prefix":"aws."}]}"#,
    r#"{"source":["aws.codebuild"],"detail":{"build-status":["SUCCEEDED","FAILED"]}}"#,
    r#"{"source":["aws.codepipeline"]}"#,
    r#"{"detail-type":["AWS API Call via CloudTrail"]}"#,
    r#"{"source":["aws.s3","aws.states","aws.ecs"]}"#,
    r#"{"source":["aws.ssm"]}"#,
    r#"{"source":["aws.codedeploy","aws.autoscaling","aws.config","aws.ec2"]}"#,
    r#"{"source":["aws.cloudwatch","aws.codecommit"]}"#,
    r#"{"replay-name":[{"exists":true}]}"#,
];

const ARNS: [&str; 15] = [
    "arn:aws:lambda:us-east-1:123456789012:function:a",
    "arn:aws:lambda:us-east-1:123456789012:function:b",
    "arn:aws:codebuild:us-east-1:123456789012:project/p",
    "arn:aws:codepipeline:us-east-1:123456789012:release",
    "arn:aws:states:us-east-1:123456789012:stateMachine:flow",
    "arn:aws:ssm:us-east-1:123456789012:automation-definition/run:$DEFAULT",
    "arn:aws:ssm:us-east-1:123456789012:document/RunIt",
    "arn:aws:sns:us-east-1:123456789012:t",
    "arn:aws:sqs:us-east-1:123456789012:q",
    "arn:aws:firehose:us-east-1:123456789012:deliverystream/f",
    "arn:aws:kinesis:us-east-1:123456789012:stream/s",
    "arn:aws:logs:us-east-1:123456789012:log-group:/g",
    "arn:aws:ecs:us-east-1:123456789012:cluster/c",
    "arn:aws:events:eu-west-1:123456789012:event-bus/default",
    "arn:aws:events:us-east-1:210987654321:event-bus/default",
];

/// A rule of a place; every one has targets, and some run by the clock alone.
pub(super) fn rule(choices: &mut Choices<'_>, nth: usize) -> Rule {
    let count = 1 + choices.next(2);
    let targets = (0..count).map(|at| target(choices, at)).collect();
    let schedule = choices.one(&[
        None,
        None,
        None,
        None,
        Some("rate(25 days)"),
        Some("cron(0 12 1 * ? *)"),
    ]);
    let pattern = choices.one(&PATTERNS);
    Rule {
        name: format!("r{nth}"),
        event_bus: "default".to_owned(),
        event_pattern: schedule.is_none().then(|| pattern.to_owned()),
        schedule_expression: schedule.map(str::to_owned),
        state: match choices.next(12) {
            10 => RuleState::EnabledWithAllCloudtrailManagementEvents,
            11 => RuleState::Disabled,
            _ => RuleState::Enabled,
        },
        targets,
        ..Rule::default()
    }
}

fn target(choices: &mut Choices<'_>, at: usize) -> Target {
    let id = format!("t{at}");
    let kinds = TargetKind::ALL.len();
    let target = match choices.next(ARNS.len() + kinds) {
        which if which < ARNS.len() => known(&id, ARNS[which]),
        which => TargetKind::ALL[which - ARNS.len()]
            .target_type()
            .example(&id, "123456789012"),
    };
    Target {
        input: match choices.next(6) {
            3 => InputChoice::Constant(r#"{"detail":{"id":"i-1"}}"#.to_owned()),
            4 => InputChoice::Path("$.detail".to_owned()),
            5 => InputChoice::Transformer {
                paths: vec![("id".to_owned(), "$.detail.id".to_owned())],
                template: r#"{"id":<id>,"of":"<aws.events.rule-name>"}"#.to_owned(),
            },
            _ => target.input,
        },
        dead_letter_config: choices.is_last(3).then(|| DeadLetterConfig {
            arn: Some(
                choices
                    .one(&[
                        "arn:aws:sqs:us-east-1:123456789012:dead",
                        "arn:aws:sqs:us-east-1:123456789012:r.fifo",
                    ])
                    .to_owned(),
            ),
        }),
        retry_policy: choices.is_last(3).then(|| RetryPolicy {
            maximum_retry_attempts: choices.one(&[Some(0), Some(2), None]),
            maximum_event_age_in_seconds: choices.one(&[None, Some(60)]),
        }),
        ..target
    }
}

/// A target with what its kind needs.
fn known(id: &str, arn: &str) -> Target {
    let parameters = [
        (
            ":document/",
            "RunCommandParameters",
            r#"{"RunCommandTargets":[{"Key":"InstanceIds","Values":["i-1"]}]}"#,
        ),
        (
            ":cluster/",
            "EcsParameters",
            r#"{"TaskDefinitionArn":"arn:aws:ecs:us-east-1:123456789012:task-definition/d"}"#,
        ),
    ];
    let of = parameters.iter().filter(|(part, ..)| arn.contains(part));
    Target {
        role_arn: Some("arn:aws:iam::123456789012:role/events".to_owned()),
        parameters: of
            .map(|(_, name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect(),
        ..Target::new(id, arn)
    }
}

/// What goes wrong in a yard.
pub(super) fn conditions(choices: &mut Choices<'_>, clock: Timestamp) -> Conditions {
    let mut conditions = Conditions {
        permissions: choices.one(&[
            Permissions::AsConsole,
            Permissions::AsConsole,
            Permissions::AsConsole,
            Permissions::Evaluated,
        ]),
        duplicates_per_thousand: choices.one(&[0, 0, 0, 500]),
        reordering_ms: choices.one(&[0, 0, 0, 5_000]),
        invocations_per_second: choices.one(&[None, None, None, Some(1)]),
        ..Conditions::default()
    };
    // Between accounts nothing is allowed that no policy allows.
    conditions.policies.resources.push(ResourcePolicy {
        resource: "arn:aws:sqs:us-east-1:210987654321:q".to_owned(),
        policy: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:210987654321:q"}]}"#.to_owned(),
    });
    for _ in 0..choices.one(&[0, 0, 1, 2]) {
        let hour = Timestamp(clock.millis() + 3_600_000);
        conditions.faults.push(Fault {
            from: choices.one(&[None, None, Some(hour)]),
            until: choices.one(&[None, None, Some(Timestamp(hour.millis() + 3_600_000))]),
            per_thousand: choices.one(&[1_000, 500]),
            ..Fault::new(
                choices.one(&["*", ARNS[0], ARNS[7], ARNS[8]]),
                FaultKind::ALL[choices.next(FaultKind::ALL.len())],
            )
        });
    }
    conditions
}
