//! Samples read by the structs of the crate `aws_lambda_events`, which others made from real events.

use aws_lambda_events::event::autoscaling::AutoScalingEvent;
use aws_lambda_events::event::cloudwatch_alarms::{
    CloudWatchAlarmData, CloudWatchMetricAlarmConfiguration,
};
use aws_lambda_events::event::cloudwatch_events::{
    CloudWatchEvent, cloudtrail, ec2, glue, health, kms, signin, ssm, tag, trustedadvisor,
};
use aws_lambda_events::event::codebuild::CodeBuildEvent;
use aws_lambda_events::event::codedeploy::CodeDeployEvent;
use aws_lambda_events::event::codepipeline_cloudwatch::CodePipelineCloudWatchEvent;
use aws_lambda_events::event::ecr_scan::EcrScanEvent;
use serde::de::DeserializeOwned;

use crate::{Sample, samples};

/// Reads an event; says what is wrong where it cannot.
type Read = fn(&str) -> Result<(), String>;

fn whole<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    serde_json::from_str::<T>(text)
        .map(drop)
        .map_err(|error| error.to_string())
}

fn detail<T>(text: &str) -> Result<(), String>
where
    T: DeserializeOwned + serde::Serialize,
{
    // The crate leaves out `detail` where it is null, so its type is asked for by itself.
    let event: serde_json::Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    serde_json::from_value::<T>(event["detail"].clone()).map_err(|error| error.to_string())?;
    whole::<CloudWatchEvent<serde_json::Value>>(text)
}

/// CodePipeline writes its version as 7.0, and the struct wants an integer.
fn pipeline(text: &str) -> Result<(), String> {
    let mut event: serde_json::Value =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    if let Some(version) = event["detail"]["version"].as_f64()
        && version.fract() == 0.0
    {
        event["detail"]["version"] = serde_json::json!(version as i64);
    }
    whole::<CodePipelineCloudWatchEvent>(&event.to_string())
}

type Alarm = CloudWatchAlarmData<CloudWatchMetricAlarmConfiguration>;

/// The struct for events of a source and detail-type; `*` is any.
const STRUCTS: &[(&str, &str, Read)] = &[
    ("aws.autoscaling", "*", whole::<AutoScalingEvent>),
    (
        "aws.codebuild",
        "CodeBuild Build State Change",
        whole::<CodeBuildEvent>,
    ),
    (
        "aws.codebuild",
        "CodeBuild Build Phase Change",
        whole::<CodeBuildEvent>,
    ),
    (
        "aws.codedeploy",
        "CodeDeploy Deployment State-change Notification",
        whole::<CodeDeployEvent>,
    ),
    ("aws.codepipeline", "*", pipeline),
    (
        "aws.ec2",
        "EC2 Instance State-change Notification",
        detail::<ec2::InstanceStateChange>,
    ),
    ("aws.ecr", "ECR Image Scan", whole::<EcrScanEvent>),
    (
        "aws.glue",
        "Glue Job State Change",
        detail::<glue::JobRunStateChange>,
    ),
    ("aws.health", "AWS Health Event", detail::<health::Event>),
    ("aws.kms", "KMS CMK Rotation", detail::<kms::CMKEvent>),
    ("aws.kms", "KMS CMK Deletion", detail::<kms::CMKEvent>),
    (
        "aws.kms",
        "KMS Imported Key Material Expiration",
        detail::<kms::CMKEvent>,
    ),
    (
        "aws.signin",
        "AWS Console Sign In via CloudTrail",
        detail::<signin::SignIn>,
    ),
    (
        "aws.ssm",
        "EC2 Automation Execution Status-change Notification",
        detail::<ssm::EC2AutomationExecutionStatusChange>,
    ),
    (
        "aws.ssm",
        "EC2 Automation Step Status-change Notification",
        detail::<ssm::EC2AutomationStepStatusChange>,
    ),
    (
        "aws.ssm",
        "Configuration Compliance State Change",
        detail::<ssm::ConfigurationComplianceStateChange>,
    ),
    (
        "aws.ssm",
        "Parameter Store Change",
        detail::<ssm::ParameterStoreStateChange>,
    ),
    (
        "aws.tag",
        "Tag Change on Resource",
        detail::<tag::TagChangeOnResource>,
    ),
    (
        "aws.trustedadvisor",
        "Trusted Advisor Check Item Refresh Notification",
        detail::<trustedadvisor::CheckItemRefreshNotification>,
    ),
    (
        "*",
        "AWS API Call via CloudTrail",
        detail::<cloudtrail::AWSAPICall>,
    ),
    (
        "aws.cloudwatch",
        "CloudWatch Alarm State Change",
        detail::<Alarm>,
    ),
];

/// What a struct of the crate wants although AWS documents otherwise: an action's type has its
/// version as text, health events need neither tags nor an end, and a sign-in that failed may have no
/// ARN.
const WANTS_TOO_MUCH: &[(&str, &str)] = &[
    ("CodePipeline Action Execution State Change", "expected i64"),
    ("AWS Health Event", "missing field `tags`"),
    ("AWS Health Event", "missing field `endTime`"),
    ("AWS Console Sign In via CloudTrail", "missing field `arn`"),
];

fn structs_of(sample: &Sample) -> impl Iterator<Item = Read> {
    let is = |wanted: &str, found: &str| wanted == "*" || wanted == found;
    STRUCTS
        .iter()
        .filter(move |(source, detail_type, _)| {
            is(source, &sample.source) && is(detail_type, &sample.detail_type)
        })
        .map(|(_, _, read)| *read)
}

#[test]
fn samples_are_read_by_the_structs_that_others_made() {
    let mut findings = Vec::new();
    let mut count = 0;
    for sample in samples() {
        for read in structs_of(&sample) {
            count += 1;
            if let Err(error) = read(&sample.text)
                && !WANTS_TOO_MUCH
                    .iter()
                    .any(|(of, what)| *of == sample.detail_type && error.contains(what))
            {
                findings.push(format!("{}: {error}", sample.name));
            }
        }
    }
    assert!(findings.is_empty(), "\n  {}\n", findings.join("\n  "));
    assert!(count >= 10, "only {count} samples have a struct");
}

#[test]
fn a_changed_sample_is_not_read() {
    let all = samples();
    let name = "codebuild/build-failed.json";
    let sample = all.iter().find(|it| it.name == name).expect("the sample");
    let broken = sample
        .text
        .replace("\"build-complete\": true", "\"build-complete\": 1");
    assert!(structs_of(sample).all(|read| read(&broken).is_err()));
}
