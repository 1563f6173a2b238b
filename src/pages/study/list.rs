//! Questions as a list, by domain.

use crate::components::chip::{Chip, Signal};
use crate::components::painted::use_painted;
use crate::route::Route;
use crate::store::progress::Progress;
use quiz::{Index, Listed};
use yew::prelude::*;
use yew_router::prelude::*;

/// So many questions are drawn with the page: more than are seen of it, since they come last.
const FIRST: usize = 8;

/// How many of so many questions are drawn: those that are seen with the page, the others when it answers,
/// which on a phone is a second sooner.
#[hook]
pub(super) fn use_drawn(count: usize) -> usize {
    if use_painted(true) {
        count
    } else {
        count.min(FIRST)
    }
}

/// The questions of each domain that has any among `found`, which are in the order of the index.
pub(super) fn by_domain(found: &[&Listed], index: &Index, progress: &Progress) -> Html {
    found
        .chunk_by(|one, other| one.domain == other.domain)
        .map(|questions| domain_list(questions, index, progress))
        .collect()
}

fn domain_list(questions: &[&Listed], index: &Index, progress: &Progress) -> Html {
    let number = questions.first().map_or(0, |question| question.domain);
    let title = index
        .lists
        .domain(number)
        .map(|domain| domain.title.as_str());
    html! {
        <section key={number} class="study__domain">
            <h3>{ format!("{number}. {}", title.unwrap_or_default()) }</h3>
            <ul role="list" class="study__list study__list--long">
                { for questions.iter().map(|question| {
                    let right = progress.last_answer(&question.id).map(|(_, right)| right);
                    let to = Route::Question { id: question.id.clone() };
                    html! { <li key={question.id.clone()}>{ item(question, index, right, to) }</li> }
                }) }
            </ul>
        </section>
    }
}

/// A question and whether the answer to it was right.
pub(super) fn item(question: &Listed, index: &Index, right: Option<bool>, to: Route) -> Html {
    let (signal, word) = match right {
        None => (Signal::Quiet, "Unanswered"),
        Some(true) => (Signal::Green, "Right"),
        Some(false) => (Signal::Red, "Wrong"),
    };
    let task = index
        .lists
        .task(&question.task)
        .map_or(question.task.as_str(), |task| task.title.as_str());
    html! {
        <Link<Route> {to} classes="study__item">
            <span class="study__item-text">{ &question.summary }</span>
            <Chip {signal} text={word} />
            <span class="study__item-facts">{ format!("{} {task}", question.task) }</span>
        </Link<Route>>
    }
}
