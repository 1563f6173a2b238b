//! What wires do when something happens in their place.

use super::{WireTurn, Wires};
use crate::Yard;
use crate::arn::Arn;
use crate::send::Sending;
use crate::world::{DoingKind, What};
use pattern::json::Value;

mod actions;
mod alarms;
mod batch;
mod buckets;
mod logs;
mod polling;
mod records;
mod suppress;
mod tools;
mod window;

pub(crate) use batch::ended as batch_ended;

/// Lets the wires of the place react to what has happened there.
pub(crate) fn react(sending: &mut Sending<'_>, what: &What) {
    match what {
        What::Wire(turn) => have_turn(sending, turn),
        _ if sending.yard.resources.wires.is_empty() => {}
        What::LogLine { log_group, message } => logs::line(sending, log_group, message),
        What::Datum {
            namespace,
            metric_name,
            dimensions,
            value,
        } => alarms::datum(sending, (namespace, metric_name, dimensions), value),
        What::Object {
            bucket,
            key,
            size,
            change,
        } => buckets::object(sending, bucket, (key, *size), *change),
        What::Enqueue { queue, body, .. } => polling::message(sending, queue, body),
        What::Item {
            table,
            change,
            item,
        } => polling::item(sending, table, change.as_str(), item),
        What::Record {
            stream,
            partition_key,
            data,
        } => polling::record(sending, stream, partition_key, data),
        _ => {}
    }
}

/// Lets the wires of the place hear of an event that a service has sent to the default event bus.
pub(crate) fn hear(sending: &mut Sending<'_>, event: &Value, cause: u64) {
    if sending.yard.resources.wires.is_empty() {
        return;
    }
    let before = (sending.world.chain, sending.world.cause);
    sending.world.cause = Some(cause);
    tools::heard(sending, event);
    (sending.world.chain, sending.world.cause) = before;
}

fn have_turn(sending: &mut Sending<'_>, turn: &WireTurn) {
    match turn {
        WireTurn::Evaluate { alarm_name } => alarms::evaluate(sending, alarm_name),
        WireTurn::Unsuppress { alarm_name, until } => {
            suppress::over(sending, alarm_name, *until);
        }
        WireTurn::Poll {
            event_source_arn,
            function_arn,
            lane,
        } => polling::poll(sending, event_source_arn, function_arn, *lane),
        WireTurn::Again {
            event_source_arn,
            function_arn,
            records,
            failed,
            lane,
        } => {
            let of = (event_source_arn.as_str(), function_arn.as_str(), *lane);
            batch::again(sending, of, records, *failed);
        }
        WireTurn::MinuteOver {
            filter_name,
            log_group_name,
        } => logs::minute_over(sending, filter_name, log_group_name),
    }
}

/// Whether a wire hangs on a resource, so that it counts what comes to it.
pub(crate) fn hang_on(yard: &Yard, account: &str, region: &str, arn: &str) -> bool {
    let hang = |wires: &Wires| {
        let group = log_group(arn);
        let is_group = |name: &str| group == Some(name);
        wires
            .metric_filters
            .iter()
            .any(|one| is_group(&one.log_group_name))
            || wires
                .subscription_filters
                .iter()
                .any(|one| is_group(&one.log_group_name))
            || (group.is_some() && !wires.account_policies.is_empty())
            || wires
                .event_source_mappings
                .iter()
                .any(|one| one.event_source_arn == arn)
    };
    if yard.account == account && yard.region == region {
        return hang(&yard.resources.wires);
    }
    let mut there = yard.elsewhere.iter();
    there.any(|place| {
        place.account == account && place.region == region && hang(&place.resources.wires)
    })
}

/// The name of the log group that an ARN is.
fn log_group(arn: &str) -> Option<&str> {
    let (_, name) = arn.split_once(":log-group:")?;
    Some(name.trim_end_matches(":*"))
}

impl Sending<'_> {
    /// Does something with what the wires of the place know.
    fn wires_know<R>(&mut self, act: impl FnOnce(&mut super::PlaceState) -> R) -> R {
        let (account, region) = (self.yard.account.clone(), self.yard.region.clone());
        self.yard.happenings.wires.with(&account, &region, act)
    }

    /// Lets something happen at a resource, in its own account and Region.
    fn happen_at_resource(&mut self, arn: &str, millis: i64, what: What) {
        let (mut account, mut region) = (self.yard.account.clone(), self.yard.region.clone());
        if let Ok(arn) = Arn::read(arn) {
            if !arn.account.is_empty() {
                account = arn.account.to_owned();
            }
            if !arn.region.is_empty() {
                region = arn.region.to_owned();
            }
        }
        self.happen_there(&account, &region, millis, what);
    }

    /// Tells that a wire may not reach what it leads to.
    pub(crate) fn tell_denied(&mut self, resource: &str, denied: &super::permission::Denied) {
        let text = denied.told();
        self.tell(
            resource,
            DoingKind::Refused,
            text,
            denied.statement.as_deref(),
        );
    }
}

#[cfg(test)]
mod tests;
