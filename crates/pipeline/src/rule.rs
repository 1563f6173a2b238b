//! Rules and their targets, as the learner wrote them.

use crate::arn::Arn;
use crate::targets::{ArnProblem, TargetKind, kind_of};
use serde::{Deserialize, Serialize};

/// A rule of an event bus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The name, unique on its event bus.
    pub name: String,
    /// The name of the event bus.
    pub event_bus: String,
    /// The event pattern as typed, valid or not.
    pub event_pattern: Option<String>,
    /// Whether the rule is switched on.
    pub state: RuleState,
    /// What the rule is for, in the learner's words.
    pub description: Option<String>,
    /// At most five targets.
    pub targets: Vec<Target>,
}

impl Rule {
    /// The target of this id.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }
}

/// Whether a rule takes part in matching; AWS's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RuleState {
    /// The rule is switched on.
    #[default]
    Enabled,
    /// The rule is kept but never matches.
    Disabled,
}

impl RuleState {
    /// AWS's word for the state.
    pub fn as_str(self) -> &'static str {
        match self {
            RuleState::Enabled => "ENABLED",
            RuleState::Disabled => "DISABLED",
        }
    }
}

/// A target of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The id, unique in its rule.
    pub id: String,
    /// The ARN of what is invoked.
    pub arn: String,
    /// The execution role that EventBridge takes on to invoke the target.
    pub role_arn: Option<String>,
    /// What of the event the target is given.
    pub input: InputChoice,
    /// What only a FIFO queue needs.
    pub sqs_parameters: Option<SqsParameters>,
}

impl Target {
    /// A target that gets the matched event as it is, without a role.
    pub fn new(id: impl Into<String>, arn: impl Into<String>) -> Target {
        Target {
            id: id.into(),
            arn: arn.into(),
            role_arn: None,
            input: InputChoice::MatchedEvent,
            sqs_parameters: None,
        }
    }

    /// What the ARN names. Errors: the part of the ARN that is wrong, or that
    /// the service is not a target.
    pub fn kind(&self) -> Result<TargetKind, ArnProblem> {
        let arn = Arn::read(&self.arn)?;
        kind_of(&arn)
    }
}

/// What of the event a target is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum InputChoice {
    /// The whole event.
    #[default]
    MatchedEvent,
    /// `Input`: a JSON text that stands for every event.
    Constant(String),
    /// `InputPath`: a part of the event.
    Path(String),
    /// `InputTransformer`: a template that takes up parts of the event.
    Transformer {
        /// `InputPathsMap`: names and the paths that they stand for.
        paths: Vec<(String, String)>,
        /// `InputTemplate`.
        template: String,
    },
}

/// The `SqsParameters` of a target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SqsParameters {
    /// The message group of a FIFO queue.
    pub message_group_id: Option<String>,
}
