//! One question of a running exam. Nothing here says what is right.

use super::grid::{Grid, hand_in, legend};
use super::{heading, next};
use crate::components::icon::{Icon, Shape};
use crate::components::options::{OptionList, Standing, Strike};
use crate::components::page_heading::PageHeading;
use crate::components::stem::stem;
use crate::pages::study::names::NamesSwitch;
use crate::store::settings::use_settings;
use quiz::Question;
use quiz::exam::{Attempt, Deed};
use quiz::study::Confidence;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct AskingProps {
    pub(super) place: usize,
    pub(super) attempt: Rc<Attempt>,
    pub(super) question: Rc<Question>,
    pub(super) act: Callback<Deed>,
}

#[component]
pub(super) fn Asking(props: &AskingProps) -> Html {
    let (place, attempt, act) = (props.place, &props.attempt, &props.act);
    let numbered = use_settings().single_keys;
    let Some(response) = attempt.responses.get(place) else {
        return Html::default();
    };
    let do_now = |deed: Deed| act.reform(move |_: MouseEvent| deed.clone());
    let onpick = act.reform(move |picks: Vec<usize>| Deed::Answered { place, picks });
    let onstrike = act.reform(move |strike: Strike| struck(place, strike));
    let onsubmit = {
        let (act, next) = (act.clone(), next(place, attempt));
        move |event: SubmitEvent| {
            event.prevent_default();
            act.emit(next.clone());
        }
    };
    let is_last = place + 1 == attempt.responses.len();
    let is_marked = response.is_marked;
    html! {
        <article class="question exam__question">
            <PageHeading>{ heading(place, attempt) }</PageHeading>
            { stem(&props.question, false) }
            <form class="stack" {onsubmit} novalidate=true data-form="question">
                <OptionList question={props.question.clone()} order={attempt.paper.order(&props.question)}
                    picks={response.picks.clone()} struck={response.struck.clone()} standing={Standing::Open}
                    {numbered} {onpick} onstrike={Some(onstrike)} />
                { confidence(place, response.confidence, act) }
                <div class="row row--apart">
                    <div class="row">
                        <button type="button" class="button" aria-pressed={is_marked.to_string()} onclick={do_now(mark(place, !is_marked))}>
                            <Icon shape={Shape::Pin} />{ if is_marked { "Marked for review" } else { "Mark for review" } }
                        </button>
                        if !response.picks.is_empty() {
                            <button type="button" class="button button--bare" onclick={do_now(Deed::Cleared { place })}>{ "Clear answer" }</button>
                        }
                    </div>
                    <div class="row exam__onwards">
                        if let Some(before) = place.checked_sub(1) {
                            <button type="button" class="button" onclick={do_now(Deed::MovedTo { place: before })}>{ "Previous" }</button>
                        }
                        <button type="submit" class="button button--main">
                            { if is_last { "Review" } else { "Next" } }<Icon shape={Shape::ArrowRight} />
                        </button>
                    </div>
                </div>
            </form>
            <details class="exam__jump">
                <summary>{ "All questions" }</summary>
                <div class="stack">
                    { legend() }
                    <Grid attempt={attempt.clone()} act={act.clone()} />
                    <p>{ hand_in() }</p>
                </div>
            </details>
            <p><NamesSwitch /></p>
        </article>
    }
}

/// What marks a question or takes the mark off.
pub(super) fn mark(place: usize, on: bool) -> Deed {
    if on {
        Deed::Marked { place }
    } else {
        Deed::Unmarked { place }
    }
}

/// What strikes an option out or takes that back.
pub(super) fn struck(place: usize, strike: Strike) -> Deed {
    let option = strike.option;
    if strike.on {
        Deed::StruckOut { place, option }
    } else {
        Deed::Restored { place, option }
    }
}

/// How sure the person is: asked for the result, which shows confident mistakes first.
fn confidence(place: usize, now: Option<Confidence>, act: &Callback<Deed>) -> Html {
    let choice = |(confidence, name): (Option<Confidence>, &'static str)| {
        let onchange = act.reform(move |_: Event| Deed::Rated { place, confidence });
        html! {
            <label class="exam__choice">
                <input type="radio" name="exam-confidence" checked={now == confidence} {onchange} />
                <span>{ name }</span>
            </label>
        }
    };
    let all = [
        (None, "Not said"),
        (Some(Confidence::Guess), "Guess"),
        (Some(Confidence::Unsure), "Unsure"),
        (Some(Confidence::Confident), "Confident"),
    ];
    html! {
        <fieldset class="exam__sure">
            <legend class="small quiet">{ "How sure are you? It does not count." }</legend>
            <div class="row">{ for all.into_iter().map(choice) }</div>
        </fieldset>
    }
}
