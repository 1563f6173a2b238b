//! A target as a request carries it and an answer writes it.

use super::input;
use crate::api::request::{Out, Request};
use crate::refusal::Refusal;
use crate::rule::{DeadLetterConfig, RetryPolicy, SqsParameters, Target};
use serde_json::Value;

/// The members that the yard keeps as they are given, sorted.
const KEPT: [&str; 8] = [
    "AppSyncParameters",
    "BatchParameters",
    "EcsParameters",
    "HttpParameters",
    "KinesisParameters",
    "RedshiftDataParameters",
    "RunCommandParameters",
    "SageMakerPipelineParameters",
];

const SQS: &str = "SqsParameters";

/// Reads a target, which has this number in the request, from 1. Errors: what is wrong with its input.
pub(super) fn read(member: usize, given: Request<'_>) -> Result<Target, Refusal> {
    let id = given.name("Id");
    let kept = |name: &str| Some((name.to_owned(), given.get(name)?.to_string()));
    Ok(Target {
        role_arn: given.owned("RoleArn"),
        input: input::read(id, member, given)?,
        sqs_parameters: given.object(SQS).map(|sqs| SqsParameters {
            message_group_id: sqs.owned("MessageGroupId"),
        }),
        dead_letter_config: given
            .object("DeadLetterConfig")
            .map(|config| DeadLetterConfig {
                arn: config.owned("Arn"),
            }),
        retry_policy: given.object("RetryPolicy").map(|policy| RetryPolicy {
            maximum_retry_attempts: policy.small("MaximumRetryAttempts"),
            maximum_event_age_in_seconds: policy.small("MaximumEventAgeInSeconds"),
        }),
        parameters: KEPT.into_iter().filter_map(kept).collect(),
        ..Target::new(id, given.name("Arn"))
    })
}

/// What ListTargetsByRule tells of a target.
pub(super) fn write(target: &Target) -> Value {
    let answer = Out::default()
        .put("Id", target.id.clone())
        .put("Arn", target.arn.clone())
        .some("RoleArn", target.role_arn.clone());
    let answer = input::write(answer, &target.input)
        .some(
            SQS,
            target.sqs_parameters.as_ref().map(|sqs| {
                Out::default()
                    .some("MessageGroupId", sqs.message_group_id.clone())
                    .done()
            }),
        )
        .some(
            "DeadLetterConfig",
            target
                .dead_letter_config
                .as_ref()
                .map(|config| Out::default().some("Arn", config.arn.clone()).done()),
        )
        .some(
            "RetryPolicy",
            target.retry_policy.map(|policy| {
                Out::default()
                    .some("MaximumRetryAttempts", policy.maximum_retry_attempts)
                    .some(
                        "MaximumEventAgeInSeconds",
                        policy.maximum_event_age_in_seconds,
                    )
                    .done()
            }),
        );
    let kept = target.parameters.iter();
    kept.fold(answer, |answer, (name, text)| {
        answer.some(name, serde_json::from_str::<Value>(text).ok())
    })
    .done()
}
