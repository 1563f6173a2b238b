//! What a rule can send an event to: one file each.
//!
//! Sources: EventBridge User Guide, "Event bus targets in Amazon EventBridge"
//! and "Using resource-based policies"; seen 2026-11-21.

use crate::arn::Arn;
use serde::{Deserialize, Serialize};

mod api_destination;
mod api_gateway;
mod appsync_api;
mod batch_job_queue;
mod check;
mod codebuild_project;
mod codepipeline_pipeline;
mod ebs_create_snapshot;
mod ec2_reboot_instances;
mod ec2_stop_instances;
mod ec2_terminate_instances;
mod ecs_task;
mod effect;
mod event_bus;
mod example;
mod fields;
mod firehose_stream;
mod glue_workflow;
mod image_pipeline;
mod incident_response_plan;
mod inspector_template;
mod kinesis_stream;
mod lambda_function;
mod log_group;
mod no_target;
mod received;
mod redshift_cluster;
mod redshift_serverless;
mod sagemaker_pipeline;
mod sns_topic;
mod sqs_queue;
mod ssm_automation;
mod ssm_ops_item;
mod ssm_run_command;
mod state_machine;
mod target_type;

use check::{Check, Form};
use effect::{Effect, Part};
pub(crate) use event_bus::check_role as check_bus_role;
pub use fields::{FIELDS, FieldForm, ParameterField, RowForm, RowMember, fields_of};
pub(crate) use log_group::takes as log_event;
pub use no_target::INSTEAD;
pub(crate) use no_target::is_no_target;
pub use received::{InvocationType, Received};
pub use target_type::{ArnProblem, Parameter, Permission, PermissionModel, TargetType};

/// The kinds of target that the yard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum TargetKind {
    /// An AWS Lambda function.
    LambdaFunction,
    /// An Amazon SNS topic.
    SnsTopic,
    /// An Amazon SQS queue.
    SqsQueue,
    /// An AWS Step Functions state machine.
    StateMachine,
    /// Another event bus, in this or another account or Region.
    EventBus,
    /// Amazon CloudWatch Logs log group.
    LogGroup,
    /// Amazon Kinesis data stream.
    KinesisStream,
    /// Amazon Data Firehose stream.
    FirehoseStream,
    /// Amazon ECS task: the ARN is that of the cluster.
    EcsTask,
    /// AWS Batch job queue.
    BatchJobQueue,
    /// AWS CodeBuild project.
    CodeBuildProject,
    /// AWS CodePipeline pipeline.
    CodePipelinePipeline,
    /// AWS Systems Manager Run Command.
    SsmRunCommand,
    /// AWS Systems Manager Automation.
    SsmAutomation,
    /// AWS Systems Manager OpsItem.
    SsmOpsItem,
    /// Response plan of AWS Systems Manager Incident Manager.
    IncidentResponsePlan,
    /// Assessment template of Amazon Inspector Classic.
    InspectorTemplate,
    /// The built-in target EC2 StopInstances, which the console offers.
    Ec2StopInstances,
    /// The built-in target EC2 RebootInstances, which the console offers.
    Ec2RebootInstances,
    /// The built-in target EC2 TerminateInstances, which the console offers.
    Ec2TerminateInstances,
    /// The built-in target EBS CreateSnapshot, which the console offers.
    EbsCreateSnapshot,
    /// API destination: an HTTP endpoint outside AWS.
    ApiDestination,
    /// REST API of Amazon API Gateway.
    ApiGateway,
    /// GraphQL API of AWS AppSync.
    AppSyncApi,
    /// Amazon Redshift cluster, by the Data API.
    RedshiftCluster,
    /// Workgroup of Amazon Redshift Serverless.
    RedshiftServerless,
    /// Amazon SageMaker pipeline.
    SageMakerPipeline,
    /// AWS Glue workflow.
    GlueWorkflow,
    /// Pipeline of EC2 Image Builder.
    ImagePipeline,
}

/// What there is to know of each kind, in the order of the kinds.
static TYPES: [&TargetType; 29] = [
    &lambda_function::TYPE,
    &sns_topic::TYPE,
    &sqs_queue::TYPE,
    &state_machine::TYPE,
    &event_bus::TYPE,
    &log_group::TYPE,
    &kinesis_stream::TYPE,
    &firehose_stream::TYPE,
    &ecs_task::TYPE,
    &batch_job_queue::TYPE,
    &codebuild_project::TYPE,
    &codepipeline_pipeline::TYPE,
    &ssm_run_command::TYPE,
    &ssm_automation::TYPE,
    &ssm_ops_item::TYPE,
    &incident_response_plan::TYPE,
    &inspector_template::TYPE,
    &ec2_stop_instances::TYPE,
    &ec2_reboot_instances::TYPE,
    &ec2_terminate_instances::TYPE,
    &ebs_create_snapshot::TYPE,
    &api_destination::TYPE,
    &api_gateway::TYPE,
    &appsync_api::TYPE,
    &redshift_cluster::TYPE,
    &redshift_serverless::TYPE,
    &sagemaker_pipeline::TYPE,
    &glue_workflow::TYPE,
    &image_pipeline::TYPE,
];

impl TargetKind {
    /// Every kind, in the order in which a page offers them.
    pub const ALL: [TargetKind; 29] = [
        TargetKind::LambdaFunction,
        TargetKind::SnsTopic,
        TargetKind::SqsQueue,
        TargetKind::StateMachine,
        TargetKind::EventBus,
        TargetKind::LogGroup,
        TargetKind::KinesisStream,
        TargetKind::FirehoseStream,
        TargetKind::EcsTask,
        TargetKind::BatchJobQueue,
        TargetKind::CodeBuildProject,
        TargetKind::CodePipelinePipeline,
        TargetKind::SsmRunCommand,
        TargetKind::SsmAutomation,
        TargetKind::SsmOpsItem,
        TargetKind::IncidentResponsePlan,
        TargetKind::InspectorTemplate,
        TargetKind::Ec2StopInstances,
        TargetKind::Ec2RebootInstances,
        TargetKind::Ec2TerminateInstances,
        TargetKind::EbsCreateSnapshot,
        TargetKind::ApiDestination,
        TargetKind::ApiGateway,
        TargetKind::AppSyncApi,
        TargetKind::RedshiftCluster,
        TargetKind::RedshiftServerless,
        TargetKind::SageMakerPipeline,
        TargetKind::GlueWorkflow,
        TargetKind::ImagePipeline,
    ];

    /// What there is to know of the kind.
    pub fn target_type(self) -> &'static TargetType {
        // Every kind has its type at its own place, as a test holds.
        TYPES.get(self as usize).unwrap_or(&&lambda_function::TYPE)
    }

    /// The name of the kind, in AWS's words, such as `Lambda function`.
    pub fn label(self) -> &'static str {
        self.target_type().label
    }
}

/// The kind of target that an ARN names.
/// Errors: the part of the ARN that does not fit the service's form, or what
/// to use where the service is not a target.
pub fn kind_of(arn: &Arn<'_>) -> Result<TargetKind, ArnProblem> {
    let mut nearest: Option<&TargetType> = None;
    for target_type in TYPES {
        if target_type.service == arn.service {
            if target_type.arn.is_form_of(arn.resource) {
                nearest = Some(target_type);
                break;
            }
            nearest = nearest.or(Some(target_type));
        }
    }
    let target_type = nearest.ok_or_else(|| no_target::unknown_service(arn.service))?;
    target_type.check_arn(arn)?;
    Ok(target_type.kind)
}

/// Whether EventBridge calls every target of a service by a role.
pub(crate) fn needs_role(service: &str) -> bool {
    let of_service = || TYPES.iter().filter(|each| each.service == service);
    of_service().next().is_some() && of_service().all(|each| each.needs_role())
}

#[cfg(test)]
mod tests;
