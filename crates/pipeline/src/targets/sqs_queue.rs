//! Amazon SQS queue, standard or FIFO.

use super::{
    ArnProblem, Check, Effect, Parameter, Permission, PermissionModel, Received, TargetKind,
    TargetType,
};
use crate::arn::Arn;
use crate::refusal::{Field, Refusal};
use crate::rule::Target;

const FORM: &str = "arn:aws:sqs:REGION:ACCOUNT:QUEUE";

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SqsQueue,
    label: "SQS queue",
    service: "sqs",
    arn_form: FORM,
    arn_example: "arn:aws:sqs:us-east-1:123456789012:jobs",
    parameters: &[Parameter {
        name: "SqsParameters.MessageGroupId",
        required: "A FIFO queue (its name ends in .fifo) needs the message group that the event joins.",
        always: false,
    }],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "sqs:SendMessage",
        also: &[],
        sentence: "The queue's access policy must allow events.amazonaws.com to send messages, with the rule as aws:SourceArn.",
    },
    receives: "The text becomes the body of one message, which waits for a consumer.",
    timeout_ms: None,
    arn: Check::Own(check_arn),
    effect: Effect::Own(receive),
};

fn check_arn(arn: &Arn<'_>) -> Result<(), ArnProblem> {
    super::check::check_place(arn, FORM)?;
    if arn.resource.contains(['/', ':']) {
        return Err(ArnProblem::new(
            "resource",
            format!(
                "After the account comes the queue's name alone, not its URL. The form is {FORM}."
            ),
        ));
    }
    match arn.resource.strip_suffix(".fifo") {
        Some(name) => super::check::check_name(name, "a FIFO queue before .fifo", 75),
        None => super::check::check_name(arn.resource, "a queue", 80),
    }
}

/// AWS asks for `SqsParameters` where the queue is FIFO.
pub(super) fn check_parameters(target: &Target) -> Result<(), Refusal> {
    if target.arn.ends_with(".fifo") && message_group_id(target).is_none() {
        return Err(Refusal::validation(
            Field::SqsParameters,
            format!(
                "Parameter(s) SqsParameters must be specified for target: {}.",
                target.id
            ),
        )
        .help("A FIFO queue keeps the order within a message group: give the target a message group ID."));
    }
    Ok(())
}

fn message_group_id(target: &Target) -> Option<&str> {
    target
        .sqs_parameters
        .as_ref()?
        .message_group_id
        .as_deref()
        .filter(|group| !group.is_empty())
}

fn receive(target: &Target, text: &str) -> Received {
    Received::SqsMessage {
        queue: target.arn.clone(),
        message_group_id: message_group_id(target).map(str::to_owned),
        body: text.to_owned(),
    }
}
