//! Work that goes on at a resource.

use super::automation::Automation;
use super::autoscaling::LifecycleAction;
use super::codebuild::Build;
use super::codedeploy::Deployment;
use super::codepipeline::PipelineExecution;
use super::config::Evaluation;
use super::ec2::InstanceChange;
use super::ecs::Task;
use super::firehose::Buffer;
use super::happenings::Chain;
use super::lambda::FunctionRun;
use super::pipeline_action::PipelineAction;
use super::run_command::Command;
use super::states::Execution;
use crate::wires::Batch;
use serde::{Deserialize, Serialize};

/// Work that goes on at a resource: a build, an execution, a deployment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// The number, by which happenings name it.
    pub number: u64,
    /// The account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The ARN of the work itself, or of its resource.
    pub arn: String,
    /// The chain that it belongs to.
    pub chain: Chain,
    /// The doing that began it or brought it further.
    pub cause: Option<u64>,
    /// How many turns it has had.
    pub turn: u32,
    /// The work that waits for its end, by its number.
    pub parent: Option<u64>,
    /// What is done.
    pub process: Process,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Process {
    /// A build of CodeBuild.
    Build(Box<Build>),
    /// A call of a Lambda function.
    Function(Box<FunctionRun>),
    /// An execution of a state machine.
    Execution(Box<Execution>),
    /// An execution of a pipeline.
    Pipeline(Box<PipelineExecution>),
    /// An action of a pipeline.
    Action(Box<PipelineAction>),
    /// A deployment of CodeDeploy.
    Deployment(Box<Deployment>),
    /// A task of ECS.
    Task(Box<Task>),
    /// An execution of a runbook.
    Automation(Box<Automation>),
    /// A command of Run Command.
    Command(Box<Command>),
    /// An instance that comes to another state.
    Instance(Box<InstanceChange>),
    /// An instance that a lifecycle hook holds.
    Lifecycle(Box<LifecycleAction>),
    /// A remediation or evaluation of AWS Config.
    Evaluation(Box<Evaluation>),
    /// Records that Firehose collects.
    Buffer(Box<Buffer>),
    /// A batch that an event source mapping has given to a function.
    Batch(Box<Batch>),
}

/// How work ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Whether it ended well.
    pub ok: bool,
    /// The ARN or id of the work.
    pub of: String,
    /// AWS's word for its last state.
    pub status: String,
}

/// What comes next of work that has had a turn.
pub(crate) enum Next {
    /// Another turn, so many milliseconds later.
    After(i64),
    /// Nothing of itself: other work or a person brings it further.
    Waits,
    /// It is over.
    Over(Ending),
}
