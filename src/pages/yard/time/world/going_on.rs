//! The work that is going on, what a person can do about it, and what comes next.

use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::pages::yard::time::words::{instant, span};
use door::{Deed, GoingOn, NextUp, Surveyed};
use pipeline::Timestamp;
use yew::prelude::*;

/// Both lists.
pub fn going_on(survey: &Surveyed, clock: Timestamp, local: bool, happen: &Callback<Deed>) -> Html {
    html! {
        <>
            if survey.going_on.is_empty() {
                <p class="quiet">{ "No service works on anything." }</p>
            } else {
                <ul role="list" class="waiting__list">
                    { for survey.going_on.iter().map(|one| work(one, clock, local, happen)) }
                </ul>
            }
            <h3>{ "Next" }</h3>
            if survey.next.is_empty() {
                <p class="quiet small">{ "Nothing waits for its time." }</p>
            } else {
                <ol role="list" class="world__next">
                    { for survey.next.iter().map(|one| next(one, clock, local)) }
                </ol>
            }
            if survey.more > 0 { <p class="quiet small">{ format!("And {} more.", survey.more) }</p> }
        </>
    }
}

fn work(one: &GoingOn, clock: Timestamp, local: bool, happen: &Callback<Deed>) -> Html {
    let asks = !one.waits_for.is_empty();
    let (signal, word) = match asks {
        true => (Signal::Amber, "Waits"),
        false => (Signal::Quiet, "Works"),
    };
    let name = format!("{} {}", one.kind, one.resource);
    html! {
        <li class={classes!("waiting__item", (!asks).then_some("waiting__item--works"))} key={one.number} data-work={one.number.to_string()}>
            <p class="row"><strong>{ &name }</strong><Chip {signal} text={word} /></p>
            <p class="small">{ &one.state }
                if asks { { format!(" It waits for {}.", one.waits_for) } }
            </p>
            if let Some(place) = &one.place { <p class="small quiet">{ place }</p> }
            if let Some(since) = one.since { <p class="small quiet">{ "Since " }{ instant(since, local) }{ format!(", for {}.", span(since, clock)) }</p> }
            if let Some(until) = one.until {
                <p class="small quiet">{ if asks { "Until " } else { "Goes on at " } }{ instant(until, local) }{ format!(", in {}.", span(clock, until)) }</p>
            }
            if !one.answers.is_empty() {
                <div class="row" role="group" aria-label={format!("What to do about {name}")}>
                    { for one.answers.iter().map(|(words, deed)| {
                        let shape = match words.as_str() {
                            "Approve" | "CONTINUE" => Some(Shape::CircleCheck),
                            "Reject" | "ABANDON" => Some(Shape::CircleX),
                            _ => None,
                        };
                        let deed = deed.clone();
                        let onclick = happen.reform(move |_: MouseEvent| deed.clone());
                        html! {
                            <button type="button" class="button" {onclick} data-answer={words.clone()}>
                                if let Some(shape) = shape { <Icon {shape} size={14} /> }{ words }
                            </button>
                        }
                    }) }
                </div>
            }
        </li>
    }
}

fn next(one: &NextUp, clock: Timestamp, local: bool) -> Html {
    html! {
        <li class="small">
            { &one.text }
            <span class="quiet">{ format!(" In {}, at ", span(clock, one.at)) }{ instant(one.at, local) }
            if let Some(cause) = one.cause { { format!(", because of {cause}") } }
            </span>
        </li>
    }
}
