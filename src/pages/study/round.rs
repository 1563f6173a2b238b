//! A question of the round that is under way.

use super::frame::nothing;
use super::question::OneQuestion;
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::sitting::{SittingAction, use_sitting};
use yew::prelude::*;

/// What a [`RoundPage`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct RoundPageProps {
    /// The place in the round, from 1.
    pub(super) place: usize,
}

/// The question at a place of the round. The round knows the place from then on.
#[component]
pub(super) fn RoundPage(props: &RoundPageProps) -> Html {
    let sitting = use_sitting();
    {
        let (dispatcher, restored) = (sitting.dispatcher(), sitting.is_restored());
        use_effect_with((props.place, restored), move |(place, restored)| {
            if *restored {
                dispatcher.dispatch(SittingAction::Look(place.saturating_sub(1)));
            }
        });
    }
    if !sitting.is_restored() {
        return html! { <PageHeading>{ format!("Question {}", props.place) }</PageHeading> };
    }
    let round = sitting.round.as_ref();
    let found = round.and_then(|round| {
        let id = round.questions.get(props.place.checked_sub(1)?)?;
        Some((round, id.clone()))
    });
    let Some((round, id)) = found else {
        return nothing(
            "No round is under way here",
            "The address names a place in a round of questions that this browser does not know. Choose what to practise to begin one.",
        );
    };
    let (place, all) = (props.place, round.questions.len());
    let next = if place < all {
        Route::Round { place: place + 1 }
    } else {
        Route::RoundEnd
    };
    let previous = (place > 1).then(|| Route::Round { place: place - 1 });
    html! {
        <OneQuestion {id} heading={format!("Question {place} of {all}")} next={Some(next)} {previous} since={round.begun} />
    }
}
