//! AWS Step Functions state machine.

use super::{
    ArnProblem, Check, Effect, Parameter, Permission, PermissionModel, Received, TargetKind,
    TargetType,
};
use crate::arn::Arn;
use crate::rule::Target;

const FORM: &str = "arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::StateMachine,
    label: "Step Functions state machine",
    service: "states",
    arn_form: FORM,
    arn_example: "arn:aws:states:us-east-1:123456789012:stateMachine:remediate",
    parameters: &[Parameter {
        name: "RoleArn",
        required: "Always: the role that EventBridge takes on to start the execution.",
        always: true,
    }],
    permission: Permission {
        model: PermissionModel::ExecutionRole,
        action: "states:StartExecution",
        also: &[],
        sentence: "The target's role must trust events.amazonaws.com and allow states:StartExecution on the state machine.",
    },
    receives: "An execution starts, with the text as its input; EventBridge does not wait for the end.",
    timeout_ms: None,
    arn: Check::Own(check_arn),
    effect: Effect::Own(receive),
};

fn check_arn(arn: &Arn<'_>) -> Result<(), ArnProblem> {
    super::check::check_place(arn, FORM)?;
    let mut parts = arn.resource.split(':');
    let (Some("stateMachine"), Some(name)) = (parts.next(), parts.next()) else {
        return Err(ArnProblem::new(
            "resource",
            format!(
                "After the account comes \"stateMachine:\" (with a capital M) and its name; the ARN of an execution is no target. The form is {FORM}."
            ),
        ));
    };
    super::check::check_name(name, "a state machine", 80)?;
    if let Some(qualifier) = parts.next() {
        super::check::check_name(qualifier, "a version or alias", 80)?;
    }
    if parts.next().is_some() {
        return Err(ArnProblem::new(
            "resource",
            "Nothing comes after the version or alias of a state machine's ARN.",
        ));
    }
    Ok(())
}

fn receive(target: &Target, text: &str) -> Received {
    Received::StateMachineExecution {
        state_machine: target.arn.clone(),
        input: text.to_owned(),
    }
}
