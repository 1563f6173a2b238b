//! The review screen: what is unanswered and what is marked.

use super::super::words;
use super::grid::{Grid, hand_in, legend};
use crate::components::page_heading::PageHeading;
use quiz::exam::{Attempt, Deed};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ReviewProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
}

#[component]
pub(super) fn Review(props: &ReviewProps) -> Html {
    let attempt = &props.attempt;
    let (unanswered, marked) = (attempt.unanswered(), attempt.marked());
    html! {
        <div class="stack">
            <PageHeading>{ "Review" }</PageHeading>
            <div class="exam__lists">
                { list("Unanswered", "Every question has an answer.", &unanswered, &props.act) }
                { list("Marked for review", "No question is marked.", &marked, &props.act) }
            </div>
            <section class="stack" aria-labelledby="exam-all">
                <h2 id="exam-all">{ "All questions" }</h2>
                { legend() }
                <Grid attempt={attempt.clone()} act={props.act.clone()} />
            </section>
            <p>{ hand_in() }</p>
        </div>
    }
}

fn list(title: &str, none: &str, places: &[usize], act: &Callback<Deed>) -> Html {
    let link = |place: &usize| {
        let place = *place;
        let onclick = act.reform(move |_: MouseEvent| Deed::MovedTo { place });
        html! {
            <li key={place}><button type="button" class="button exam__go" {onclick}>
                <span class="visually-hidden">{ "Question " }</span>{ place + 1 }
            </button></li>
        }
    };
    html! {
        <section class="panel stack">
            <h2>{ title }</h2>
            if places.is_empty() {
                <p class="quiet">{ none }</p>
            } else {
                <p>{ words::count(places.len(), "question") }</p>
                <ul role="list" class="row">{ for places.iter().map(link) }</ul>
            }
        </section>
    }
}
