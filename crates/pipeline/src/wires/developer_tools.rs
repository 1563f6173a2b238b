//! Notification rules of the developer tools, and triggers of CodeCommit repositories.
//!
//! Written after: Developer Tools console User Guide, "Event types" of notification rules and
//! "Configure Amazon SNS topics for notifications"; CodeCommit User Guide, "Manage triggers for a
//! repository"; not compared with them on a known day. The events of a trigger are those of the
//! CodeCommit API Reference, RepositoryTrigger; seen 2026-11-22.

use super::limits;
use super::permission::{self, Denied, WireCaller};
use super::problem::WireProblem;
use crate::Yard;
use crate::arn::{Arn, partition_of};
use serde::{Deserialize, Serialize};

mod event_types;

pub use event_types::{EVENT_TYPES, NotificationEvent, Told, told};

/// The service that sends notifications.
pub const NOTIFICATIONS: &str = "codestar-notifications.amazonaws.com";
/// The service of repository triggers.
pub const CODECOMMIT: &str = "codecommit.amazonaws.com";

/// A notification rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NotificationRule {
    /// The name.
    pub name: String,
    /// The ARN of the repository, build project, application or pipeline.
    pub resource: String,
    /// What it tells of, by AWS's ids, such as `codepipeline-pipeline-pipeline-execution-failed`.
    pub event_type_ids: Vec<String>,
    /// Who is told: the ARNs of SNS topics and of chat clients.
    pub targets: Vec<String>,
    /// Whether it is switched on.
    pub enabled: bool,
}

impl Default for NotificationRule {
    fn default() -> Self {
        NotificationRule {
            name: String::new(),
            resource: String::new(),
            event_type_ids: Vec::new(),
            targets: Vec::new(),
            enabled: true,
        }
    }
}

/// A trigger of a CodeCommit repository.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RepositoryTrigger {
    /// The name of the repository.
    pub repository_name: String,
    /// The name of the trigger.
    pub name: String,
    /// The ARN of the topic or function.
    pub destination_arn: String,
    /// The branches, one by one; all branches and tags where there is none.
    pub branches: Vec<String>,
    /// `all`, `updateReference`, `createReference`, `deleteReference`.
    pub events: Vec<String>,
    /// A text that comes along.
    pub custom_data: String,
}

impl NotificationRule {
    /// Whether the rule tells of an event that a service sends.
    pub fn takes(&self, told: &Told) -> bool {
        let name = self.resource.rsplit([':', '/']).next().unwrap_or_default();
        let service = Arn::read(&self.resource).map_or("", |arn| arn.service);
        self.enabled
            && told.service == service
            && told.resources.iter().any(|resource| resource == name)
            && self
                .event_type_ids
                .iter()
                .any(|id| told.ids.contains(&id.as_str()))
    }

    /// Its ARN.
    pub fn arn(&self, account: &str, region: &str) -> String {
        let partition = partition_of(region);
        format!(
            "arn:{partition}:codestar-notifications:{region}:{account}:notificationrule/{}",
            self.name
        )
    }

    /// Whether a topic lets notifications in. The policy that SNS gives a new topic does not.
    pub fn check_delivery(&self, yard: &Yard, topic: &str) -> Result<(), Denied> {
        let arn = self.arn(&yard.account, &yard.region);
        let caller = WireCaller {
            service: NOTIFICATIONS,
            source_arn: &arn,
        };
        permission::by_resource_policy(&yard.conditions, caller, "sns:Publish", topic)
    }

    /// What AWS refuses about the rule, and what is risky.
    pub fn check(&self, yard: &Yard) -> Vec<WireProblem> {
        let mut found = Vec::new();
        let service = Arn::read(&self.resource).map_or("", |arn| arn.service);
        if !matches!(
            service,
            "codecommit" | "codebuild" | "codedeploy" | "codepipeline"
        ) {
            found.push(WireProblem::refused("resource", "Resource ARN is not valid for notification rules.", "Notification rules are for repositories, build projects, CodeDeploy applications and pipelines."));
        }
        for id in &self.event_type_ids {
            match EVENT_TYPES.iter().find(|one| one.id == id) {
                None => found.push(WireProblem::refused("event_type_ids", format!("Invalid event type id: {id}"), "The ids begin with the service, such as codecommit-repository-comments-on-pull-requests.")),
                Some(one) if !service.is_empty() && one.source.strip_prefix("aws.") != Some(service) => found.push(WireProblem::refused("event_type_ids", format!("Event type {id} is not valid for the resource."), format!("{id} is an event of {}.", one.source))),
                Some(_) => {}
            }
        }
        if self.targets.len() > limits::NOTIFICATION_TARGETS.value {
            found.push(WireProblem::refused(
                "targets",
                "A notification rule has too many targets.",
                "Ten targets at most.",
            ));
        }
        for target in &self.targets {
            match Arn::read(target).map_or("", |arn| arn.service) {
                "chatbot" => {}
                "sns" if target.ends_with(".fifo") => found.push(WireProblem::refused("targets", "FIFO topics are not supported as targets of notification rules.", "Take a standard topic.")),
                "sns" => {
                    if let Err(denied) = self.check_delivery(yard, target) {
                        found.push(WireProblem::risky("targets", format!("The topic {target} does not let notifications in, so its status is UNREACHABLE."), denied.help));
                    }
                }
                _ => found.push(WireProblem::refused("targets", format!("Invalid target {target}"), "A notification rule tells SNS topics and chat clients. What is to be started, a rule of EventBridge starts.")),
            }
        }
        found
    }
}

impl RepositoryTrigger {
    /// Whether the trigger takes a change of a reference: `event` as CodeCommit's events name it.
    pub fn takes(&self, repository: &str, event: &str, reference_type: &str, name: &str) -> bool {
        let word = match event {
            "referenceUpdated" => "updateReference",
            "referenceCreated" => "createReference",
            "referenceDeleted" => "deleteReference",
            _ => return false,
        };
        let is_branch = reference_type == "branch" && self.branches.iter().any(|one| one == name);
        self.repository_name == repository
            && self.events.iter().any(|one| one == "all" || one == word)
            && (self.branches.is_empty() || is_branch)
    }

    /// The ARN of the repository.
    pub fn repository_arn(&self, account: &str, region: &str) -> String {
        let partition = partition_of(region);
        format!(
            "arn:{partition}:codecommit:{region}:{account}:{}",
            self.repository_name
        )
    }

    /// Whether the function or topic lets the repository in.
    pub fn check_delivery(&self, yard: &Yard) -> Result<(), Denied> {
        let arn = self.repository_arn(&yard.account, &yard.region);
        let caller = WireCaller {
            service: CODECOMMIT,
            source_arn: &arn,
        };
        let action = match Arn::read(&self.destination_arn).map_or("", |arn| arn.service) {
            "sns" => "sns:Publish",
            _ => "lambda:InvokeFunction",
        };
        permission::by_resource_policy(&yard.conditions, caller, action, &self.destination_arn)
    }

    /// What AWS refuses about the trigger, and what is risky; `all` are the triggers of the place.
    pub fn check(&self, yard: &Yard, all: &[RepositoryTrigger]) -> Vec<WireProblem> {
        let mut found = Vec::new();
        let here = all
            .iter()
            .filter(|one| one.repository_name == self.repository_name);
        if here.count() > limits::REPOSITORY_TRIGGERS.value {
            found.push(WireProblem::refused(
                "repository_name",
                "The number of triggers allowed for the repository was exceeded.",
                "A repository has ten triggers at most.",
            ));
        }
        if self.events.is_empty() {
            found.push(WireProblem::refused(
                "events",
                "The events for the trigger must be specified.",
                "Write all, updateReference, createReference or deleteReference.",
            ));
        }
        for event in &self.events {
            if !matches!(
                event.as_str(),
                "all" | "updateReference" | "createReference" | "deleteReference"
            ) {
                found.push(WireProblem::refused("events", format!("One or more events specified for the trigger is not valid: {event}"), "A trigger knows pushes, new and deleted branches and tags: all, updateReference, createReference, deleteReference. Pull requests and comments are for notification rules and EventBridge."));
            }
        }
        for branch in &self.branches {
            if branch.contains(['*', '?']) {
                found.push(WireProblem::refused("branches", format!("The branch reference name is not valid or not supported: {branch}"), "Branches are listed one by one; there is no wildcard. A rule of EventBridge matches names by prefix."));
            }
        }
        match Arn::read(&self.destination_arn).map_or("", |arn| arn.service) {
            "sns" if self.destination_arn.ends_with(".fifo") => found.push(WireProblem::refused("destination_arn", "FIFO topics are not supported for triggers.", "Take a standard topic.")),
            "sns" | "lambda" => {
                let region = Arn::read(&self.destination_arn).map_or("", |arn| arn.region);
                if region != yard.region {
                    found.push(WireProblem::refused("destination_arn", "The Region for the trigger target does not match the Region for the repository.", "Repository and destination are in one Region."));
                } else if let Err(denied) = self.check_delivery(yard) {
                    found.push(WireProblem::risky("destination_arn", format!("{} does not let the repository in, so nothing happens on a push.", self.destination_arn), denied.help));
                }
            }
            _ => found.push(WireProblem::refused("destination_arn", "The Amazon Resource Name (ARN) for the trigger is not valid for the specified destination.", "A trigger tells an SNS topic or calls a Lambda function. A pipeline or a build is started by a rule of EventBridge.")),
        }
        found
    }
}

#[cfg(test)]
mod tests;
