//! Questions to the policies of a wiring that all have to be answered with no.

use serde::{Deserialize, Serialize};

/// Something that no policy of a right wiring allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Probe {
    /// A call that the permission policies of a role do not allow.
    Role {
        /// The ARN of the role.
        role: String,
        /// The action, such as `s3:PutObject`.
        action: String,
        /// The ARN of what would be called.
        resource: String,
    },
    /// A call that the policy of a resource, of an event bus or of a logs destination, or the trust
    /// policy of a role, does not allow.
    Policy {
        /// The ARN of what the policy is attached to.
        of: String,
        /// Who would call.
        caller: Caller,
        /// The action, such as `sqs:SendMessage`.
        action: String,
        /// The ARN of what would be called: that of the policy's owner or, in a bucket, of an object.
        /// With another one it is asked whether the statement names its owner alone.
        resource: String,
        /// The rule, topic or other thing for which a service would call.
        source_arn: Option<String>,
    },
    /// Any action but these in a statement that allows: of a role in its permission policies.
    Only {
        /// The ARN of the role, or of what the policy is attached to.
        of: String,
        /// The actions that are needed.
        actions: Vec<String>,
    },
}

/// Who would make the call of a probe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caller {
    /// A service, such as `events.amazonaws.com`.
    Service(String),
    /// An account, by its twelve digits.
    Account(String),
}

impl Probe {
    /// The ARN of the role or resource whose policies are asked.
    pub fn of(&self) -> &str {
        match self {
            Probe::Role { role, .. } => role,
            Probe::Policy { of, .. } | Probe::Only { of, .. } => of,
        }
    }
}
