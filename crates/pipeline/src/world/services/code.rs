//! What runs a person's code: functions, state machines, builds, containers.

use super::ApiCall;
use serde::{Deserialize, Serialize};

/// A Lambda function, by what it does when it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Function {
    /// The name.
    pub name: String,
    /// The execution role, whose policies have to allow its calls; nobody asks without it.
    pub role: Option<String>,
    /// The calls that it makes, in their order.
    pub calls: Vec<ApiCall>,
    /// How long it runs.
    pub duration_ms: u32,
    /// Its memory in megabytes, by which its duration costs; 128 where it is left out.
    pub memory_size: Option<u32>,
    /// The error that its code throws after its calls; none where it goes well.
    pub error: Option<String>,
    /// How many times the code throws it before it goes well; always where it is left out.
    pub failing_attempts: Option<u32>,
    /// What it returns where it goes well, as JSON text with the paths of [`ApiCall::request`]; an
    /// event source mapping with a tumbling window looks for a `state` in it.
    pub response: Option<String>,
    /// How often Lambda tries an asynchronous call again, 0 to 2.
    pub maximum_retry_attempts: u32,
    /// The ARN of the queue or topic for events that no attempt could handle.
    pub dead_letter_config: Option<String>,
    /// The ARN that is told of asynchronous calls that went well.
    pub on_success: Option<String>,
    /// The ARN that is told of asynchronous calls that failed.
    pub on_failure: Option<String>,
}

impl Default for Function {
    fn default() -> Self {
        Function {
            name: String::new(),
            role: None,
            calls: Vec::new(),
            duration_ms: 200,
            memory_size: None,
            error: None,
            failing_attempts: None,
            response: None,
            maximum_retry_attempts: 2,
            dead_letter_config: None,
            on_success: None,
            on_failure: None,
        }
    }
}

/// A Step Functions state machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StateMachine {
    /// The name.
    pub name: String,
    /// Whether its executions are standard or express ones.
    pub r#type: WorkflowType,
    /// The role of its executions, whose policies have to allow their calls; nobody asks without it.
    pub role_arn: Option<String>,
    /// The states, one after the other.
    pub states: Vec<State>,
    /// After how many seconds an execution times out; never where it is left out.
    pub timeout_seconds: Option<u32>,
}

/// The type of a state machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum WorkflowType {
    /// Its executions are kept and send events.
    #[default]
    Standard,
    /// Its executions are short and send no events.
    Express,
}

/// A state of a state machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct State {
    /// The name.
    pub name: String,
    /// The call of a Task state.
    pub call: Option<ApiCall>,
    /// Whether the state waits for the end of what the call starts, as `.sync` asks for.
    pub sync: bool,
    /// For how many seconds it waits or works.
    pub seconds: u32,
    /// The error by which it fails; none where it goes well.
    pub error: Option<String>,
    /// How often a failed state is tried again.
    pub max_attempts: u32,
    /// Whether a Catch lets the execution go on with the next state all the same.
    pub catch: bool,
}

/// A CodeBuild project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Project {
    /// The name.
    pub name: String,
    /// Where its source comes from; a repository of CodeCommit with the project's name where it is left
    /// out.
    pub source: Option<ProjectSource>,
    /// The phase in which its builds fail, such as `BUILD`; none where they go well.
    pub failed_phase: Option<String>,
    /// How long the phase BUILD takes in seconds.
    pub build_seconds: u32,
    /// The service role, whose policies have to allow these calls; nobody asks without it.
    pub service_role: Option<String>,
    /// The calls that the commands of the phase BUILD make.
    pub calls: Vec<ApiCall>,
}

/// The source of a CodeBuild project. Source: AWS CodeBuild API Reference, ProjectSource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectSource {
    /// `CODECOMMIT`, `CODEPIPELINE`, `GITHUB`, `S3`, `NO_SOURCE` and so on.
    pub r#type: String,
    /// Where it is; empty for `CODEPIPELINE` and `NO_SOURCE`.
    pub location: String,
}

impl Default for Project {
    fn default() -> Self {
        Project {
            name: String::new(),
            source: None,
            failed_phase: None,
            build_seconds: 60,
            service_role: None,
            calls: Vec::new(),
        }
    }
}

/// An ECS task definition, with one container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TaskDefinition {
    /// The family.
    pub family: String,
    /// The name of the container.
    pub container: String,
    /// `FARGATE` or `EC2`.
    pub launch_type: String,
    /// For how many seconds the container runs.
    pub seconds: u32,
    /// The exit code of the container.
    pub exit_code: i32,
    /// The task role, whose policies have to allow the container's calls; nobody asks without it.
    pub task_role_arn: Option<String>,
    /// The calls that the container makes.
    pub calls: Vec<ApiCall>,
}

impl Default for TaskDefinition {
    fn default() -> Self {
        TaskDefinition {
            family: String::new(),
            container: "app".to_owned(),
            launch_type: "FARGATE".to_owned(),
            seconds: 60,
            exit_code: 0,
            task_role_arn: None,
            calls: Vec::new(),
        }
    }
}
