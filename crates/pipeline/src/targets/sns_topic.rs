//! Amazon SNS topic.

use super::{
    ArnProblem, Check, Effect, Permission, PermissionModel, Received, TargetKind, TargetType,
};
use crate::arn::Arn;
use crate::rule::Target;

const FORM: &str = "arn:aws:sns:REGION:ACCOUNT:TOPIC";

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::SnsTopic,
    label: "SNS topic",
    service: "sns",
    arn_form: FORM,
    arn_example: "arn:aws:sns:us-east-1:123456789012:alerts",
    parameters: &[],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "sns:Publish",
        also: &[],
        sentence: "The topic's access policy must allow events.amazonaws.com to publish to it.",
    },
    receives: "The text is published as the message, without a subject; SNS passes it to every subscriber.",
    timeout_ms: None,
    arn: Check::Own(check_arn),
    effect: Effect::Own(receive),
};

fn check_arn(arn: &Arn<'_>) -> Result<(), ArnProblem> {
    super::check::check_place(arn, FORM)?;
    if arn.resource.contains(':') {
        return Err(ArnProblem::new(
            "resource",
            format!("This is the ARN of a subscription: name the topic alone. The form is {FORM}."),
        ));
    }
    let name = arn.resource.strip_suffix(".fifo").unwrap_or(arn.resource);
    super::check::check_name(name, "a topic", 256)
}

fn receive(target: &Target, text: &str) -> Received {
    Received::SnsMessage {
        topic: target.arn.clone(),
        subject: None,
        message: text.to_owned(),
    }
}
