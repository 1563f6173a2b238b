//! AWS Lambda function.

use super::{
    ArnProblem, Check, Effect, InvocationType, Permission, PermissionModel, Received, TargetKind,
    TargetType,
};
use crate::arn::Arn;
use crate::rule::Target;

const FORM: &str = "arn:aws:lambda:REGION:ACCOUNT:function:NAME";

pub(super) static TYPE: TargetType = TargetType {
    kind: TargetKind::LambdaFunction,
    label: "Lambda function",
    service: "lambda",
    arn_form: FORM,
    arn_example: "arn:aws:lambda:us-east-1:123456789012:function:notify-team",
    parameters: &[],
    permission: Permission {
        model: PermissionModel::ResourcePolicy,
        action: "lambda:InvokeFunction",
        also: &[],
        sentence: "The function's resource policy must allow events.amazonaws.com to invoke it, with the rule as aws:SourceArn.",
    },
    receives: "Lambda is called asynchronously, and the handler gets the text as its event.",
    timeout_ms: None,
    arn: Check::Own(check_arn),
    effect: Effect::Own(receive),
};

fn check_arn(arn: &Arn<'_>) -> Result<(), ArnProblem> {
    super::check::check_place(arn, FORM)?;
    let mut parts = arn.resource.split(':');
    let word = parts.next();
    let (Some("function"), Some(name)) = (word, parts.next()) else {
        return Err(ArnProblem::new(
            "resource",
            format!(
                "After the account comes \"function:\" and the function's name. The form is {FORM}, with :VERSION or :ALIAS behind it where you want one."
            ),
        ));
    };
    super::check::check_name(name, "a function", 64)?;
    if let Some(qualifier) = parts.next() {
        if qualifier != "$LATEST" {
            super::check::check_name(qualifier, "a version or alias", 128)?;
        }
        if parts.next().is_some() {
            return Err(ArnProblem::new(
                "resource",
                "Nothing comes after the version or alias of a function's ARN.",
            ));
        }
    }
    Ok(())
}

fn receive(target: &Target, text: &str) -> Received {
    Received::LambdaInvocation {
        function: target.arn.clone(),
        invocation_type: InvocationType::Event,
        payload: text.to_owned(),
    }
}
