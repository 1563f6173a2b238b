//! What may go wrong with deliveries in a yard: who is allowed to call whom,
//! faults of targets, and what a queue of events does not promise.

use crate::Timestamp;
use crate::policy::Policies;
use serde::{Deserialize, Serialize};

/// The conditions under which a yard delivers events. The default is a yard in
/// which every call goes well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Conditions {
    /// What a resource or role is taken to allow of which `policies` say
    /// nothing.
    pub permissions: Permissions,
    /// The policies, roles and keys.
    pub policies: Policies,
    /// What is wrong with targets, and when.
    pub faults: Vec<Fault>,
    /// Of how many calls in a thousand the answer is lost, so that the target
    /// gets the event once more.
    pub duplicates_per_thousand: u32,
    /// By how many milliseconds at most a call is late, so that events overtake
    /// each other; 0 keeps their order.
    pub reordering_ms: u32,
    /// The calls a second after which EventBridge throttles; the Region's own
    /// quota where it is left out.
    pub invocations_per_second: Option<u32>,
}

/// What a resource or role allows of which the policies say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Permissions {
    /// What EventBridge needs, as the console sets it up in the account of the
    /// rule; other accounts it does not reach.
    #[default]
    AsConsole,
    /// Nothing, as the command line, CloudFormation and Terraform leave it.
    Evaluated,
}

/// Something that is wrong with a target for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The ARN of the target; `*` for all.
    pub target_arn: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// When it begins; from the first where it is left out.
    #[serde(default)]
    pub from: Option<Timestamp>,
    /// When it is over; never where it is left out.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// How many calls in a thousand it hits.
    #[serde(default = "all")]
    pub per_thousand: u32,
}

fn all() -> u32 {
    1_000
}

/// What is wrong with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FaultKind {
    /// It has too many calls.
    Throttle,
    /// It answers with an error.
    Error,
    /// It is gone.
    Deleted,
    /// Whoever allowed the call has taken that back.
    PermissionLost,
    /// The KMS key that encrypts it is switched off.
    KmsKeyDisabled,
    /// It takes so many milliseconds to answer.
    Slow(u32),
}

impl FaultKind {
    /// Every kind, in the order in which a page offers them.
    pub const ALL: [FaultKind; 6] = [
        FaultKind::Throttle,
        FaultKind::Error,
        FaultKind::Deleted,
        FaultKind::PermissionLost,
        FaultKind::KmsKeyDisabled,
        FaultKind::Slow(6_000),
    ];
}

impl Fault {
    /// A fault that hits every call of a target from now on.
    pub fn new(target_arn: impl Into<String>, kind: FaultKind) -> Fault {
        Fault {
            target_arn: target_arn.into(),
            kind,
            from: None,
            until: None,
            per_thousand: all(),
        }
    }

    /// Whether the fault may hit a call of this target at this time.
    pub fn concerns(&self, target_arn: &str, at: Timestamp) -> bool {
        (self.target_arn == "*" || self.target_arn == target_arn)
            && self.from.is_none_or(|from| from <= at)
            && self.until.is_none_or(|until| at < until)
    }
}
