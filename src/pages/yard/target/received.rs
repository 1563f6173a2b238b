//! What the target has got since the yard's clock was last set, message by message.

use super::PartProps;
use crate::components::chip::{Chip, Signal};
use crate::store::yard::{Run, last_of, use_run, use_yard};
use pipeline::{Delivery, DeliveryState, EventOutcome, Timestamp};
use std::collections::BTreeMap;
use yew::prelude::*;

/// How many messages are listed; the newest are.
const MOST: usize = 50;

/// A delivery to the target.
#[derive(Clone, Copy, Debug)]
pub struct Got<'r> {
    /// The event's id.
    pub event: &'r str,
    /// When it came to this, where that is known.
    pub at: Option<Timestamp>,
    /// How far it has come.
    pub delivery: &'r Delivery,
}

/// The deliveries to a target of a rule, the oldest first. What came of a call later stands in the
/// place of what was said of it before, unless the target got the event twice.
pub fn got<'r>(run: &'r Run, rule: &str, arn: &str) -> Vec<Got<'r>> {
    let mut begun: BTreeMap<&str, Timestamp> = BTreeMap::new();
    for step in run.steps() {
        if let Some(id) = step.invocation_id.as_deref() {
            begun.entry(id).or_insert(step.message_timestamp_ms);
        }
    }
    let mut all = Vec::new();
    for event in run.events() {
        of_event(event, rule, arn, &mut all);
    }
    for one in &mut all {
        let id = one.delivery.invocation_id.as_deref();
        one.at = id.and_then(|id| begun.get(id)).copied();
    }
    for late in run.deliveries() {
        let is_it = last_of(&late.rule_arn) == rule && late.delivery.arn == arn;
        if is_it {
            let id = &late.delivery.invocation_id;
            all.retain(|one| {
                one.delivery.invocation_id != *id || one.delivery.state == DeliveryState::Delivered
            });
            all.push(Got {
                event: &late.event_id,
                at: Some(late.at),
                delivery: &late.delivery,
            });
        }
    }
    all
}

fn of_event<'r>(event: &'r EventOutcome, rule: &str, arn: &str, all: &mut Vec<Got<'r>>) {
    for outcome in &event.rules {
        for delivery in &outcome.deliveries {
            if outcome.rule == rule && delivery.arn == arn {
                all.push(Got {
                    event: &event.event_id,
                    at: None,
                    delivery,
                });
            }
            if let Some(onward) = &delivery.onward {
                of_event(onward, rule, arn, all);
            }
        }
    }
}

/// The part of the panel.
#[component]
pub fn ReceivedPart(props: &PartProps) -> Html {
    let (yard, run) = (use_yard(), use_run());
    let document = yard.document();
    let rule = document.yard.rules.get(props.at.rule);
    let rule = rule.map_or("", |rule| rule.name.as_str());
    let all = got(&run, rule, &props.target.arn);
    let count = |state: DeliveryState| all.iter().filter(|one| one.delivery.state == state).count();
    let delivered = count(DeliveryState::Delivered);
    let lost = count(DeliveryState::Dropped) + count(DeliveryState::NotTaken);
    let dead = count(DeliveryState::DeadLettered);
    let under_way = count(DeliveryState::UnderWay);
    html! {
        <div class="target__stack">
            if all.is_empty() {
                <p class="small">{ "Nothing yet. Send an event that the rule matches." }</p>
            } else {
                <p class="small" role="status">{ format!("{delivered} delivered, {under_way} under way, {dead} in the dead-letter queue, {lost} lost.") }</p>
                if all.len() > MOST { <p class="quiet small">{ format!("The newest {MOST} of {}.", all.len()) }</p> }
                <ul role="list" class="target__list target__list--got">
                    { for all.iter().rev().take(MOST).map(|one| message(&run, one)) }
                </ul>
            }
        </div>
    }
}

fn message(run: &Run, got: &Got<'_>) -> Html {
    let delivery = got.delivery;
    let (signal, word) = match delivery.state {
        DeliveryState::Delivered => (Signal::Green, "Delivered"),
        DeliveryState::UnderWay => (Signal::Amber, "Under way"),
        DeliveryState::DeadLettered => (Signal::Amber, "Dead letter"),
        DeliveryState::NotTaken => (Signal::Red, "Not taken"),
        DeliveryState::Dropped => (Signal::Red, "Lost"),
    };
    let attempts = match delivery.attempts {
        0 => String::new(),
        1 => "1 attempt".to_owned(),
        some => format!("{some} attempts"),
    };
    html! {
        <li>
            <details class="target__message">
                <summary>
                    <Chip {signal} text={word} />
                    <span class="small mono target__arn">{ got.event }</span>
                    <span class="quiet small">{ got.at.map(|at| at.to_string()).unwrap_or_default() }{ " " }{ attempts }</span>
                </summary>
                if let Some(received) = &delivery.received {
                    <p class="small">{ format!("The {}:", received.text_name()) }</p>
                    <pre class="code" tabindex="0">{ run.pretty(received.text()) }</pre>
                }
                { failed("Why", delivery.failure.as_ref()) }
                if let Some(letter) = &delivery.dead_letter {
                    <p class="small">{ format!("In {}:", letter.queue) }</p>
                    <dl class="target__facts">
                        { for letter.attributes.iter().map(|(name, value)| html! { <><dt class="mono small">{ name }</dt><dd class="small target__arn">{ value }</dd></> }) }
                    </dl>
                    <pre class="code" tabindex="0">{ run.pretty(&letter.body) }</pre>
                }
                { failed("The dead-letter queue did not take it", delivery.dead_letter_failure.as_ref()) }
                { for delivery.problems.iter().map(crate::components::problem::problem) }
            </details>
        </li>
    }
}

fn failed(why: &str, failure: Option<&pipeline::input::InputFailure>) -> Html {
    let Some(failure) = failure else {
        return Html::default();
    };
    html! {
        <p class="small target__arn">{ format!("{why}: ") }<strong class="mono">{ failure.error_code.as_str() }</strong>{ format!(" {} {}", failure.error_message, failure.help) }</p>
    }
}
