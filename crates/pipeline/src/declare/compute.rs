//! Containers, instances and the groups that hold them.

use super::bounds::{ADJUSTMENT, COUNT, EXIT_CODE, HEARTBEAT};
use super::code::calls;
use super::field::{Field, Form, Offer, field, flag, number, text};
use super::referred::name;
use super::{Group, Kind, Part};

pub(super) const TASK_DEFINITION: Kind = Kind {
    part: Part::Services,
    list: "task_definitions",
    group: Group::Compute,
    name: "ECS task definition",
    about: "A container that runs and stops. Its tasks send “ECS Task State Change” from PROVISIONING to STOPPED, with the exit code.",
    words: "ecs fargate container docker task",
    fields: &[
        text("family", "Family", "The name without its revision.").required(),
        text(
            "task_role_arn",
            "Task role",
            "The ARN of the role whose policies have to allow the calls; left out, nobody asks.",
        )
        .optional(),
        text("container", "Container name", "").or("\"app\""),
        field(
            "launch_type",
            "Launch type",
            Form::Text(Offer::Words(&["FARGATE", "EC2"])),
            "",
        )
        .or("\"FARGATE\""),
        number("seconds", "Seconds that it runs", &COUNT, "").or("60"),
        number(
            "exit_code",
            "Exit code",
            &EXIT_CODE,
            "0 is good; anything else is a failure.",
        ),
        calls("What the container calls while it runs."),
    ],
    start: r#"{"family":"my-task"}"#,
};

pub(super) const INSTANCE: Kind = Kind {
    part: Part::Services,
    list: "instances",
    group: Group::Compute,
    name: "EC2 instance",
    about: "A server. When it is stopped or terminated, EC2 sends “EC2 Instance State-change Notification”; Run Command reaches those that Systems Manager manages.",
    words: "ec2 server instance tag ssm managed",
    fields: &[
        text("instance_id", "Instance id", "Such as i-0f9536dc00490c518.").required(),
        text(
            "role",
            "Role of its instance profile",
            "The ARN of the role whose policies have to allow the calls; left out, nobody asks.",
        )
        .optional(),
        field(
            "tags",
            "Tags",
            Form::Pairs,
            "By these Run Command can choose instances.",
        ),
        flag(
            "managed",
            "Managed by Systems Manager",
            "The agent runs, so commands reach it.",
        ),
    ],
    start: r#"{"instance_id":"i-0a1b2c3d4e5f60718","managed":true}"#,
};

const HOOK: &[Field] = &[
    text("name", "Name", "").required(),
    field(
        "lifecycle_transition",
        "Holds the instance",
        Form::OneOf(&[
            (
                "autoscaling:EC2_INSTANCE_LAUNCHING",
                "Before it goes into service (launching)",
            ),
            (
                "autoscaling:EC2_INSTANCE_TERMINATING",
                "Before it goes (terminating)",
            ),
        ]),
        "",
    )
    .or("\"autoscaling:EC2_INSTANCE_TERMINATING\""),
    number(
        "heartbeat_timeout",
        "Heartbeat timeout in seconds",
        &HEARTBEAT,
        "After that without a heartbeat the default result counts.",
    )
    .or("3600"),
    field(
        "default_result",
        "Default result",
        Form::OneOf(&[
            ("CONTINUE", "CONTINUE: it goes on"),
            ("ABANDON", "ABANDON: a launching instance is terminated"),
        ]),
        "",
    )
    .or("\"ABANDON\""),
    text(
        "notification_metadata",
        "Notification metadata",
        "A text that the event brings along.",
    )
    .optional(),
];

const POLICY: &[Field] = &[
    text("name", "Name", "").required(),
    number(
        "scaling_adjustment",
        "Scaling adjustment",
        &ADJUSTMENT,
        "How many instances come; with a minus, how many go.",
    )
    .or("1"),
    number(
        "cooldown",
        "Cooldown in seconds",
        &COUNT,
        "The group is not scaled again so long.",
    )
    .or("300"),
];

pub(super) const AUTO_SCALING_GROUP: Kind = Kind {
    part: Part::Services,
    list: "auto_scaling_groups",
    group: Group::Compute,
    name: "Auto Scaling group",
    about: "Instances with lifecycle hooks. A hook holds an instance and sends “EC2 Instance-launch Lifecycle Action” or “… -terminate …”, until CompleteLifecycleAction or its timeout.",
    words: "autoscaling lifecycle hook scale",
    fields: &[
        text("name", "Group name", "").required(),
        field(
            "instances",
            "Instances",
            Form::Texts(Offer::Declared(name(&["instances"]))),
            "Their ids.",
        ),
        number(
            "min_size",
            "Minimum size",
            &COUNT,
            "So few instances the group may have.",
        ),
        number(
            "max_size",
            "Maximum size",
            &COUNT,
            "So many it may have; without it there is no limit.",
        )
        .optional(),
        field(
            "lifecycle_hooks",
            "Lifecycle hooks",
            Form::Records {
                one: "hook",
                fields: HOOK,
                start: r#"{"name":"my-hook","lifecycle_transition":"autoscaling:EC2_INSTANCE_TERMINATING","heartbeat_timeout":300,"default_result":"CONTINUE"}"#,
            },
            "",
        ),
        field(
            "scaling_policies",
            "Simple scaling policies",
            Form::Records {
                one: "policy",
                fields: POLICY,
                start: r#"{"name":"my-policy","scaling_adjustment":1}"#,
            },
            "Alarms carry them out, by their ARNs.",
        ),
    ],
    start: r#"{"name":"my-group","instances":["i-0a1b2c3d4e5f60718"]}"#,
};
