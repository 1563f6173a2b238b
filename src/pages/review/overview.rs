//! What is due today and on the days to come, and the way into it.

use super::begin::use_begin;
use super::chart::days_ahead;
use super::leeches::Leeches;
use super::today::{Today, schedule, today};
use super::wirings::Wirings;
use super::wishes::Wishes;
use super::words::count;
use crate::components::coming::{NotHere, whole as here};
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::pages::study::coming::whole;
use crate::platform::clock;
use crate::route::Route;
use crate::store::bank::{Part, use_bank};
use crate::store::deck::{DeckState, use_deck};
use crate::store::fetched::Fetched;
use crate::store::packs::use_stored_packs;
use crate::store::progress::use_progress;
use crate::store::review::{Session, use_review};
use crate::store::settings::use_settings;
use quiz::study::{Schedule, day_of, graded, sequence};
use quiz::{Deck, Index};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// How many of those that wait are taken at once.
const MORE: usize = 20;

/// The page.
#[component]
pub(super) fn Overview() -> Html {
    let (bank, deck) = (use_bank(), use_deck());
    let failed = |reason: &str| {
        html! {
            <NotHere what="The cards could not be fetched." reason={reason.to_owned()}
                kept="Your answers are kept." again={deck.again.clone()} />
        }
    };
    let is_coming = bank == Fetched::Loading || deck.state == Fetched::Loading;
    html! {
        <div class={classes!("review", is_coming.then_some("coming"))}>
            <div class="stack narrow">
                <PageHeading>{ "Review" }</PageHeading>
                <p class="quiet">{ "Questions you have answered, your own among them, and cards come back when you would soon forget them, and no sooner." }</p>
            </div>
            {
                match (&bank, &deck.state) {
                    (Fetched::Ready(index), DeckState::Ready(deck)) => html! { <Plan index={index.clone()} deck={deck.clone()} /> },
                    (Fetched::Ready(_), state) => here(state, "Fetching the cards …", failed, |_| Html::default()),
                    (state, _) => whole(state, Part::Index, |_| Html::default()),
                }
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct PlanProps {
    index: Rc<Index>,
    deck: Rc<Deck>,
}

#[component]
fn Plan(props: &PlanProps) -> Html {
    let (progress, review, settings) = (use_progress(), use_review(), use_settings());
    let packs = use_stored_packs();
    // What is due does not change under the person's eyes.
    let now = *use_memo((), |()| clock::now_ms());
    let plan = settings.plan(now);
    let (index, deck, standings) = (&props.index, &props.deck, progress.standings());
    let planned = use_memo(
        (
            index.clone(),
            deck.clone(),
            packs.clone(),
            standings.clone(),
            plan,
        ),
        |(index, deck, packs, standings, plan)| {
            schedule(standings, *plan, index, deck, packs.all())
        },
    );
    if !(progress.is_restored() && review.is_restored() && packs.is_restored()) {
        return Html::default();
    }
    let all = Rc::new(Schedule::of(standings, plan));
    let found = today(&planned, standings, deck, now);
    let begin = use_begin();
    let leeches = planned.leeches().into_iter().cloned().collect::<Vec<_>>();
    html! {
        <>
            <section class="panel stack narrow" aria-labelledby="review-today" data-ready="review">
                <h2 id="review-today">{ "Today" }</h2>
                { todays(&found) }
                <p class="row">
                    if let Some((place, done, all)) = under_way(review.session().map(Rc::as_ref), standings) {
                        <Link<Route> to={Route::ReviewItem { place }} classes="button button--main">
                            { format!("Go on with the review ({done} of {all})") }<Icon shape={Shape::ArrowRight} />
                        </Link<Route>>
                    }
                    { start(&found, &begin) }
                    <Link<Route> to={Route::ReviewDrill} classes="button">{ "Drill: resource policy or role?" }</Link<Route>>
                </p>
            </section>
            <Wirings schedule={all} day={day_of(now)} />
            if !found.waiting.is_empty() { { waiting(&found, &begin) } }
            <section class="stack narrow" aria-labelledby="review-ahead">
                <h2 id="review-ahead">{ format!("The next {} days", found.days.len()) }</h2>
                if found.most() == 0 {
                    <p class="quiet">{ "Nothing is due. Answer questions in Practice or begin cards, and they come back here." }</p>
                } else {
                    { days_ahead(&found.days, day_of(now), plan.exam()) }
                }
            </section>
            <div class="narrow"><Wishes {now} /></div>
            <div class="narrow"><Leeches items={leeches} deck={deck.clone()} index={index.clone()} /></div>
        </>
    }
}

/// Today's load in sentences.
fn todays(found: &Today) -> Html {
    let (due, cards) = (found.due.len(), found.cards_due());
    let said = if due == 0 {
        "Nothing is due today.".to_owned()
    } else {
        let (questions, cards) = (
            count(due - cards, "question", "questions"),
            count(cards, "card", "cards"),
        );
        format!("{due} due: {questions} and {cards}.")
    };
    html! {
        <>
            <p class="review__today">{ said }</p>
            <p class="quiet">
                if !found.new.is_empty() {
                    {
                        if due == 0 {
                            format!("{} for today, of {} that you have not seen. ", count(found.new.len(), "new card", "new cards"), found.unseen)
                        } else {
                            format!("{} with them, of {} that you have not seen. ", count(found.new.len(), "new card comes", "new cards come"), found.unseen)
                        }
                    }
                }
                if found.done > 0 { { format!("{} reviewed today.", count(found.done, "item", "items")) } }
            </p>
        </>
    }
}

fn start(found: &Today, begin: &Callback<Vec<String>>) -> Html {
    let items = found.items();
    if items.is_empty() {
        return Html::default();
    }
    let name = if found.due.is_empty() {
        format!("Begin {}", count(items.len(), "new card", "new cards"))
    } else {
        format!("Start: {}", count(items.len(), "item", "items"))
    };
    let onclick = begin.reform(move |_: MouseEvent| items.clone());
    html! { <button type="button" class="button button--main" id="review-start" {onclick}>{ name }</button> }
}

/// The word on a backlog that is spread, and a way to take more of it.
fn waiting(found: &Today, begin: &Callback<Vec<String>>) -> Html {
    let more: Vec<String> = found.waiting.iter().take(MORE).cloned().collect();
    let name = format!("Take {} more today", more.len());
    let onclick = begin.reform(move |_: MouseEvent| more.clone());
    html! {
        <div class="narrow">
            <Notice action={html! { <button type="button" class="button" {onclick}>{ name }</button> }}>
                <p>
                    <strong>{ format!("{} for the days after.", count(found.waiting.len(), "more waits", "more wait")) }</strong>
                    { " So much is due that it is spread; what you would soonest forget comes first." }
                </p>
            </Notice>
        </div>
    }
}

/// The first open place of a review, from 1, how many are done and how many there are; `None`
/// where all are done.
fn under_way(
    session: Option<&Session>,
    standings: &quiz::study::Standings,
) -> Option<(usize, usize, usize)> {
    let session = session?;
    let all = sequence(&session.items, session.begun, standings);
    let grades = graded(&all, session.begun, standings);
    let open = grades.iter().position(Option::is_none)?;
    let done = grades.iter().flatten().count();
    Some((open + 1, done, all.len()))
}
