//! A policy document as it was written: statements, each part with its span.

use super::condition::Operator;
use super::finding::Finding;
use pattern::Span;
use serde::{Deserialize, Serialize};

mod read;
mod statement;

/// What a policy is attached to; each kind has its own grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PolicyType {
    /// To a resource, such as a queue: every statement names a principal.
    Resource,
    /// To a role, as one of its permission policies: no statement names a
    /// principal.
    Identity,
    /// To a role, as the policy that says who may take it on.
    Trust,
    /// To a KMS key. As a resource policy; without it nobody may use the key.
    Key,
}

/// The language that a policy is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Version {
    /// `2008-10-17`, also where a policy names none: no policy variables.
    V2008,
    /// `2012-10-17`.
    V2012,
}

/// A policy that has been read. What could not be understood is left out and
/// stands in the findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What it is attached to.
    pub policy_type: PolicyType,
    /// The language.
    pub version: Version,
    /// The statements in their order.
    pub statements: Vec<Statement>,
    /// Whether AWS would refuse the policy. Such a policy is never in force,
    /// so it allows and denies nothing.
    pub refused: bool,
}

/// One statement of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The bytes of the statement, braces included.
    pub span: Span,
    /// `Sid`.
    pub sid: Option<Text>,
    /// `Effect`; `Deny` where it cannot be read.
    pub effect: Effect,
    /// `Principal` or `NotPrincipal`.
    pub principal: Option<Principals>,
    /// `Action` or `NotAction`.
    pub action: Option<Texts>,
    /// `Resource` or `NotResource`.
    pub resource: Option<Texts>,
    /// `Condition`, a test for every operator and key; all must hold.
    pub conditions: Vec<Condition>,
}

/// What a statement does where it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// It lets the call through, unless another statement denies it.
    Allow,
    /// It stops the call, whatever else is allowed.
    Deny,
}

/// A text of a policy and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text, escapes decoded.
    pub text: String,
    /// Its bytes, quotes included.
    pub span: Span,
}

/// One text or a list of them, with wildcards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// Whether it is the negated form, such as `NotAction`.
    pub negated: bool,
    /// The bytes of the value.
    pub span: Span,
    /// The texts.
    pub items: Vec<Text>,
}

/// Whom a statement is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principals {
    /// Whether it is `NotPrincipal`.
    pub negated: bool,
    /// The bytes of the value.
    pub span: Span,
    /// Everybody who is named.
    pub items: Vec<PrincipalName>,
}

/// One name of a principal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipalName {
    /// The kind under which the name stands.
    pub kind: PrincipalType,
    /// The name.
    pub name: Text,
}

/// The kinds of principals that a policy can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PrincipalType {
    /// `"*"` without a kind: everybody.
    Everybody,
    /// `AWS`: an account, a role or a user.
    Aws,
    /// `Service`: a service principal such as `events.amazonaws.com`.
    Service,
    /// `Federated`: an identity provider.
    Federated,
    /// `CanonicalUser`: an account by S3's long id.
    CanonicalUser,
}

/// One test of a `Condition`: an operator, a key and the values asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The bytes from the key to the end of its values.
    pub span: Span,
    /// The operator.
    pub operator: Operator,
    /// The operator as written.
    pub operator_text: Text,
    /// The key, such as `aws:SourceArn`, as written.
    pub key: Text,
    /// The values; one of them is enough, or none for a negated operator.
    pub values: Vec<Text>,
}

impl Document {
    /// A policy without statements, as if there were none.
    pub fn empty(policy_type: PolicyType) -> Document {
        Document {
            policy_type,
            version: Version::V2012,
            statements: Vec::new(),
            refused: false,
        }
    }

    /// Reads a policy. Never gives up: what can be read is there, and the
    /// findings say what is wrong, errors first.
    pub fn parse(text: &str, policy_type: PolicyType) -> (Document, Vec<Finding>) {
        read::document(text, policy_type)
    }
}

impl Statement {
    /// The `Sid`, where there is one.
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_ref().map(|sid| sid.text.as_str())
    }
}

#[cfg(test)]
mod tests;
