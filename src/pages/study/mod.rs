//! Practice: choosing questions, a round of them, and one question at a time.

pub(crate) mod answering;
mod asides;
mod beliefs;
mod choose;
mod chosen;
pub(crate) mod coming;
mod end;
mod facets;
pub(crate) mod frame;
mod keys;
mod list;
pub(crate) mod names;
mod note;
pub(crate) mod question;
mod report;
mod round;
mod search;
pub(crate) mod trial;
mod twin;
mod verdict;
mod wiring;

use super::later::{Later, LaterPart, later};
use super::progress::safety_note::SafetyNote;
use crate::route::Route;
use crate::store::sitting::SittingProvider;
use choose::Study;
use chosen::Chosen;
use end::RoundEnd;
use question::QuestionPage;
use round::RoundPage;
use yew::prelude::*;
use yew_router::prelude::*;

/// The pages of practice; the address says which of them is shown.
#[component]
pub fn StudyPages() -> Html {
    let page = match use_route::<Route>() {
        Some(Route::Question { .. } | Route::Round { .. } | Route::RoundEnd) => {
            html! { <Later part={questions()} /> }
        }
        Some(Route::StudyChosen { choice }) => html! { <Chosen {choice} /> },
        _ => html! { <Study /> },
    };
    html! { <SittingProvider>{ page }</SittingProvider> }
}

/// The code of what follows when questions are chosen.
fn questions() -> LaterPart {
    later!(asking, questions, Page, "Practice", html! { <Questions /> })
}

/// A question, alone or of a round, and the end of a round.
#[component]
fn Questions() -> Html {
    match use_route::<Route>() {
        Some(Route::Question { id }) => html! { <QuestionPage key={id.clone()} id={id.clone()} /> },
        Some(Route::Round { place }) => html! { <RoundPage key={place} {place} /> },
        _ => html! { <RoundEnd note={html! { <SafetyNote finished=true /> }} /> },
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
