//! What delivers software: pipelines and deployments.

use serde::{Deserialize, Serialize};

/// A CodePipeline pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pipeline {
    /// The name.
    pub name: String,
    /// The service role, whose policies have to allow what its actions start; nobody asks without
    /// it.
    pub role_arn: Option<String>,
    /// The stages, in their order.
    pub stages: Vec<Stage>,
}

impl Pipeline {
    /// Whether CodePipeline refuses to make the pipeline, so that nothing can start it: it has at
    /// least two stages. Source: AWS CodePipeline User Guide, "CodePipeline pipeline structure
    /// reference"; seen 2026-11-22.
    pub fn is_refused(&self) -> bool {
        self.stages.len() < 2
    }
}

/// A stage of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stage {
    /// The name.
    pub name: String,
    /// The actions. Those of one `run_order` run at once.
    pub actions: Vec<Action>,
}

/// An action of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Action {
    /// The name.
    pub name: String,
    /// What kind of action it is.
    pub category: ActionCategory,
    /// Who does it: `CodeCommit`, `S3`, `CodeBuild`, `CodeDeploy`, `Manual`, `Lambda`,
    /// `ElasticBeanstalk` and so on.
    pub provider: String,
    /// What it works with: the CodeBuild project, the Lambda function, or the application and
    /// deployment group of CodeDeploy with a slash between them.
    pub resource: Option<String>,
    /// Of a source in CodeCommit: its branch.
    pub branch: Option<String>,
    /// Of a source in CodeCommit: whether the pipeline looks for changes by itself
    /// (`PollForSourceChanges`).
    pub polls: bool,
    /// The Region where it runs; the pipeline's own where it is left out.
    pub region: Option<String>,
    /// When it runs within its stage, from 1.
    pub run_order: u32,
    /// For how many seconds it runs where nothing else says so.
    pub seconds: u32,
    /// Whether it fails where nothing else says so.
    pub fails: bool,
    /// What a person answers to a manual approval, and when. Without it the approval waits.
    pub approval: Option<Answer>,
    /// The ARN of the topic that is told of a manual approval.
    pub notification_arn: Option<String>,
}

impl Default for Action {
    fn default() -> Self {
        Action {
            name: String::new(),
            category: ActionCategory::Build,
            provider: String::new(),
            resource: None,
            branch: None,
            polls: false,
            region: None,
            run_order: 1,
            seconds: 5,
            fails: false,
            approval: None,
            notification_arn: None,
        }
    }
}

/// The category of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActionCategory {
    /// It brings the source.
    Source,
    /// It builds.
    Build,
    /// It tests.
    Test,
    /// It deploys.
    Deploy,
    /// It asks a person.
    Approval,
    /// It calls a function or a state machine.
    Invoke,
}

impl ActionCategory {
    /// CodePipeline's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            ActionCategory::Source => "Source",
            ActionCategory::Build => "Build",
            ActionCategory::Test => "Test",
            ActionCategory::Deploy => "Deploy",
            ActionCategory::Approval => "Approval",
            ActionCategory::Invoke => "Invoke",
        }
    }
}

/// What a person answers to an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// After how many seconds.
    pub after_seconds: u32,
    /// Yes or no.
    pub approved: bool,
}

/// A CodeDeploy deployment group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeploymentGroup {
    /// The application.
    pub application: String,
    /// The name of the group.
    pub name: String,
    /// The ids of its instances, one after the other; none for ECS and Lambda.
    pub instances: Vec<String>,
    /// How long each instance takes in seconds, or the whole deployment where there is none.
    pub seconds: u32,
    /// Whether its deployments fail: at the last instance, where it has any.
    pub fails: bool,
    /// Whether a deployment that failed is rolled back.
    pub auto_rollback: bool,
}

impl Default for DeploymentGroup {
    fn default() -> Self {
        DeploymentGroup {
            application: String::new(),
            name: String::new(),
            instances: Vec::new(),
            seconds: 60,
            fails: false,
            auto_rollback: false,
        }
    }
}
