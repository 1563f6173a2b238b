//! Alarms.

use super::bounds::COUNT;
use super::field::{Content, Field, Form, Offer, field, flag, long, number, text};
use super::referred::{arn, name};
use super::{Group, Kind, Part};

const fn actions(name: &'static str, label: &'static str) -> Field {
    field(
        name,
        label,
        Form::Texts(Offer::Declared(arn(&["topics", "functions"]))),
        "ARNs of topics, functions, scaling policies, or EC2 actions such as arn:aws:automate:us-east-1:ec2:stop; five at most.",
    )
}

/// A dimension: its name and value.
pub(super) const DIMENSION: &[Field] = &[
    text("name", "Name", "").required(),
    text("value", "Value", "").required(),
];

pub(super) const METRIC_ALARM: Kind = Kind {
    part: Part::Wires,
    list: "metric_alarms",
    group: Group::Observability,
    name: "CloudWatch metric alarm",
    about: "Compares a metric with a threshold. When its state changes, it carries out its actions and sends “CloudWatch Alarm State Change”.",
    words: "cloudwatch alarm metric threshold",
    fields: &[
        text("alarm_name", "Alarm name", "").required(),
        text("alarm_description", "Description", ""),
        field(
            "namespace",
            "Namespace",
            Form::Text(Offer::Words(&[
                "AWS/EC2",
                "AWS/Lambda",
                "AWS/SQS",
                "AWS/Events",
                "AWS/ApplicationELB",
                "AWS/States",
            ])),
            "As the metric has it, such as AWS/Lambda or your own.",
        )
        .required(),
        field(
            "metric_name",
            "Metric",
            Form::Text(Offer::Words(&[
                "CPUUtilization",
                "StatusCheckFailed",
                "Errors",
                "Duration",
                "ApproximateAgeOfOldestMessage",
                "FailedInvocations",
                "HTTPCode_Target_5XX_Count",
            ])),
            "",
        )
        .required(),
        field(
            "dimensions",
            "Dimensions",
            Form::Records {
                one: "dimension",
                fields: DIMENSION,
                start: r#"{"name":"FunctionName","value":"my-function"}"#,
            },
            "All of the metric’s, or it is another metric.",
        ),
        field(
            "statistic",
            "Statistic",
            Form::Text(Offer::Words(&[
                "Average",
                "Sum",
                "Minimum",
                "Maximum",
                "SampleCount",
                "p90",
                "p99",
            ])),
            "What is computed of the data of a period.",
        )
        .or("\"Average\""),
        number(
            "period",
            "Period in seconds",
            &COUNT,
            "10, 30, or a multiple of 60.",
        )
        .or("60"),
        number(
            "evaluation_periods",
            "Evaluation periods",
            &COUNT,
            "How many periods are looked at (N).",
        )
        .or("1"),
        number(
            "datapoints_to_alarm",
            "Datapoints to alarm",
            &COUNT,
            "How many of these have to breach (M); left out, all of them.",
        )
        .optional(),
        field(
            "comparison_operator",
            "Breaches when the value is",
            Form::OneOf(&[
                ("GreaterThanThreshold", "Greater than the threshold"),
                (
                    "GreaterThanOrEqualToThreshold",
                    "Greater than or equal to it",
                ),
                ("LessThanThreshold", "Less than the threshold"),
                ("LessThanOrEqualToThreshold", "Less than or equal to it"),
            ]),
            "",
        )
        .or("\"GreaterThanThreshold\""),
        field("threshold", "Threshold", Form::Decimal, ""),
        field(
            "treat_missing_data",
            "A period without data counts as",
            Form::OneOf(&[
                ("missing", "missing: the state goes to INSUFFICIENT_DATA"),
                ("ignore", "ignore: the state stays"),
                ("breaching", "breaching"),
                ("notBreaching", "notBreaching: good"),
            ]),
            "",
        )
        .or("\"missing\""),
        flag("actions_enabled", "Actions are carried out", "").or("true"),
        actions("alarm_actions", "Actions in ALARM"),
        actions("ok_actions", "Actions in OK"),
        actions("insufficient_data_actions", "Actions in INSUFFICIENT_DATA"),
    ],
    start: r#"{"alarm_name":"my-alarm","namespace":"AWS/Lambda","metric_name":"Errors","dimensions":[{"name":"FunctionName","value":"my-function"}],"statistic":"Sum","period":60,"evaluation_periods":1,"threshold":0,"comparison_operator":"GreaterThanThreshold","treat_missing_data":"notBreaching"}"#,
};

pub(super) const COMPOSITE_ALARM: Kind = Kind {
    part: Part::Wires,
    list: "composite_alarms",
    group: Group::Observability,
    name: "CloudWatch composite alarm",
    about: "Joins the states of other alarms by a rule, so that one cause tells once. It sends “CloudWatch Alarm State Change” as well.",
    words: "cloudwatch composite alarm suppress",
    fields: &[
        text("alarm_name", "Alarm name", "").required(),
        text("alarm_description", "Description", ""),
        long(
            "alarm_rule",
            "Alarm rule",
            Content::Plain,
            "Such as ALARM(cpu) AND NOT ALARM(deploying).",
        )
        .required(),
        flag("actions_enabled", "Actions are carried out", "").or("true"),
        actions("alarm_actions", "Actions in ALARM"),
        actions("ok_actions", "Actions in OK"),
        actions("insufficient_data_actions", "Actions in INSUFFICIENT_DATA"),
        field(
            "actions_suppressor",
            "Suppressor alarm",
            Form::Text(Offer::Declared(name(&[
                "metric_alarms",
                "composite_alarms",
            ]))),
            "An alarm, by name or ARN: while it is in ALARM, no actions are carried out.",
        )
        .optional(),
        number(
            "actions_suppressor_wait_period",
            "Wait period in seconds",
            &COUNT,
            "How long actions wait for the suppressor to go to ALARM.",
        )
        .optional(),
        number(
            "actions_suppressor_extension_period",
            "Extension period in seconds",
            &COUNT,
            "How long actions wait after the suppressor has left ALARM.",
        )
        .optional(),
    ],
    start: r#"{"alarm_name":"my-composite-alarm","alarm_rule":"ALARM(\"my-alarm\")"}"#,
};
