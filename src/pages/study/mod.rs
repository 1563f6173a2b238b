//! All questions by domain, with what has been answered.

pub mod options;
pub mod question;

use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::bank::{BankState, use_bank};
use crate::store::progress::{Progress, use_progress};
use quiz::{Bank, Domain, Question, plain_text};
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
            { whole(&bank, |bank| overview(bank, &progress)) }
        </div>
    }
}

/// The page for a bank that is here, or the word on why it is not.
pub(crate) fn whole(bank: &BankState, page: impl FnOnce(&Bank) -> Html) -> Html {
    match bank {
        BankState::Loading => html! { <p role="status">{ "Fetching the questions …" }</p> },
        BankState::Failed(reason) => html! {
            <Notice signal={Signal::Red}>
                <p>{ format!("The questions could not be fetched: {reason}. Load the page again to retry; the yard works meanwhile.") }</p>
            </Notice>
        },
        BankState::Ready(bank) => page(bank),
    }
}

fn overview(bank: &Bank, progress: &Progress) -> Html {
    let answered = bank
        .questions
        .iter()
        .filter(|question| progress.last_answer(&question.id).is_some())
        .count();
    let right = bank
        .questions
        .iter()
        .filter(|question| {
            progress
                .last_answer(&question.id)
                .is_some_and(|(_, right)| right)
        })
        .count();
    let all = bank.questions.len();
    let next = bank
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
            { for bank.domains.iter().map(|domain| domain_list(domain, bank, progress)) }
            <p><Link<Route> to={Route::Packs}>{ "Your own questions" }</Link<Route>>{ ": open a file of questions that you or your study group wrote." }</p>
        </>
    }
}

fn domain_list(domain: &Domain, bank: &Bank, progress: &Progress) -> Html {
    let questions = bank
        .questions
        .iter()
        .filter(|question| question.domain == domain.number);
    html! {
        <section class="study__domain">
            <h2>{ format!("{}. {}", domain.number, domain.title) }</h2>
            <ul role="list" class="study__list">
                { for questions.map(|question| html! { <li key={question.id.clone()}>{ item(question, bank, progress) }</li> }) }
            </ul>
        </section>
    }
}

fn item(question: &Question, bank: &Bank, progress: &Progress) -> Html {
    let (signal, word) = match progress.last_answer(&question.id) {
        None => (Signal::Quiet, "Unanswered"),
        Some((_, true)) => (Signal::Green, "Right"),
        Some((_, false)) => (Signal::Red, "Wrong"),
    };
    let task = bank
        .task(&question.task)
        .map_or(question.task.as_str(), |task| task.title.as_str());
    html! {
        <Link<Route> to={Route::Question { id: question.id.clone() }} classes="study__item">
            <span class="study__item-text">{ plain_text(&question.stem) }</span>
            <Chip {signal} text={word} />
            <span class="study__item-facts">{ format!("{} {task}", question.task) }</span>
        </Link<Route>>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
