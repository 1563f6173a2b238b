//! Rules and their targets, as the learner wrote them.

use crate::Timestamp;
use crate::arn::Arn;
use crate::resources::ARCHIVE_MANAGER;
use crate::tag::Tag;
use crate::targets::{ArnProblem, TargetKind, kind_of};
use serde::{Deserialize, Serialize};

/// A rule of an event bus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// When the rule runs by itself: `rate(…)` or `cron(…)`.
    #[serde(default)]
    pub schedule_expression: Option<String>,
    /// The role that EventBridge takes on for targets without one of their own.
    #[serde(default)]
    pub role_arn: Option<String>,
    /// The AWS service that made the rule and alone may change it.
    #[serde(default)]
    pub managed_by: Option<String>,
    /// The tags, in the order in which they were put.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// When the rule was made or got its schedule; the runs of a `rate` count
    /// from it.
    #[serde(default)]
    pub creation_time: Timestamp,
}

/// Whether AWS counts a rule with this event pattern among those with a wildcard.
pub(crate) fn has_wildcard(pattern: &str) -> bool {
    // Most patterns have none, and need not be read.
    pattern.contains("wildcard") && pattern::parse(pattern).0.has_wildcard()
}

impl Rule {
    /// Whether AWS counts it among the rules with a wildcard.
    pub(crate) fn has_wildcard(&self) -> bool {
        self.event_pattern.as_deref().is_some_and(has_wildcard)
    }

    /// The target of this id.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// Whether this is the managed rule that feeds an archive.
    pub fn feeds_archive(&self) -> bool {
        self.managed_by.as_deref() == Some(ARCHIVE_MANAGER)
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
    /// The rule is switched on and also gets read-only calls that CloudTrail
    /// records, which a rule that is merely `ENABLED` does not get.
    EnabledWithAllCloudtrailManagementEvents,
}

impl RuleState {
    /// Every state, in the order in which a page offers them.
    pub const ALL: [RuleState; 3] = [
        RuleState::Enabled,
        RuleState::Disabled,
        RuleState::EnabledWithAllCloudtrailManagementEvents,
    ];

    /// AWS's word for the state.
    pub fn as_str(self) -> &'static str {
        match self {
            RuleState::Enabled => "ENABLED",
            RuleState::Disabled => "DISABLED",
            RuleState::EnabledWithAllCloudtrailManagementEvents => {
                "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
            }
        }
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<RuleState> {
        RuleState::ALL
            .into_iter()
            .find(|state| state.as_str() == name)
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
    #[serde(default)]
    pub input: InputChoice,
    /// What only a FIFO queue needs.
    pub sqs_parameters: Option<SqsParameters>,
    /// Where events go that could not be delivered.
    #[serde(default)]
    pub dead_letter_config: Option<DeadLetterConfig>,
    /// How long and how often the delivery is tried.
    #[serde(default)]
    pub retry_policy: Option<RetryPolicy>,
    /// The parameters of single services, such as `EcsParameters`: the API's
    /// name and the JSON text of the value, sorted by name.
    #[serde(default)]
    pub parameters: Vec<(String, String)>,
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
            dead_letter_config: None,
            retry_policy: None,
            parameters: Vec::new(),
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

/// The `DeadLetterConfig` of a target or an event bus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadLetterConfig {
    /// The ARN of a standard SQS queue.
    pub arn: Option<String>,
}

/// The `RetryPolicy` of a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetryPolicy {
    /// 0 to 185 attempts after the first; 185 where it is left out.
    pub maximum_retry_attempts: Option<u32>,
    /// 60 to 86,400 seconds; 86,400 where it is left out.
    pub maximum_event_age_in_seconds: Option<u32>,
}

/// The `SqsParameters` of a target.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SqsParameters {
    /// The message group of a FIFO queue.
    pub message_group_id: Option<String>,
}
