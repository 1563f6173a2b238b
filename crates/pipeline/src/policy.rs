//! IAM policies: read, decided and completed.
//!
//! [`Document::parse`] reads a policy with its spans and tells what AWS would
//! refuse. [`Document::decide`] says what one policy answers to a [`Request`],
//! statement by statement. [`authorize`] says whether an [`Invocation`] of a
//! target gets through with the [`Policies`] that there are: which calls it
//! makes, which statement decided each, and which statement is missing, as
//! JSON ready to paste. Nothing here is a bare yes or no, and nothing here
//! has state.
//!
//! Source: IAM User Guide, "Policy evaluation logic" and "JSON policy element
//! reference"; EventBridge User Guide, "Using resource-based policies" and
//! "Using identity-based policies".

mod authorize;
mod check;
mod complete;
mod condition;
mod decision;
mod document;
mod finding;
mod merge;
mod needs;
mod policies;
mod principal;
mod request;
mod statements;
mod suggest;
mod wildcard;

pub use authorize::{Authorization, Invocation, Sender, authorize, authorize_dead_letter};
pub use check::{Check, Grant, Judged, Purpose, Verdict};
pub use complete::{Completed, complete, complete_unsaid};
pub use condition::{Base, Operator, SetOperator};
pub use decision::{Decision, Mismatch, Outcome, Part, StatementId, StatementResult};
pub use document::{
    Condition, Document, Effect, PolicyType, PrincipalName, PrincipalType, Principals, Statement,
    Text, Texts, Version,
};
pub use finding::{Code, Finding};
pub use policies::{Encryption, Key, Policies, PolicyPlace, ResourcePolicy, Role, RolePolicy};
pub use principal::Principal;
pub use request::{ContextKey, Request};
pub use suggest::Missing;

pub(crate) use statements::{of_statements, statements};

/// What the policy of an event bus, if it has one, says to an account or role
/// that sends events to the bus from outside.
pub fn put_events(policy: Option<&str>, principal: Principal, bus_arn: &str) -> Decision {
    let (document, _) = match policy {
        Some(text) => Document::parse(text, PolicyType::Resource),
        None => (Document::empty(PolicyType::Resource), Vec::new()),
    };
    document.decide(&Request::new(principal, "events:PutEvents", bus_arn))
}
