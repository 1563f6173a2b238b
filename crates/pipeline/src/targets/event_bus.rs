//! Another event bus.

use super::{
    ArnProblem, Check, Effect, Parameter, Permission, PermissionModel, Received, TargetKind,
    TargetType,
};
use crate::arn::Arn;
use crate::rule::Target;

const FORM: &str = "arn:aws:events:REGION:ACCOUNT:event-bus/NAME";

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::EventBus,
    label: "Event bus",
    service: "events",
    arn_form: FORM,
    arn_example: "arn:aws:events:us-east-1:210987654321:event-bus/default",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "For an event bus of another account or Region: the role that EventBridge takes on to send there.",
        always: false,
    }],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "events:PutEvents",
        also: &[],
        sentence: "The policy of an event bus in another account must allow the sending account events:PutEvents.",
    },
    receives: "The event comes to the other event bus and is matched against its rules. From there it goes on to no third event bus.",
    timeout_ms: None,
    arn: Check::Own(check_arn),
    effect: Effect::Own(receive),
};

fn check_arn(arn: &Arn<'_>) -> Result<(), ArnProblem> {
    super::check::check_place(arn, FORM)?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    match arn.resource.strip_prefix("event-bus/") {
        Some(name) if !name.is_empty() && name.chars().all(allowed) => Ok(()),
        _ => Err(ArnProblem::new(
            "resource",
            format!("After the account comes \"event-bus/\" and the name. The form is {FORM}."),
        )),
    }
}

fn receive(target: &Target, text: &str) -> Received {
    Received::EventBusEvent {
        event_bus: target.arn.clone(),
        event: text.to_owned(),
    }
}
