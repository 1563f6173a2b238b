//! Services that are no targets, and what to use instead.
//!
//! Source: EventBridge User Guide, "Event bus targets"; seen 2026-11-21.

use super::ArnProblem;

/// Services that learners try and that are no targets, by the service part of an ARN, each with the way that
/// leads there.
pub static INSTEAD: [(&str, &str); 16] = [
    (
        "s3",
        "Let a Lambda function write the object, or send to a Firehose stream that delivers to the bucket.",
    ),
    (
        "dynamodb",
        "Let a Lambda function or a Step Functions state machine write the item.",
    ),
    (
        "cloudformation",
        "Start a CodePipeline pipeline that deploys the stack, or a Systems Manager Automation runbook, a Lambda function or a state machine that calls CloudFormation.",
    ),
    (
        "codedeploy",
        "Start a CodePipeline pipeline with a deploy stage.",
    ),
    (
        "ec2",
        "Only StopInstances, RebootInstances, TerminateInstances and CreateSnapshot are built in. For RunInstances and all else use Systems Manager Automation or a Lambda function.",
    ),
    (
        "rds",
        "Start a Systems Manager Automation runbook, or a Lambda function that calls RDS.",
    ),
    (
        "autoscaling",
        "Let a Lambda function or a Systems Manager Automation runbook call Auto Scaling.",
    ),
    (
        "elasticbeanstalk",
        "Start a CodePipeline pipeline with a deploy stage.",
    ),
    (
        "cloudwatch",
        "Let a Lambda function put the metric, or let a metric filter of a log group count the events.",
    ),
    (
        "iam",
        "Let a Lambda function or a Systems Manager Automation runbook change IAM.",
    ),
    (
        "secretsmanager",
        "Let a Lambda function call Secrets Manager.",
    ),
    (
        "config",
        "Let a Systems Manager Automation runbook remediate.",
    ),
    (
        "ses",
        "Publish to an SNS topic with an e-mail subscription, or let a Lambda function send the mail.",
    ),
    (
        "chatbot",
        "Publish to an SNS topic that the chat channel is subscribed to.",
    ),
    (
        "elasticfilesystem",
        "Let a Lambda function with the file system mounted write the file.",
    ),
    (
        "es",
        "Send to a Firehose stream that delivers to the domain.",
    ),
];

/// Whether a service is known to be no target of EventBridge.
pub(crate) fn is_no_target(service: &str) -> bool {
    INSTEAD.iter().any(|(name, _)| *name == service)
}

/// That a service is no target, and what to use instead.
pub(super) fn unknown_service(service: &str) -> ArnProblem {
    let instead = INSTEAD.iter().find(|(name, _)| *name == service);
    let help = match instead {
        Some((_, instead)) => {
            format!("The service \"{service}\" is not a target of EventBridge. {instead}")
        }
        None => format!(
            "The service \"{service}\" is not among the targets of EventBridge. Check the spelling of the third part of the ARN."
        ),
    };
    ArnProblem::new("service", help)
}
