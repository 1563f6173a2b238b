//! Review: what would soon be forgotten, shown in time. Cards, questions and the drill.

mod ask;
mod begin;
mod card;
mod chart;
mod drill;
mod end;
mod grades;
mod item;
mod keys;
mod leeches;
mod overview;
pub(crate) mod own;
mod task_cards;
pub(crate) mod today;
mod wirings;
mod wishes;
mod words;

use crate::route::Route;
use crate::store::deck::DeckProvider;
use crate::store::packs::PacksProvider;
use crate::store::review::ReviewProvider;
use drill::DrillPage;
use end::ReviewEnd;
use item::ItemPage;
use overview::Overview;
use task_cards::TaskCards;
use yew::prelude::*;
use yew_router::prelude::*;

/// The pages of review; the address says which of them is shown.
#[component]
pub fn ReviewPages() -> Html {
    let page = match use_route::<Route>() {
        Some(Route::ReviewItem { place }) => html! { <ItemPage key={place} {place} /> },
        Some(Route::ReviewCards { task }) => {
            html! { <TaskCards key={task.clone()} task={task.clone()} /> }
        }
        Some(Route::ReviewEnd) => html! { <ReviewEnd /> },
        Some(Route::ReviewDrill) => html! { <DrillPage /> },
        _ => html! { <Overview /> },
    };
    html! {
        <DeckProvider><PacksProvider><ReviewProvider>{ page }</ReviewProvider></PacksProvider></DeckProvider>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod tests;
