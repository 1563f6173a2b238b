//! Instances, the groups that hold them, and what AWS Config thinks of resources.

use serde::{Deserialize, Serialize};

/// An EC2 instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Instance {
    /// The id, such as `i-0f9536dc00490c518`.
    pub instance_id: String,
    /// The tags, by key.
    pub tags: Vec<(String, String)>,
    /// Whether Systems Manager knows it; commands reach no other.
    pub managed: bool,
    /// The role of its instance profile, whose policies have to allow the calls of commands; nobody
    /// asks without it.
    pub role: Option<String>,
}

/// An Auto Scaling group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AutoScalingGroup {
    /// The name.
    pub name: String,
    /// The ids of its instances.
    pub instances: Vec<String>,
    /// How few instances it may have.
    pub min_size: u32,
    /// How many it may have; as many as wanted where it is not said.
    pub max_size: Option<u32>,
    /// Its lifecycle hooks.
    pub lifecycle_hooks: Vec<LifecycleHook>,
    /// Its simple scaling policies, which alarms carry out.
    pub scaling_policies: Vec<ScalingPolicy>,
}

/// A simple scaling policy that changes the capacity (`ChangeInCapacity`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScalingPolicy {
    /// The name.
    pub name: String,
    /// How many instances come; fewer than none go.
    pub scaling_adjustment: i32,
    /// For how many seconds after it the group is not scaled again.
    pub cooldown: u32,
}

impl Default for ScalingPolicy {
    fn default() -> Self {
        ScalingPolicy {
            name: String::new(),
            scaling_adjustment: 1,
            cooldown: super::super::delays::SCALING_COOLDOWN.seconds(),
        }
    }
}

/// A lifecycle hook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LifecycleHook {
    /// The name.
    pub name: String,
    /// When it holds an instance.
    pub lifecycle_transition: LifecycleTransition,
    /// After how many seconds without a heartbeat the default result counts.
    pub heartbeat_timeout: u32,
    /// What then counts.
    pub default_result: LifecycleResult,
    /// What the event tells besides.
    pub notification_metadata: Option<String>,
}

impl Default for LifecycleHook {
    fn default() -> Self {
        LifecycleHook {
            name: String::new(),
            lifecycle_transition: LifecycleTransition::Terminating,
            heartbeat_timeout: super::super::delays::HEARTBEAT_TIMEOUT.seconds(),
            default_result: LifecycleResult::Abandon,
            notification_metadata: None,
        }
    }
}

/// When a hook holds an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LifecycleTransition {
    /// Before it goes into service.
    #[serde(rename = "autoscaling:EC2_INSTANCE_LAUNCHING")]
    Launching,
    /// Before it goes.
    #[serde(rename = "autoscaling:EC2_INSTANCE_TERMINATING")]
    Terminating,
}

impl LifecycleTransition {
    /// Auto Scaling's name for it.
    pub fn as_str(self) -> &'static str {
        match self {
            LifecycleTransition::Launching => "autoscaling:EC2_INSTANCE_LAUNCHING",
            LifecycleTransition::Terminating => "autoscaling:EC2_INSTANCE_TERMINATING",
        }
    }
}

/// How a lifecycle action ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum LifecycleResult {
    /// The instance goes on to the next state.
    Continue,
    /// A launching instance is terminated; a terminating one goes at once.
    #[default]
    Abandon,
}

/// A rule of AWS Config.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConfigRule {
    /// The name.
    pub name: String,
    /// Config's own remediation.
    pub remediation: Option<Remediation>,
    /// The operations that make a resource compliant again, such as `ec2:CreateTags`: when one of
    /// them is called, Config evaluates the resource anew.
    pub fixed_by: Vec<String>,
}

/// What Config does about a resource that is not compliant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Remediation {
    /// The runbook.
    pub target_id: String,
    /// Whether it starts without a person.
    pub automatic: bool,
    /// The name of the runbook's parameter that gets the id of the resource.
    pub resource_parameter: String,
    /// How often it is tried.
    pub maximum_automatic_attempts: u32,
}

impl Default for Remediation {
    fn default() -> Self {
        Remediation {
            target_id: String::new(),
            automatic: true,
            resource_parameter: "ResourceId".to_owned(),
            maximum_automatic_attempts: 5,
        }
    }
}
