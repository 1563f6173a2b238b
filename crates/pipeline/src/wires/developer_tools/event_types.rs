//! The event types of notification rules, and which events of EventBridge they stand for.

use pattern::json::Value;

/// An event type of a notification rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationEvent {
    /// AWS's id.
    pub id: &'static str,
    /// The source of the event that it stands for.
    pub source: &'static str,
    /// The detail-type of that event.
    pub detail_type: &'static str,
    /// The field of the detail that decides; empty where every event of the type counts.
    pub field: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
}

const fn of(
    id: &'static str,
    (source, detail_type): (&'static str, &'static str),
    field: &'static str,
    values: &'static [&'static str],
) -> NotificationEvent {
    NotificationEvent {
        id,
        source,
        detail_type,
        field,
        values,
    }
}

const COMMIT_COMMENT: (&str, &str) = ("aws.codecommit", "CodeCommit Comment on Commit");
const REQUEST_COMMENT: (&str, &str) = ("aws.codecommit", "CodeCommit Comment on Pull Request");
const REQUEST: (&str, &str) = ("aws.codecommit", "CodeCommit Pull Request State Change");
const REPOSITORY: (&str, &str) = ("aws.codecommit", "CodeCommit Repository State Change");
const BUILD: (&str, &str) = ("aws.codebuild", "CodeBuild Build State Change");
const PHASE: (&str, &str) = ("aws.codebuild", "CodeBuild Build Phase Change");
const DEPLOYMENT: (&str, &str) = (
    "aws.codedeploy",
    "CodeDeploy Deployment State-change Notification",
);
const PIPELINE: (&str, &str) = (
    "aws.codepipeline",
    "CodePipeline Pipeline Execution State Change",
);
const STAGE: (&str, &str) = (
    "aws.codepipeline",
    "CodePipeline Stage Execution State Change",
);
const ACTION: (&str, &str) = (
    "aws.codepipeline",
    "CodePipeline Action Execution State Change",
);

/// The event types, written after the Developer Tools console User Guide, "Event types". Public
/// code that uses them has the ids of pipelines, but for a resumed stage; seen 2026-11-22. The rest
/// was not compared with the guide.
pub const EVENT_TYPES: &[NotificationEvent] = &[
    of(
        "codecommit-repository-comments-on-commits",
        COMMIT_COMMENT,
        "",
        &[],
    ),
    of(
        "codecommit-repository-comments-on-pull-requests",
        REQUEST_COMMENT,
        "",
        &[],
    ),
    of(
        "codecommit-repository-approvals-status-changed",
        REQUEST,
        "event",
        &["pullRequestApprovalStateChanged"],
    ),
    of(
        "codecommit-repository-approvals-rule-override",
        REQUEST,
        "event",
        &["pullRequestApprovalRuleOverridden"],
    ),
    of(
        "codecommit-repository-pull-request-created",
        REQUEST,
        "event",
        &["pullRequestCreated"],
    ),
    of(
        "codecommit-repository-pull-request-source-updated",
        REQUEST,
        "event",
        &["pullRequestSourceBranchUpdated"],
    ),
    of(
        "codecommit-repository-pull-request-status-changed",
        REQUEST,
        "event",
        &["pullRequestStatusChanged"],
    ),
    of(
        "codecommit-repository-pull-request-merged",
        REQUEST,
        "event",
        &["pullRequestMergeStatusUpdated"],
    ),
    of(
        "codecommit-repository-branches-and-tags-created",
        REPOSITORY,
        "event",
        &["referenceCreated"],
    ),
    of(
        "codecommit-repository-branches-and-tags-deleted",
        REPOSITORY,
        "event",
        &["referenceDeleted"],
    ),
    of(
        "codecommit-repository-branches-and-tags-updated",
        REPOSITORY,
        "event",
        &["referenceUpdated"],
    ),
    of(
        "codebuild-project-build-state-failed",
        BUILD,
        "build-status",
        &["FAILED"],
    ),
    of(
        "codebuild-project-build-state-succeeded",
        BUILD,
        "build-status",
        &["SUCCEEDED"],
    ),
    of(
        "codebuild-project-build-state-in-progress",
        BUILD,
        "build-status",
        &["IN_PROGRESS"],
    ),
    of(
        "codebuild-project-build-state-stopped",
        BUILD,
        "build-status",
        &["STOPPED"],
    ),
    of(
        "codebuild-project-build-phase-failure",
        PHASE,
        "completed-phase-status",
        &["FAILED", "FAULT", "CLIENT_ERROR", "TIMED_OUT", "STOPPED"],
    ),
    of(
        "codebuild-project-build-phase-success",
        PHASE,
        "completed-phase-status",
        &["SUCCEEDED"],
    ),
    of(
        "codedeploy-application-deployment-failed",
        DEPLOYMENT,
        "state",
        &["FAILURE"],
    ),
    of(
        "codedeploy-application-deployment-succeeded",
        DEPLOYMENT,
        "state",
        &["SUCCESS"],
    ),
    of(
        "codedeploy-application-deployment-started",
        DEPLOYMENT,
        "state",
        &["START"],
    ),
    of(
        "codepipeline-pipeline-action-execution-succeeded",
        ACTION,
        "state",
        &["SUCCEEDED"],
    ),
    of(
        "codepipeline-pipeline-action-execution-failed",
        ACTION,
        "state",
        &["FAILED"],
    ),
    of(
        "codepipeline-pipeline-action-execution-canceled",
        ACTION,
        "state",
        &["CANCELED"],
    ),
    of(
        "codepipeline-pipeline-action-execution-started",
        ACTION,
        "state",
        &["STARTED"],
    ),
    of(
        "codepipeline-pipeline-stage-execution-started",
        STAGE,
        "state",
        &["STARTED"],
    ),
    of(
        "codepipeline-pipeline-stage-execution-succeeded",
        STAGE,
        "state",
        &["SUCCEEDED"],
    ),
    of(
        "codepipeline-pipeline-stage-execution-resumed",
        STAGE,
        "state",
        &["RESUMED"],
    ),
    of(
        "codepipeline-pipeline-stage-execution-canceled",
        STAGE,
        "state",
        &["CANCELED"],
    ),
    of(
        "codepipeline-pipeline-stage-execution-failed",
        STAGE,
        "state",
        &["FAILED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-failed",
        PIPELINE,
        "state",
        &["FAILED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-canceled",
        PIPELINE,
        "state",
        &["CANCELED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-started",
        PIPELINE,
        "state",
        &["STARTED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-resumed",
        PIPELINE,
        "state",
        &["RESUMED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-succeeded",
        PIPELINE,
        "state",
        &["SUCCEEDED"],
    ),
    of(
        "codepipeline-pipeline-pipeline-execution-superseded",
        PIPELINE,
        "state",
        &["SUPERSEDED"],
    ),
    of(
        "codepipeline-pipeline-manual-approval-failed",
        ACTION,
        "state",
        &["FAILED"],
    ),
    of(
        "codepipeline-pipeline-manual-approval-needed",
        ACTION,
        "state",
        &["STARTED"],
    ),
    of(
        "codepipeline-pipeline-manual-approval-succeeded",
        ACTION,
        "state",
        &["SUCCEEDED"],
    ),
];

/// What an event is to notification rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The service, such as `codecommit`.
    pub service: String,
    /// The names of the resources that it is about.
    pub resources: Vec<String>,
    /// The event types that it is.
    pub ids: Vec<&'static str>,
}

/// What an event is to notification rules; none where it is none of theirs.
pub fn told(event: &Value) -> Option<Told> {
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let source = text(event, "source")?;
    let detail_type = text(event, "detail-type")?;
    let detail = event.get("detail")?;
    let kind = detail.get("type");
    let is_approval = kind.and_then(|kind| text(kind, "category")).as_deref() == Some("Approval");
    let is_it = |one: &&NotificationEvent| {
        one.source == source
            && one.detail_type == detail_type
            && (one.field.is_empty()
                || text(detail, one.field)
                    .is_some_and(|value| one.values.contains(&value.as_str())))
            && (!one.id.contains("-manual-approval-") || is_approval)
    };
    let ids: Vec<&'static str> = EVENT_TYPES.iter().filter(is_it).map(|one| one.id).collect();
    if ids.is_empty() {
        return None;
    }
    let mut resources = Vec::new();
    for name in ["repositoryName", "project-name", "application", "pipeline"] {
        resources.extend(text(detail, name));
    }
    let list = detail.get("repositoryNames").and_then(Value::as_array);
    let names = list.unwrap_or_default().iter().filter_map(Value::as_str);
    resources.extend(names.map(str::to_owned));
    Some(Told {
        service: source.strip_prefix("aws.").unwrap_or(&source).to_owned(),
        resources,
        ids,
    })
}
