//! Account-level subscription filters: one policy of an account and Region hands the lines of all its
//! log groups on, those that will be made later too.
//!
//! Source: CloudWatch Logs API Reference, PutAccountPolicy (SUBSCRIPTION_FILTER_POLICY); CloudWatch
//! Logs User Guide, "Account-level subscription filters" and "Log recursion prevention"; seen
//! 2026-11-22.

use super::problem::WireProblem;
use super::subscription_filter::{SubscriptionFilter, SubscriptionTarget, name_of};
use super::{filter_pattern, limits};
use crate::Yard;
use crate::json::whole;
use pattern::json::Kind;
use serde::{Deserialize, Serialize};

/// A subscription filter policy of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AccountPolicy {
    /// Its name, unique in the account.
    pub policy_name: String,
    /// Which lines it takes.
    pub filter_pattern: String,
    /// Where they go: a function, a Kinesis or Firehose stream, or a logs destination.
    pub destination_arn: String,
    /// The role with which CloudWatch Logs writes to a stream of the same account.
    pub role_arn: Option<String>,
    /// Which log groups it leaves out: `LogGroupName NOT IN ["a", "b"]`; it takes all where that is
    /// left out.
    pub selection_criteria: Option<String>,
}

/// The log groups that selection criteria leave out; none where AWS does not take them.
pub fn left_out(criteria: &str) -> Option<Vec<String>> {
    let mut rest = criteria.trim_start();
    for word in ["LogGroupName", "NOT", "IN"] {
        rest = rest.strip_prefix(word)?.trim_start();
    }
    let list = whole(rest)?;
    let Kind::Array(items) = &list.kind else {
        return None;
    };
    let names = items.iter().map(|item| item.as_str().map(str::to_owned));
    names.collect()
}

impl AccountPolicy {
    /// The policy as a filter of one log group.
    pub fn on(&self, log_group: &str) -> SubscriptionFilter {
        SubscriptionFilter {
            filter_name: self.policy_name.clone(),
            log_group_name: log_group.to_owned(),
            filter_pattern: self.filter_pattern.clone(),
            destination_arn: self.destination_arn.clone(),
            role_arn: self.role_arn.clone(),
        }
    }

    /// Whether it takes a line of a log group. The log group of the function that the lines go to is
    /// left out by itself.
    pub fn takes(&self, log_group: &str, line: &str) -> bool {
        !self.leaves_out(log_group) && self.on(log_group).takes(line)
    }

    /// Whether it takes nothing of a log group.
    pub fn leaves_out(&self, log_group: &str) -> bool {
        let criteria = self.selection_criteria.as_deref().unwrap_or_default();
        let is_own = SubscriptionTarget::of(&self.destination_arn)
            == Some(SubscriptionTarget::Lambda)
            && log_group.strip_prefix("/aws/lambda/") == Some(name_of(&self.destination_arn));
        is_own || left_out(criteria).is_some_and(|names| names.iter().any(|name| name == log_group))
    }

    /// What AWS refuses about the policy in the place where the yard is, and what is risky; `all` are
    /// the policies of the place.
    pub fn check(&self, yard: &Yard, all: &[AccountPolicy]) -> Vec<WireProblem> {
        let (_, diagnostics) = filter_pattern::parse(&self.filter_pattern);
        let mut found: Vec<WireProblem> = WireProblem::of_pattern(diagnostics).collect();
        if self.policy_name.starts_with("aws/") {
            found.push(WireProblem::refused(
                "policy_name",
                "policyName cannot start with aws/",
                "Names that begin with aws/ are AWS's own. Choose another one.",
            ));
        }
        let place = all
            .iter()
            .position(|one| one.policy_name == self.policy_name);
        let most = limits::ACCOUNT_SUBSCRIPTION_POLICIES.value;
        if place.is_some_and(|place| place >= most) {
            found.push(WireProblem::refused("policy_name", "Resource limit exceeded.", "An account has one subscription filter policy in a Region. Put what both are to do into one, or give single log groups filters of their own."));
        }
        if let Some(criteria) = &self.selection_criteria {
            if criteria.len() > limits::SELECTION_CRITERIA_LENGTH.value {
                found.push(WireProblem::refused(
                    "selection_criteria",
                    "Value at 'selectionCriteria' failed to satisfy constraint",
                    "The selection criteria have 25 KB at most.",
                ));
            } else if left_out(criteria).is_none() {
                found.push(WireProblem::refused("selection_criteria", "The selection criteria are not valid.", "The only form is LogGroupName NOT IN [\"one\", \"two\"], with whole names of log groups."));
            }
        }
        // CloudWatch Logs calls for all log groups of the account.
        self.on("*").check_destination(yard, &mut found);
        for (group, why) in self.fed_by_itself(yard) {
            found.push(WireProblem::risky("selection_criteria", format!("{group} gets lines because of the lines that are handed on."), format!("{why} Each of them would be handed on again: a loop that costs without end. Write LogGroupName NOT IN with {group} in its list.")));
        }
        found
    }

    /// The log groups that get lines because lines are handed on and that are not left out, with
    /// how that comes.
    fn fed_by_itself(&self, yard: &Yard) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for function in self.workers(yard) {
            // Lambda writes there at every call; what goes to its own function is left out anyway.
            let own = format!("/aws/lambda/{function}");
            let mut groups = vec![(
                own,
                format!("Function {function} writes its own lines there."),
            )];
            let mut functions = yard.resources.services.functions.iter();
            let declared = functions.find(|one| one.name == function);
            let calls = declared.map_or(&[][..], |one| one.calls.as_slice());
            for call in calls.iter().filter(|call| call.operation == "PutLogEvents") {
                let Some(group) = log_group_of(&call.request) else {
                    continue;
                };
                groups.push((group, format!("Function {function} puts lines there.")));
            }
            for (group, why) in groups {
                if !self.leaves_out(&group) && found.iter().all(|(known, _)| *known != group) {
                    found.push((group, why));
                }
            }
        }
        found
    }

    /// The functions of the place that work on the lines: the one that they go to, and those that
    /// read the stream or are told of the objects that it writes.
    fn workers(&self, yard: &Yard) -> Vec<String> {
        let (wires, arn) = (&yard.resources.wires, &self.destination_arn);
        let mut names: Vec<String> = Vec::new();
        match SubscriptionTarget::of(arn) {
            Some(SubscriptionTarget::Lambda) => names.push(name_of(arn).to_owned()),
            Some(SubscriptionTarget::Kinesis) => {
                let readers = wires.event_source_mappings.iter();
                let readers = readers.filter(|one| one.enabled && one.event_source_arn == *arn);
                names.extend(readers.map(|one| name_of(&one.function_arn).to_owned()));
            }
            Some(SubscriptionTarget::Firehose) => {
                let name = arn.rsplit('/').next().unwrap_or_default();
                let mut streams = yard.resources.services.delivery_streams.iter();
                let bucket = streams.find(|one| one.name == name).map(|one| &one.bucket);
                let told = wires.bucket_notifications.iter();
                let told = told.filter(|one| {
                    Some(&one.bucket) == bucket && one.destination_arn.contains(":function:")
                });
                names.extend(told.map(|one| name_of(&one.destination_arn).to_owned()));
            }
            Some(SubscriptionTarget::Destination) | None => {}
        }
        names
    }
}

/// The log group of a request of PutLogEvents.
fn log_group_of(request: &str) -> Option<String> {
    let request = whole(request)?;
    let mut members = request.as_object()?.iter();
    let member = members.find(|member| member.key.eq_ignore_ascii_case("logGroupName"))?;
    member.value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests;
