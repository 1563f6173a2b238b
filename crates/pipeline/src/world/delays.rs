//! How long services take for what they do next: data with the date on which it was seen and where.
//!
//! AWS publishes time-outs and retry intervals; how long a service works it does not. Those values
//! are the yard's own choice after the times in AWS's own sample events, and a person who declares
//! a resource may set others.

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// What takes so long.
    pub name: &'static str,
    /// How long, in milliseconds.
    pub millis: i64,
    /// The day on which it was seen at its source, or chosen.
    pub seen: &'static str,
    /// The page of AWS that says so, or why this value was chosen.
    pub source: &'static str,
    /// Whether AWS publishes the value.
    pub published: bool,
}

impl Delay {
    /// The whole seconds.
    pub const fn seconds(&self) -> u32 {
        let seconds = self.millis / 1_000;
        match seconds {
            0..=4_294_967_295 => seconds as u32,
            _ => 0,
        }
    }
}

const SEEN: &str = "2026-11-22";
const SAMPLES: &str = "Chosen after the times in AWS's sample events; AWS publishes no value.";
const OWN: &str = "Chosen for the yard; AWS publishes no value.";

const fn chosen(name: &'static str, millis: i64) -> Delay {
    Delay {
        name,
        millis,
        seen: SEEN,
        source: SAMPLES,
        published: false,
    }
}

/// A value of the yard's own that no sample event shows.
const fn own(name: &'static str, millis: i64) -> Delay {
    Delay {
        source: OWN,
        ..chosen(name, millis)
    }
}

const fn published(name: &'static str, millis: i64, source: &'static str) -> Delay {
    Delay {
        name,
        millis,
        seen: SEEN,
        source,
        published: true,
    }
}

/// From the call of a target or an API to the work that it begins.
pub const CALL: Delay = chosen("API call until its effect", 100);

/// From a change of a resource to the event that a service sends of it.
pub const EVENT: Delay = chosen("Change until its event", 500);

/// From an API call to its event via CloudTrail.
pub const CLOUDTRAIL: Delay = chosen("API call until its event via CloudTrail", 3_000);

/// From StartReplay to the first event of the replay.
pub const REPLAY_START: Delay = chosen("StartReplay until the first event", 10_000);

/// How long a replay takes for the events of one minute.
pub const REPLAY_MINUTE: Delay = chosen("Replay, the events of one minute", 1_000);

/// From a message at a topic to its subscribers.
pub const SNS_FAN_OUT: Delay = chosen("Message from a topic to a subscriber", 50);

/// For how long a group is not scaled again by a simple scaling policy.
pub const SCALING_COOLDOWN: Delay = published(
    "Default cooldown of simple scaling",
    300_000,
    "Amazon EC2 Auto Scaling User Guide, \"Scaling cooldowns for Amazon EC2 Auto Scaling\"",
);

/// From a change of a branch to a pipeline that looks for changes by itself.
pub const PIPELINE_POLL: Delay = chosen("A pipeline's look for changes", 60_000);

/// From PutEvents by code to the event at its bus.
pub const PUT_EVENTS: Delay = chosen("PutEvents until the event is at its bus", 100);

/// Until Lambda tries an asynchronous call again that failed for the first time.
pub const LAMBDA_FIRST_RETRY: Delay = published(
    "Lambda asynchronous invocation, first retry",
    60_000,
    "AWS Lambda Developer Guide, How Lambda handles errors and retries with asynchronous invocation",
);

/// Until Lambda tries it again that failed twice.
pub const LAMBDA_SECOND_RETRY: Delay = published(
    "Lambda asynchronous invocation, second retry",
    120_000,
    "AWS Lambda Developer Guide, How Lambda handles errors and retries with asynchronous invocation",
);

/// Between two states of an execution.
pub const STATE: Delay = chosen("Step Functions transition", 100);

/// Until a state is tried again.
pub const STATE_RETRY: Delay = published(
    "Step Functions Retry, IntervalSeconds",
    1_000,
    "AWS Step Functions Developer Guide, Error Handling (an older copy without a date)",
);

/// For how long a task is PROVISIONING, PENDING and DEPROVISIONING.
pub const ECS_PROVISIONING: Delay = chosen("ECS PROVISIONING", 12_000);
/// See [`ECS_PROVISIONING`].
pub const ECS_PENDING: Delay = chosen("ECS PENDING", 10_000);
/// See [`ECS_PROVISIONING`].
pub const ECS_DEPROVISIONING: Delay = chosen("ECS DEPROVISIONING", 10_000);

/// From the start of a deployment to its first instance.
pub const DEPLOYMENT_START: Delay = chosen("CodeDeploy start", 5_000);

/// Between two instances of a deployment.
pub const DEPLOYMENT_STEP: Delay = chosen("CodeDeploy next instance", 1_000);

/// Between two steps of a pipeline.
pub const PIPELINE_STEP: Delay = chosen("CodePipeline next step", 1_000);

/// After how long a manual approval fails that nobody has answered.
pub const PIPELINE_APPROVAL_TIMEOUT: Delay = published(
    "CodePipeline manual approval time-out",
    604_800_000,
    "AWS CodePipeline User Guide, Quotas in AWS CodePipeline",
);

const PIPELINE_QUOTAS: &str = "AWS CodePipeline User Guide, Quotas in AWS CodePipeline";

/// The newer copies at hand do not show the table of time-outs that nobody can change.
const PIPELINE_OLD_QUOTAS: &str =
    "AWS CodePipeline User Guide, Quotas in AWS CodePipeline (an older copy without a date)";

const PIPELINE_DEPLOY_TIMEOUT: Delay = published(
    "CodePipeline CodeDeploy action time-out",
    432_000_000,
    PIPELINE_QUOTAS,
);

/// After how long an action fails that waits for the end of what it started, by its provider.
pub const PIPELINE_ACTION_TIMEOUTS: [(&str, Delay); 5] = [
    (
        "CodeBuild",
        published(
            "CodePipeline build and test action time-out",
            28_800_000,
            PIPELINE_OLD_QUOTAS,
        ),
    ),
    ("CodeDeploy", PIPELINE_DEPLOY_TIMEOUT),
    ("CodeDeployToECS", PIPELINE_DEPLOY_TIMEOUT),
    (
        "Lambda",
        published(
            "CodePipeline Lambda invoke action time-out without a reply",
            1_200_000,
            PIPELINE_QUOTAS,
        ),
    ),
    (
        "StepFunctions",
        published(
            "CodePipeline Step Functions invoke action time-out",
            604_800_000,
            PIPELINE_OLD_QUOTAS,
        ),
    ),
];

/// After how long every other action fails.
pub const PIPELINE_OTHER_TIMEOUT: Delay = published(
    "CodePipeline time-out of other actions",
    3_600_000,
    PIPELINE_QUOTAS,
);

/// After how long an action of a provider fails that waits for the end of what it started.
pub fn pipeline_action_timeout(provider: &str) -> Delay {
    let mut of = PIPELINE_ACTION_TIMEOUTS.iter();
    of.find(|(name, _)| *name == provider)
        .map_or(PIPELINE_OTHER_TIMEOUT, |(_, delay)| *delay)
}

/// Between two steps of a runbook.
pub const SSM_STEP: Delay = chosen("Automation next step", 500);

/// After how long an approval of a runbook fails that nobody has answered.
pub const SSM_APPROVAL_TIMEOUT: Delay = published(
    "aws:approve time-out",
    604_800_000,
    "AWS Systems Manager User Guide, aws:approve - Pause an automation for manual approval",
);

/// How long a command takes at least.
pub const SSM_COMMAND: Delay = chosen("Run Command at least", 2_000);

/// After how long a command expires that sets neither time-out: 3,600 seconds until it is delivered
/// and 3,600 seconds for its execution. The API Reference says of `ExpiresAfter` that it is this sum.
pub const SSM_COMMAND_EXPIRY: Delay = published(
    "Run Command total time-out",
    7_200_000,
    "AWS Systems Manager User Guide, Understanding command statuses (an older copy without a date)",
);

/// For how long a command may run that says nothing else in its parameter `executionTimeout`.
pub const SSM_EXECUTION_TIMEOUT: Delay = published(
    "Run Command execution time-out",
    3_600_000,
    "AWS Systems Manager User Guide, Understanding command statuses (an older copy without a date)",
);

/// The most that a function may run.
pub const LAMBDA_TIMEOUT: Delay = Delay {
    seen: "2026-11-23",
    ..published(
        "Lambda function time-out, the greatest",
        900_000,
        "AWS Lambda Developer Guide, Configure Lambda function timeout",
    )
};

/// From the end of a period to an alarm's look at it.
pub const ALARM_LOOK: Delay = chosen("End of a period until an alarm looks at it", 10_000);

/// For how long a queue keeps a message where nothing else is set.
pub const QUEUE_RETENTION: Delay = published(
    "SQS message retention period",
    345_600_000,
    "Amazon SQS API Reference, SetQueueAttributes",
);

/// For how long a stream keeps a record where nothing else is set. Of Kinesis the API Reference names
/// as much as the least that a stream may have.
pub const STREAM_RETENTION: Delay = published(
    "DynamoDB stream record retention",
    86_400_000,
    "Amazon DynamoDB Developer Guide, Change data capture for DynamoDB Streams",
);

/// What doubles with each failure of a batch of a stream, to the pause before it is tried again.
pub const BATCH_PAUSE: Delay = own("Batch of a stream, shortest pause", 1_000);

/// The longest pause before a batch of a stream is tried again.
pub const BATCH_LONGEST_PAUSE: Delay = own("Batch of a stream, longest pause", 60_000);

/// Until a reader of a stream that was throttled reads again.
pub const THROTTLED_READER: Delay = own("Throttled reader of a stream", 1_000);

/// From the first to the last state of an instance that starts, stops or goes.
pub const INSTANCE_STATE: Delay = chosen("EC2 instance state", 30_000);

/// From a finding of AWS Config to its remediation.
pub const CONFIG_REMEDIATION: Delay = chosen("Config finding until its remediation", 10_000);

/// From the mending of a resource to its new evaluation.
pub const CONFIG_EVALUATION: Delay = chosen("Config change until its evaluation", 60_000);

/// The phases of a build, in their order, but for BUILD, which the project says.
pub const BUILD_PHASES: [(&str, Delay); 10] = [
    ("SUBMITTED", chosen("CodeBuild SUBMITTED", 0)),
    ("QUEUED", chosen("CodeBuild QUEUED", 1_000)),
    ("PROVISIONING", chosen("CodeBuild PROVISIONING", 23_000)),
    (
        "DOWNLOAD_SOURCE",
        chosen("CodeBuild DOWNLOAD_SOURCE", 4_000),
    ),
    ("INSTALL", chosen("CodeBuild INSTALL", 1_000)),
    ("PRE_BUILD", chosen("CodeBuild PRE_BUILD", 2_000)),
    ("BUILD", chosen("CodeBuild BUILD", 0)),
    ("POST_BUILD", chosen("CodeBuild POST_BUILD", 2_000)),
    (
        "UPLOAD_ARTIFACTS",
        chosen("CodeBuild UPLOAD_ARTIFACTS", 1_000),
    ),
    ("FINALIZING", chosen("CodeBuild FINALIZING", 2_000)),
];

/// After how long without a heartbeat the default result of a lifecycle hook counts.
pub const HEARTBEAT_TIMEOUT: Delay = published(
    "Lifecycle hook heartbeat time-out",
    3_600_000,
    "Amazon EC2 Auto Scaling API Reference, PutLifecycleHook",
);

/// For how long a Firehose stream collects records where nothing else is set.
pub const FIREHOSE_BUFFER: Delay = published(
    "Firehose buffering interval",
    300_000,
    "Amazon Data Firehose API Reference, BufferingHints",
);

#[cfg(test)]
mod tests;
