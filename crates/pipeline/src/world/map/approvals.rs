//! Approval rule templates of CodeCommit and the repositories that they are associated with.
//!
//! Source: CodeCommit API Reference, AssociateApprovalRuleTemplateWithRepository; seen 2026-11-22.

use super::builder::{Builder, Site};
use super::{StationKind, TrackKind};
use crate::wires::approval_rule::ApprovalRuleTemplate;

const LIST: &str = "approval_rule_templates";

/// What names a template on the map; AWS gives it an id and no ARN.
fn key(site: Site<'_>, one: &ApprovalRuleTemplate) -> String {
    site.without_arn("approval-rule-template", &one.name)
}

/// The stations of the templates.
pub(super) fn declare(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        for one in &site.wires.approval_rule_templates {
            let kind = StationKind::ApprovalRuleTemplate;
            builder.declare(site, kind, &key(site, one), &one.name, (LIST, &one.name));
        }
    }
}

/// The ways from the templates to their repositories.
pub(super) fn tracks(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        for one in &site.wires.approval_rule_templates {
            let Some(from) = builder.find(&key(site, one)) else {
                continue;
            };
            for repository in one.repositories.iter().filter(|name| !name.is_empty()) {
                let to = builder.named(site, &site.arn("codecommit", repository));
                builder.track(from, to, TrackKind::Approval, says(one));
            }
        }
    }
}

/// What the template asks for.
fn says(one: &ApprovalRuleTemplate) -> String {
    let branches: Vec<&str> = one
        .destination_references
        .iter()
        .map(|name| name.strip_prefix("refs/heads/").unwrap_or(name))
        .collect();
    let to = match branches.is_empty() {
        true => String::new(),
        false => format!(" to {}", branches.join(" or ")),
    };
    let count = match one.number_of_approvals_needed {
        1 => "1 approval".to_owned(),
        count => format!("{count} approvals"),
    };
    let whose = match one.approval_pool_members.is_empty() {
        true => "",
        false => " of its approval pool",
    };
    format!("Each new pull request{to} takes {count}{whose} before it can be merged.")
}
