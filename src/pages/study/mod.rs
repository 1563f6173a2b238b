//! All questions by domain, with what has been answered.

pub(crate) mod coming;
pub mod question;

use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::bank::{Part, use_bank};
use crate::store::progress::{Progress, use_progress};
use coming::whole;
use quiz::{Domain, Index, Listed};
use yew::prelude::*;
use yew_router::prelude::*;

/// The list of questions.
#[component]
pub fn Study() -> Html {
    let bank = use_bank();
    let progress = use_progress();
    html! {
        <div class="study">
            <div class="stack narrow">
                <PageHeading>{ "Practice questions" }</PageHeading>
                <p class="quiet">{ "Read the situation, find the words that decide, choose, then Check. Every option is explained." }</p>
            </div>
            { whole(&bank, Part::Index, |index| overview(index, &progress)) }
        </div>
    }
}

fn overview(index: &Index, progress: &Progress) -> Html {
    let answered = index
        .questions
        .iter()
        .filter(|question| progress.last_answer(&question.id).is_some())
        .count();
    let right = index
        .questions
        .iter()
        .filter(|question| {
            progress
                .last_answer(&question.id)
                .is_some_and(|(_, right)| right)
        })
        .count();
    let all = index.questions.len();
    let next = index
        .questions
        .iter()
        .find(|question| progress.last_answer(&question.id).is_none());
    html! {
        <>
            <div class="stack narrow" data-ready="study">
                <p><strong>{ format!("{answered} of {all} answered, {right} right.") }</strong></p>
                <progress class="study__bar" max={all.to_string()} value={answered.to_string()} aria-label="Questions answered" />
                if let Some(question) = next {
                    <p>
                        <Link<Route> to={Route::Question { id: question.id.clone() }} classes="button button--main">
                            { if answered == 0 { "Start with the first question" } else { "Go on with the next question" } }
                            <Icon shape={Shape::ArrowRight} />
                        </Link<Route>>
                    </p>
                }
            </div>
            { for index.lists.domains.iter().map(|domain| domain_list(domain, index, progress)) }
            <p><Link<Route> to={Route::Packs}>{ "Your own questions" }</Link<Route>>{ ": open a file of questions that you or your study group wrote." }</p>
        </>
    }
}

fn domain_list(domain: &Domain, index: &Index, progress: &Progress) -> Html {
    let questions = index
        .questions
        .iter()
        .filter(|question| question.domain == domain.number);
    html! {
        <section class="study__domain">
            <h2>{ format!("{}. {}", domain.number, domain.title) }</h2>
            <ul role="list" class="study__list">
                { for questions.map(|question| html! { <li key={question.id.clone()}>{ item(question, index, progress) }</li> }) }
            </ul>
        </section>
    }
}

fn item(question: &Listed, index: &Index, progress: &Progress) -> Html {
    let (signal, word) = match progress.last_answer(&question.id) {
        None => (Signal::Quiet, "Unanswered"),
        Some((_, true)) => (Signal::Green, "Right"),
        Some((_, false)) => (Signal::Red, "Wrong"),
    };
    let task = index
        .lists
        .task(&question.task)
        .map_or(question.task.as_str(), |task| task.title.as_str());
    html! {
        <Link<Route> to={Route::Question { id: question.id.clone() }} classes="study__item">
            <span class="study__item-text">{ &question.summary }</span>
            <Chip {signal} text={word} />
            <span class="study__item-facts">{ format!("{} {task}", question.task) }</span>
        </Link<Route>>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
