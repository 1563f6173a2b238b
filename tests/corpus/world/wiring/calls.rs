//! API calls that code makes.

use super::choices::Choices;
use serde_json::{Value, json};

/// The calls, with a request that AWS takes; the order is part of what the seeds of the fuzzer mean.
const CALLS: [(&str, &str, &str); 44] = [
    (
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"Again","Detail":"{}"}]}"#,
    ),
    (
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"There","Detail":"{}","EventBusName":"arn:aws:events:us-east-1:210987654321:event-bus/default"}]}"#,
    ),
    (
        "events",
        "PutEvents",
        r#"{"Entries":[{"Source":"com.example","DetailType":"No","Detail":"{"},{"Source":"aws.own","DetailType":"No","Detail":"{}"}]}"#,
    ),
    (
        "s3",
        "PutObject",
        r#"{"bucketName":"b","key":"in/{$.id}.csv"}"#,
    ),
    (
        "s3",
        "CopyObject",
        r#"{"bucketName":"b","key":"in/copy.csv","x-amz-copy-source":"b/in/a.csv"}"#,
    ),
    (
        "s3",
        "DeleteObject",
        r#"{"bucketName":"b","key":"in/a.csv"}"#,
    ),
    (
        "dynamodb",
        "PutItem",
        r#"{"TableName":"t","Item":{"id":{"S":"$.id"}}}"#,
    ),
    (
        "dynamodb",
        "UpdateItem",
        r#"{"TableName":"t","Key":{"id":{"S":"1"}}}"#,
    ),
    (
        "dynamodb",
        "DeleteItem",
        r#"{"TableName":"t","Key":{"id":{"S":"1"}}}"#,
    ),
    (
        "sns",
        "Publish",
        r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Message":"{\"kind\":\"new\"}"}"#,
    ),
    (
        "sqs",
        "SendMessage",
        r#"{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/q","MessageBody":"{}"}"#,
    ),
    (
        "sqs",
        "SendMessage",
        r#"{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/r.fifo","MessageBody":"{}","MessageGroupId":"1"}"#,
    ),
    (
        "logs",
        "PutLogEvents",
        r#"{"logGroupName":"/g","logStreamName":"s","logEvents":[{"timestamp":1,"message":"ERROR of $.id"},{"timestamp":2,"message":"well"}]}"#,
    ),
    (
        "kinesis",
        "PutRecord",
        r#"{"StreamName":"s","PartitionKey":"$.id","Data":"e30="}"#,
    ),
    (
        "firehose",
        "PutRecord",
        r#"{"DeliveryStreamName":"f","Record":{"Data":"e30="}}"#,
    ),
    (
        "monitoring",
        "PutMetricData",
        r#"{"namespace":"n","metricData":[{"MetricName":"m","Value":1}]}"#,
    ),
    (
        "monitoring",
        "PutMetricData",
        r#"{"namespace":"n","metricData":[{"MetricName":"of-one","Dimensions":[{"Name":"InstanceId","Value":"i-1"}],"Value":1}]}"#,
    ),
    ("codebuild", "StartBuild", r#"{"projectName":"p"}"#),
    (
        "codebuild",
        "StopBuild",
        r#"{"id":"$.StartBuild.build.id"}"#,
    ),
    (
        "codepipeline",
        "StartPipelineExecution",
        r#"{"name":"release"}"#,
    ),
    (
        "codepipeline",
        "PutApprovalResult",
        r#"{"pipelineName":"release","stageName":"Ask","actionName":"ask","result":{"status":"Approved","summary":""},"token":"1"}"#,
    ),
    (
        "states",
        "StartExecution",
        r#"{"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:flow"}"#,
    ),
    (
        "states",
        "StopExecution",
        r#"{"executionArn":"$.StartExecution.executionArn"}"#,
    ),
    (
        "lambda",
        "Invoke",
        r#"{"FunctionName":"b","InvocationType":"Event"}"#,
    ),
    ("lambda", "Invoke", r#"{"FunctionName":"c"}"#),
    ("ecs", "RunTask", r#"{"cluster":"c","taskDefinition":"d"}"#),
    (
        "ecs",
        "StopTask",
        r#"{"cluster":"c","task":"$.detail.taskArn"}"#,
    ),
    (
        "ssm",
        "StartAutomationExecution",
        r#"{"DocumentName":"run"}"#,
    ),
    (
        "ssm",
        "SendAutomationSignal",
        r#"{"AutomationExecutionId":"$.detail.ExecutionId","SignalType":"Approve"}"#,
    ),
    (
        "ssm",
        "SendCommand",
        r#"{"DocumentName":"RunIt","InstanceIds":["i-1"]}"#,
    ),
    (
        "ssm",
        "CancelCommand",
        r#"{"CommandId":"$.detail.command-id"}"#,
    ),
    (
        "ssm",
        "PutParameter",
        r#"{"name":"/a","type":"String","value":"2","overwrite":true}"#,
    ),
    (
        "codedeploy",
        "CreateDeployment",
        r#"{"applicationName":"x","deploymentGroupName":"y"}"#,
    ),
    (
        "codedeploy",
        "StopDeployment",
        r#"{"deploymentId":"$.detail.deploymentId"}"#,
    ),
    (
        "autoscaling",
        "TerminateInstanceInAutoScalingGroup",
        r#"{"InstanceId":"i-1","ShouldDecrementDesiredCapacity":false}"#,
    ),
    (
        "autoscaling",
        "SetDesiredCapacity",
        r#"{"AutoScalingGroupName":"g","DesiredCapacity":3}"#,
    ),
    (
        "autoscaling",
        "ExecutePolicy",
        r#"{"AutoScalingGroupName":"g","PolicyName":"out"}"#,
    ),
    (
        "autoscaling",
        "CompleteLifecycleAction",
        r#"{"AutoScalingGroupName":"g","LifecycleHookName":"end","InstanceId":"i-1","LifecycleActionResult":"CONTINUE"}"#,
    ),
    ("ec2", "StopInstances", r#"{"InstanceIds":["i-1"]}"#),
    (
        "ec2",
        "CreateTags",
        r#"{"Resources":["i-1"],"Tags":[{"Key":"a","Value":"b"}]}"#,
    ),
    (
        "codecommit",
        "CreatePullRequest",
        r#"{"title":"t","targets":[{"repositoryName":"r","sourceReference":"s"}]}"#,
    ),
    (
        "codecommit",
        "CreateCommit",
        r#"{"repositoryName":"r","branchName":"main"}"#,
    ),
    (
        "codecommit",
        "MergePullRequestBySquash",
        r#"{"pullRequestId":"1","repositoryName":"r"}"#,
    ),
    (
        "codecommit",
        "UpdatePullRequestApprovalState",
        r#"{"pullRequestId":"1","revisionId":"1","approvalState":"APPROVE"}"#,
    ),
];

/// A call, with all that may stand beside its request.
pub(super) fn call(choices: &mut Choices<'_>) -> Value {
    let (service, operation, request) = choices.one(&CALLS);
    json!({
        "service": service,
        "operation": operation,
        "request": request,
        "when": choices.one(&[None, None, None, Some(r#"{"detail":{"id":["i-1"]}}"#)]),
        "if_found": choices.is_last(16).then_some("UNMANAGED_INSTANCES"),
        "for_each": choices.is_last(12).then_some("$.Records"),
        "response": choices.is_last(12).then_some(r#"{"build":{"id":"p:1"},"a":"$.id"}"#),
        "error_code": choices.is_last(12).then_some("AccessDenied"),
        "account": choices.is_last(16).then_some("210987654321"),
        "region": choices.is_last(16).then_some("eu-west-1"),
    })
}

/// The calls of some code.
pub(super) fn calls(choices: &mut Choices<'_>) -> Value {
    let count = choices.next(4);
    (0..count).map(|_| call(choices)).collect()
}

/// A call without anything beside its request: its service, its operation and the request.
pub(super) fn plain(choices: &mut Choices<'_>) -> (&'static str, &'static str, &'static str) {
    choices.one(&CALLS)
}
