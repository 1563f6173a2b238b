//! What runs a person's code: functions, state machines, builds. Those share the calls that code
//! makes.

use super::bounds::{ASYNC_RETRIES, BUILD_SECONDS, COUNT, FUNCTION_MEMORY, FUNCTION_MILLIS};
use super::field::{Content, Field, Form, Offer, field, flag, long, number, refers, text};
use super::referred::arn;
use super::{Group, Kind, Part};

const SERVICES: &[&str] = &[
    "events",
    "lambda",
    "states",
    "sns",
    "sqs",
    "s3",
    "dynamodb",
    "ec2",
    "autoscaling",
    "ssm",
    "codecommit",
    "codebuild",
    "codepipeline",
    "codedeploy",
    "ecs",
    "logs",
    "monitoring",
    "kinesis",
    "firehose",
];

const OPERATIONS: &[&str] = &[
    "PutEvents",
    "Invoke",
    "StartExecution",
    "Publish",
    "SendMessage",
    "PutObject",
    "CopyObject",
    "DeleteObject",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "CreatePullRequest",
    "UpdatePullRequestApprovalState",
    "MergePullRequestByFastForward",
    "PutFile",
    "StartBuild",
    "StartPipelineExecution",
    "PutApprovalResult",
    "CreateDeployment",
    "StopDeployment",
    "RunTask",
    "StartAutomationExecution",
    "SendAutomationSignal",
    "SendCommand",
    "CompleteLifecycleAction",
    "RecordLifecycleActionHeartbeat",
    "TerminateInstanceInAutoScalingGroup",
    "SetDesiredCapacity",
    "StopInstances",
    "TerminateInstances",
    "CreateTags",
    "PutLogEvents",
    "PutMetricData",
    "PutRecord",
];

/// The fields of a call.
pub(super) const CALL: &[Field] = &[
    field(
        "service",
        "Service",
        Form::Text(Offer::Words(SERVICES)),
        "As CloudTrail names it, without .amazonaws.com. For EventBridge it is events.",
    )
    .required(),
    field(
        "operation",
        "Operation",
        Form::Text(Offer::Words(OPERATIONS)),
        "The API's name of the call, such as PutEvents. Calls that the yard knows have their effect; every other one is recorded by CloudTrail.",
    )
    .required(),
    long(
        "request",
        "Request",
        Content::Json,
        "JSON in the words of the API. A text such as $.detail.bucket.name stands for what the code was given there; {$.detail.id} works within a text.",
    ),
    long(
        "when",
        "Only when the input matches",
        Content::Pattern,
        "An event pattern on what the code was given. Where it does not match, the call is left out.",
    )
    .optional(),
    field(
        "if_found",
        "Only for what the code finds",
        Form::OneOf(&[(
            "UNMANAGED_INSTANCES",
            "Declared instances that Systems Manager does not know",
        )]),
        "Where there is nothing of it, the call is left out; $.found in the request stands for what was found.",
    )
    .optional(),
    text(
        "for_each",
        "For each item of a list",
        "A path to a list of what the code was given, such as $.detail.keys. $.item in the request stands for the item; at most 40 items count.",
    )
    .optional(),
    long(
        "response",
        "AWS answers",
        Content::Json,
        "JSON in the words of the API. Later calls know it by the operation’s name: $.GetParameter.Parameter.Value. Left out, the yard answers what it knows, which is GetParameter.",
    )
    .optional(),
    text(
        "error_code",
        "AWS answers with the error",
        "Such as AccessDenied. The call then has no effect; CloudTrail records the error.",
    )
    .optional(),
    text("account", "In another account", "Twelve digits; left out, it is the code’s own.").optional(),
    text("region", "In another Region", "Left out, it is the code’s own.").optional(),
];

/// With what a new call begins.
pub(super) const CALL_START: &str = r#"{"service":"events","operation":"PutEvents","request":"{\"entries\":[{\"source\":\"my.app\",\"detailType\":\"Something happened\",\"detail\":\"{}\"}]}"}"#;

/// The list of the calls that code makes.
pub(super) const fn calls(help: &'static str) -> Field {
    field(
        "calls",
        "API calls",
        Form::Records {
            one: "call",
            fields: CALL,
            start: CALL_START,
        },
        help,
    )
}

/// One call that may be left out.
pub(super) const fn call(help: &'static str) -> Field {
    field(
        "call",
        "API call",
        Form::Record {
            fields: CALL,
            start: CALL_START,
        },
        help,
    )
    .optional()
}

pub(super) const FUNCTION: Kind = Kind {
    part: Part::Services,
    list: "functions",
    group: Group::Code,
    name: "Lambda function",
    about: "Your code, by what it does when it is called: which API calls it makes, which events it puts, whether it fails. CloudTrail records the calls, and they have their effect.",
    words: "lambda code invoke serverless",
    fields: &[
        text("name", "Function name", "As in its ARN, behind function:").required(),
        text("role", "Execution role", "The ARN of the role whose policies have to allow the calls; left out, nobody asks.").optional(),
        calls("What the code does, one call after the other."),
        number("duration_ms", "Duration in milliseconds", &FUNCTION_MILLIS, "How long a call of the function takes.").or("200"),
        number("memory_size", "Memory in megabytes", &FUNCTION_MEMORY, "What a millisecond costs goes by it. Left out, it is 128, Lambda’s default.").optional(),
        text("error", "Error that the code throws", "Left out, the code goes well. The calls above are made before the error.").optional(),
        number("failing_attempts", "Attempts that fail", &COUNT, "How many times the code throws the error before it goes well; left out, it always does.").optional(),
        long("response", "Response", Content::Json, "What it returns where it goes well, as JSON; $.state stands for what the function was given there. A tumbling window hands on its member state.").optional(),
        number("maximum_retry_attempts", "Retries of an asynchronous call", &ASYNC_RETRIES, "How often Lambda tries again when EventBridge, SNS or S3 called the function.").or("2"),
        refers("dead_letter_config", "Dead-letter queue or topic", arn(&["queues", "topics"]), "The ARN for events that no attempt could handle.").optional(),
        refers("on_success", "Destination on success", arn(&["queues", "topics", "functions"]), "The ARN that is told of asynchronous calls that went well; an event bus works as well.").optional(),
        refers("on_failure", "Destination on failure", arn(&["queues", "topics", "functions"]), "The ARN that is told of asynchronous calls that failed for good.").optional(),
    ],
    start: r#"{"name":"my-function","calls":[]}"#,
};

pub(super) const STATE_MACHINE: Kind = Kind {
    part: Part::Services,
    list: "state_machines",
    group: Group::Code,
    name: "Step Functions state machine",
    about: "A workflow, one state after the other. Standard executions send “Step Functions Execution Status Change”; express ones send no events.",
    words: "step functions states workflow execution",
    fields: &[
        text("name", "Name", "As in its ARN, behind stateMachine:").required(),
        text(
            "role_arn",
            "Role",
            "The ARN of the role whose policies have to allow the calls; left out, nobody asks.",
        )
        .optional(),
        field(
            "type",
            "Type",
            Form::OneOf(&[
                ("STANDARD", "Standard: long, exactly once, sends events"),
                ("EXPRESS", "Express: short, at least once, sends no events"),
            ]),
            "",
        )
        .or("\"STANDARD\""),
        field(
            "states",
            "States",
            Form::Records {
                one: "state",
                fields: STATE,
                start: r#"{"name":"Next"}"#,
            },
            "In their order.",
        ),
        number(
            "timeout_seconds",
            "Times out after seconds",
            &COUNT,
            "The execution is TIMED_OUT then; left out, never.",
        )
        .optional(),
    ],
    start: r#"{"name":"my-workflow","states":[{"name":"Work","seconds":2}]}"#,
};

const STATE: &[Field] = &[
    text("name", "Name", "").required(),
    call("The call of a Task state. Left out, the state only waits or passes."),
    flag(
        "sync",
        "Waits for what the call starts (.sync)",
        "Without it the state ends as soon as the call is answered.",
    ),
    number("seconds", "Seconds that it works or waits", &COUNT, ""),
    text(
        "error",
        "Error by which it fails",
        "Such as States.TaskFailed; left out, it goes well.",
    )
    .optional(),
    number(
        "max_attempts",
        "Retry: attempts after the first",
        &COUNT,
        "How often a failed state is tried again.",
    ),
    flag(
        "catch",
        "Catch: the execution goes on all the same",
        "A failed state leads on to the next one.",
    ),
];

pub(super) const PROJECT: Kind = Kind {
    part: Part::Services,
    list: "projects",
    group: Group::Code,
    name: "CodeBuild project",
    about: "A build that goes through its phases. It sends “CodeBuild Build State Change” and, phase by phase, “CodeBuild Build Phase Change”.",
    words: "codebuild build test phase",
    fields: &[
        text("name", "Project name", "As in its ARN, behind project/").required(),
        text(
            "service_role",
            "Service role",
            "The ARN of the role whose policies have to allow the calls; left out, nobody asks.",
        )
        .optional(),
        field(
            "source",
            "Source",
            Form::Record {
                fields: &[
                    field(
                        "type",
                        "Type",
                        Form::Text(Offer::Words(&[
                            "CODECOMMIT",
                            "CODEPIPELINE",
                            "GITHUB",
                            "BITBUCKET",
                            "S3",
                            "NO_SOURCE",
                        ])),
                        "",
                    )
                    .required(),
                    text("location", "Location", "The address of the repository, or bucket/key. Empty for CODEPIPELINE and NO_SOURCE."),
                ],
                start: r#"{"type":"GITHUB","location":"https://github.com/example/shop.git"}"#,
            },
            "Left out, it is a CodeCommit repository with the project’s name.",
        )
        .optional(),
        field(
            "failed_phase",
            "Phase that fails",
            Form::Text(Offer::Words(&[
                "INSTALL",
                "PRE_BUILD",
                "BUILD",
                "POST_BUILD",
            ])),
            "Left out, builds go well.",
        )
        .optional(),
        number(
            "build_seconds",
            "Seconds of the phase BUILD",
            &BUILD_SECONDS,
            "",
        )
        .or("60"),
        calls("What the commands of the phase BUILD call."),
    ],
    start: r#"{"name":"my-project"}"#,
};
