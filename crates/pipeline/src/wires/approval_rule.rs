//! Approval rules of CodeCommit: who has to approve a pull request before it can be merged.
//!
//! Source: CodeCommit API Reference, CreateApprovalRuleTemplate, and CodeCommit User Guide, "Working
//! with approval rule templates"; seen 2026-11-22. The errors of MergePullRequestByFastForward and
//! UpdatePullRequestApprovalState are those of the API Reference, not compared on a known day.

use super::limits;
use super::problem::WireProblem;
use serde::{Deserialize, Serialize};

/// An approval rule template: every pull request to its branches gets the rule when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApprovalRuleTemplate {
    /// The name, which the rules of pull requests have, too.
    pub name: String,
    /// The names of the repositories with which it is associated.
    pub repositories: Vec<String>,
    /// The branches that it is for, such as `refs/heads/main`; all where there is none.
    pub destination_references: Vec<String>,
    /// How many have to approve.
    pub number_of_approvals_needed: u32,
    /// Of whom: ARNs, or `CodeCommitApprovers:ACCOUNT:NAME`, with stars; anybody where there is none.
    pub approval_pool_members: Vec<String>,
}

impl Default for ApprovalRuleTemplate {
    fn default() -> Self {
        ApprovalRuleTemplate {
            name: String::new(),
            repositories: Vec::new(),
            destination_references: Vec::new(),
            number_of_approvals_needed: 1,
            approval_pool_members: Vec::new(),
        }
    }
}

/// An approval rule of a pull request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRule {
    /// The name.
    pub name: String,
    /// How many have to approve.
    pub number_of_approvals_needed: u32,
    /// Of whom; anybody where there is none.
    pub approval_pool_members: Vec<String>,
}

impl ApprovalRuleTemplate {
    /// The rule that a pull request gets, where the template is for it.
    pub fn rule_for(&self, repository: &str, destination_reference: &str) -> Option<ApprovalRule> {
        let is_for = self.repositories.iter().any(|one| one == repository)
            && (self.destination_references.is_empty()
                || self
                    .destination_references
                    .iter()
                    .any(|one| is_like(one, destination_reference)));
        is_for.then(|| ApprovalRule {
            name: self.name.clone(),
            number_of_approvals_needed: self.number_of_approvals_needed,
            approval_pool_members: self.approval_pool_members.clone(),
        })
    }

    /// What AWS refuses about the template, and what is risky; `all` are those of the place.
    pub fn check(&self, all: &[ApprovalRuleTemplate]) -> Vec<WireProblem> {
        let mut found = Vec::new();
        let length = self.name.chars().count();
        if length == 0 || length > limits::APPROVAL_TEMPLATE_NAME.value {
            found.push(WireProblem::refused(
                "name",
                "Approval rule template name is not valid. It must be between 1 and 100 characters in length.",
                "Give the template a name of up to 100 characters.",
            ));
        }
        if all.iter().filter(|one| one.name == self.name).count() > 1 {
            found.push(WireProblem::refused(
                "name",
                format!(
                    "An approval rule template named {} already exists.",
                    self.name
                ),
                "The templates of an account and Region have names of their own.",
            ));
        }
        if self.number_of_approvals_needed == 0 {
            found.push(WireProblem::refused(
                "number_of_approvals_needed",
                "The content of the approval rule template is not valid: NumberOfApprovalsNeeded must be at least 1.",
                "Write how many people have to approve; without any the template would do nothing.",
            ));
        }
        for one in &self.destination_references {
            if !one.starts_with("refs/heads/") {
                found.push(WireProblem::refused(
                    "destination_references",
                    format!("The content of the approval rule template is not valid: {one} is no destination reference."),
                    format!("Write the whole name of the branch: refs/heads/{one}."),
                ));
            }
        }
        for one in &self.approval_pool_members {
            if !one.starts_with("arn:") && !one.starts_with("CodeCommitApprovers:") {
                found.push(WireProblem::refused(
                    "approval_pool_members",
                    format!("The content of the approval rule template is not valid: {one} is no member of an approval pool."),
                    "A member is an ARN, or CodeCommitApprovers with account and name: CodeCommitApprovers:123456789012:ada.",
                ));
            } else if one.contains(":assumed-role/")
                && !one.contains('*')
                && one.matches('/').count() < 2
            {
                found.push(WireProblem::risky(
                    "approval_pool_members",
                    format!("{one} is a role without the name of a session, so nobody is meant."),
                    "Put /* behind the name of the role: everybody who has taken it on.",
                ));
            }
        }
        if self.repositories.is_empty() {
            found.push(WireProblem::risky(
                "repositories",
                "The template is associated with no repository, so it does nothing.",
                "Name the repositories whose pull requests get the rule. Those that are open already do not get it.",
            ));
        }
        found
    }
}

impl ApprovalRule {
    /// How many of these people count, each once.
    pub fn approvals(&self, approvers: &[String]) -> u32 {
        let counts = |approver: &&String| {
            self.approval_pool_members.is_empty()
                || self
                    .approval_pool_members
                    .iter()
                    .any(|member| is_member(member, approver))
        };
        u32::try_from(approvers.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }

    /// Whether enough of these people count.
    pub fn is_satisfied(&self, approvers: &[String]) -> bool {
        self.approvals(approvers) >= self.number_of_approvals_needed
    }
}

/// Whether somebody is a member of an approval pool.
fn is_member(member: &str, approver: &str) -> bool {
    let Some(named) = member.strip_prefix("CodeCommitApprovers:") else {
        return is_like(member, approver);
    };
    let Some((account, name)) = named.split_once(':') else {
        return false;
    };
    let Ok(arn) = crate::Arn::read(approver) else {
        return false;
    };
    if arn.account != account {
        return false;
    }
    match arn.resource.split_once('/') {
        Some(("user" | "federated-user", who)) => is_like(name, who),
        // The session of a role counts only where a star stands for the role.
        Some(("assumed-role", who)) => name.contains('*') && is_like(name, who),
        _ => false,
    }
}

/// Whether a text is as a pattern with stars has it.
fn is_like(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests;
