//! What tells of changes beside rules.

use super::bounds::COUNT;
use super::field::{Field, Form, Offer, field, flag, number, refers, text};
use super::referred::{arn, name};
use super::{Group, Kind, Part};

pub(super) const BUCKET_NOTIFICATION: Kind = Kind {
    part: Part::Wires,
    list: "bucket_notifications",
    group: Group::Triggers,
    name: "Notification of an S3 bucket",
    about: "The bucket itself tells a function, queue or topic of changed objects. That is beside “send notifications to EventBridge”, and needs a resource policy there.",
    words: "s3 event notification bucket trigger prefix suffix",
    fields: &[
        refers("bucket", "Bucket", name(&["buckets"]), "By name.").required(),
        text("id", "Name", "").required(),
        field(
            "events",
            "Events",
            Form::Texts(Offer::BucketEvents),
            "Such as s3:ObjectCreated:*",
        ),
        text("prefix", "Keys begin with", "Such as uploads/"),
        text("suffix", "Keys end with", "Such as .jpg"),
        refers(
            "destination_arn",
            "Tells",
            arn(&["functions", "queues", "topics"]),
            "The ARN of the function, queue or topic; not a FIFO one.",
        )
        .required(),
    ],
    start: r#"{"bucket":"my-bucket","id":"new-objects","events":["s3:ObjectCreated:*"],"destination_arn":""}"#,
};

pub(super) const NOTIFICATION_RULE: Kind = Kind {
    part: Part::Wires,
    list: "notification_rules",
    group: Group::Triggers,
    name: "Notification rule of the developer tools",
    about: "Tells people of a repository, project, application or pipeline: by topics and chat clients alone. It starts nothing; for that take a rule.",
    words: "codestar notifications chat codepipeline codebuild codecommit",
    fields: &[
        text("name", "Name", "").required(),
        refers(
            "resource",
            "Resource",
            arn(&["pipelines", "projects"]),
            "The ARN of the repository, build project, application or pipeline.",
        )
        .required(),
        field(
            "event_type_ids",
            "Events",
            Form::Texts(Offer::NotificationEvents),
            "By AWS’s ids.",
        ),
        field(
            "targets",
            "Tells",
            Form::Texts(Offer::Declared(arn(&["topics"]))),
            "ARNs of topics, or of chat clients; ten at most.",
        ),
        flag("enabled", "Switched on", "").or("true"),
    ],
    start: r#"{"name":"my-notifications","resource":"","event_type_ids":["codepipeline-pipeline-pipeline-execution-failed"],"targets":[]}"#,
};

const EVENTS: Field = field(
    "events",
    "Events",
    Form::Texts(Offer::Words(&[
        "all",
        "updateReference",
        "createReference",
        "deleteReference",
    ])),
    "Pushes, new and deleted branches and tags; pull requests are no trigger.",
);

pub(super) const REPOSITORY_TRIGGER: Kind = Kind {
    part: Part::Wires,
    list: "repository_triggers",
    group: Group::Triggers,
    name: "Trigger of a CodeCommit repository",
    about: "A push tells a topic or calls a function. It knows no more than branches and tags; a rule can match much more.",
    words: "codecommit trigger push branch repository",
    fields: &[
        text("repository_name", "Repository", "").required(),
        text("name", "Trigger name", "").required(),
        refers(
            "destination_arn",
            "Tells",
            arn(&["topics", "functions"]),
            "The ARN of the topic or function, in the same Region.",
        )
        .required(),
        field(
            "branches",
            "Branches",
            Form::Texts(Offer::Nothing),
            "One by one, without wildcards; none stands for all.",
        ),
        EVENTS,
        text("custom_data", "Custom data", "A text that comes along."),
    ],
    start: r#"{"repository_name":"my-repository","name":"on-push","destination_arn":"","branches":["main"],"events":["updateReference"]}"#,
};

pub(super) const APPROVAL_RULE_TEMPLATE: Kind = Kind {
    part: Part::Wires,
    list: "approval_rule_templates",
    group: Group::Triggers,
    name: "Approval rule template of CodeCommit",
    about: "Every new pull request to its branches gets a rule: so many people have to approve before it can be merged.",
    words: "codecommit approval pull request review merge",
    fields: &[
        text("name", "Template name", "").required(),
        field(
            "repositories",
            "Repositories",
            Form::Texts(Offer::Nothing),
            "The names of those with which it is associated.",
        ),
        field(
            "destination_references",
            "Branches",
            Form::Texts(Offer::Words(&["refs/heads/main"])),
            "Such as refs/heads/main; none stands for all.",
        ),
        number("number_of_approvals_needed", "Approvals needed", &COUNT, "").or("1"),
        field(
            "approval_pool_members",
            "Approval pool",
            Form::Texts(Offer::Nothing),
            "ARNs, or CodeCommitApprovers:ACCOUNT:NAME, with stars; none stands for anybody.",
        ),
    ],
    start: r#"{"name":"my-approval-rule","repositories":["my-repository"],"destination_references":["refs/heads/main"],"number_of_approvals_needed":2}"#,
};
