//! The rule that is worked on against the whole catalogue.

use super::ask::{Found, Known, NoSweep, use_sweep};
use super::events::{Wish, line, use_wish};
use crate::pages::yard::catches::{Count, Place};
use crate::store::bench::use_bench;
use crate::store::yard::use_yard;
use std::rc::Rc;
use yew::prelude::*;

/// How many events are listed before all are asked for.
const FEW: usize = 20;

/// The events that the rule takes, once its list is open; the count is told all the while.
#[component]
pub fn RuleSweep() -> Html {
    let place = use_context::<Place>();
    let (yard, bench, wish) = (use_yard(), use_bench(), use_wish());
    let document = yard.document();
    let (id, at) = (document.id, document.rule);
    // What the bench has compared: the verdict comes first.
    let compared = bench.checked_document().filter(|of| of.id == id);
    let rule = compared.and_then(|of| of.yard.rules.get(at));
    let patterns = rule.map(|rule| vec![rule.event_pattern.clone().unwrap_or_default()]);
    let found = use_sweep((id, Some(at)), patterns);
    let count = match &found {
        Found::Known(known) => Some(Count {
            rule: at,
            taken: taken(known).map_or(0, <[usize]>::len),
            all: known.swept.all,
        }),
        _ => None,
    };
    let tell = place.as_ref().map(|place| place.tell.clone());
    use_effect_with(count, move |count| {
        if let Some(tell) = tell {
            tell.set(*count);
        }
    });
    if !place.is_some_and(|place| place.is_open) {
        return Html::default();
    }
    match found {
        Found::Coming => {
            html! { <p class="quiet small" role="status">{ "Comparing with the whole catalogue …" }</p> }
        }
        Found::Failed(reason) => html! { <NoSweep {reason} /> },
        Found::Known(known) => html! { <Taken {known} {wish} /> },
    }
}

fn taken(known: &Known) -> Option<&[usize]> {
    known.swept.taken.first()?.as_deref()
}

/// What a [`Taken`] takes.
#[derive(PartialEq, Properties)]
pub struct TakenProps {
    /// What was found for one pattern.
    pub known: Rc<Known>,
    /// Takes what the person wants of an event.
    pub wish: Callback<Wish>,
}

/// The events that a rule takes.
#[component]
pub fn Taken(props: &TakenProps) -> Html {
    let is_whole = use_state(|| false);
    let Some(places) = taken(&props.known) else {
        return html! { <p class="quiet small">{ "AWS would refuse the pattern, so it takes nothing." }</p> };
    };
    if places.is_empty() {
        return html! {
            <p class="quiet small">{ "None of them. Compare source and detail-type with the event, letter by letter; events of your own are not in the catalogue." }</p>
        };
    }
    let most = if *is_whole { places.len() } else { FEW };
    let events = places.iter().take(most);
    let events = events.filter_map(|place| props.known.events.get(*place));
    let label = if *is_whole {
        format!("Show the first {FEW}")
    } else {
        format!("Show all {}", places.len())
    };
    let toggle = move |_: MouseEvent| is_whole.set(!*is_whole);
    html! {
        <div class="sweep" data-ready="sweep">
            <ul role="list" class="sweep__events" tabindex="0" aria-label="Events that the rule takes">
                { for events.map(|event| line(event, &props.wish, Html::default())) }
            </ul>
            if places.len() > FEW {
                <p><button type="button" class="button" onclick={toggle}>{ label }</button></p>
            }
        </div>
    }
}
