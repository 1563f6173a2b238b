//! One call on the way to a target, and how all policies together decide it.

use super::decision::{Decision, Outcome, StatementId};
use super::policies::PolicyPlace;
use super::request::Request;
use super::suggest::Missing;
use serde::{Deserialize, Serialize};

mod words;

/// One call and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What the call is for.
    pub purpose: Purpose,
    /// The call.
    pub request: Request,
    /// Every policy that was asked, with what it said.
    pub judged: Vec<Judged>,
    /// What comes out.
    pub verdict: Verdict,
    /// The statements that would let the call through. None where it is
    /// allowed, and where no statement can: an explicit denial has to go.
    pub missing: Vec<Missing>,
}

/// What a call is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// To take on the role of the target.
    AssumeRole,
    /// To reach the target.
    Invoke,
    /// To give a role on to what the target runs.
    PassRole,
    /// To use the key that the target is encrypted with.
    UseKey,
}

/// A policy and what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Where the policy is attached.
    pub place: PolicyPlace,
    /// What it said.
    pub decision: Decision,
}

/// A statement that decided, and where its policy is attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Where the policy is attached.
    pub place: PolicyPlace,
    /// The statement.
    pub statement: StatementId,
}

/// What comes out of all policies together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The call is allowed.
    Allowed {
        /// The statements that allow it; two where two policies are needed,
        /// none where an account calls what is its own.
        by: Vec<Grant>,
    },
    /// A statement denies the call.
    ExplicitDeny {
        /// The first one.
        by: Grant,
    },
    /// No statement allows the call.
    ImplicitDeny,
    /// No statement allows the call, and one policy is none that AWS takes.
    RefusedPolicy {
        /// Where that policy is attached.
        place: PolicyPlace,
    },
    /// The ARN is that of no target, so there is no call to allow.
    NoTarget,
    /// The target needs a role and has none.
    NoRole,
    /// There is no role of this ARN.
    UnknownRole,
    /// There is no key of this name.
    UnknownKey,
    /// The key is one that AWS manages: its policy does not let services in
    /// and cannot be changed. Take a key of your own.
    ManagedKey,
}

impl Judged {
    pub(super) fn grant(&self, statement: &StatementId) -> Grant {
        Grant {
            place: self.place.clone(),
            statement: statement.clone(),
        }
    }
}

impl Check {
    pub(super) fn without_policies(purpose: Purpose, request: Request, verdict: Verdict) -> Check {
        Check {
            purpose,
            request,
            judged: Vec::new(),
            verdict,
            missing: Vec::new(),
        }
    }

    /// A call of an account to what is its own, which needs no policy.
    pub(super) fn own_account(purpose: Purpose, request: Request, judged: Vec<Judged>) -> Check {
        let denied = judged.iter().find_map(|one| match &one.decision.outcome {
            Outcome::ExplicitDeny { by } => Some(one.grant(by)),
            _ => None,
        });
        let verdict = match denied {
            Some(by) => Verdict::ExplicitDeny { by },
            None => Verdict::Allowed { by: Vec::new() },
        };
        Check {
            judged,
            ..Check::without_policies(purpose, request, verdict)
        }
    }

    /// Whether the call is allowed.
    pub fn is_allowed(&self) -> bool {
        matches!(self.verdict, Verdict::Allowed { .. })
    }
}
