//! The calls that are under way.

use super::words::{instant, next, span};
use crate::store::yard::{last_of, use_yard};
use pipeline::Timestamp;
use pipeline::invocation::Pending;
use quiz::order;
use yew::prelude::*;

/// How many calls are listed.
const MOST: usize = 20;

/// What [`Waiting`] takes.
#[derive(PartialEq, Properties)]
pub struct WaitingProps {
    /// Whether local times stand beside UTC.
    pub local: bool,
}

/// What waits, in the order of time.
#[component]
pub fn Waiting(props: &WaitingProps) -> Html {
    let yard = use_yard();
    let yard = &yard.document().yard;
    let mut calls: Vec<&Pending> = yard.under_way.iter().collect();
    // The one whose turn comes first is the greatest.
    order::sort_by(&mut calls, |one, other| other.cmp(one));
    html! {
        <section class="panel stack waiting" aria-labelledby="waiting-heading">
            <h2 id="waiting-heading">{ "Under way" }</h2>
            if calls.is_empty() {
                <p class="quiet">{ "No call waits. A call that fails and may go better later is tried again when the clock comes to its time." }</p>
            } else {
                <ul role="list" class="waiting__list">
                    { for calls.iter().take(MOST).map(|call| item(call, yard.clock, props.local)) }
                </ul>
            }
            if calls.len() > MOST {
                <p class="quiet small">{ format!("And {} more.", calls.len() - MOST) }</p>
            }
        </section>
    }
}

fn item(call: &Pending, clock: Timestamp, local: bool) -> Html {
    let (rule, target) = (&call.of.call.rule_arn, &call.of.call.target_arn);
    html! {
        <li class="waiting__item">
            <p><strong>{ format!("{} → {}", last_of(rule), last_of(target)) }</strong></p>
            <p class="small">{ format!("{} in {}, at ", next(call), span(clock, call.at)) }{ instant(call.at, local) }</p>
        </li>
    }
}
