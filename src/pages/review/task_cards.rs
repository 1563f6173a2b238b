//! The cards of a task: to review them, and to read them.

use super::begin::use_begin;
use super::words::{beginning, count};
use crate::components::chip::{Chip, Signal};
use crate::components::coming::{NotHere, whole};
use crate::components::icon::{Icon, Shape};
use crate::components::markdown;
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::bank::use_bank;
use crate::store::deck::use_deck;
use crate::store::fetched::Fetched;
use crate::store::progress::use_progress;
use crate::store::review::use_review;
use quiz::study::{Filter, Standings};
use quiz::{Card, Deck};
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`TaskCards`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct TaskCardsProps {
    /// The task's id, from the address.
    pub(super) task: String,
}

/// The page.
#[component]
pub(super) fn TaskCards(props: &TaskCardsProps) -> Html {
    let (bank, deck) = (use_bank(), use_deck());
    let (progress, review) = (use_progress(), use_review());
    let task = &props.task;
    let title = match &bank {
        Fetched::Ready(index) => index.lists.task(task).map(|task| task.title.clone()),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let begin = use_begin();
    let failed = |reason: &str| {
        html! {
            <NotHere what="The cards could not be fetched." reason={reason.to_owned()}
                kept="Your answers are kept." again={deck.again.clone()} />
        }
    };
    let is_restored = progress.is_restored() && review.is_restored();
    html! {
        <div class="stack narrow">
            <PageHeading>{ format!("Cards of task {task}") }</PageHeading>
            if let Some(title) = title { <p class="quiet">{ title }</p> }
            if is_restored {
                { whole(&deck.state, "Fetching the cards …", failed, |deck: &Deck| shown(deck, task, progress.standings(), &begin)) }
            }
        </div>
    }
}

/// Whether a card was known when it was last seen.
fn is_known(card: &Card, standings: &Standings) -> bool {
    let standing = standings.get(&card.item());
    standing.is_some_and(|standing| standing.is_known())
}

fn shown(deck: &Deck, task: &str, standings: &Standings, begin: &Callback<Vec<String>>) -> Html {
    let cards: Vec<&Card> = deck.of_task(task).collect();
    let (known, open): (Vec<&Card>, Vec<&Card>) =
        cards.iter().partition(|card| is_known(card, standings));
    let items = |cards: &[&Card]| cards.iter().map(|card| card.item()).collect::<Vec<_>>();
    let button = |name: String, id: &'static str, is_main: bool, items: Vec<String>| {
        let onclick = begin.reform(move |_: MouseEvent| items.clone());
        let class = classes!("button", is_main.then_some("button--main"));
        html! { <button type="button" {id} {class} {onclick}>{ name }</button> }
    };
    let all = items(&[open.as_slice(), known.as_slice()].concat());
    let (many, left) = (cards.len(), open.len());
    let questions = Filter {
        tasks: vec![task.to_owned()],
        ..Filter::default()
    };
    let choice = questions.to_address();
    html! {
        <div class="stack" data-ready="task-cards">
            <p><strong>{ match many {
                0 => "There is no card of this task.".to_owned(),
                many => format!("{}, {} known.", count(many, "card", "cards"), known.len()),
            } }</strong></p>
            <p class="row">
                if left > 0 { { button(format!("Review {} not known yet", count(left, "card", "cards")), "cards-open", true, items(&open)) } }
                if !known.is_empty() { { button(format!("Review {}", if many == 1 { "it".to_owned() } else { format!("all {many}") }), "cards-all", left == 0, all) } }
                <Link<Route> to={Route::StudyChosen { choice }} classes="button">{ "Questions of this task" }<Icon shape={Shape::ArrowRight} /></Link<Route>>
            </p>
            <ul role="list" class="review__cards">
                { for cards.iter().map(|card| html! { <li key={card.id.clone()}>{ one(card, standings) }</li> }) }
            </ul>
            <p class="row"><Link<Route> to={Route::Review} classes="button button--bare">{ "Review" }</Link<Route>></p>
        </div>
    }
}

/// A card to be read: its answer opens below it.
fn one(card: &Card, standings: &Standings) -> Html {
    let (signal, word) = match standings.get(&card.item()) {
        Some(standing) if standing.is_known() => (Signal::Green, "Known"),
        Some(standing) if !standing.reviews.is_empty() => (Signal::Red, "Not known"),
        _ => (Signal::Quiet, "New"),
    };
    html! {
        <details class="review__card">
            <summary>{ beginning(&card.front) }{ " " }<Chip {signal} text={word} /></summary>
            <div class="stack review__card-inside">
                { markdown::blocks(&card.front) }
                <div class="stack card__answer">{ markdown::blocks(&card.back) }</div>
                { markdown::blocks(&card.why) }
            </div>
        </details>
    }
}
