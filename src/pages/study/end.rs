//! The end of a round: what was right, and what to look at again.

use super::frame::nothing;
use super::list::item;
use crate::components::page_heading::PageHeading;
use crate::platform::clock;
use crate::route::Route;
use crate::store::bank::use_bank;
use crate::store::fetched::Fetched;
use crate::store::progress::{Progress, use_progress};
use crate::store::sitting::{Round, SittingAction, use_sitting};
use yew::prelude::*;
use yew_router::prelude::*;

/// How the round went: for every question whether it was right, `None` where it was not answered.
pub(super) fn answers(round: &Round, progress: &Progress) -> Vec<Option<bool>> {
    let of = |id: &String| {
        let last = progress.standing(id)?.last.as_ref()?;
        (last.at >= round.begun).then_some(last.right)
    };
    round.questions.iter().map(of).collect()
}

#[derive(PartialEq, Properties)]
pub(super) struct RoundEndProps {
    /// What is to be said of the safety of the data, where something was answered.
    #[prop_or_default]
    pub(super) note: Html,
}

/// The page.
#[component]
pub(super) fn RoundEnd(props: &RoundEndProps) -> Html {
    let (sitting, progress, bank) = (use_sitting(), use_progress(), use_bank());
    let navigator = use_navigator();
    if !(sitting.is_restored() && progress.is_restored()) {
        return html! { <PageHeading>{ "End of the round" }</PageHeading> };
    }
    let Some(round) = &sitting.round else {
        return nothing(
            "No round is under way here",
            "Choose what to practise to begin one.",
        );
    };
    let answers = answers(round, &progress);
    let count = |wanted: Option<bool>| answers.iter().filter(|each| **each == wanted).count();
    let (right, wrong, open) = (count(Some(true)), count(Some(false)), count(None));
    let missed: Vec<String> = round
        .questions
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| **answer == Some(false))
        .map(|(id, _)| id.clone())
        .collect();
    let first_open = answers.iter().position(Option::is_none);
    let again = {
        let (dispatcher, missed) = (sitting.dispatcher(), missed.clone());
        move |_: MouseEvent| {
            dispatcher.dispatch(SittingAction::Begin(Round {
                questions: missed.clone(),
                begun: clock::now_ms(),
                place: 0,
            }));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Round { place: 1 });
            }
        }
    };
    html! {
        <div class="study" data-ready="round-end">
            <div class="stack narrow">
                <PageHeading>{ "End of the round" }</PageHeading>
                <p><strong>{ format!("{right} of {} right, {wrong} wrong, {open} not answered.", answers.len()) }</strong></p>
                <p class="row">
                    if let Some(place) = first_open {
                        <Link<Route> to={Route::Round { place: place + 1 }} classes="button button--main">{ "Go to the first open question" }</Link<Route>>
                    }
                    if !missed.is_empty() {
                        <button type="button" class="button" onclick={again}>{ format!("Practise the {} missed again", missed.len()) }</button>
                    }
                    <Link<Route> to={Route::Study} classes="button">{ "All questions" }</Link<Route>>
                </p>
                if open < answers.len() { { props.note.clone() } }
            </div>
            if let Fetched::Ready(index) = &bank {
                <ol role="list" class="study__list">
                    { for round.questions.iter().enumerate().filter_map(|(place, id)| {
                        let to = Route::Round { place: place + 1 };
                        let listed = index.question(id)?;
                        Some(html! { <li key={id.clone()}>{ item(listed, index, answers.get(place).copied().flatten(), to) }</li> })
                    }) }
                </ol>
            }
        </div>
    }
}
