//! The least and the most that a number of a form may be. The wires' own limits, which depend on what
//! a wire is for, stand in [`crate::wires::limits`].

/// The least and the most that a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The least.
    pub least: i64,
    /// The most.
    pub most: i64,
    /// Where AWS says so; empty where it is only what the yard can hold.
    pub source: &'static str,
    /// The day on which the values were seen there; none where that was not on a known day.
    pub checked: Option<&'static str>,
}

const fn seen(least: i64, most: i64, source: &'static str) -> Bound {
    Bound {
        least,
        most,
        source,
        checked: Some("2026-11-22"),
    }
}

const fn known(least: i64, most: i64, source: &'static str) -> Bound {
    Bound {
        checked: None,
        ..seen(least, most, source)
    }
}

/// Any number from nought that the yard can hold.
pub(super) const COUNT: Bound = known(0, 4_294_967_295, "");
/// How many instances a scaling policy adds or takes away.
pub(super) const ADJUSTMENT: Bound = known(-1_000_000, 1_000_000, "");
/// An exit code.
pub(super) const EXIT_CODE: Bound = known(0, 255, "");
/// How long a function may run, in milliseconds.
pub(super) const FUNCTION_MILLIS: Bound = known(0, 900_000, "Lambda Developer Guide, quotas");
/// How long a function may run, in seconds.
pub(super) const FUNCTION_SECONDS: Bound = known(1, 900, "Lambda Developer Guide, quotas");
/// The memory of a function, in megabytes.
pub(super) const FUNCTION_MEMORY: Bound = known(
    128,
    10_240,
    "Lambda API Reference, CreateFunction (MemorySize)",
);
/// Retries of an asynchronous call.
pub(super) const ASYNC_RETRIES: Bound =
    known(0, 2, "Lambda API Reference, PutFunctionEventInvokeConfig");
/// How long a build may take, in seconds.
pub(super) const BUILD_SECONDS: Bound = known(0, 129_600, "CodeBuild User Guide, quotas");
/// The order of actions within a stage.
pub(super) const RUN_ORDER: Bound = known(1, 999, "CodePipeline API Reference, ActionDeclaration");
/// The heartbeat of a lifecycle hook, in seconds.
pub(super) const HEARTBEAT: Bound = seen(
    30,
    7_200,
    "EC2 Auto Scaling API Reference, PutLifecycleHook",
);
/// How often a remediation is tried.
pub(super) const REMEDIATIONS: Bound =
    seen(1, 25, "AWS Config API Reference, RemediationConfiguration");
/// How long Firehose collects records, in seconds.
pub(super) const BUFFERING: Bound = seen(0, 900, "Data Firehose API Reference, BufferingHints");
/// How long a message is hidden, in seconds.
pub(super) const VISIBILITY: Bound = known(0, 43_200, "SQS API Reference, SetQueueAttributes");
/// How often a message is read before it goes to the dead-letter queue.
pub(super) const RECEIVES: Bound = known(1, 1_000, "SQS API Reference, SetQueueAttributes");
