//! What AWS says of a call that is not allowed, and what to change.

use super::{Check, Judged, Purpose, Verdict};
use crate::arn::Arn;
use crate::policy::decision::{Mismatch, Outcome, Part};
use crate::policy::policies::PolicyPlace;
use crate::policy::principal::Principal;

impl Check {
    /// The error code that a dead letter carries. Source: EventBridge User
    /// Guide, "Using dead-letter queues".
    pub fn error_code(&self) -> &'static str {
        let to_bus =
            |arn: Arn<'_>| arn.service == "events" && arn.resource.starts_with("event-bus/");
        let foreign = self.request.principal.account_id() != self.request.resource_account();
        match self.purpose {
            Purpose::AssumeRole => "FAILED_TO_ASSUME_ROLE",
            Purpose::Invoke if foreign && Arn::read(&self.request.resource).is_ok_and(to_bus) => {
                "CROSS_ACCOUNT_INGESTION_FAILED"
            }
            _ => "NO_PERMISSIONS",
        }
    }

    /// The refusal in the words of AWS.
    pub fn message(&self) -> String {
        let action = &self.request.action;
        let why = match &self.verdict {
            Verdict::ExplicitDeny { by } => {
                format!(" with an explicit deny in {}", kind_of(&by.place))
            }
            _ if self.purpose == Purpose::AssumeRole => String::new(),
            _ => {
                let lacking = self.missing.first().map(|missing| &missing.place);
                let kind = match (lacking, &self.request.principal) {
                    (Some(PolicyPlace::Role { .. }), _) => "identity-based",
                    (Some(_), _) => "resource-based",
                    (None, Principal::Role { .. }) => "identity-based",
                    (None, _) => "resource-based",
                };
                format!(" because no {kind} policy allows the {action} action")
            }
        };
        format!(
            "User: {} is not authorized to perform: {action} on resource: {}{why}",
            self.request.principal.in_message(),
            self.request.resource
        )
    }

    /// What to change, in plain words.
    pub fn help(&self) -> String {
        let (action, resource) = (&self.request.action, &self.request.resource);
        match &self.verdict {
            Verdict::Allowed { .. } => "The call is allowed.".to_owned(),
            Verdict::ExplicitDeny { by } => {
                let name = match &by.statement.sid {
                    Some(sid) => format!("\"{sid}\""),
                    None => format!("number {}", by.statement.index + 1),
                };
                format!(
                    "Statement {name} of {} denies {action}. A denial wins over everything that is allowed: take it out or narrow it.",
                    place(&by.place)
                )
            }
            Verdict::NoTarget => format!("{resource} is not the ARN of a target."),
            Verdict::NoRole => {
                "A target of this kind is called with a role. Give the target a RoleArn.".to_owned()
            }
            Verdict::UnknownRole => {
                format!("There is no role {resource}. Make it, and let the service take it on.")
            }
            Verdict::UnknownKey => {
                format!("There is no key {resource}. Encrypt with a key that exists.")
            }
            Verdict::ManagedKey => {
                "The key is one that AWS manages. Its key policy lets only principals of the account in and cannot be changed, so EventBridge cannot use it: encrypt with a customer managed key.".to_owned()
            }
            Verdict::RefusedPolicy { place: at } => {
                format!("AWS would not take {}, so it is not in force. Correct it first.", place(at))
            }
            Verdict::ImplicitDeny => self.help_for_implicit_deny(),
        }
    }

    fn help_for_implicit_deny(&self) -> String {
        let action = &self.request.action;
        let Some(lacking) = self.missing.first() else {
            return format!("No policy allows {action}.");
        };
        let here = place(&lacking.place);
        let same = |one: &&Judged| one.place == lacking.place;
        let nearest = self.judged.iter().find(same).and_then(|one| {
            let deciding = one.decision.deciding()?;
            matches!(one.decision.outcome, Outcome::ImplicitDeny { .. }).then_some(deciding)
        });
        let Some(nearest) = nearest else {
            return format!("No statement of {here} allows {action}. Add the statement.");
        };
        let name = match &nearest.statement.sid {
            Some(sid) => format!("\"{sid}\""),
            None => format!("number {}", nearest.statement.index + 1),
        };
        let reasons: Vec<String> = nearest.mismatches.iter().map(Mismatch::sentence).collect();
        match reasons.is_empty() {
            true => format!(
                "Statement {name} of {here} leaves it to the caller's own policies. Add the statement."
            ),
            false => format!(
                "No statement of {here} allows {action}. The nearest is {name}: {}",
                reasons.join(" ")
            ),
        }
    }
}

impl Mismatch {
    /// What the statement asks for and what the request has, in a sentence.
    pub fn sentence(&self) -> String {
        let asked = self.asked.join(", ");
        let had = self.had.join(", ");
        let name = match &self.part {
            Part::Principal => "Principal",
            Part::Action => "Action",
            Part::Resource => "Resource",
            Part::Condition { operator, key } => {
                return match had.is_empty() {
                    true => format!(
                        "{operator} asks for {asked} in {key}, which the call does not carry."
                    ),
                    false => format!("{operator} asks for {asked} in {key}; the call has {had}."),
                };
            }
        };
        match self.negated {
            false => format!("{name} is {asked}; the call has {had}."),
            true => format!("Not{name} leaves out {asked}, and so {had}."),
        }
    }
}

fn kind_of(place: &PolicyPlace) -> &'static str {
    match place {
        PolicyPlace::Role { .. } => "an identity-based policy",
        _ => "a resource-based policy",
    }
}

/// The policy at a place, in a few words.
fn place(place: &PolicyPlace) -> String {
    match place {
        PolicyPlace::Resource { arn } => format!("the resource policy of {arn}"),
        PolicyPlace::Trust { role } => format!("the trust policy of {role}"),
        PolicyPlace::Role { role, name } => format!("the policy \"{name}\" of {role}"),
        PolicyPlace::Key { key } => format!("the key policy of {key}"),
    }
}
