//! The suppressor of a composite alarm's actions.
//!
//! Source: CloudWatch API Reference, CompositeAlarm (ActionsSuppressedBy); seen 2026-11-22. While the
//! suppressor is in ALARM nothing is done; a change before it waits for so long that the suppressor
//! can follow, and one behind it for so long that what was suppressed can settle. What is done in the
//! end is what the state of that time asks for. That a change while the actions wait begins the wait
//! anew is the yard's choice: the reference says nothing of it.

use super::super::WireTurn;
use super::super::alarm::{StateValue, alarm_arn};
use super::super::composite_alarm::CompositeAlarm;
use super::super::state::{PlaceState, SuppressedActions, SuppressedBy};
use super::alarms;
use crate::Timestamp;
use crate::send::{Sending, later};
use crate::world::{DoingKind, What};

/// Whether the actions of an alarm that has just changed are suppressed; then they wait.
pub(super) fn of(sending: &mut Sending<'_>, alarm: &CompositeAlarm) -> Option<SuppressedBy> {
    let suppressor = alarm.suppressor()?.to_owned();
    let name = alarm.alarm_name.clone();
    let now = sending.yard.clock;
    let wait = alarm.actions_suppressor_wait_period.unwrap_or(0);
    let until = later(now, i64::from(wait).saturating_mul(1_000));
    let (by, is_new) = sending.wires_know(|known| {
        let raised = known
            .alarm(&suppressor)
            .is_some_and(|memory| memory.state.value == StateValue::Alarm);
        if let Some(one) = find(known, &name) {
            one.waits = true;
            // Another state waits anew for the suppressor.
            let waits_anew = one.by == SuppressedBy::WaitPeriod;
            if waits_anew {
                one.until = Some(until);
            }
            return (Some(one.by), waits_anew);
        }
        if !raised && wait == 0 {
            return (None, false);
        }
        let by = match raised {
            true => SuppressedBy::Alarm,
            false => SuppressedBy::WaitPeriod,
        };
        known.suppressed.push(SuppressedActions {
            alarm_name: name.clone(),
            by,
            until: (!raised).then_some(until),
            waits: true,
        });
        (Some(by), !raised)
    });
    if is_new {
        turn(sending, &name, until);
    }
    by
}

/// Why the actions of an alarm are suppressed: CloudWatch's word for it, and what that means here.
pub(super) fn in_words(alarm: &CompositeAlarm, by: SuppressedBy) -> String {
    let suppressor = alarm.suppressor().unwrap_or_default();
    let why = match by {
        SuppressedBy::Alarm => format!("{suppressor} is in ALARM"),
        SuppressedBy::WaitPeriod => format!(
            "they wait up to {} s for {suppressor} to go to ALARM",
            alarm.actions_suppressor_wait_period.unwrap_or(0)
        ),
        SuppressedBy::ExtensionPeriod => format!(
            "{suppressor} has left ALARM, and they wait up to {} s after that",
            alarm.actions_suppressor_extension_period.unwrap_or(0)
        ),
    };
    let (name, by) = (&alarm.alarm_name, by.as_str());
    format!("The actions of {name} are suppressed by {by}: {why}.")
}

/// An alarm has changed that may be a suppressor.
pub(super) fn suppressor_changed(
    sending: &mut Sending<'_>,
    name: &str,
    before: StateValue,
    after: StateValue,
) {
    let is_alarm = |state: StateValue| state == StateValue::Alarm;
    if is_alarm(before) == is_alarm(after) {
        return;
    }
    let alarms = sending.yard.resources.wires.composite_alarms.clone();
    for alarm in alarms.iter().filter(|one| one.suppressor() == Some(name)) {
        let now = sending.yard.clock;
        let extension = alarm.actions_suppressor_extension_period.unwrap_or(0);
        let until = later(now, i64::from(extension).saturating_mul(1_000));
        let raised = is_alarm(after);
        sending.wires_know(|known| {
            let (by, until) = match raised {
                true => (SuppressedBy::Alarm, None),
                false => (SuppressedBy::ExtensionPeriod, Some(until)),
            };
            match find(known, &alarm.alarm_name) {
                Some(one) => (one.by, one.until) = (by, until),
                None => known.suppressed.push(SuppressedActions {
                    alarm_name: alarm.alarm_name.clone(),
                    by,
                    until,
                    waits: false,
                }),
            }
        });
        if !raised {
            turn(sending, &alarm.alarm_name, until);
        }
    }
}

/// A wait is over, unless the suppressor has changed meanwhile.
pub(super) fn over(sending: &mut Sending<'_>, name: &str, until: Timestamp) {
    let waited = sending.wires_know(|known| {
        let is_it = |one: &SuppressedActions| one.alarm_name == name && one.until == Some(until);
        let at = known.suppressed.iter().position(is_it)?;
        Some(known.suppressed.remove(at))
    });
    let alarms = &sending.yard.resources.wires.composite_alarms;
    let alarm = alarms.iter().find(|one| one.alarm_name == name).cloned();
    let (Some(waited), Some(alarm)) = (waited, alarm) else {
        return;
    };
    if !waited.waits {
        return;
    }
    let arn = alarm_arn(&sending.yard.account, &sending.yard.region, name);
    let text = format!("The actions of {name} are suppressed no more.");
    sending.tell(&arn, DoingKind::Changed, text, None);
    alarms::act_late(sending, &alarm);
}

fn find<'a>(known: &'a mut PlaceState, name: &str) -> Option<&'a mut SuppressedActions> {
    known
        .suppressed
        .iter_mut()
        .find(|one| one.alarm_name == name)
}

fn turn(sending: &mut Sending<'_>, name: &str, until: Timestamp) {
    let millis = until.millis().saturating_sub(sending.yard.clock.millis());
    let turn = WireTurn::Unsuppress {
        alarm_name: name.to_owned(),
        until,
    };
    sending.happen_in(millis, What::Wire(Box::new(turn)));
}
