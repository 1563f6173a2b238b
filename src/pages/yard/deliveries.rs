//! What each target of a matched rule received, or why it received nothing.

use crate::components::chip::{Chip, Signal};
use crate::components::notice::Notice;
use crate::components::problem::problem;
use door::Sending;
use pipeline::input::InputFailure;
use pipeline::{Delivery, DeliveryState, Received, RuleOutcome};
use yew::prelude::*;

/// The deliveries of a rule.
pub fn deliveries(sending: &Sending, outcome: &RuleOutcome) -> Html {
    if outcome.deliveries.is_empty() {
        return html! {
            <Notice signal={Signal::Amber}>
                <p><strong>{ "Matched, and went nowhere." }</strong>{ " The rule has no targets, so nothing was invoked. AWS says nothing about that either." }</p>
            </Notice>
        };
    }
    html! {
        <div class="deliveries">
            <h3>{ "Delivered to" }</h3>
            { for outcome.deliveries.iter().map(|each| delivery(sending, each)) }
        </div>
    }
}

fn delivery(sending: &Sending, delivery: &Delivery) -> Html {
    let kind = delivery
        .kind
        .map_or("Target", |kind| kind.target_type().label);
    let (signal, word) = match delivery.state {
        DeliveryState::Delivered => (Signal::Green, "Delivered"),
        DeliveryState::UnderWay => (Signal::Amber, "Under way"),
        DeliveryState::DeadLettered => (Signal::Amber, "In the dead-letter queue"),
        DeliveryState::NotTaken | DeliveryState::Dropped => (Signal::Red, "Not delivered"),
    };
    html! {
        <div class="delivery" data-target={delivery.target_id.clone()}>
            <p class="delivery__head"><strong>{ kind }</strong><Chip {signal} text={word} /></p>
            <p class="mono">{ &delivery.arn }</p>
            if let Some(next) = delivery.next {
                <p class="small">{ format!("Attempts so far: {}. The next one comes at {next}: let the clock go on.", delivery.attempts) }</p>
            }
            { delivery.received.as_ref().map(|got| received(sending, got)).unwrap_or_default() }
            { delivery.failure.as_ref().map(failure).unwrap_or_default() }
            if !delivery.problems.is_empty() {
                <p class="small">{ "AWS would not have taken this target:" }</p>
                { for delivery.problems.iter().map(problem) }
            }
        </div>
    }
}

/// Why the delivery or its last attempt failed, with what the target was to get.
fn failure(failure: &InputFailure) -> Html {
    html! {
        <>
            <p class="small"><strong class="mono">{ failure.error_code.as_str() }</strong>{ format!(" {} {}", failure.error_message, failure.help) }</p>
            if !failure.input.is_empty() {
                <pre class="code code--wrapped" tabindex="0">{ &failure.input }</pre>
            }
        </>
    }
}

fn received(sending: &Sending, received: &Received) -> Html {
    let text = received.text();
    html! {
        <details open=true>
            <summary class="small">{ format!("It received this {}", received.text_name()) }</summary>
            <pre class="code" tabindex="0" data-received="">{ sending.pretty(text) }</pre>
        </details>
    }
}
