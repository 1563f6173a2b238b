//! What a request has to have: the parameters that AWS requires of an operation, and how a service
//! refuses a call that leaves one out.
//!
//! Source of the parameters: the API reference of each service, as AWS ships it in the service models
//! of botocore 1.43.11; seen 2026-11-22. Source of the error codes: the errors that the models name
//! for the operation, else "Common Errors" of the service's API reference (`ValidationException`,
//! `ValidationError`, `MissingParameter`); EC2's is of the EC2 API Reference, "Error codes". The
//! models name no error of S3 for it: there bucket and key are the address of the request.

use super::request::Request;
use super::services::ApiCall;
use pattern::json::Kind;

/// The parameters that an operation requires, with a space between them; a stroke stands between
/// names of which one is enough (that of the API, that of CloudTrail). SNS and Kinesis ask for one of
/// several names without the model's saying so.
const REQUIRED: &[(&str, &str, &str)] = &[
    (
        "autoscaling",
        "CompleteLifecycleAction",
        "lifecycleHookName autoScalingGroupName lifecycleActionResult",
    ),
    ("autoscaling", "ExecutePolicy", "policyName"),
    (
        "autoscaling",
        "RecordLifecycleActionHeartbeat",
        "lifecycleHookName autoScalingGroupName",
    ),
    (
        "autoscaling",
        "SetDesiredCapacity",
        "autoScalingGroupName desiredCapacity",
    ),
    (
        "autoscaling",
        "TerminateInstanceInAutoScalingGroup",
        "instanceId shouldDecrementDesiredCapacity",
    ),
    ("cloudtrail", "DeleteTrail", "name"),
    ("cloudtrail", "StopLogging", "name"),
    ("codebuild", "StartBuild", "projectName"),
    ("codebuild", "StopBuild", "id"),
    (
        "codecommit",
        "CreateBranch",
        "repositoryName branchName commitId",
    ),
    ("codecommit", "CreateCommit", "repositoryName branchName"),
    ("codecommit", "CreatePullRequest", "title targets"),
    ("codecommit", "DeleteBranch", "repositoryName branchName"),
    ("codecommit", "GetCommit", "repositoryName commitId"),
    (
        "codecommit",
        "MergePullRequestByFastForward",
        "pullRequestId repositoryName",
    ),
    (
        "codecommit",
        "MergePullRequestBySquash",
        "pullRequestId repositoryName",
    ),
    (
        "codecommit",
        "MergePullRequestByThreeWay",
        "pullRequestId repositoryName",
    ),
    (
        "codecommit",
        "PostCommentForPullRequest",
        "pullRequestId repositoryName beforeCommitId afterCommitId content",
    ),
    (
        "codecommit",
        "PutFile",
        "repositoryName branchName fileContent filePath",
    ),
    (
        "codecommit",
        "UpdatePullRequestApprovalState",
        "pullRequestId revisionId approvalState",
    ),
    (
        "codecommit",
        "UpdatePullRequestStatus",
        "pullRequestId pullRequestStatus",
    ),
    ("codedeploy", "CreateDeployment", "applicationName"),
    ("codedeploy", "StopDeployment", "deploymentId"),
    (
        "codepipeline",
        "PutApprovalResult",
        "pipelineName stageName actionName result token",
    ),
    ("codepipeline", "StartPipelineExecution", "name"),
    ("dynamodb", "CreateTable", "tableName"),
    ("dynamodb", "DeleteItem", "tableName key"),
    ("dynamodb", "DeleteTable", "tableName"),
    ("dynamodb", "DescribeTable", "tableName"),
    ("dynamodb", "GetItem", "tableName key"),
    ("dynamodb", "PutItem", "tableName item"),
    ("dynamodb", "UpdateItem", "tableName key"),
    ("dynamodb", "UpdateTable", "tableName"),
    ("ec2", "CopyImage", "name sourceImageId sourceRegion"),
    ("ec2", "CopySnapshot", "sourceRegion sourceSnapshotId"),
    ("ec2", "CreateSnapshot", "volumeId"),
    ("ec2", "CreateSnapshots", "instanceSpecification"),
    (
        "ec2",
        "CreateTags",
        "resources|resourcesSet|resourceIds tags|tagSet",
    ),
    ("ec2", "DeleteSnapshot", "snapshotId"),
    ("ec2", "DeleteTags", "resources|resourcesSet|resourceIds"),
    ("ec2", "ModifyImageAttribute", "imageId"),
    ("ec2", "RebootInstances", "instanceIds|instancesSet"),
    (
        "ec2",
        "RunInstances",
        "maxCount|instancesSet minCount|instancesSet",
    ),
    ("ec2", "StartInstances", "instanceIds|instancesSet"),
    ("ec2", "StopInstances", "instanceIds|instancesSet"),
    ("ec2", "TerminateInstances", "instanceIds|instancesSet"),
    ("ecs", "RunTask", "taskDefinition"),
    ("ecs", "StopTask", "task"),
    (
        "elasticbeanstalk",
        "CreateConfigurationTemplate",
        "applicationName templateName",
    ),
    ("events", "PutEvents", "entries"),
    ("firehose", "PutRecord", "deliveryStreamName record|data"),
    ("iam", "AttachRolePolicy", "roleName policyArn"),
    ("iam", "AttachUserPolicy", "userName policyArn"),
    ("iam", "CreateUser", "userName"),
    ("iam", "DeleteAccessKey", "accessKeyId"),
    ("iam", "DetachRolePolicy", "roleName policyArn"),
    ("iam", "GetAccessKeyLastUsed", "accessKeyId"),
    ("iam", "UpdateAccessKey", "accessKeyId status"),
    (
        "kinesis",
        "PutRecord",
        "data partitionKey streamName|streamARN",
    ),
    ("lambda", "Invoke", "functionName"),
    (
        "logs",
        "PutLogEvents",
        "logGroupName logStreamName logEvents",
    ),
    ("monitoring", "PutMetricData", "namespace"),
    (
        "rds",
        "CopyDBSnapshot",
        "sourceDBSnapshotIdentifier targetDBSnapshotIdentifier",
    ),
    (
        "rds",
        "CreateDBSnapshot",
        "dBSnapshotIdentifier dBInstanceIdentifier",
    ),
    (
        "rds",
        "ModifyDBSnapshotAttribute",
        "dBSnapshotIdentifier attributeName",
    ),
    (
        "s3",
        "CopyObject",
        "bucket|bucketName copySource|x-amz-copy-source key",
    ),
    ("s3", "DeleteObject", "bucket|bucketName key"),
    ("s3", "GetObject", "bucket|bucketName key"),
    (
        "s3",
        "PutBucketEncryption",
        "bucket|bucketName serverSideEncryptionConfiguration",
    ),
    (
        "s3",
        "PutBucketPolicy",
        "bucket|bucketName policy|bucketPolicy",
    ),
    ("s3", "PutObject", "bucket|bucketName key"),
    (
        "s3",
        "PutPublicAccessBlock",
        "bucket|bucketName publicAccessBlockConfiguration",
    ),
    (
        "servicequotas",
        "RequestServiceQuotaIncrease",
        "serviceCode quotaCode desiredValue",
    ),
    ("sns", "Publish", "topicArn|targetArn|phoneNumber message"),
    ("sqs", "SendMessage", "queueUrl|queueArn messageBody"),
    ("ssm", "CancelCommand", "commandId"),
    ("ssm", "DeleteParameter", "name"),
    ("ssm", "GetParameter", "name"),
    ("ssm", "GetParameters", "names"),
    ("ssm", "GetParametersByPath", "path"),
    ("ssm", "LabelParameterVersion", "name labels"),
    ("ssm", "PutParameter", "name value"),
    (
        "ssm",
        "SendAutomationSignal",
        "automationExecutionId signalType",
    ),
    ("ssm", "SendCommand", "documentName"),
    ("ssm", "StartAutomationExecution", "documentName"),
    ("states", "StartExecution", "stateMachineArn"),
    ("states", "StopExecution", "executionArn"),
    ("support", "CreateCase", "subject communicationBody"),
];

/// How a service refuses a call.
pub(crate) struct Refused {
    /// The error code, as CloudTrail writes it.
    pub(crate) code: String,
    /// The message.
    pub(crate) message: String,
}

/// How AWS refuses a call because its request leaves out what it requires; none where all is there,
/// or where the yard does not know the operation.
pub(crate) fn refused(call: &ApiCall) -> Option<Refused> {
    let missing = missing(&call.service, &call.operation, &call.request);
    let first = *missing.first()?;
    let code = code(&call.service, first);
    let message = match (call.service.as_str(), code.as_str()) {
        ("sns", _) => format!(
            "Invalid parameter: {} Reason: no value for required parameter",
            upper(first)
        ),
        (_, "Client.MissingParameter" | "MissingParameter") => {
            format!("The request must contain the parameter {}", upper(first))
        }
        (_, "ValidationException" | "ValidationError") => {
            let each = missing.iter().map(|name| {
                format!(
                    "Value null at '{name}' failed to satisfy constraint: Member must not be null"
                )
            });
            let each: Vec<String> = each.collect();
            let (count, plural) = (each.len(), if each.len() == 1 { "" } else { "s" });
            format!(
                "{count} validation error{plural} detected: {}",
                each.join("; ")
            )
        }
        _ => format!("{first} is required, but was not specified."),
    };
    Some(Refused { code, message })
}

/// The required parameters that a request leaves out, by their first names.
fn missing(service: &str, operation: &str, request: &str) -> Vec<&'static str> {
    let mut of = REQUIRED.iter();
    let known = of.find(|(name, call, _)| (*name, *call) == (service, operation));
    let Some((_, _, required)) = known else {
        return Vec::new();
    };
    let request = Request::read(request);
    let is_there = |names: &str| {
        names.split('|').any(|name| {
            let found = request.get(&[name]);
            found.is_some_and(|value| !matches!(value.kind, Kind::Null))
        })
    };
    let all = required.split(' ').filter(|names| !is_there(names));
    all.filter_map(|names| names.split('|').next()).collect()
}

/// The error code for a parameter that is left out.
fn code(service: &str, name: &str) -> String {
    match service {
        // These have an error for each parameter.
        "codecommit" | "codedeploy" => {
            let of = match name {
                "filePath" => "Path",
                "content" => "CommentContent",
                "beforeCommitId" | "afterCommitId" => "CommitId",
                name => return format!("{}RequiredException", upper(name)),
            };
            return format!("{of}RequiredException");
        }
        "autoscaling" | "iam" | "elasticbeanstalk" => "ValidationError",
        "codebuild" => "InvalidInputException",
        "ec2" => "Client.MissingParameter",
        "ecs" | "logs" => "InvalidParameterException",
        "monitoring" | "rds" | "sqs" => "MissingParameter",
        "s3" => "InvalidRequest",
        "sns" => "InvalidParameter",
        _ => "ValidationException",
    }
    .to_owned()
}

fn upper(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests;
