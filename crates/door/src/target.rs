//! Everything that is to be said of one target while it is set up.

use pipeline::input::{Finding as InputFinding, InputFailure};
use pipeline::policy::{Finding as PolicyFinding, PolicyPlace};
use pipeline::{Received, Refusal, Yard};
use serde::{Deserialize, Serialize};

use crate::{Kind, Question};

/// What is to be said of this target, and what would it get of this event?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookAt {
    /// The yard; what is under way and what archives keep may be left out.
    pub yard: Yard,
    /// The rule's place in the list.
    pub rule: usize,
    /// The target's place in its rule.
    pub target: usize,
    /// The event, as typed.
    pub event: String,
}

impl Question for LookAt {
    type Answer = TargetSeen;
    const KIND: Kind = Kind::LookAt;
}

/// What is to be said of a target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TargetSeen {
    /// Why PutTargets would not take it.
    pub refusals: Vec<RefusalAt>,
    /// What is to be said of its input.
    pub input: Vec<InputFinding>,
    /// What it would get of the event, if every call went well.
    pub arrives: Option<Received>,
    /// What it would get, written over several lines where it is JSON.
    pub pretty: String,
    /// The request of the service that it stands for, over several lines; empty for targets that get
    /// the text itself.
    pub request: String,
    /// Why it would get nothing.
    pub failure: Option<InputFailure>,
    /// Whether EventBridge may call it.
    pub permission: PermissionSeen,
    /// Whether EventBridge may put events into its dead-letter queue; none where it has none.
    pub dead_letter: Option<PermissionSeen>,
}

/// A refusal and the field that it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefusalAt {
    /// The way to the field as AWS writes it, such as `retryPolicy.maximumRetryAttempts`; empty for
    /// the target as a whole.
    pub path: String,
    /// What AWS says.
    pub refusal: Refusal,
}

/// The calls on the way to a target and the policies that decide them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PermissionSeen {
    /// The calls, in the order in which they are made; all have to be allowed.
    pub calls: Vec<CallSeen>,
    /// The policies that decide.
    pub policies: Vec<PolicySeen>,
}

impl PermissionSeen {
    /// The first call that is not allowed.
    pub fn refused(&self) -> Option<&CallSeen> {
        self.calls.iter().find(|call| !call.is_allowed)
    }
}

/// A call and what becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallSeen {
    /// Who calls, as AWS's messages name it.
    pub principal: String,
    /// The IAM action.
    pub action: String,
    /// On what.
    pub resource: String,
    /// Whether all policies together allow it.
    pub is_allowed: bool,
    /// What AWS says where they do not.
    pub message: String,
    /// What to change.
    pub help: String,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicySeen {
    /// Where it is attached.
    pub place: PolicyPlace,
    /// The policy that holds; empty where there is none.
    pub text: String,
    /// The policy with every statement that the rules of the yard need of it.
    pub whole: String,
    /// Whether somebody has written it; else it is what the console sets up.
    pub is_written: bool,
    /// What is to be said of its text.
    pub findings: Vec<PolicyFinding>,
    /// How many targets of the yard depend on it.
    pub used_by: usize,
}
