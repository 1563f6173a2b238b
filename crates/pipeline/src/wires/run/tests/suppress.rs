//! A composite alarm whose actions another alarm suppresses.

use super::*;

const WAIT: u32 = 120;
const EXTENSION: u32 = 180;

fn alarm(name: &str) -> MetricAlarm {
    MetricAlarm {
        alarm_name: name.to_owned(),
        namespace: "Shop".to_owned(),
        metric_name: name.to_owned(),
        statistic: super::super::super::metric::Statistic::Sum,
        threshold: Number(0.0),
        treat_missing_data: TreatMissingData::NotBreaching,
        ..MetricAlarm::default()
    }
}

fn yard() -> Yard {
    let mut yard = Yard::default();
    let wires = &mut yard.resources.wires;
    wires.metric_alarms = vec![alarm("errors"), alarm("deploying")];
    wires.composite_alarms = vec![CompositeAlarm {
        alarm_name: "shop".to_owned(),
        alarm_rule: "ALARM(errors)".to_owned(),
        alarm_actions: vec![TOPIC.to_owned()],
        actions_suppressor: Some("deploying".to_owned()),
        actions_suppressor_wait_period: Some(WAIT),
        actions_suppressor_extension_period: Some(EXTENSION),
        ..CompositeAlarm::default()
    }];
    yard.resources
        .services
        .topics
        .push(crate::world::services::Topic {
            name: "ops-alerts".to_owned(),
            ..crate::world::services::Topic::default()
        });
    yard
}

/// Data of metrics at these seconds from the beginning; when the topic hears of it.
fn told(data: &[(&str, i64)]) -> Vec<i64> {
    let mut yard = yard();
    let start = yard.clock.millis();
    let mut doings = Vec::new();
    let mut data = data.to_vec();
    data.sort_by_key(|(_, at)| *at);
    for (metric, at) in data {
        let sent = advance(&yard, Timestamp(start + at * 1_000));
        doings.extend(sent.doings);
        let what = What::Datum {
            namespace: "Shop".to_owned(),
            metric_name: metric.to_owned(),
            dimensions: Vec::new(),
            value: "1".to_owned(),
        };
        let sent = happen(&sent.yard, what);
        doings.extend(sent.doings);
        yard = sent.yard;
    }
    doings.extend(later(&yard, 3_600).doings);
    let came = doings
        .iter()
        .filter(|one| one.text == "A message came to topic ops-alerts.");
    came.map(|one| (one.at.millis() - start) / 1_000).collect()
}

#[test]
fn the_actions_wait_for_the_suppressor_and_then_are_carried_out() {
    // The period ends at 60, is looked at 10 later, and the wait takes 120.
    assert_eq!(told(&[("errors", 0)]), [190]);
}

#[test]
fn a_suppressor_that_follows_holds_them_until_its_extension_is_over() {
    let all: Vec<(&str, i64)> = (0..10)
        .map(|minute| ("errors", minute * 60))
        .chain([("deploying", 60)])
        .collect();
    let told = told(&all);
    assert_eq!(told.len(), 1, "{told:?}");
    // The suppressor is in ALARM from 130 to 310 at least.
    assert!(told[0] >= 310 + i64::from(EXTENSION), "{told:?}");
}

#[test]
fn what_is_over_before_the_suppressor_is_never_told() {
    // Both at once: the alarm has no action for OK, which is its state when the extension is over.
    assert_eq!(told(&[("errors", 0), ("deploying", 0)]), [0_i64; 0]);
}

#[test]
fn without_a_suppressor_they_are_carried_out_at_once() {
    let mut yard = yard();
    let alarm = &mut yard.resources.wires.composite_alarms[0];
    alarm.actions_suppressor = None;
    alarm.actions_suppressor_wait_period = None;
    alarm.actions_suppressor_extension_period = None;
    let sent = happen(
        &yard,
        What::Datum {
            namespace: "Shop".to_owned(),
            metric_name: "errors".to_owned(),
            dimensions: Vec::new(),
            value: "1".to_owned(),
        },
    );
    let doings = later(&sent.yard, 75).doings;
    assert_eq!(
        texts(&doings, DoingKind::Message),
        ["A message came to topic ops-alerts."]
    );
}

#[test]
fn the_event_says_that_actions_are_suppressed() {
    let sent = happen(
        &yard(),
        What::Datum {
            namespace: "Shop".to_owned(),
            metric_name: "errors".to_owned(),
            dimensions: Vec::new(),
            value: "1".to_owned(),
        },
    );
    let doings = later(&sent.yard, 75).doings;
    let says = |text: &str| {
        let contents = doings.iter().filter_map(|one| one.content.as_deref());
        contents.filter(|one| one.contains(text)).count()
    };
    // The event for ALARM: the alarm has been OK from the beginning.
    assert_eq!(says(r#""actionsSuppressedBy":"WaitPeriod""#), 1);
    assert_eq!(says(r#""actionsSuppressorWaitPeriod":120"#), 1);
}
