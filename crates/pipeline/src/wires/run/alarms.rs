//! Data come to metrics, and alarms are evaluated.

use super::super::WireTurn;
use super::super::alarm::{AlarmState, MetricAlarm, StateValue, event_detail};
use super::super::alarm::{EVALUATION_RANGE_EXTRA, alarm_arn};
use super::super::composite_alarm::CompositeAlarm;
use super::super::metric::{Datum, Dimension, Metric, Number};
use super::super::state::{AlarmMemory, MetricData, SuppressedBy};
use super::{actions, suppress};
use crate::send::Sending;
use crate::world::{Chain, DoingKind, Emitted, What, delays};
use crate::{Timestamp, Yard};
use serde_json::{Value, json};

/// How many data of one metric are kept at most.
const MOST_DATA: usize = 10_000;

/// A datum comes to a metric.
pub(super) fn datum(
    sending: &mut Sending<'_>,
    (namespace, name, dimensions): (&str, &str, &[(String, String)]),
    value: &str,
) {
    let Some(value) = value.parse::<f64>().ok().filter(|value| value.is_finite()) else {
        return;
    };
    let metric = Metric {
        namespace: namespace.to_owned(),
        metric_name: name.to_owned(),
        dimensions: dimensions
            .iter()
            .map(|(name, value)| Dimension::new(name, value))
            .collect(),
    };
    let alarms: Vec<MetricAlarm> = sending
        .yard
        .resources
        .wires
        .metric_alarms
        .iter()
        .filter(|alarm| alarm.metric().is(&metric))
        .filter(|alarm| !alarm.check().iter().any(|problem| problem.refused))
        .cloned()
        .collect();
    let Some(keep) = alarms.iter().map(range_millis).max() else {
        return;
    };
    let at = sending.yard.clock;
    let oldest = at.millis().saturating_sub(keep);
    sending.wires_know(|known| {
        let series = match known.metrics.iter().position(|one| one.metric.is(&metric)) {
            Some(at) => at,
            None => {
                let data = Vec::new();
                known.metrics.push(MetricData { metric, data });
                known.metrics.len().saturating_sub(1)
            }
        };
        if let Some(series) = known.metrics.get_mut(series) {
            series.data.retain(|datum| datum.at.millis() >= oldest);
            if series.data.len() >= MOST_DATA {
                series.data.remove(0);
            }
            let value = Number(value);
            series.data.push(Datum { at, value });
        }
    });
    for alarm in &alarms {
        look_again(sending, alarm);
    }
}

/// How far back an alarm looks, with the period that is not over.
fn range_millis(alarm: &MetricAlarm) -> i64 {
    let periods = i64::from(alarm.evaluation_periods) + i64::from(EVALUATION_RANGE_EXTRA) + 1;
    periods
        .saturating_mul(i64::from(alarm.period))
        .saturating_mul(1_000)
}

/// Lets an alarm be evaluated after the minute, unless that is certain already. Alarms with periods
/// below a minute are evaluated after each.
fn look_again(sending: &mut Sending<'_>, alarm: &MetricAlarm) {
    let step = i64::from(alarm.period.clamp(1, 60)).saturating_mul(1_000);
    let now = sending.yard.clock;
    let behind = now
        .millis()
        .saturating_sub(delays::ALARM_LOOK.millis)
        .div_euclid(step);
    let next = behind
        .saturating_add(1)
        .saturating_mul(step)
        .saturating_add(delays::ALARM_LOOK.millis);
    let next = Timestamp(next);
    let is_certain = sending.wires_know(|known| {
        let mut memory = known
            .alarm(&alarm.alarm_name)
            .cloned()
            .unwrap_or_else(|| AlarmMemory {
                state: alarm.begins(now),
                next: None,
            });
        let is_certain = memory.next.is_some_and(|at| at > now && at <= next);
        if !is_certain {
            memory.next = Some(next);
        }
        known.keep_alarm(memory);
        is_certain
    });
    if !is_certain {
        let turn = WireTurn::Evaluate {
            alarm_name: alarm.alarm_name.clone(),
        };
        sending.happen_at(next, What::Wire(Box::new(turn)));
    }
}

/// An alarm is evaluated.
pub(super) fn evaluate(sending: &mut Sending<'_>, name: &str) {
    let mut alarms = sending.yard.resources.wires.metric_alarms.iter();
    let Some(alarm) = alarms.find(|alarm| alarm.alarm_name == name).cloned() else {
        return;
    };
    let now = sending.yard.clock;
    let looked = Timestamp(now.millis().saturating_sub(delays::ALARM_LOOK.millis));
    let metric = alarm.metric();
    let (before, evaluation, more) = sending.wires_know(|known| {
        let before = known.alarm(name).map(|memory| memory.state.clone());
        let before = before.unwrap_or_else(|| alarm.begins(now));
        let data = known.data_of(&metric);
        let evaluation = alarm.evaluate_at(data, looked, before.value);
        let oldest = looked.millis().saturating_sub(range_millis(&alarm));
        let more = data.iter().any(|datum| datum.at.millis() >= oldest);
        known.keep_alarm(AlarmMemory {
            state: before.clone(),
            next: None,
        });
        (before, evaluation, more)
    });
    if evaluation.state == before.value {
        if before.value == StateValue::Alarm || before.value == StateValue::Ok {
            actions::again(sending, &alarm, before.value);
        }
    } else {
        let after = alarm.state_after(&evaluation, now);
        let id = sending.yard.draw_id();
        let told = Told {
            configuration: alarm.configuration(&id),
            trigger: alarm.trigger(),
            description: &alarm.alarm_description,
            actions: alarm.actions(after.value),
            enabled: alarm.actions_enabled,
        };
        change(sending, &before, &after, &told, None);
        act(sending, &before, &after, &told);
        actions::of_metric(sending, &alarm, after.value);
        suppress::suppressor_changed(sending, name, before.value, after.value);
        composites(sending, name, 0);
    }
    if more {
        // What comes later of the same data is a chain of its own, with as many hops.
        sending.world.chain = Chain {
            root: 0,
            ..sending.world.chain
        };
        sending.world.cause = None;
        look_again(sending, &alarm);
    }
}

/// What is told of an alarm that has changed.
pub(super) struct Told<'a> {
    configuration: Value,
    trigger: Value,
    description: &'a str,
    actions: &'a [String],
    enabled: bool,
}

/// An alarm comes to another state: it is kept, and the event is sent.
fn change(
    sending: &mut Sending<'_>,
    before: &AlarmState,
    after: &AlarmState,
    told: &Told<'_>,
    suppressed: Option<SuppressedBy>,
) {
    let name = &after.alarm_name;
    let arn = alarm_arn(&sending.yard.account, &sending.yard.region, name);
    sending.wires_know(|known| {
        known.keep_alarm(AlarmMemory {
            state: after.clone(),
            next: None,
        });
    });
    sending.tell(
        &arn,
        DoingKind::Changed,
        format!(
            "Alarm {name}: {} → {}. {}",
            before.value.as_str(),
            after.value.as_str(),
            after.reason
        ),
        Some(&after.reason_data)
            .filter(|text| !text.is_empty())
            .map(String::as_str),
    );
    let mut detail = event_detail(told.configuration.clone(), before, after);
    if let Some(by) = suppressed
        && let Some(state) = detail.get_mut("state").and_then(Value::as_object_mut)
    {
        let reason = format!("Actions suppressed by {}", by.as_str());
        state.insert("actionsSuppressedBy".to_owned(), by.as_str().into());
        state.insert("actionsSuppressedReason".to_owned(), reason.into());
    }
    sending.emit(Emitted {
        source: "aws.cloudwatch",
        detail_type: "CloudWatch Alarm State Change",
        resources: &[&arn],
        detail,
    });
    if after.value == StateValue::Alarm {
        super::tools::alarm_raised(sending, name);
    }
}

/// The actions of an alarm that only tell somebody.
fn act(sending: &mut Sending<'_>, before: &AlarmState, after: &AlarmState, told: &Told<'_>) {
    let name = &after.alarm_name;
    let arn = alarm_arn(&sending.yard.account, &sending.yard.region, name);
    if !told.enabled {
        let text = format!("The actions of {name} are switched off, so nothing is done.");
        sending.tell(&arn, DoingKind::Lost, text, None);
        return;
    }
    let cause = sending.world.cause;
    for action in told.actions {
        sending.world.cause = cause;
        actions::tell(
            sending,
            action,
            told.description,
            &told.trigger,
            (before, after),
        );
    }
    sending.world.cause = cause;
}

/// How many composite alarms may follow from each other.
const MOST_LEVELS: u32 = 10;

/// The composite alarms that name an alarm are evaluated, and those that name these.
fn composites(sending: &mut Sending<'_>, child: &str, level: u32) {
    let all = sending.yard.resources.wires.composite_alarms.clone();
    for alarm in &all {
        let (rule, _) = super::super::composite_alarm::AlarmRule::parse(&alarm.alarm_rule);
        if rule.children().iter().any(|one| one.name == child) {
            composite(sending, alarm, &all, child, level);
        }
    }
}

fn composite(
    sending: &mut Sending<'_>,
    alarm: &CompositeAlarm,
    all: &[CompositeAlarm],
    child: &str,
    level: u32,
) {
    let now = sending.yard.clock;
    let name = &alarm.alarm_name;
    let arn = alarm_arn(&sending.yard.account, &sending.yard.region, name);
    if alarm.cycle(all).is_some() || level >= MOST_LEVELS {
        let text = format!(
            "{name} is not evaluated: composite alarms that name each other in a circle never are."
        );
        sending.tell(&arn, DoingKind::Cut, text, None);
        return;
    }
    let exists = |wanted: &str| {
        let wires = &sending.yard.resources.wires;
        wires
            .metric_alarms
            .iter()
            .any(|one| one.alarm_name == wanted)
            || wires
                .composite_alarms
                .iter()
                .any(|one| one.alarm_name == wanted)
    };
    let (account, region) = (&sending.yard.account, &sending.yard.region);
    let known = sending.yard.happenings.wires.place(account, region);
    let begins = |wanted: &str| {
        begins(sending.yard, wanted).or(exists(wanted).then_some(StateValue::InsufficientData))
    };
    let state_of = |wanted: &str| state_of(sending.yard, wanted).or_else(|| begins(wanted));
    let Some(state) = alarm.evaluate(state_of) else {
        return;
    };
    let before = known
        .and_then(|known| known.alarm(name))
        .map(|memory| memory.state.clone());
    let before = before.unwrap_or_else(|| AlarmState {
        value: alarm.evaluate(begins).unwrap_or_default(),
        ..AlarmState::new(name, now)
    });
    if before.value == state {
        return;
    }
    let child_arn = alarm_arn(account, region, child);
    let child_state = state_of(child).unwrap_or_default().as_str();
    let after = AlarmState {
        alarm_name: name.clone(),
        value: state,
        reason: format!("{child_arn} transitioned to {child_state}"),
        reason_data:
            json!({"triggeringAlarms": [{"arn": child_arn, "state": {"value": child_state}}]})
                .to_string(),
        updated: now,
    };
    let told = told_of(alarm, state);
    let cause = sending.world.cause;
    let suppressed = suppress::of(sending, alarm);
    change(sending, &before, &after, &told, suppressed);
    match suppressed {
        None => act(sending, &before, &after, &told),
        Some(by) => {
            let text = suppress::in_words(alarm, by);
            sending.tell(&arn, DoingKind::Waits, text, None);
        }
    }
    suppress::suppressor_changed(sending, name, before.value, after.value);
    composites(sending, name, level + 1);
    sending.world.cause = cause;
}

/// The state in which a metric alarm of the place begins.
fn begins(yard: &Yard, name: &str) -> Option<StateValue> {
    let mut alarms = yard.resources.wires.metric_alarms.iter();
    let alarm = alarms.find(|one| one.alarm_name == name)?;
    Some(alarm.begins(yard.clock).value)
}

/// The state of an alarm of the place: as it was told last, else that in which a metric alarm begins.
pub(super) fn state_of(yard: &Yard, name: &str) -> Option<StateValue> {
    let known = yard.happenings.wires.place(&yard.account, &yard.region);
    let found = known.and_then(|known| known.alarm(name));
    found
        .map(|memory| memory.state.value)
        .or_else(|| begins(yard, name))
}

/// What is told of a composite alarm.
fn told_of(alarm: &CompositeAlarm, state: StateValue) -> Told<'_> {
    let mut configuration = json!({"alarmRule": alarm.alarm_rule});
    if let Some(map) = configuration.as_object_mut() {
        let texts = [
            ("description", Some(&alarm.alarm_description)),
            ("actionsSuppressor", alarm.actions_suppressor.as_ref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                map.insert(name.to_owned(), text.as_str().into());
            }
        }
        let periods = [
            (
                "actionsSuppressorWaitPeriod",
                alarm.actions_suppressor_wait_period,
            ),
            (
                "actionsSuppressorExtensionPeriod",
                alarm.actions_suppressor_extension_period,
            ),
        ];
        for (name, period) in periods {
            if let Some(period) = period {
                map.insert(name.to_owned(), period.into());
            }
        }
    }
    Told {
        configuration,
        trigger: json!({"AlarmRule": alarm.alarm_rule}),
        description: &alarm.alarm_description,
        actions: alarm.actions(state),
        enabled: alarm.actions_enabled,
    }
}

/// The actions of a composite alarm that were suppressed are carried out, for the state that it is
/// in.
pub(super) fn act_late(sending: &mut Sending<'_>, alarm: &CompositeAlarm) {
    let (account, region) = (&sending.yard.account, &sending.yard.region);
    let known = sending.yard.happenings.wires.place(account, region);
    let state = known.and_then(|known| known.alarm(&alarm.alarm_name));
    let Some(state) = state.map(|memory| memory.state.clone()) else {
        return;
    };
    let told = told_of(alarm, state.value);
    act(sending, &state, &state, &told);
}
