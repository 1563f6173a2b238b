//! What delivers software: pipelines and deployments.

use super::bounds::{COUNT, RUN_ORDER};
use super::field::{Field, Form, Offer, field, flag, number, refers, text};
use super::referred::{arn, name};
use super::{Group, Kind, Part};

/// What a person answers to an approval.
pub(super) const ANSWER: &[Field] = &[
    number("after_seconds", "After seconds", &COUNT, "").required(),
    flag(
        "approved",
        "Approved",
        "Ticked is yes; otherwise the answer is no.",
    )
    .required(),
];

/// With what an answer begins.
pub(super) const ANSWER_START: &str = r#"{"after_seconds":60,"approved":true}"#;

/// The answer to an approval, which may be left out.
pub(super) const fn answer(help: &'static str) -> Field {
    field(
        "approval",
        "Answer to the approval",
        Form::Record {
            fields: ANSWER,
            start: ANSWER_START,
        },
        help,
    )
    .optional()
}

const ACTION: &[Field] = &[
    text("name", "Name", "").required(),
    field(
        "category",
        "Category",
        Form::OneOf(&[
            ("Source", "Source: brings the source"),
            ("Build", "Build"),
            ("Test", "Test"),
            ("Deploy", "Deploy"),
            ("Approval", "Approval: asks a person"),
            ("Invoke", "Invoke: calls a function or workflow"),
        ]),
        "",
    )
    .or("\"Build\""),
    field(
        "provider",
        "Provider",
        Form::Text(Offer::Words(&[
            "CodeCommit",
            "S3",
            "CodeBuild",
            "CodeDeploy",
            "CodeDeployToECS",
            "CloudFormation",
            "ElasticBeanstalk",
            "ECS",
            "Lambda",
            "StepFunctions",
            "Manual",
        ])),
        "Who does it. CodeBuild, CodeDeploy, Lambda and StepFunctions start what is named below.",
    )
    .required(),
    field(
        "resource",
        "Works with",
        Form::Text(Offer::Declared(name(&["projects", "functions", "deployment_groups"]))),
        "The CodeBuild project, the Lambda function, the state machine’s ARN, or application/deployment group.",
    )
    .optional(),
    text("region", "Region", "Left out, it is the pipeline’s own.").optional(),
    text("branch", "Branch", "Of a source in CodeCommit.").optional(),
    flag("polls", "Polls for source changes", "Of a source in CodeCommit: the pipeline looks for changes by itself, so that no rule has to start it."),
    number("run_order", "Run order within the stage", &RUN_ORDER, "Actions of one number run at once.").or("1"),
    number("seconds", "Seconds that it runs", &COUNT, "Where nothing that it starts says how long.").or("5"),
    flag("fails", "It fails", "Where nothing that it starts decides."),
    answer("Of a manual approval: what a person answers, and when. Left out, the pipeline waits until you answer, or seven days."),
    refers("notification_arn", "Topic that is told of the approval", arn(&["topics"]), "").optional(),
];

pub(super) const PIPELINE: Kind = Kind {
    part: Part::Services,
    list: "pipelines",
    group: Group::Code,
    name: "CodePipeline pipeline",
    about: "Stages with actions. It sends “CodePipeline Pipeline”, “… Stage” and “… Action Execution State Change” as it goes along.",
    words: "codepipeline release stage action approval",
    fields: &[
        text("name", "Pipeline name", "").required(),
        text("role_arn", "Service role", "The ARN of the role whose policies have to allow what its actions start; left out, nobody asks.").optional(),
        field(
            "stages",
            "Stages",
            Form::Records {
                one: "stage",
                fields: &[
                    text("name", "Name", "").required(),
                    field(
                        "actions",
                        "Actions",
                        Form::Records {
                            one: "action",
                            fields: ACTION,
                            start: r#"{"name":"Action","category":"Build","provider":"CodeBuild"}"#,
                        },
                        "",
                    ),
                ],
                start: r#"{"name":"Stage","actions":[{"name":"Action","category":"Build","provider":"CodeBuild"}]}"#,
            },
            "In their order.",
        ),
    ],
    start: r#"{"name":"my-pipeline","stages":[{"name":"Source","actions":[{"name":"Source","category":"Source","provider":"CodeCommit"}]},{"name":"Build","actions":[{"name":"Build","category":"Build","provider":"CodeBuild"}]}]}"#,
};

pub(super) const DEPLOYMENT_GROUP: Kind = Kind {
    part: Part::Services,
    list: "deployment_groups",
    group: Group::Code,
    name: "CodeDeploy deployment group",
    about: "Where CodeDeploy deploys to. It sends “CodeDeploy Deployment State-change Notification” and one for each instance.",
    words: "codedeploy deploy rollback blue green",
    fields: &[
        text("application", "Application", "").required(),
        text("name", "Deployment group", "").required(),
        field(
            "instances",
            "Instances",
            Form::Texts(Offer::Declared(name(&["instances"]))),
            "One after the other; none for ECS and Lambda.",
        ),
        number(
            "seconds",
            "Seconds",
            &COUNT,
            "Of each instance, or of the whole deployment where there is none.",
        )
        .or("60"),
        flag(
            "fails",
            "Deployments fail",
            "At the last instance, where there are any.",
        ),
        flag(
            "auto_rollback",
            "Rolls back when a deployment fails",
            "A deployment of the version before follows.",
        ),
    ],
    start: r#"{"application":"my-app","name":"production"}"#,
};

pub(super) const DEPLOYMENT_ALARMS: Kind = Kind {
    part: Part::Wires,
    list: "deployment_alarms",
    group: Group::Code,
    name: "Alarms of a deployment group",
    about: "CodeDeploy stops a deployment while one of these alarms is in ALARM, and rolls it back where the group says so.",
    words: "codedeploy alarm rollback stop",
    fields: &[
        text("application", "Application", "").required(),
        text("deployment_group", "Deployment group", "").required(),
        flag("enabled", "Alarms count", "").or("true"),
        field(
            "alarms",
            "Alarms",
            Form::Texts(Offer::Declared(name(&[
                "metric_alarms",
                "composite_alarms",
            ]))),
            "By name; ten at most.",
        ),
    ],
    start: r#"{"application":"my-app","deployment_group":"production","alarms":["my-alarm"]}"#,
};
