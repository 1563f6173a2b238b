//! What was forgotten again and again, and the belief behind it.

use super::words::{beginning, count};
use crate::pages::study::coming::AllMissing;
use crate::route::Route;
use crate::store::bank::use_all_questions;
use crate::store::fetched::Fetched;
use crate::store::packs::of_progress_id;
use crate::store::progress::use_progress;
use quiz::study::{Item, misconception_behind};
use quiz::{Deck, Index, Misconception, card_of_item};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Leeches`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct LeechesProps {
    /// The items, those that were forgotten most often first.
    pub(super) items: Vec<Item>,
    /// The cards.
    pub(super) deck: Rc<Deck>,
    /// The index of the questions.
    pub(super) index: Rc<Index>,
}

/// The list; it asks for the questions only where one of them is on it.
#[component]
pub(super) fn Leeches(props: &LeechesProps) -> Html {
    let progress = use_progress();
    let is_question =
        |item: &Item| card_of_item(&item.id).is_none() && of_progress_id(&item.id).is_none();
    let questions = use_all_questions(props.items.iter().any(is_question));
    if props.items.is_empty() {
        return Html::default();
    }
    let of_question = |id: &str| {
        questions.iter().find_map(|(_, state)| match state {
            Fetched::Ready(domain) => {
                let belief = misconception_behind(progress.log(), domain.question(id)?)?;
                domain.misconception(belief)
            }
            Fetched::Loading | Fetched::Failed(_) => None,
        })
    };
    let missing = questions.iter().find_map(|(_, state)| match state {
        Fetched::Failed(reason) => Some(reason.clone()),
        Fetched::Loading | Fetched::Ready(_) => None,
    });
    html! {
        <section class="stack" aria-labelledby="review-leeches">
            <h2 id="review-leeches">{ "Forgotten again and again" }</h2>
            <p class="quiet">{ "Seeing these once more does not help. Read why, and find another way to remember them." }</p>
            if let Some(reason) = missing {
                <AllMissing {reason} kept="The beliefs behind your answers are shown once they are here." />
            }
            <ul role="list" class="review__leeches">
                { for props.items.iter().map(|item| {
                    let id = &item.id;
                    let (what, belief, to) = if let Some(card) = card_of_item(id).and_then(|id| props.deck.card(id)) {
                        (beginning(&card.front), card.misconception.as_deref().and_then(|belief| props.deck.misconception(belief)), None)
                    } else if let Some(target) = props.deck.drill_of_item(id) {
                        (format!("Who has to allow it: {}. {}", target.label, target.sentence), None, None)
                    } else if let Some((pack, id)) = of_progress_id(id) {
                        (format!("Your own question {id}"), None, Some(Route::PackQuestion { pack: pack.to_owned(), id: id.to_owned() }))
                    } else {
                        let listed = props.index.question(id);
                        let what = listed.map_or_else(|| id.clone(), |listed| listed.summary.clone());
                        (what, of_question(id), Some(Route::Question { id: id.clone() }))
                    };
                    leech(item, &what, belief, to)
                }) }
            </ul>
        </section>
    }
}

fn leech(item: &Item, what: &str, belief: Option<&Misconception>, to: Option<Route>) -> Html {
    html! {
        <li class="panel stack" key={item.id.clone()}>
            <p>{ what }</p>
            <p class="small quiet">{ format!("Forgotten {} after a day or more.", count(item.lapses, "time", "times")) }</p>
            if let Some(belief) = belief {
                <p><strong>{ "The belief behind it: " }</strong>{ format!("“{}” ", belief.title) }<strong>{ "To remember: " }</strong>{ &belief.correction }</p>
            }
            if let Some(to) = to {
                <p><Link<Route> {to} classes="button">{ "Read the question" }</Link<Route>></p>
            }
        </li>
    }
}
