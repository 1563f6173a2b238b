//! Subscription filters: log lines are handed on as they come, to a function, a stream or, through
//! a destination, to a stream of another account.
//!
//! Source: CloudWatch Logs API Reference, PutSubscriptionFilter; seen 2026-11-22. The rest is written
//! after the User Guide, "Real-time processing of log data with subscriptions" and "Cross-account
//! cross-Region subscriptions", and was not compared with it.

use super::permission::{self, Denied, WireCaller};
use super::problem::WireProblem;
use super::{filter_pattern, limits};
use crate::Yard;
use crate::arn::{Arn, partition_of};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The service that calls for CloudWatch Logs.
pub const LOGS: &str = "logs.amazonaws.com";

/// A subscription filter of a log group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SubscriptionFilter {
    /// Its name, unique on its log group.
    pub filter_name: String,
    /// The log group whose lines it hands on.
    pub log_group_name: String,
    /// Which lines it takes.
    pub filter_pattern: String,
    /// Where they go: a function, a Kinesis or Firehose stream, or a logs destination.
    pub destination_arn: String,
    /// The role with which CloudWatch Logs writes to a stream of the same account.
    pub role_arn: Option<String>,
}

/// A logs destination: it lets other accounts send lines to a stream of this one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogsDestination {
    /// The name, unique in account and Region.
    pub destination_name: String,
    /// The ARN of the Kinesis or Firehose stream.
    pub target_arn: String,
    /// The role with which CloudWatch Logs writes to it.
    pub role_arn: String,
    /// Who may subscribe, as JSON text.
    pub access_policy: String,
}

/// What kind of place a subscription leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SubscriptionTarget {
    /// A Lambda function.
    Lambda,
    /// A Kinesis data stream.
    Kinesis,
    /// A Firehose stream.
    Firehose,
    /// A logs destination.
    Destination,
}

impl SubscriptionTarget {
    /// The kind of an ARN.
    pub fn of(arn: &str) -> Option<SubscriptionTarget> {
        let arn = Arn::read(arn).ok()?;
        let begins = |word: &str| arn.resource.starts_with(word);
        match arn.service {
            "lambda" if begins("function:") => Some(SubscriptionTarget::Lambda),
            "kinesis" if begins("stream/") => Some(SubscriptionTarget::Kinesis),
            "firehose" if begins("deliverystream/") => Some(SubscriptionTarget::Firehose),
            "logs" if begins("destination:") => Some(SubscriptionTarget::Destination),
            _ => None,
        }
    }
}

/// The ARN of a log group, as policies name it.
pub fn log_group_arn(account: &str, region: &str, name: &str) -> String {
    let partition = partition_of(region);
    format!("arn:{partition}:logs:{region}:{account}:log-group:{name}:*")
}

impl LogsDestination {
    /// Its ARN.
    pub fn arn(&self, account: &str, region: &str) -> String {
        let partition = partition_of(region);
        format!(
            "arn:{partition}:logs:{region}:{account}:destination:{}",
            self.destination_name
        )
    }

    /// Whether CloudWatch Logs may write to the stream behind it.
    pub fn check_delivery(&self, yard: &Yard, arn: &str) -> Result<(), Denied> {
        let caller = WireCaller {
            service: LOGS,
            source_arn: arn,
        };
        let action = action_on(SubscriptionTarget::of(&self.target_arn));
        permission::by_role(
            &yard.conditions,
            caller,
            &self.role_arn,
            &[(action, &self.target_arn)],
        )
    }
}

fn action_on(target: Option<SubscriptionTarget>) -> &'static str {
    match target {
        Some(SubscriptionTarget::Firehose) => "firehose:PutRecord",
        _ => "kinesis:PutRecord",
    }
}

impl SubscriptionFilter {
    /// Whether the filter takes a line.
    pub fn takes(&self, line: &str) -> bool {
        filter_pattern::parse(&self.filter_pattern).0.matches(line)
    }

    /// What AWS refuses about the filter in the place where the yard is, and what is risky; `all`
    /// are the filters of the place.
    pub fn check(&self, yard: &Yard, all: &[SubscriptionFilter]) -> Vec<WireProblem> {
        let (pattern, diagnostics) = filter_pattern::parse(&self.filter_pattern);
        let mut found: Vec<WireProblem> = WireProblem::of_pattern(diagnostics).collect();
        let here = || {
            all.iter()
                .filter(|one| one.log_group_name == self.log_group_name)
        };
        let place = here().position(|one| one.filter_name == self.filter_name);
        let most = limits::SUBSCRIPTION_FILTERS_PER_LOG_GROUP.value;
        if place.is_some_and(|place| place >= most) {
            found.push(WireProblem::refused("log_group_name", "Resource limit exceeded.", "A log group has two subscription filters at most. Let one of them lead to a stream from which several read."));
        }
        let regexes = here().filter(|one| filter_pattern::parse(&one.filter_pattern).0.has_regex());
        if pattern.has_regex() && regexes.count() > limits::REGEX_PATTERNS_PER_LOG_GROUP.value {
            found.push(WireProblem::refused(
                "filter_pattern",
                "Resource limit exceeded.",
                "A log group has five filters with regular expressions at most.",
            ));
        }
        self.check_destination(yard, &mut found);
        found
    }

    pub(super) fn check_destination(&self, yard: &Yard, found: &mut Vec<WireProblem>) {
        let kind = SubscriptionTarget::of(&self.destination_arn);
        let account = Arn::read(&self.destination_arn).map_or("", |arn| arn.account);
        let region = Arn::read(&self.destination_arn).map_or("", |arn| arn.region);
        let is_own = account == yard.account;
        let wrong =
            |message: &str, help: &str| WireProblem::refused("destination_arn", message, help);
        match kind {
            None => found.push(wrong("Invalid destinationArn", "Lines go to a Lambda function, a Kinesis or Firehose stream, or a logs destination. S3 is reached through Firehose.")),
            Some(SubscriptionTarget::Lambda) if !is_own => found.push(wrong(
                "destinationArn for vendor lambda cannot be used with a different account",
                "A subscription filter cannot call a function of another account. Make a logs destination there with a Kinesis or Firehose stream behind it, and let the function read from that.",
            )),
            Some(SubscriptionTarget::Kinesis | SubscriptionTarget::Firehose) if !is_own => found.push(wrong(
                "Cross-account destination must be a logs destination",
                "To a stream of another account lines go through a logs destination of that account.",
            )),
            Some(kind) => {
                if region != yard.region {
                    found.push(wrong("destinationArn must be in the same Region as the log group", "The filter and what it leads to are in one Region; the stream behind a logs destination may be elsewhere."));
                }
                let needs_role = matches!(kind, SubscriptionTarget::Kinesis | SubscriptionTarget::Firehose);
                let role = self.role_arn.as_deref().unwrap_or_default();
                if needs_role && role.is_empty() {
                    found.push(WireProblem::refused("role_arn", "roleArn is required for this destination", "CloudWatch Logs takes on a role to write to a stream: name it."));
                } else if let Err(denied) = self.check_delivery(yard) {
                    let field = if needs_role { "role_arn" } else { "destination_arn" };
                    found.push(WireProblem::refused(field, self.refusal(kind, &denied), denied.help));
                }
                let own_log = format!("/aws/lambda/{}", name_of(&self.destination_arn));
                if kind == SubscriptionTarget::Lambda && self.log_group_name == own_log {
                    found.push(WireProblem::risky("destination_arn", format!("{} is the log group of the function that its lines go to.", self.log_group_name), "Every call writes lines, and every line is a call: a loop that costs without end. Subscribe the groups of other functions only."));
                }
            }
        }
    }

    /// How PutSubscriptionFilter refuses what would not arrive: it sends a test message.
    fn refusal(&self, kind: SubscriptionTarget, denied: &Denied) -> String {
        match kind {
            SubscriptionTarget::Lambda => "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.".to_owned(),
            SubscriptionTarget::Kinesis => "Could not deliver test message to specified Kinesis stream. Check if the given kinesis stream is in ACTIVE state.".to_owned(),
            SubscriptionTarget::Firehose => "Could not deliver test message to specified Firehose stream. Check if the given Firehose stream is in ACTIVE state.".to_owned(),
            SubscriptionTarget::Destination => denied.message.clone(),
        }
    }

    /// Whether lines may go where the filter leads, by policies and roles as they are now.
    pub fn check_delivery(&self, yard: &Yard) -> Result<(), Denied> {
        let group = log_group_arn(&yard.account, &yard.region, &self.log_group_name);
        let caller = WireCaller {
            service: LOGS,
            source_arn: &group,
        };
        let arn = &self.destination_arn;
        let conditions = &yard.conditions;
        match SubscriptionTarget::of(arn) {
            Some(SubscriptionTarget::Lambda) => {
                permission::by_resource_policy(conditions, caller, "lambda:InvokeFunction", arn)
            }
            Some(SubscriptionTarget::Destination) => {
                let Some(destination) = find_destination(yard, arn) else {
                    return Err(Denied {
                        message: format!("The specified destination {arn} does not exist."),
                        help: "Make the destination in the account that receives, with an access policy for this account.".to_owned(),
                        statement: None,
                    });
                };
                permission::by_access_policy(
                    yard,
                    &destination.access_policy,
                    &yard.account,
                    "logs:PutSubscriptionFilter",
                    arn,
                )?;
                destination.check_delivery(yard, arn)
            }
            kind => {
                let role = self.role_arn.as_deref().unwrap_or_default();
                permission::by_role(conditions, caller, role, &[(action_on(kind), arn)])
            }
        }
    }
}

/// The logs destination of an ARN, wherever it is.
pub fn find_destination(yard: &Yard, arn: &str) -> Option<LogsDestination> {
    let read = Arn::read(arn).ok()?;
    let name = read.resource.strip_prefix("destination:")?;
    let place = yard.place(read.account, read.region);
    let mut found = place.resources.wires.logs_destinations.iter();
    found.find(|one| one.destination_name == name).cloned()
}

/// What CloudWatch Logs hands on, before it is compressed with gzip and, for functions, written in
/// base64: lines with their numbers and times in milliseconds. Of an account-level policy it says so.
pub fn payload(
    owner: &str,
    (log_group, log_stream): (&str, &str),
    (filter_name, is_of_account): (&str, bool),
    lines: &[(String, i64, &str)],
) -> String {
    let events: Vec<serde_json::Value> = lines
        .iter()
        .map(|(id, at, message)| json!({"id": id, "timestamp": at, "message": message}))
        .collect();
    let mut told = json!({
        "messageType": "DATA_MESSAGE",
        "owner": owner,
        "logGroup": log_group,
        "logStream": log_stream,
        "subscriptionFilters": [filter_name],
        "logEvents": events,
    });
    if let (true, Some(members)) = (is_of_account, told.as_object_mut()) {
        members.insert("policyLevel".to_owned(), "ACCOUNT_LEVEL_POLICY".into());
    }
    told.to_string()
}

/// The name of a function, without version or alias.
pub(super) fn name_of(arn: &str) -> &str {
    let resource = Arn::read(arn).map_or(arn, |arn| arn.resource);
    let name = resource.strip_prefix("function:").unwrap_or(resource);
    name.split(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests;
