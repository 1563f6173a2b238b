//! What a person declares of the services in a place: plain data by AWS's names.

use crate::unread::Readable;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

mod api_call;
mod code;
mod deploy;
mod fleet;
mod messages;
mod stores;
mod systems_manager;

pub use api_call::{ApiCall, Finds, MOST_ITEMS};
pub use code::{
    Function, Project, ProjectSource, State, StateMachine, TaskDefinition, WorkflowType,
};
pub use deploy::{Action, ActionCategory, Answer, DeploymentGroup, Pipeline, Stage};
pub use fleet::{
    AutoScalingGroup, ConfigRule, Instance, LifecycleHook, LifecycleResult, LifecycleTransition,
    Remediation, ScalingPolicy,
};
pub use messages::{FilterPolicyScope, Protocol, Queue, Subscription, Topic};
pub use stores::{Bucket, DeliveryStream, Table};
pub use systems_manager::{Document, DocumentStep, DocumentType, Parameter};

/// The resources whose doings a person declares in an account and Region.
///
/// A place that declares nothing does nothing: its targets take what they are given, and nothing
/// follows. In a place that declares something, a resource that is not in these lists does what
/// `undeclared` says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Services {
    /// What resources do that are in no list.
    pub undeclared: Undeclared,
    /// Lambda functions.
    pub functions: Vec<Function>,
    /// Step Functions state machines.
    pub state_machines: Vec<StateMachine>,
    /// CodeBuild projects.
    pub projects: Vec<Project>,
    /// CodePipeline pipelines.
    pub pipelines: Vec<Pipeline>,
    /// CodeDeploy deployment groups.
    pub deployment_groups: Vec<DeploymentGroup>,
    /// ECS task definitions.
    pub task_definitions: Vec<TaskDefinition>,
    /// Systems Manager documents.
    pub documents: Vec<Document>,
    /// Parameters of Parameter Store.
    pub parameters: Vec<Parameter>,
    /// EC2 instances.
    pub instances: Vec<Instance>,
    /// Auto Scaling groups.
    pub auto_scaling_groups: Vec<AutoScalingGroup>,
    /// AWS Config rules.
    pub config_rules: Vec<ConfigRule>,
    /// SNS topics.
    pub topics: Vec<Topic>,
    /// SQS queues.
    pub queues: Vec<Queue>,
    /// S3 buckets.
    pub buckets: Vec<Bucket>,
    /// DynamoDB tables.
    pub tables: Vec<Table>,
    /// Firehose streams.
    pub delivery_streams: Vec<DeliveryStream>,
}

/// What resources do that are in no list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Undeclared {
    /// They take what they are given, and nothing follows.
    #[default]
    Quiet,
    /// They do the simple thing: a build, an execution, a task or a command goes well, code calls
    /// nothing, a topic has no subscription.
    Simple,
}

impl Readable for Services {
    fn nothing() -> &'static Self {
        static NOTHING: LazyLock<Services> = LazyLock::new(Services::default);
        &NOTHING
    }
}

impl Services {
    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        *self == Services::default()
    }

    /// The declared resource of a name, else the simple one where such do something.
    pub(crate) fn or_simple<T: Clone>(
        &self,
        found: Option<&T>,
        simple: impl FnOnce() -> T,
    ) -> Option<T> {
        match found {
            Some(found) => Some(found.clone()),
            None => (self.undeclared == Undeclared::Simple).then(simple),
        }
    }
}
