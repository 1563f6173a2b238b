//! The wires beside rules: filters, alarms, mappings, notifications.

use super::builder::{Builder, Site, known};
use super::{Station, StationKind, TrackKind};
use crate::wires::alarm::{AlarmAction, StateValue, alarm_arn};
use crate::wires::composite_alarm::{AlarmRule, CompositeAlarm};
use crate::wires::metric::Metric;
use crate::world::autoscaling;

/// The stations of wires that have a name of their own.
pub(super) fn declare(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        let wires = site.wires;
        for one in &wires.metric_filters {
            let of = format!("{}/{}", one.log_group_name, one.filter_name);
            let kind = StationKind::MetricFilter;
            builder.declare(
                site,
                kind,
                &filter_arn(site, one),
                &one.filter_name,
                ("metric_filters", &of),
            );
        }
        for one in &wires.metric_alarms {
            let (arn, name) = (
                alarm_arn(site.account, site.region, &one.alarm_name),
                &one.alarm_name,
            );
            builder.declare(
                site,
                StationKind::Alarm,
                &arn,
                name,
                ("metric_alarms", name),
            );
        }
        for one in &wires.composite_alarms {
            let (arn, name) = (
                alarm_arn(site.account, site.region, &one.alarm_name),
                &one.alarm_name,
            );
            builder.declare(
                site,
                StationKind::CompositeAlarm,
                &arn,
                name,
                ("composite_alarms", name),
            );
        }
        for one in &wires.logs_destinations {
            let (arn, name) = (one.arn(site.account, site.region), &one.destination_name);
            builder.declare(
                site,
                StationKind::LogsDestination,
                &arn,
                name,
                ("logs_destinations", name),
            );
        }
        for one in &wires.account_policies {
            builder.declare(
                site,
                StationKind::LogGroup,
                &all_log_groups(site),
                "all log groups",
                ("account_policies", &one.policy_name),
            );
        }
        for one in &wires.delivery_channels {
            let arn = site.arn("config", &format!("delivery-channel/{}", one.name));
            let kind = StationKind::DeliveryChannel;
            builder.declare(
                site,
                kind,
                &arn,
                &one.name,
                ("delivery_channels", &one.name),
            );
        }
    }
}

/// What names a metric filter on the map; AWS gives it no ARN.
fn filter_arn(site: Site<'_>, one: &crate::wires::metric_filter::MetricFilter) -> String {
    site.without_arn(
        "metric-filter",
        &format!("{}/{}", one.log_group_name, one.filter_name),
    )
}

/// The alarms of a place that watch a metric.
pub(super) fn watchers(builder: &mut Builder<'_>, site: Site<'_>, metric: &Metric) -> Vec<usize> {
    let alarms = site.wires.metric_alarms.iter();
    let watching = alarms.filter(|alarm| alarm.metric().is(metric));
    let arns: Vec<String> = watching
        .map(|alarm| alarm_arn(site.account, site.region, &alarm.alarm_name))
        .collect();
    arns.iter().map(|arn| builder.named(site, arn)).collect()
}

/// The ways of the wires.
pub(super) fn tracks(builder: &mut Builder<'_>) {
    for site in builder.sites.clone() {
        logs(builder, site);
        alarms(builder, site);
        readers(builder, site);
        notifications(builder, site);
    }
    // Last, since they take every log group that there is by now.
    for site in builder.sites.clone() {
        account_policies(builder, site);
    }
}

/// What stands for all log groups of a place, where a policy of the account takes their lines.
fn all_log_groups(site: Site<'_>) -> String {
    site.without_arn("log-groups", "all")
}

/// A policy of an account hands on lines of all log groups, and of each one that the map has and
/// that it does not leave out.
fn account_policies(builder: &mut Builder<'_>, site: Site<'_>) {
    for one in &site.wires.account_policies {
        let here = |station: &&Station| {
            station.kind == StationKind::LogGroup
                && (station.account.as_str(), station.region.as_str())
                    == (site.account, site.region)
                && !one.leaves_out(&station.name)
        };
        let groups = builder.map.stations.iter().filter(here);
        let groups: Vec<String> = groups.map(|station| station.arn.clone()).collect();
        for group in groups {
            let says = format!(
                "The subscription filter {} of the account hands lines on that it takes.",
                one.policy_name
            );
            let to = builder.named(site, &one.destination_arn);
            if let Some(from) = builder.find(&group) {
                let declared = ("account_policies", one.policy_name.as_str());
                builder.wire((from, to), TrackKind::Filter, says, declared);
            }
        }
    }
}

fn logs(builder: &mut Builder<'_>, site: Site<'_>) {
    let wires = site.wires;
    for one in &wires.metric_filters {
        let of = format!("{}/{}", one.log_group_name, one.filter_name);
        let from = builder.named(
            site,
            &site.arn("logs", &format!("log-group:{}", one.log_group_name)),
        );
        let Some(filter) = builder.find(&filter_arn(site, one)) else {
            continue;
        };
        let says = format!(
            "Lines that {} takes become data of a metric.",
            one.filter_name
        );
        builder.wire(
            (from, filter),
            TrackKind::Filter,
            says,
            ("metric_filters", &of),
        );
        let made = &one.metric_transformation;
        let alarms = wires.metric_alarms.iter();
        // With dimensions from the lines the filter makes many metrics of one name.
        let watching = alarms.filter(|alarm| {
            alarm.namespace == made.metric_namespace
                && alarm.metric_name == made.metric_name
                && alarm.dimensions.len() == made.dimensions.len()
        });
        for alarm in watching {
            let to = builder.named(
                site,
                &alarm_arn(site.account, site.region, &alarm.alarm_name),
            );
            let says = format!(
                "{} watches {}, which the filter counts.",
                alarm.alarm_name, made.metric_name
            );
            builder.track(filter, to, TrackKind::Metric, says);
        }
    }
    for one in &wires.subscription_filters {
        let of = format!("{}/{}", one.log_group_name, one.filter_name);
        let group = site.arn("logs", &format!("log-group:{}", one.log_group_name));
        let says = format!(
            "The subscription filter {} hands lines on that it takes.",
            one.filter_name
        );
        let declared = ("subscription_filters", of.as_str());
        let way = (group.as_str(), one.destination_arn.as_str());
        builder.wire_between(site, way, TrackKind::Filter, says, declared);
    }
    for one in &wires.logs_destinations {
        let arn = one.arn(site.account, site.region);
        let says = "Lines of other accounts go on to this stream.".to_owned();
        let declared = ("logs_destinations", one.destination_name.as_str());
        let way = (arn.as_str(), one.target_arn.as_str());
        builder.wire_between(site, way, TrackKind::Filter, says, declared);
    }
}

fn alarms(builder: &mut Builder<'_>, site: Site<'_>) {
    let wires = site.wires;
    let arn = |name: &str| alarm_arn(site.account, site.region, name);
    for one in &wires.metric_alarms {
        let from = builder.named(site, &arn(&one.alarm_name));
        let of_instance = one.dimensions.iter().find(|one| one.name == "InstanceId");
        let of_instance = of_instance.map(|one| one.value.as_str());
        let actions = |state| one.actions(state);
        if one.actions_enabled {
            acts(builder, site, from, actions, of_instance);
        }
    }
    for one in &wires.composite_alarms {
        let name = &one.alarm_name;
        let to = builder.named(site, &arn(name));
        let (rule, _) = AlarmRule::parse(&one.alarm_rule);
        for child in rule.children() {
            let from = builder.named(site, &arn(&child.name));
            let says = format!("The rule of {name} asks for the state of {}.", child.name);
            builder.track(from, to, TrackKind::Alarm, says);
        }
        suppressor(builder, site, to, one);
        if one.actions_enabled {
            acts(builder, site, to, |state| one.actions(state), None);
        }
    }
    for one in wires.deployment_alarms.iter().filter(|one| one.enabled) {
        let of = format!("{}/{}", one.application, one.deployment_group);
        let to = builder.named(
            site,
            &site.arn("codedeploy", &format!("deploymentgroup:{of}")),
        );
        for alarm in &one.alarms {
            let from = builder.named(site, &alarm_arn(site.account, site.region, alarm));
            let says = format!(
                "{alarm} stops deployments of {} when it is raised.",
                one.deployment_group
            );
            builder.wire(
                (from, to),
                TrackKind::Alarm,
                says,
                ("deployment_alarms", &of),
            );
        }
    }
}

/// The alarm that suppresses the actions of a composite alarm: none are carried out while it is in
/// ALARM.
fn suppressor(builder: &mut Builder<'_>, site: Site<'_>, to: usize, one: &CompositeAlarm) {
    let of = one.alarm_name.as_str();
    let Some(name) = one
        .suppressor()
        .filter(|name| !name.is_empty() && *name != of)
    else {
        return;
    };
    let from = builder.named(site, &alarm_arn(site.account, site.region, name));
    let mut says = format!("While {name} is in ALARM, the actions of {of} are suppressed.");
    if let Some(wait) = one.actions_suppressor_wait_period {
        says.push_str(&format!(
            " They wait up to {} for it to go to ALARM",
            seconds(wait)
        ));
        let extension = one.actions_suppressor_extension_period.unwrap_or(0);
        says.push_str(&format!(
            ", and up to {} after it has left ALARM.",
            seconds(extension)
        ));
    }
    builder.track(from, to, TrackKind::Suppressor, says);
}

fn seconds(count: u32) -> String {
    match count {
        1 => "1 second".to_owned(),
        count => format!("{count} seconds"),
    }
}

/// What an alarm does in each state.
fn acts<'a>(
    builder: &mut Builder<'_>,
    site: Site<'_>,
    from: usize,
    actions: impl Fn(StateValue) -> &'a [String],
    instance: Option<&str>,
) {
    for state in [
        StateValue::Alarm,
        StateValue::Ok,
        StateValue::InsufficientData,
    ] {
        for action in actions(state) {
            let Some((arn, what)) = action_of(site, action, instance) else {
                continue;
            };
            let to = builder.named(site, &arn);
            let says = format!("In the state {} it {what}.", state.as_str());
            builder.track(from, to, TrackKind::Alarm, says);
        }
    }
}

/// Where an action of an alarm leads, and what it does there.
fn action_of(site: Site<'_>, action: &str, instance: Option<&str>) -> Option<(String, String)> {
    Some(match AlarmAction::read(action).ok()? {
        AlarmAction::Sns { topic } => (topic, "sends a message".to_owned()),
        AlarmAction::Lambda { function } => (function, "calls the function".to_owned()),
        AlarmAction::ScalingPolicy { group, .. } if !group.is_empty() => (
            site.arn("autoscaling", &autoscaling::resource(&group)),
            "carries out a scaling policy of the group".to_owned(),
        ),
        AlarmAction::Ec2(what) => (
            site.arn("ec2", &format!("instance/{}", instance?)),
            format!("has EC2 {} the instance", what.as_str()),
        ),
        _ => return None,
    })
}

/// What reads queues and streams, and where a queue puts what fails too often.
fn readers(builder: &mut Builder<'_>, site: Site<'_>) {
    for one in site
        .wires
        .event_source_mappings
        .iter()
        .filter(|one| one.enabled)
    {
        let (_, source) = known(site, &one.event_source_arn);
        let (_, function) = known(site, &one.function_arn);
        let of = format!("{}/{}", one.event_source_arn, one.function_arn);
        let (from, to) = (builder.named(site, &source), builder.named(site, &function));
        let which = match one.filters.is_empty() {
            true => "records",
            false => "records that a filter takes",
        };
        let says = format!(
            "An event source mapping gives {which} to the function, up to {} at once.",
            one.batch()
        );
        builder.wire(
            (from, to),
            TrackKind::Mapping,
            says,
            ("event_source_mappings", &of),
        );
        if let Some(failed) = one
            .destination_on_failure
            .as_deref()
            .filter(|arn| !arn.is_empty())
        {
            let failed = builder.named(site, failed);
            let says = "It is told of batches that the function could not handle.".to_owned();
            builder.track(from, failed, TrackKind::Destination, says);
        }
    }
    for one in &site.wires.queue_settings {
        let Some(redrive) = &one.redrive_policy else {
            continue;
        };
        let queue = site.arn("sqs", &one.queue_name);
        let says = format!(
            "A message that was received {} times in vain goes there.",
            redrive.max_receive_count
        );
        let declared = ("queue_settings", one.queue_name.as_str());
        let way = (queue.as_str(), redrive.dead_letter_target_arn.as_str());
        builder.wire_between(site, way, TrackKind::Delivery, says, declared);
    }
}

fn notifications(builder: &mut Builder<'_>, site: Site<'_>) {
    let wires = site.wires;
    for one in &wires.bucket_notifications {
        let of = format!("{}/{}", one.bucket, one.id);
        let bucket = site.arn("s3", &one.bucket);
        let says = format!("{} tells it of {}.", one.bucket, one.events.join(" and "));
        let declared = ("bucket_notifications", of.as_str());
        let way = (bucket.as_str(), one.destination_arn.as_str());
        builder.wire_between(site, way, TrackKind::Notification, says, declared);
    }
    for one in wires.notification_rules.iter().filter(|one| one.enabled) {
        let from = builder.named(site, &one.resource);
        for target in &one.targets {
            let to = builder.named(site, target);
            let says = format!(
                "The notification rule {} tells it of {}.",
                one.name,
                one.event_type_ids.join(" and ")
            );
            builder.wire(
                (from, to),
                TrackKind::Notification,
                says,
                ("notification_rules", &one.name),
            );
        }
    }
    for one in &wires.repository_triggers {
        let of = format!("{}/{}", one.repository_name, one.name);
        let repository = one.repository_arn(site.account, site.region);
        let says = format!(
            "The trigger {} tells it of {}.",
            one.name,
            one.events.join(" and ")
        );
        let declared = ("repository_triggers", of.as_str());
        let way = (repository.as_str(), one.destination_arn.as_str());
        builder.wire_between(site, way, TrackKind::Notification, says, declared);
    }
    for one in &wires.delivery_channels {
        let Some(topic) = one.sns_topic_arn.as_deref().filter(|arn| !arn.is_empty()) else {
            continue;
        };
        let channel = site.arn("config", &format!("delivery-channel/{}", one.name));
        let says = "AWS Config tells the topic of everything that it sees.".to_owned();
        let declared = ("delivery_channels", one.name.as_str());
        builder.wire_between(site, (&channel, topic), TrackKind::Config, says, declared);
        let from = builder.named(site, &channel);
        let rules = site.services.config_rules.iter();
        for rule in rules
            .map(|rule| site.arn("config", &format!("config-rule/{}", rule.name)))
            .collect::<Vec<_>>()
        {
            let rule = builder.named(site, &rule);
            let says = "What the rule finds goes into the delivery channel.".to_owned();
            builder.track(rule, from, TrackKind::Config, says);
        }
    }
}
