//! Searching the guide as one types.

use crate::platform::dom;
use crate::route::Route;
use guide::{Hit, Index};
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the field.
const FIELD: &str = "guide-words";
/// So many places are listed at most.
const MOST: usize = 30;

/// What a [`Find`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct FindProps {
    /// What is looked for.
    pub(super) words: AttrValue,
    /// Hears what is typed.
    pub(super) onwords: Callback<String>,
}

/// The field.
#[component]
pub(super) fn Find(props: &FindProps) -> Html {
    let oninput = props
        .onwords
        .reform(|event: InputEvent| dom::input_text(&event));
    html! {
        <div class="field guide__find" role="search">
            <label class="field__label" for={FIELD}>{ "Search the whole guide" }</label>
            <input class="input" type="search" id={FIELD} value={props.words.clone()} {oninput}
                autocomplete="off" placeholder="such as prefix, NO_PERMISSIONS, CloudWatch Events" />
        </div>
    }
}

/// What was found; `onchoose` hears that a place was chosen.
pub(super) fn results(index: &Index, words: &str, onchoose: &Callback<()>) -> Html {
    let hits = index.find(words);
    let count = match hits.len() {
        0 => "Nothing in the guide has all of these words.".to_owned(),
        1 => "1 place.".to_owned(),
        many if many > MOST => format!("{many} places; the best {MOST} are shown."),
        many => format!("{many} places."),
    };
    html! {
        <section class="stack" aria-label="What was found">
            <p role="status" data-ready="guide-found">{ count }</p>
            if hits.is_empty() {
                <div class="empty">
                    <p>{ "Try fewer or shorter words: a service, an operator such as wildcard, a code such as NO_PERMISSIONS, or a name of 2019 such as CloudWatch Events." }</p>
                </div>
            }
            <ol role="list" class="stack">{ for hits.iter().take(MOST).map(|hit| result(hit, onchoose)) }</ol>
        </section>
    }
}

fn result(hit: &Hit, onchoose: &Callback<()>) -> Html {
    let place = hit.address.trim_start_matches("#/guide/").to_owned();
    let onclick = onchoose.reform(|_: MouseEvent| ());
    html! {
        <li key={place.clone()}>
            <span {onclick}><Link<Route> to={Route::GuidePlace { place }}>{ &hit.title }</Link<Route>></span>
            if hit.part != hit.title { <span class="quiet small">{ format!(" {}", hit.part) }</span> }
            <p class="small">{ for hit.excerpt.iter().map(|piece| match piece.is_found {
                true => html! { <mark>{ &piece.text }</mark> },
                false => html! { { &piece.text } },
            }) }</p>
        </li>
    }
}
