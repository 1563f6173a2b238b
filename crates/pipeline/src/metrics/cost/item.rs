//! What AWS charges for, or does not, in a run.

use serde::{Deserialize, Serialize};

/// Something that a run uses, or that is there meanwhile. Each has one price in one table of
/// [`super::TABLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// Events of AWS services, which cost nothing.
    AwsEvents,
    /// Events of S3 buckets that notify EventBridge, which is opted in to.
    OptInEvents,
    /// Events of one's own and of partners.
    CustomEvents,
    /// Events sent on to another event bus.
    ForwardedEvents,
    /// Events that a replay sends once more.
    ReplayedEvents,
    /// Calls of API destinations, with those that are tried again.
    ApiDestinationInvocations,
    /// Bytes that archives take in.
    ArchiveProcessing,
    /// Bytes that archives keep.
    ArchiveStorage,
    /// Deliveries of a rule to a service of another account.
    OtherAccountDeliveries,
    /// Messages published to standard topics.
    SnsPublishes,
    /// Messages published to FIFO topics.
    SnsFifoPublishes,
    /// Messages that topics gave to queues.
    SnsToQueues,
    /// Messages that topics gave to functions.
    SnsToFunctions,
    /// Messages that topics gave to Firehose streams.
    SnsToFirehose,
    /// Messages that topics gave to web servers.
    SnsToHttp,
    /// Messages that topics sent by mail.
    SnsToEmail,
    /// Text messages that topics sent.
    SnsToSms,
    /// Requests to standard queues.
    SqsRequests,
    /// Requests to FIFO queues.
    SqsFifoRequests,
    /// Calls of functions.
    LambdaRequests,
    /// Milliseconds of functions times their declared megabytes.
    LambdaDuration,
    /// Milliseconds of functions times the default of 128 MB, where no memory is declared.
    LambdaDurationAssumed,
    /// States entered by executions of Standard workflows.
    StateTransitions,
    /// Executions of Express workflows.
    ExpressRequests,
    /// Milliseconds of Express workflows times 64 MB.
    ExpressDuration,
    /// Bytes that log groups take in.
    LogIngestion,
    /// Requests to CloudWatch that are charged.
    MetricRequests,
    /// Data that came to metrics.
    MetricData,
    /// Alarms on metrics of a minute or more.
    StandardAlarms,
    /// Alarms on metrics of less than a minute.
    HighResolutionAlarms,
    /// Composite alarms.
    CompositeAlarms,
    /// Metrics that metric filters and code report.
    CustomMetrics,
    /// Management events of CloudTrail.
    ManagementEvents,
    /// Data events of CloudTrail.
    DataEvents,
    /// Requests to S3 that write or list.
    S3Writes,
    /// Requests to S3 that read.
    S3Reads,
    /// Objects that were deleted.
    S3Deletes,
    /// Notifications of buckets to queues, topics and functions.
    S3Notifications,
    /// Write request units of DynamoDB.
    DynamoDbWrites,
    /// Read request units of DynamoDB.
    DynamoDbReads,
    /// Batches that Lambda read from streams of tables.
    DynamoDbStreamReads,
    /// Bytes written to Kinesis streams, each record rounded up to 1 KB.
    KinesisIn,
    /// Bytes that Lambda read from Kinesis streams.
    KinesisOut,
    /// Kinesis streams.
    KinesisStreams,
    /// Bytes written to Firehose streams, each record rounded up to 5 KB.
    FirehoseIn,
    /// Steps of runbooks.
    AutomationSteps,
    /// Seconds that scripts of runbooks ran.
    ScriptSeconds,
    /// Commands, once for each instance.
    Commands,
    /// OpsItems that were made.
    OpsItems,
    /// Other requests to OpsCenter.
    OpsItemRequests,
    /// Minutes of builds.
    BuildMinutes,
    /// Minutes of actions of pipelines.
    ActionMinutes,
    /// Pipelines, were they of type V1.
    ActivePipelines,
    /// Deployments of CodeDeploy.
    Deployments,
    /// Seconds of Fargate tasks times their CPU units.
    FargateCpu,
    /// Seconds of Fargate tasks times their megabytes.
    FargateMemory,
    /// Tasks on instances.
    Ec2Tasks,
    /// Evaluations of rules of AWS Config.
    RuleEvaluations,
    /// Changes of resources that AWS Config recorded.
    ConfigurationItems,
    /// API calls that cost nothing by themselves.
    FreeCalls,
    /// Instances that were launched, stopped or terminated.
    InstanceChanges,
    /// Work of resources that the yard does not declare.
    UndeclaredWork,
    /// Calls of services that no table prices.
    OtherCalls,
    /// What was refused, and attempts of deliveries that failed.
    Refused,
    /// What services did that no table knows.
    OtherDoings,
}
