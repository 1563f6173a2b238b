//! A line comes to a log group: metric filters count it, subscription filters hand it on.

use super::super::filter_pattern;
use super::super::limits;
use super::super::metric::{Metric, Number};
use super::super::metric_filter::{Measured, MetricFilter};
use super::super::problem::WireProblem;
use super::super::state::DefaultMinute;
use super::super::subscription_filter::{
    SubscriptionFilter, SubscriptionTarget, find_destination, log_group_arn, payload,
};
use super::super::{WireTurn, subscription_data};
use crate::Timestamp;
use crate::send::Sending;
use crate::world::{DoingKind, What, delays};

const MINUTE: i64 = 60_000;

pub(super) fn line(sending: &mut Sending<'_>, log_group: &str, message: &str) {
    let wires = &sending.yard.resources.wires;
    let filters: Vec<MetricFilter> = wires
        .metric_filters
        .iter()
        .filter(|one| one.log_group_name == log_group)
        .cloned()
        .collect();
    let subscriptions: Vec<SubscriptionFilter> = wires
        .subscription_filters
        .iter()
        .filter(|one| one.log_group_name == log_group)
        .cloned()
        .collect();
    // Only the first policy of the account can be there.
    let policy = wires.account_policies.first();
    let policy = policy.filter(|one| one.takes(log_group, message)).cloned();
    let cause = sending.world.cause;
    for filter in &filters {
        sending.world.cause = cause;
        count(sending, filter, message);
    }
    for (nth, filter) in subscriptions.iter().enumerate() {
        sending.world.cause = cause;
        let is_refused = nth >= limits::SUBSCRIPTION_FILTERS_PER_LOG_GROUP.value
            || !filter_pattern::parse(&filter.filter_pattern).0.is_valid();
        if !is_refused && filter.takes(message) {
            let problems = filter.check(sending.yard, &[]);
            hand_on(sending, (filter, false), problems, message);
        }
    }
    if let Some(policy) = policy {
        sending.world.cause = cause;
        let problems = policy.check(sending.yard, &[]);
        hand_on(sending, (&policy.on(log_group), true), problems, message);
    }
    sending.world.cause = cause;
}

/// A metric filter sees a line.
fn count(sending: &mut Sending<'_>, filter: &MetricFilter, message: &str) {
    let group = log_group_arn(
        &sending.yard.account,
        &sending.yard.region,
        &filter.log_group_name,
    );
    if filter.metric_transformation.default_value.is_some() {
        note_minute(
            sending,
            filter,
            !matches!(filter.measure(message), Measured::NotTaken),
        );
    }
    match filter.measure(message) {
        Measured::NotTaken => {}
        Measured::Nothing { why } => {
            let text = format!(
                "Metric filter {} took a line that yields no datum. {why}",
                filter.filter_name
            );
            sending.tell(&group, DoingKind::Lost, text, Some(message));
        }
        Measured::Datum { metric, value } => {
            let text = format!(
                "Metric filter {} counts {value} for metric {} of {}.",
                filter.filter_name, metric.metric_name, metric.namespace
            );
            sending.tell(&group, DoingKind::Wrote, text, Some(message));
            datum(sending, metric, value);
        }
    }
}

fn datum(sending: &mut Sending<'_>, metric: Metric, value: Number) {
    sending.happen_in(
        delays::EVENT.millis,
        What::Datum {
            namespace: metric.namespace,
            metric_name: metric.metric_name,
            dimensions: metric
                .dimensions
                .into_iter()
                .map(|one| (one.name, one.value))
                .collect(),
            value: value.0.to_string(),
        },
    );
}

/// Remembers that a line came in this minute.
fn note_minute(sending: &mut Sending<'_>, filter: &MetricFilter, taken: bool) {
    let now = sending.yard.clock.millis();
    let end = Timestamp(
        now.div_euclid(MINUTE)
            .saturating_add(1)
            .saturating_mul(MINUTE),
    );
    let is_it = |one: &DefaultMinute| {
        one.filter_name == filter.filter_name && one.log_group_name == filter.log_group_name
    };
    let is_new = sending.wires_know(|known| {
        match known
            .default_minutes
            .iter_mut()
            .find(|one| is_it(one) && one.end == end)
        {
            Some(one) => {
                one.taken |= taken;
                false
            }
            None => {
                known.default_minutes.push(DefaultMinute {
                    filter_name: filter.filter_name.clone(),
                    log_group_name: filter.log_group_name.clone(),
                    end,
                    taken,
                });
                true
            }
        }
    });
    if is_new {
        let turn = WireTurn::MinuteOver {
            filter_name: filter.filter_name.clone(),
            log_group_name: filter.log_group_name.clone(),
        };
        // Still within the minute that the value is of.
        let last = end.millis().saturating_sub(1).saturating_sub(now).max(0);
        sending.happen_in(last, What::Wire(Box::new(turn)));
    }
}

/// A minute with lines is over: where none was taken, the default value counts.
pub(super) fn minute_over(sending: &mut Sending<'_>, filter_name: &str, log_group: &str) {
    let now = sending.yard.clock;
    let was_taken = sending.wires_know(|known| {
        let at = known.default_minutes.iter().position(|one| {
            one.filter_name == filter_name
                && one.log_group_name == log_group
                && one.end.millis() <= now.millis().saturating_add(1)
        })?;
        Some(known.default_minutes.remove(at).taken)
    });
    let mut filters = sending.yard.resources.wires.metric_filters.iter();
    let filter =
        filters.find(|one| one.filter_name == filter_name && one.log_group_name == log_group);
    let Some((filter, false)) = filter.cloned().zip(was_taken) else {
        return;
    };
    if let Some(value) = filter.metric_transformation.default_value {
        let metric = filter.metric_with(Vec::new());
        let group = log_group_arn(&sending.yard.account, &sending.yard.region, log_group);
        let text = format!(
            "Metric filter {filter_name} took no line of this minute and reports its default value {value}."
        );
        sending.tell(&group, DoingKind::Wrote, text, None);
        sending.happen_in(
            0,
            What::Datum {
                namespace: metric.namespace,
                metric_name: metric.metric_name,
                dimensions: Vec::new(),
                value: value.0.to_string(),
            },
        );
    }
}

/// A subscription filter, or the policy of the account, hands a line on.
fn hand_on(
    sending: &mut Sending<'_>,
    (filter, is_of_account): (&SubscriptionFilter, bool),
    problems: Vec<WireProblem>,
    message: &str,
) {
    let (account, region) = (sending.yard.account.clone(), sending.yard.region.clone());
    let group = log_group_arn(&account, &region, &filter.log_group_name);
    let name = &filter.filter_name;
    let what = match is_of_account {
        true => "Account policy",
        false => "Subscription filter",
    };
    if let Some(problem) = problems.into_iter().find(|one| one.refused) {
        let text = format!(
            "{what} {name} cannot be there: {} {}",
            problem.message, problem.help
        );
        sending.tell(&group, DoingKind::Refused, text, Some(message));
        return;
    }
    if !sending.hop(&filter.destination_arn) {
        return;
    }
    let id = format!("{:056}", sending.yard.counter);
    let text = payload(
        &account,
        (&filter.log_group_name, "stream-1"),
        (name, is_of_account),
        &[(id, sending.yard.clock.millis(), message)],
    );
    let told = format!("{what} {name} handed a line on.");
    sending.tell(&group, DoingKind::Message, told, Some(&text));
    let arn = filter.destination_arn.as_str();
    match SubscriptionTarget::of(arn) {
        Some(SubscriptionTarget::Lambda) => {
            let data = subscription_data(&text);
            let what = What::Invoke {
                function: arn.to_owned(),
                payload: format!("{{\"awslogs\":{{\"data\":\"{data}\"}}}}"),
                failed: 0,
                asynchronous: true,
                parent: None,
            };
            sending.happen_at_resource(arn, delays::CALL.millis, what);
        }
        Some(SubscriptionTarget::Destination) => {
            let Some(destination) = find_destination(sending.yard, arn) else {
                return;
            };
            record(sending, &destination.target_arn, text);
        }
        Some(SubscriptionTarget::Kinesis | SubscriptionTarget::Firehose) => {
            record(sending, arn, text);
        }
        None => {}
    }
}

fn record(sending: &mut Sending<'_>, stream: &str, data: String) {
    let is_firehose = SubscriptionTarget::of(stream) == Some(SubscriptionTarget::Firehose);
    let partition_key = match is_firehose {
        true => String::new(),
        false => sending.yard.draw_id(),
    };
    let what = What::Record {
        stream: stream.to_owned(),
        partition_key,
        data,
    };
    sending.happen_at_resource(stream, delays::CALL.millis, what);
}
