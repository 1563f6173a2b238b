//! One pack: its questions, what the check found, and the button that removes it.

use super::findings;
use crate::components::chip::{Chip, Signal};
use crate::route::Route;
use crate::store::packs::Pack;
use crate::store::progress::use_progress;
use quiz::author::Finding;
use quiz::{Date, Question, plain_text};
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Shelf`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct ShelfProps {
    /// The pack as it is kept.
    pub(super) pack: Pack,
    /// The questions that can be answered.
    pub(super) questions: Vec<Question>,
    /// What the check found.
    pub(super) findings: Vec<Finding>,
    /// Takes the key of the pack when it is to be removed.
    pub(super) onremove: Callback<String>,
}

/// The section of a pack.
#[component]
pub(super) fn Shelf(props: &ShelfProps) -> Html {
    let progress = use_progress();
    let pack = &props.pack;
    let day = i64::try_from(pack.added / 86_400_000)
        .ok()
        .and_then(Date::from_unix_days)
        .map_or_else(String::new, |day| format!(", opened on {day}"));
    let count = match props.questions.len() {
        1 => "1 question".to_owned(),
        count => format!("{count} questions"),
    };
    let remove = {
        let (onremove, key) = (props.onremove.clone(), pack.key.clone());
        move |_| onremove.emit(key.clone())
    };
    let item = |question: &Question| {
        let (signal, word) = match progress.last_answer(&pack.progress_id(&question.id)) {
            None => (Signal::Quiet, "Unanswered"),
            Some((_, true)) => (Signal::Green, "Right"),
            Some((_, false)) => (Signal::Red, "Wrong"),
        };
        let to = Route::PackQuestion {
            pack: pack.key.clone(),
            id: question.id.clone(),
        };
        html! {
            <Link<Route> {to} classes="study__item">
                <span class="study__item-text">{ plain_text(&question.stem) }</span>
                <Chip {signal} text={word} />
                <span class="study__item-facts">{ format!("{} {}", question.task, question.id) }</span>
            </Link<Route>>
        }
    };
    html! {
        <section class="study__domain" data-pack={pack.key.clone()}>
            <h2>{ &pack.name }</h2>
            <p class="row">
                <span class="quiet">{ format!("{count}{day}.") }</span>
                <button type="button" class="button button--bare" onclick={remove}>{ format!("Remove {}", pack.name) }</button>
            </p>
            if let Some(summary) = findings::summary(&props.findings) {
                <details>
                    <summary>{ summary }</summary>
                    { findings::list(&props.findings) }
                </details>
            }
            <ul role="list" class="study__list">
                { for props.questions.iter().map(|question| html! { <li key={question.id.clone()}>{ item(question) }</li> }) }
            </ul>
        </section>
    }
}
