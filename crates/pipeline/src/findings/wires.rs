//! The wires beside rules: what AWS refuses of them, and what is risky.

use super::{Code, Finding, Place, Weight};
use crate::Yard;
use crate::wires::WireProblem;

/// A wire that something is said of.
pub(crate) struct Wire<'a> {
    /// What it is, in a word or two.
    pub word: &'static str,
    /// The list of `Wires` in which it stands.
    pub list: &'static str,
    /// Its place in the list.
    pub at: usize,
    /// What it is called in messages.
    pub name: &'a str,
    /// The fields by which it is told from others of its list.
    pub key: &'a [&'a str],
}

pub(super) fn check(yard: &Yard, found: &mut Vec<Finding>) {
    each(yard, &mut |wire, problems| {
        for problem in problems {
            let (code, weight) = match problem.refused {
                true => (Code::RefusedWire, Weight::Wrong),
                false => (Code::RiskyWire, Weight::Risky),
            };
            let place = Place::Declared {
                account: yard.account.clone(),
                region: yard.region.clone(),
                list: wire.list.to_owned(),
                name: wire.key.join("/"),
            };
            let message = format!("{} {}: {}", wire.word, wire.name, problem.message);
            found.push(Finding::new(code, weight, place, message).help(problem.help));
        }
    });
}

/// Looks at each wire of the place where the yard is and tells what AWS refuses and what is risky.
pub(crate) fn each(yard: &Yard, tell: &mut dyn FnMut(&Wire<'_>, Vec<WireProblem>)) {
    let wires = &yard.resources.wires;
    if wires.is_empty() {
        return;
    }
    let mut tell = |word, list, at, name: &str, key: &[&str], problems| {
        let wire = Wire {
            word,
            list,
            at,
            name,
            key,
        };
        tell(&wire, problems);
    };
    for (at, one) in wires.metric_filters.iter().enumerate() {
        let key = [one.log_group_name.as_str(), &one.filter_name];
        let problems = one.check(&wires.metric_filters);
        tell(
            "Metric filter",
            "metric_filters",
            at,
            key[1],
            &key,
            problems,
        );
    }
    for (at, one) in wires.subscription_filters.iter().enumerate() {
        let key = [one.log_group_name.as_str(), &one.filter_name];
        let problems = one.check(yard, &wires.subscription_filters);
        tell(
            "Subscription filter",
            "subscription_filters",
            at,
            key[1],
            &key,
            problems,
        );
    }
    for (at, one) in wires.account_policies.iter().enumerate() {
        let problems = one.check(yard, &wires.account_policies);
        let name = one.policy_name.as_str();
        tell(
            "Account policy",
            "account_policies",
            at,
            name,
            &[name],
            problems,
        );
    }
    for (at, one) in wires.metric_alarms.iter().enumerate() {
        let mut problems = one.check();
        problems.extend(never_fed(yard, one));
        let name = one.alarm_name.as_str();
        tell("Alarm", "metric_alarms", at, name, &[name], problems);
    }
    let names: Vec<&str> = wires
        .metric_alarms
        .iter()
        .map(|one| one.alarm_name.as_str())
        .collect();
    for (at, one) in wires.composite_alarms.iter().enumerate() {
        let problems = one.check(&names, &wires.composite_alarms);
        let name = one.alarm_name.as_str();
        tell(
            "Composite alarm",
            "composite_alarms",
            at,
            name,
            &[name],
            problems,
        );
    }
    for (at, one) in wires.approval_rule_templates.iter().enumerate() {
        let problems = one.check(&wires.approval_rule_templates);
        let name = one.name.as_str();
        tell(
            "Approval rule template",
            "approval_rule_templates",
            at,
            name,
            &[name],
            problems,
        );
    }
    for (at, one) in wires.event_source_mappings.iter().enumerate() {
        let problems = one.check(yard, &wires.event_source_mappings, &wires.queue_settings);
        let key = [one.event_source_arn.as_str(), &one.function_arn];
        let name = last(&one.function_arn);
        tell(
            "Event source mapping to",
            "event_source_mappings",
            at,
            name,
            &key,
            problems,
        );
    }
    for (at, one) in wires.bucket_notifications.iter().enumerate() {
        let problems = one.check(yard, &wires.bucket_notifications);
        let key = [one.bucket.as_str(), &one.id];
        tell(
            "Bucket notification",
            "bucket_notifications",
            at,
            &one.id,
            &key,
            problems,
        );
    }
    for (at, one) in wires.notification_rules.iter().enumerate() {
        let name = one.name.as_str();
        tell(
            "Notification rule",
            "notification_rules",
            at,
            name,
            &[name],
            one.check(yard),
        );
    }
    for (at, one) in wires.repository_triggers.iter().enumerate() {
        let problems = one.check(yard, &wires.repository_triggers);
        let key = [one.repository_name.as_str(), &one.name];
        tell(
            "Trigger",
            "repository_triggers",
            at,
            &one.name,
            &key,
            problems,
        );
    }
    for (at, one) in wires.delivery_channels.iter().enumerate() {
        let name = match one.name.as_str() {
            "" => "of AWS Config",
            name => name,
        };
        let problems = one.check(yard, &wires.delivery_channels);
        tell(
            "Delivery channel",
            "delivery_channels",
            at,
            name,
            &[&one.name],
            problems,
        );
    }
    for (at, one) in wires.deployment_alarms.iter().enumerate() {
        let key = [one.application.as_str(), &one.deployment_group];
        let name = key.join("/");
        tell(
            "Alarms of deployment group",
            "deployment_alarms",
            at,
            &name,
            &key,
            one.check(yard),
        );
    }
}

/// The last part of an ARN.
fn last(arn: &str) -> &str {
    arn.rsplit(':').next().unwrap_or(arn)
}

/// An alarm on a metric of a metric filter, with dimensions that the filter does not give it.
fn never_fed(yard: &Yard, alarm: &crate::wires::alarm::MetricAlarm) -> Option<WireProblem> {
    let mut filters = yard.resources.wires.metric_filters.iter().filter(|filter| {
        let made = &filter.metric_transformation;
        made.metric_namespace == alarm.namespace && made.metric_name == alarm.metric_name
    });
    let names = |dimensions: &[crate::wires::metric::Dimension]| {
        let mut names: Vec<String> = dimensions.iter().map(|one| one.name.clone()).collect();
        names.sort();
        names
    };
    let asked = names(&alarm.dimensions);
    let first = filters.next()?;
    let fits = |filter: &crate::wires::metric_filter::MetricFilter| {
        names(&filter.metric_transformation.dimensions) == asked
    };
    let is_fed = fits(first) || filters.any(fits);
    (!is_fed).then(|| WireProblem {
        field: "dimensions".to_owned(),
        refused: false,
        message: format!("Metric filter {} gives the metric other dimensions.", first.filter_name),
        help: "Data with other dimensions belong to another metric, so the alarm never sees any. Give the alarm the dimensions of the filter.".to_owned(),
    })
}

/// A bucket that calls a function which writes objects of the bucket that the notification takes, for
/// the form of the notification; the findings tell of it as of every circle.
pub(crate) fn feeds_itself(
    yard: &Yard,
    one: &crate::wires::bucket_notification::BucketNotification,
) -> Option<WireProblem> {
    let name = last(&one.destination_arn);
    let mut functions = yard.resources.services.functions.iter();
    let function = functions.find(|function| function.name == name)?;
    let writes = function.calls.iter().any(|call| {
        let request = crate::json::whole(&call.request);
        let text = |name: &str| {
            let members = request.as_ref().and_then(|request| request.as_object());
            let mut members = members.unwrap_or_default().iter();
            let found = members.find(|member| member.key.eq_ignore_ascii_case(name));
            found.and_then(|member| member.value.as_str())
        };
        let event = match call.operation.as_str() {
            "PutObject" => "s3:ObjectCreated:Put",
            "CopyObject" => "s3:ObjectCreated:Copy",
            _ => return false,
        };
        let bucket = text("bucketName").or_else(|| text("bucket"));
        bucket == Some(&one.bucket) && text("key").is_some_and(|key| one.takes(event, key))
    });
    writes.then(|| WireProblem {
        field: "prefix".to_owned(),
        refused: false,
        message: format!("{name} writes objects that call it again."),
        help: "A loop that costs without end: each object that the function writes is told to it. Narrow prefix and suffix to what comes from outside, or write to another bucket.".to_owned(),
    })
}

#[cfg(test)]
mod tests;
