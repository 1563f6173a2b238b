//! Another event bus.

use super::{
    ArnProblem, Check, Effect, Parameter, Permission, PermissionModel, Received, TargetKind,
    TargetType,
};
use crate::Timestamp;
use crate::arn::Arn;
use crate::refusal::{Field, Refusal};
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
        required: "For an event bus of another account or Region: the role that EventBridge takes on to send there. For one of another account PutTargets asks for it since 2023-03-02.",
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

/// The midnight, UTC, at which 2023-03-02 began: since then every new target that is an event bus of
/// another account needs a role. Targets from before go on without one.
///
/// Source: EventBridge User Guide, "Sending and receiving events between AWS accounts", as quoted in
/// https://github.com/aws/aws-cdk/issues/24843; seen 2026-11-22.
const ROLE_SINCE: Timestamp = Timestamp(1_677_715_200_000);

/// Whether a target of a rule of this account has the role that an event bus of another account
/// takes. That the role of the rule does not stand in for it is said of `RoleArn` in the API
/// Reference, Rule; seen 2026-11-22.
///
/// # Errors
/// AWS's refusal, in the words that are recorded for other targets.
pub(crate) fn check_role(account: &str, now: Timestamp, target: &Target) -> Result<(), Refusal> {
    let is_bus = |arn: &Arn<'_>| arn.service == "events" && arn.resource.starts_with("event-bus/");
    let Some(arn) = Arn::read(&target.arn).ok().filter(is_bus) else {
        return Ok(());
    };
    let has_role = target
        .role_arn
        .as_deref()
        .is_some_and(|role| !role.is_empty());
    if arn.account == account || has_role || now < ROLE_SINCE {
        return Ok(());
    }
    Err(Refusal::validation(
        Field::RoleArn,
        format!("RoleArn is required for target {}.", target.arn),
    )
    .help(format!(
        "The event bus belongs to account {}. Since 2023-03-02 the target itself needs a role that may call events:PutEvents there; the policy of the bus alone, or the role of the rule, is not enough.",
        arn.account
    )))
}

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
