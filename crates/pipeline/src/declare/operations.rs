//! Systems Manager and AWS Config.

use super::bounds::{COUNT, REMEDIATIONS};
use super::code::call;
use super::deploy::answer;
use super::field::{Field, Form, Offer, field, flag, number, refers, text};
use super::referred::{arn, name};
use super::{Group, Kind, Part};

const STEP: &[Field] = &[
    text("name", "Name", "").required(),
    field(
        "action",
        "Action",
        Form::Text(Offer::Words(&[
            "aws:executeAwsApi",
            "aws:approve",
            "aws:changeInstanceState",
            "aws:runCommand",
            "aws:runShellScript",
            "aws:invokeLambdaFunction",
            "aws:sleep",
        ])),
        "aws:approve waits for a person; the others take their seconds and make their call.",
    )
    .or("\"aws:executeAwsApi\""),
    call("What the step calls. Left out, it only takes its time."),
    number("seconds", "Seconds that it runs", &COUNT, "").or("5"),
    flag("fails", "It fails", "The runbook or command fails with it."),
    answer(
        "Of aws:approve: what a person answers, and when. Left out, the step waits until you answer, or seven days.",
    ),
];

pub(super) const DOCUMENT: Kind = Kind {
    part: Part::Services,
    list: "documents",
    group: Group::Operations,
    name: "Systems Manager document",
    about: "A runbook of Automation, which sends “EC2 Automation Step” and “… Execution Status-change Notification”, or a command, which sends “EC2 Command Status-change Notification”.",
    words: "ssm systems manager automation runbook run command",
    fields: &[
        text("name", "Document name", "").required(),
        text(
            "assume_role",
            "Role that a runbook takes on",
            "The ARN of the role whose policies have to allow the calls; left out, nobody asks.",
        )
        .optional(),
        field(
            "document_type",
            "Type",
            Form::OneOf(&[
                ("Automation", "Automation: a runbook"),
                ("Command", "Command: runs on managed instances"),
            ]),
            "",
        )
        .or("\"Automation\""),
        field(
            "steps",
            "Steps",
            Form::Records {
                one: "step",
                fields: STEP,
                start: r#"{"name":"step"}"#,
            },
            "In their order.",
        ),
    ],
    start: r#"{"name":"my-runbook","document_type":"Automation","steps":[{"name":"step","action":"aws:executeAwsApi"}]}"#,
};

pub(super) const PARAMETER: Kind = Kind {
    part: Part::Services,
    list: "parameters",
    group: Group::Operations,
    name: "Parameter of Parameter Store",
    about: "A value that is there from the beginning. GetParameter answers it, PutParameter with overwrite changes it, and “Parameter Store Change” tells of that. Where one is declared, no other is there.",
    words: "ssm systems manager parameter store configuration secret",
    fields: &[
        text("name", "Parameter name", "Such as /shop/image.").required(),
        field(
            "type",
            "Type",
            Form::Text(Offer::Words(&["String", "StringList", "SecureString"])),
            "",
        )
        .or("\"String\""),
        text("value", "Value", "").required(),
    ],
    start: r#"{"name":"/shop/image","value":"ami-0a1b2c3d4e5f60718"}"#,
};

pub(super) const CONFIG_RULE: Kind = Kind {
    part: Part::Services,
    list: "config_rules",
    group: Group::Operations,
    name: "AWS Config rule",
    about: "Evaluates resources and sends “Config Rules Compliance Change”. Its remediation runs a runbook; calls that mend a resource lead to a new evaluation.",
    words: "config rule compliance remediation evaluation",
    fields: &[
        text("name", "Rule name", "As configRuleName in its events.").required(),
        field(
            "remediation",
            "Remediation",
            Form::Record {
                fields: &[
                    refers(
                        "target_id",
                        "Runbook",
                        name(&["documents"]),
                        "The name of the document.",
                    )
                    .required(),
                    flag("automatic", "Starts without a person", "").or("true"),
                    text(
                        "resource_parameter",
                        "Parameter that gets the resource’s id",
                        "",
                    )
                    .or("\"ResourceId\""),
                    number("maximum_automatic_attempts", "Attempts", &REMEDIATIONS, "").or("5"),
                ],
                start: r#"{"target_id":"my-runbook","automatic":true}"#,
            },
            "What Config itself does about a resource that is not compliant.",
        )
        .optional(),
        field(
            "fixed_by",
            "Calls that make a resource compliant",
            Form::Texts(Offer::Words(&[
                "ec2:CreateTags",
                "s3:PutBucketEncryption",
                "s3:PutPublicAccessBlock",
                "ec2:RevokeSecurityGroupIngress",
            ])),
            "Service and operation, such as ec2:CreateTags: when one is called, Config evaluates the resource anew.",
        ),
    ],
    start: r#"{"name":"required-tags","fixed_by":["ec2:CreateTags"]}"#,
};

pub(super) const DELIVERY_CHANNEL: Kind = Kind {
    part: Part::Wires,
    list: "delivery_channels",
    group: Group::Operations,
    name: "Delivery channel of AWS Config",
    about: "Where Config delivers everything: snapshots to a bucket, every change to a topic. An account has one in a Region.",
    words: "config delivery channel topic",
    fields: &[
        text("name", "Name", "").required(),
        refers(
            "s3_bucket_name",
            "Bucket",
            name(&["buckets"]),
            "For snapshots and history.",
        )
        .required(),
        refers(
            "sns_topic_arn",
            "Topic",
            arn(&["topics"]),
            "Told of every change and evaluation; left out, nobody is.",
        )
        .optional(),
    ],
    start: r#"{"name":"default","s3_bucket_name":"my-config-bucket"}"#,
};
