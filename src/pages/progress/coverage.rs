//! The map of all tasks: what was seen of each, and the ways to its questions and its cards.

use super::band::said;
use super::facts::{CardCount, Facts};
use super::questions;
use crate::pages::exam::words::count;
use crate::route::Route;
use quiz::progress::{Coverage, DomainLevel};
use quiz::study::Filter;
use yew::prelude::*;
use yew_router::prelude::*;

/// The exercises of a task, and how many of them are solved.
type Exercises<'a> = &'a dyn Fn(&str) -> (usize, usize);

/// The map.
pub(super) fn view(facts: &Facts, exercises: Exercises<'_>) -> Html {
    let seen: usize = facts.coverage.iter().map(|of| of.seen).sum();
    let all: usize = facts.coverage.iter().map(|of| of.questions).sum();
    html! {
        <section class="panel stack" id="coverage">
            <h2>{ format!("The {} tasks of the exam", facts.coverage.len()) }</h2>
            <p class="quiet">{ format!("{seen} of {all} questions seen. A task opens its questions in Practice, its cards in Review and its exercises.") }</p>
            { for facts.readiness.domains.iter().map(|domain| row(facts, domain, exercises)) }
        </section>
    }
}

fn row(facts: &Facts, domain: &DomainLevel, exercises: Exercises<'_>) -> Html {
    let all = facts.coverage.iter().enumerate();
    let own = all.filter(|(_, of)| of.domain == domain.domain);
    let cards_of = |place: usize| facts.cards.as_ref()?.get(place).copied();
    html! {
        <section class="stack progress__domain">
            <h3>{ format!("{}. {}", domain.domain, facts.domain(domain.domain)) }</h3>
            <ul role="list" class="progress__map">
                { for own.map(|(place, of)| html! { <li key={of.task.clone()} data-task={of.task.clone()}>{ cell(facts, domain, of, cards_of(place), exercises(&of.task)) }</li> }) }
            </ul>
        </section>
    }
}

/// A task: what it is, how far it is, and below that a line for each way to go on with it.
fn cell(
    facts: &Facts,
    domain: &DomainLevel,
    of: &Coverage,
    cards: Option<CardCount>,
    (exercises, solved): (usize, usize),
) -> Html {
    let level = domain.tasks.iter().find(|task| task.task == of.task);
    let to = questions(&Filter {
        tasks: vec![of.task.clone()],
        ..Filter::default()
    });
    let max = of.questions.max(1);
    let width = |many: usize| format!("{}%", many * 100 / max);
    let task = &of.task;
    let hidden = || html! { <span class="visually-hidden">{ format!(": task {task}") }</span> };
    html! {
        <div class="progress__cell">
            <span class="progress__cell-title"><strong>{ task }</strong>{ " " }{ facts.task(task) }</span>
            <svg width="100%" height="10" aria-hidden="true" focusable="false">
                <rect x="0" y="1" width="100%" height="8" rx="2" class="chart__ground" />
                <rect x="0" y="1" width={width(of.seen)} height="8" class="chart__range" />
                <rect x="0" y="1" width={width(of.right)} height="8" class="chart__bar" />
            </svg>
            if let Some(level) = level.filter(|level| !level.level.is_empty()) {
                <span class="small quiet">{ format!("estimate {}", said(&level.level)) }</span>
            }
            <ul role="list" class="progress__ways">
                <li><Link<Route> {to} classes="progress__way">
                    { format!("{} of {} seen, {} right", of.seen, count(of.questions, "question"), of.right) }{ hidden() }
                </Link<Route>></li>
                if let Some(CardCount { cards, known }) = cards.filter(|of| of.cards > 0) {
                    <li><Link<Route> to={Route::ReviewCards { task: task.clone() }} classes="progress__way">
                        { format!("{}, {known} known", count(cards, "card")) }{ hidden() }
                    </Link<Route>></li>
                }
                if exercises > 0 {
                    <li><Link<Route> to={Route::ExercisesOf { task: task.clone() }} classes="progress__way">
                        { format!("{}, {solved} solved", count(exercises, "exercise")) }{ hidden() }
                    </Link<Route>></li>
                }
            </ul>
        </div>
    }
}
