//! A card: the front, then the back with its twin beside it, then how well it was known.

use super::grades::grades;
use super::item::undo_button;
use super::keys::{Wish, use_keys};
use super::words;
use crate::components::icon::{Icon, Shape};
use crate::components::markdown;
use crate::components::page_heading::PageHeading;
use crate::platform::dom;
use crate::route::Route;
use crate::store::bank::use_bank;
use crate::store::fetched::Fetched;
use crate::store::settings::use_settings;
use quiz::fsrs::Grade;
use quiz::study::Standing;
use quiz::{Card, CardKind};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the answer's heading.
const ANSWER_ID: &str = "card-answer";

/// What a [`CardItem`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct CardItemProps {
    /// The card.
    pub(super) card: Rc<Card>,
    /// The near decision with the other answer.
    pub(super) twin: Option<Rc<Card>>,
    /// What stands above it.
    pub(super) heading: AttrValue,
    /// What was done with it before.
    pub(super) standing: Option<Rc<Standing>>,
    /// The grade that it has at this place of the review already.
    pub(super) given: Option<Grade>,
    /// When the page was opened, in milliseconds since 1970 UTC.
    pub(super) now: u64,
    /// Where the next item is.
    pub(super) next: Route,
    /// Takes the grade.
    pub(super) ongrade: Callback<Grade>,
    /// Takes the last grade of the review back, where there is one.
    pub(super) undo: Option<Callback<()>>,
}

/// A card of the review.
#[component]
pub(super) fn CardItem(props: &CardItemProps) -> Html {
    let card = &props.card;
    let settings = use_settings();
    let navigator = use_navigator();
    let opened = use_state(|| false);
    let is_open = *opened || props.given.is_some();
    let show = {
        let opened = opened.setter();
        Callback::from(move |()| opened.set(true))
    };
    use_effect_with(*opened, |opened| {
        if *opened {
            dom::focus(ANSWER_ID);
        }
    });
    {
        let (show, ongrade, undo) = (show.clone(), props.ongrade.clone(), props.undo.clone());
        let (given, next) = (props.given, props.next.clone());
        use_keys(move |wish| match (wish, wish.grade()) {
            (Wish::Undo, _) => {
                if let Some(undo) = &undo {
                    undo.emit(());
                }
                undo.is_some()
            }
            (Wish::On, _) if given.is_some() => {
                if let Some(navigator) = &navigator {
                    navigator.push(&next);
                }
                navigator.is_some()
            }
            (Wish::On, _) if !is_open => {
                show.emit(());
                true
            }
            (_, Some(grade)) if is_open && given.is_none() => {
                ongrade.emit(grade);
                true
            }
            _ => false,
        });
    }
    let plan = settings.plan(props.now);
    let task = use_bank();
    let task = match &task {
        Fetched::Ready(index) => index
            .lists
            .task(&card.task)
            .map(|task| format!("Task {}: {}", task.id, task.title)),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let kind = match card.kind {
        CardKind::Decision => "Decide",
        CardKind::Fact => "Know by heart",
    };
    let reviews = props
        .standing
        .as_ref()
        .map_or(0, |standing| standing.reviews.len());
    html! {
        <article class="card" data-ready={if is_open { "card-open" } else { "card" }}>
            <div class="stack">
                <PageHeading>{ props.heading.clone() }</PageHeading>
                <p class="question__facts">
                    <span>{ kind }</span>
                    if let Some(task) = task { <span>{ task }</span> }
                    <span>{ if reviews == 0 { "New".to_owned() } else { format!("Seen {}", words::count(reviews, "time", "times")) } }</span>
                </p>
            </div>
            <div class="card__front">{ markdown::blocks(&card.front) }</div>
            if is_open {
                <div class="card__sides">
                    <section class="card__side card__side--back stack" aria-labelledby={ANSWER_ID}>
                        <h2 id={ANSWER_ID} tabindex="-1">{ "Answer" }</h2>
                        <div class="stack card__answer">{ markdown::blocks(&card.back) }</div>
                        <div class="stack">{ markdown::blocks(&card.why) }</div>
                    </section>
                    if let Some(twin) = &props.twin { { beside(twin) } }
                </div>
                if let Some(given) = props.given {
                    <p role="status">{ format!("You said: {}.", words::grade(given)) }</p>
                    <p class="row">
                        <Link<Route> to={props.next.clone()} classes="button button--main">
                            { if props.next == Route::ReviewEnd { "See the review" } else { "Next" } }<Icon shape={Shape::ArrowRight} />
                        </Link<Route>>
                    </p>
                } else {
                    { grades(props.standing.as_deref(), &card.item(), &plan, props.now, settings.single_keys, &props.ongrade) }
                }
                { sources(card) }
            } else {
                <p class="row">
                    <button type="button" class="button button--main" onclick={show.reform(|_: MouseEvent| ())}>{ "Show answer" }</button>
                    if settings.single_keys { <span class="quiet small">{ "Space or Enter; then 1 to 4 for how well you knew it" }</span> }
                </p>
            }
            <p class="row card__foot">
                <Link<Route> to={Route::Review} classes="button button--bare">{ "Leave the review" }</Link<Route>>
                if let Some(undo) = &props.undo { { undo_button(undo) } }
            </p>
        </article>
    }
}

/// The near decision with the other answer.
fn beside(twin: &Card) -> Html {
    html! {
        <section class="card__side stack" aria-labelledby="card-twin">
            <h2 id="card-twin">{ "The near case" }</h2>
            <div class="stack">{ markdown::blocks(&twin.front) }</div>
            <div class="stack card__answer">{ markdown::blocks(&twin.back) }</div>
        </section>
    }
}

fn sources(card: &Card) -> Html {
    html! {
        <div class="small quiet">
            <ul class="card__sources">
                { for card.references.iter().map(|reference| html! {
                    <li><a href={reference.url.clone()} target="_blank" rel="noopener noreferrer">{ &reference.title }</a></li>
                }) }
            </ul>
            <p>{ format!("Facts checked on {}. Card {}.", card.reviewed, card.id) }</p>
        </div>
    }
}
