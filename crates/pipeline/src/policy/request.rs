//! What is asked of a policy: who wants to do what, on what, and with which
//! condition keys.

use super::principal::Principal;
use crate::arn::Arn;
use serde::{Deserialize, Serialize};

/// A call as the policies see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who calls.
    pub principal: Principal,
    /// The action, such as `sqs:SendMessage`.
    pub action: String,
    /// The ARN of what is called, or `*` for actions that name no resource.
    pub resource: String,
    /// The condition keys that the call carries, with their values. Keys that
    /// follow from the principal are among them.
    pub context: Vec<ContextKey>,
}

/// A condition key of a call and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextKey {
    /// The key, such as `aws:SourceArn`; the case of its letters does not count.
    pub key: String,
    /// The values; one for most keys.
    pub values: Vec<String>,
}

impl Request {
    /// A request with the condition keys that follow from its principal and
    /// its resource.
    pub fn new(
        principal: Principal,
        action: impl Into<String>,
        resource: impl Into<String>,
    ) -> Request {
        let mut request = Request {
            action: action.into(),
            resource: resource.into(),
            context: principal.context(),
            principal,
        };
        let account = request.resource_account().map(str::to_owned);
        if let Some(account) = account {
            request = request.with("aws:ResourceAccount", account);
        }
        request
    }

    /// The request with one more condition key.
    pub fn with(mut self, key: impl Into<String>, value: impl Into<String>) -> Request {
        self.context.push(ContextKey {
            key: key.into(),
            values: vec![value.into()],
        });
        self
    }

    /// The request of a service that acts for a rule, schedule or pipe: with
    /// `aws:SourceArn`, and the account of the ARN as `aws:SourceAccount`.
    pub fn on_behalf_of(self, source_arn: &str) -> Request {
        let account = Arn::read(source_arn)
            .map(|arn| arn.account)
            .unwrap_or_default();
        let request = self.with("aws:SourceArn", source_arn);
        match account {
            "" => request,
            account => request.with("aws:SourceAccount", account),
        }
    }

    /// The values of a condition key; none where the request has no such key.
    pub fn values(&self, key: &str) -> &[String] {
        let found = self.context.iter().rev();
        let mut found = found.filter(|one| one.key.eq_ignore_ascii_case(key));
        found.next().map_or(&[], |one| one.values.as_slice())
    }

    /// The account that owns the resource, where its ARN names one.
    pub fn resource_account(&self) -> Option<&str> {
        let arn = Arn::read(&self.resource).ok()?;
        (!arn.account.is_empty()).then_some(arn.account)
    }
}
