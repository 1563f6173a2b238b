//! What is wrong with the file, with the lines.

use super::{Wish, many, number};
use crate::components::icon::{Icon, Shape};
use crate::store::bulk::BulkState;
use door::{BulkFilter, BulkProblem};
use yew::prelude::*;

/// The problems; nothing where there is none.
pub(super) fn problems(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let all = state.progress.problems;
    if all == 0 {
        return Html::default();
    }
    let shown = u32::try_from(state.problems.len()).unwrap_or(u32::MAX);
    html! {
        <details class="bulk__problems" open={state.progress.found == state.progress.unread}>
            <summary>{ format!("{} in the file; the rest of it was read", many(all, "problem")) }</summary>
            <ul role="list" class="diagnostics">{ for state.problems.iter().map(|problem| item(wish, problem)) }</ul>
            if shown < all {
                <p class="small quiet">{ format!("And {} more.", number(all - shown)) }</p>
            }
        </details>
    }
}

fn item(wish: &Callback<Wish>, problem: &BulkProblem) -> Html {
    let place = format!("line {}, byte {}", number(problem.line), problem.byte);
    let place = match problem.number {
        None => html! { <span class="quiet">{ place }</span> },
        Some(_) => {
            let onclick = wish.reform(|_| Wish::Show(BulkFilter::Unread, 0));
            html! { <button type="button" class="diagnostic__place" {onclick}>{ place }</button> }
        }
    };
    html! {
        <li class="diagnostic">
            <span class="diagnostic__icon"><Icon shape={Shape::CircleX} size={15} /></span>
            <div>
                <p class="diagnostic__message">{ &problem.message }{ " " }{ place }</p>
                if let Some(help) = &problem.help { <p class="quiet">{ help }</p> }
            </div>
        </li>
    }
}
