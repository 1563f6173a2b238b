//! What there is to know of a kind of target.

use super::{Check, Effect, Received, TargetKind, sqs_queue};
use crate::arn::Arn;
use crate::refusal::{Field, Refusal};
use crate::rule::Target;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What there is to know of a kind of target.
pub struct TargetType {
    /// The kind.
    pub kind: TargetKind,
    /// Its name in AWS's words.
    pub label: &'static str,
    /// The service part of its ARN.
    pub service: &'static str,
    /// The form of its ARN, with the variable parts in capitals.
    pub arn_form: &'static str,
    /// A whole ARN as an example.
    pub arn_example: &'static str,
    /// The parameters that it may need beside id and ARN.
    pub parameters: &'static [Parameter],
    /// Who has to allow the call.
    pub permission: Permission,
    /// What the target does with the event, in one sentence.
    pub receives: &'static str,
    /// How long the target may take to answer; no limit where EventBridge only
    /// hands the event over.
    pub timeout_ms: Option<u32>,
    pub(super) arn: Check,
    pub(super) effect: Effect,
}

/// A parameter of a target beside its id and ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name in the API, such as `RoleArn`.
    pub name: &'static str,
    /// When AWS asks for it, in one sentence.
    pub required: &'static str,
    /// Whether AWS refuses every target of the kind without it.
    pub always: bool,
}

/// Who has to allow EventBridge to call the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Where the permission stands.
    pub model: PermissionModel,
    /// The IAM action.
    pub action: &'static str,
    /// Further IAM actions that the call needs.
    pub also: &'static [&'static str],
    /// The model in one plain sentence.
    pub sentence: &'static str,
}

/// Where the permission to call a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PermissionModel {
    /// In a policy on the target, which names events.amazonaws.com.
    ResourcePolicy,
    /// In a role that EventBridge takes on.
    ExecutionRole,
}

impl fmt::Debug for TargetType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TargetType")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl TargetType {
    /// What the target gets when it is called with this text.
    pub fn receive(&self, target: &Target, payload: &str) -> Received {
        match &self.effect {
            Effect::Own(receive) => receive(target, payload),
            Effect::Call { operation, request } => {
                super::effect::call(self.kind, operation, request, target, payload)
            }
        }
    }

    /// Whether the target has what AWS requires of its kind.
    /// Errors: AWS's refusal.
    pub fn check_parameters(&self, target: &Target) -> Result<(), Refusal> {
        self.check_with_role(target, None)
    }

    /// As [`TargetType::check_parameters`], with the role of the rule for a
    /// target without one of its own.
    pub(crate) fn check_with_role(
        &self,
        target: &Target,
        rule_role: Option<&str>,
    ) -> Result<(), Refusal> {
        let role = target.role_arn.as_deref().or(rule_role);
        for parameter in self.parameters.iter().filter(|each| each.always) {
            let name = parameter.name;
            if name == "RoleArn" {
                if role.is_none_or(str::is_empty) {
                    return Err(Refusal::validation(
                        Field::RoleArn,
                        format!("RoleArn is required for target {}.", target.arn),
                    )
                    .help(self.permission.sentence));
                }
            } else if target.parameters.iter().all(|(given, _)| given != name) {
                return Err(Refusal::validation(
                    Field::Parameters,
                    format!(
                        "Parameter(s) {name} must be specified for target: {}.",
                        target.id
                    ),
                )
                .help(parameter.required));
            }
        }
        if self.kind == TargetKind::SqsQueue {
            sqs_queue::check_parameters(target)?;
        }
        Ok(())
    }

    /// Whether AWS always asks for a role.
    pub fn needs_role(&self) -> bool {
        self.parameters
            .iter()
            .any(|each| each.always && each.name == "RoleArn")
    }

    /// Whether an ARN has the form of this kind. Errors: the part that does
    /// not fit.
    pub(super) fn check_arn(&self, arn: &Arn<'_>) -> Result<(), ArnProblem> {
        match &self.arn {
            Check::Own(check) => check(arn),
            Check::Form(form) => form.check(arn, self.arn_form),
        }
    }
}

/// Which part of an ARN is wrong, and what to write there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArnProblem {
    /// The part: prefix, partition, service, Region, account or resource.
    pub part: String,
    /// What to change, in plain words.
    pub help: String,
}

impl ArnProblem {
    pub(crate) fn new(part: &str, help: impl Into<String>) -> ArnProblem {
        ArnProblem {
            part: part.to_owned(),
            help: help.into(),
        }
    }
}

impl fmt::Display for ArnProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.help)
    }
}

impl std::error::Error for ArnProblem {}
