//! The frame of a question, which is there before the question: its heading and what it is about.

use crate::components::page_heading::PageHeading;
use crate::route::Route;
use quiz::{Lists, Misconception, Question};
use yew::prelude::*;
use yew_router::prelude::*;

/// The frame: a heading, facts, and the question once it is here.
pub(crate) fn article(heading: &str, facts: &[AttrValue], is_ready: bool, inside: Html) -> Html {
    html! {
        <article class="question" data-ready={is_ready.then_some("question")}>
            <div class="stack">
                <PageHeading>{ heading }</PageHeading>
                <p class="question__facts">{ for facts.iter().map(|fact| html! { <span>{ fact.clone() }</span> }) }</p>
            </div>
            { inside }
        </article>
    }
}

/// A page that says there is nothing, and the way to all questions.
pub(super) fn nothing(heading: &str, why: &str) -> Html {
    html! {
        <div class="stack narrow" data-ready="nothing">
            <PageHeading>{ heading }</PageHeading>
            <p>{ why }</p>
            <p><Link<Route> to={Route::Study} classes="button button--main">{ "All questions" }</Link<Route>></p>
        </div>
    }
}

/// How hard a question is, in words.
pub(super) fn difficulty(difficulty: u8) -> &'static str {
    match difficulty {
        1 => "One fact decides",
        2 => "Exam level",
        _ => "Several constraints at once",
    }
}

/// Domain, task and difficulty in words.
pub(crate) fn facts(domain: u8, task: &str, hard: u8, lists: &Lists) -> Vec<AttrValue> {
    let domain = lists
        .domain(domain)
        .map(|domain| format!("Domain {}: {}", domain.number, domain.title));
    let task = lists
        .task(task)
        .map(|task| format!("Task {}: {}", task.id, task.title));
    domain
        .into_iter()
        .chain(task)
        .chain([difficulty(hard).to_owned()])
        .map(AttrValue::from)
        .collect()
}

/// For every option what is true instead of the belief that leads to it, where one is known.
pub(crate) fn mix_ups(question: &Question, beliefs: &[Misconception]) -> Vec<Option<AttrValue>> {
    let of = |id: &String| {
        beliefs
            .iter()
            .find(|belief| belief.id == *id)
            .map(|found| AttrValue::from(found.correction.clone()))
    };
    question
        .options
        .iter()
        .map(|option| option.misconception.as_ref().and_then(of))
        .collect()
}
