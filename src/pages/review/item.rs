//! One item of the review that is under way: a card, a target of the drill or a question.

use super::ask::AskTarget;
use super::card::CardItem;
use super::own::{OwnAsked, own_question};
use crate::components::coming::{NotHere, whole};
use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::pages::study::question::OneQuestion;
use crate::platform::{clock, dom};
use crate::route::Route;
use crate::store::deck::{DeckState, use_deck};
use crate::store::fetched::Fetched;
use crate::store::packs::of_progress_id;
use crate::store::progress::{ProgressAction, entry, use_progress};
use crate::store::review::{Session, use_review};
use quiz::fsrs::Grade;
use quiz::study::{Deed, Standings, graded, last_graded, sequence};
use quiz::{Deck, card_of_item};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What an [`ItemPage`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct ItemPageProps {
    /// The place in the review, from 1.
    pub(super) place: usize,
}

/// Where one goes from a place.
pub(super) fn after(place: usize, all: usize) -> Route {
    if place < all {
        Route::ReviewItem { place: place + 1 }
    } else {
        Route::ReviewEnd
    }
}

/// The place, from 1, of the last item of a review that was graded and is `item`.
fn place_of(item: &str, session: &Session, standings: &Standings) -> Option<usize> {
    let all = sequence(&session.items, session.begun, standings);
    let grades = graded(&all, session.begun, standings);
    let mut places = all.iter().zip(&grades);
    let last = places.rposition(|(other, grade)| *other == item && grade.is_some());
    last.map(|place| place + 1)
}

/// Takes the last grade of a review back and goes to its place; `None` where there is none.
#[hook]
pub(super) fn use_undo() -> Option<Callback<()>> {
    let (review, progress, navigator) = (use_review(), use_progress(), use_navigator());
    let session = review.session()?.clone();
    last_graded(progress.log(), &session.items, session.begun)?;
    Some(Callback::from(move |()| {
        let Some((last, item)) = last_graded(progress.log(), &session.items, session.begun) else {
            return;
        };
        let place = place_of(item, &session, progress.standings());
        let deed = Deed::Undone { entry: last.id };
        progress.dispatch(ProgressAction::Add(entry(deed)));
        if let (Some(place), Some(navigator)) = (place, &navigator) {
            navigator.push(&Route::ReviewItem { place });
        }
    }))
}

/// The item at a place of the review.
#[component]
pub(super) fn ItemPage(props: &ItemPageProps) -> Html {
    let (review, progress, deck) = (use_review(), use_progress(), use_deck());
    let navigator = use_navigator();
    let undo = use_undo();
    let now = *use_memo((), |()| clock::now_ms());
    let place = props.place;
    if !(review.is_restored() && progress.is_restored()) {
        return html! { <PageHeading>{ "Review" }</PageHeading> };
    }
    let found = review.session().and_then(|session| {
        let all = sequence(&session.items, session.begun, progress.standings());
        let grades = graded(&all, session.begun, progress.standings());
        let at = place.checked_sub(1)?;
        Some((session, all.get(at)?.clone(), *grades.get(at)?, all.len()))
    });
    let Some((session, item, given, all)) = found else {
        return nothing();
    };
    let heading = format!("{place} of {all}");
    let next = after(place, all);
    let previous = (place > 1).then(|| Route::ReviewItem { place: place - 1 });
    if let Some((pack, id)) = of_progress_id(&item) {
        return own_question(OwnAsked {
            pack: pack.to_owned(),
            id: id.to_owned(),
            heading: format!("Question, {heading}").into(),
            next,
            previous,
            since: session.begun,
        });
    }
    if card_of_item(&item).is_none() {
        return html! {
            <OneQuestion id={item} heading={format!("Question, {heading}")} next={Some(next)} {previous}
                all={Route::Review} since={session.begun} />
        };
    }
    let ongrade = {
        let (dispatcher, item, next) = (progress.dispatcher(), item.clone(), next.clone());
        let goes_on = goes_on(&deck.state, &item);
        Callback::from(move |grade: Grade| {
            let item = item.clone();
            // What comes once more makes the review longer, so there is a place after this one.
            let next = match (grade, &next) {
                (Grade::Again, Route::ReviewEnd) => Route::ReviewItem { place: place + 1 },
                (_, next) => next.clone(),
            };
            dispatcher.dispatch(ProgressAction::Add(entry(Deed::Reviewed { item, grade })));
            if let Some(navigator) = navigator.as_ref().filter(|_| goes_on) {
                navigator.push(&next);
            }
        })
    };
    let failed = {
        let again = deck.again.clone();
        move |reason: &str| {
            html! {
                <>
                    <PageHeading>{ heading_of(place, all) }</PageHeading>
                    <NotHere what="The cards could not be fetched." reason={reason.to_owned()}
                        kept="Your answers are kept." {again} />
                </>
            }
        }
    };
    whole(
        &deck.state,
        "Fetching the cards …",
        failed,
        |cards: &Deck| {
            let standing = progress.standing(&item).cloned().map(Rc::new);
            if let Some(target) = cards.drill_of_item(&item) {
                return html! {
                    <AskTarget target={Rc::new(target.clone())} heading={format!("Target, {heading}")} answer={given} {next} {ongrade} {undo} />
                };
            }
            let card = card_of_item(&item).and_then(|id| cards.card(id));
            let Some(card) = card else {
                return nothing();
            };
            let twin = card.twin.as_ref().and_then(|twin| cards.card(twin));
            html! {
                <CardItem card={Rc::new(card.clone())} twin={twin.cloned().map(Rc::new)} heading={format!("Card, {heading}")}
                    {standing} {given} {now} {next} {ongrade} {undo} />
            }
        },
    )
}

fn heading_of(place: usize, all: usize) -> String {
    format!("Review, {place} of {all}")
}

/// Whether the page goes to the next by itself: a card has said all before it is graded, the drill
/// says after it who allows the target.
fn goes_on(deck: &DeckState, item: &str) -> bool {
    match deck {
        Fetched::Ready(deck) => deck.drill_of_item(item).is_none(),
        Fetched::Loading | Fetched::Failed(_) => true,
    }
}

/// A page that says that there is no review here.
pub(super) fn nothing() -> Html {
    html! {
        <div class="stack narrow" data-ready="nothing">
            <PageHeading>{ "No review is under way here" }</PageHeading>
            <p>{ "The address names a place in a review that this browser does not know, or a card that is there no more." }</p>
            <p><Link<Route> to={Route::Review} classes="button button--main">{ "Review" }</Link<Route>></p>
        </div>
    }
}

/// A button that takes the last grade back.
pub(super) fn undo_button(undo: &Callback<()>) -> Html {
    let onclick = undo.reform(|_: MouseEvent| dom::focus(HEADING_ID));
    html! {
        <button type="button" class="button button--bare" {onclick}>
            <Icon shape={Shape::Undo} />{ "Take the last grade back" }
        </button>
    }
}
