//! The map of all tasks: what was seen of each, and the way to its questions.

use super::band::said;
use super::facts::Facts;
use super::questions;
use crate::route::Route;
use quiz::progress::{Coverage, DomainLevel};
use quiz::study::Filter;
use yew::prelude::*;
use yew_router::prelude::*;

/// The map.
pub(super) fn view(facts: &Facts) -> Html {
    let seen: usize = facts.coverage.iter().map(|of| of.seen).sum();
    let all: usize = facts.coverage.iter().map(|of| of.questions).sum();
    html! {
        <section class="panel stack" id="coverage">
            <h2>{ format!("The {} tasks of the exam", facts.coverage.len()) }</h2>
            <p class="quiet">{ format!("{seen} of {all} questions seen. A task opens its questions in Practice.") }</p>
            { for facts.readiness.domains.iter().map(|domain| row(facts, domain)) }
        </section>
    }
}

fn row(facts: &Facts, domain: &DomainLevel) -> Html {
    let own = facts
        .coverage
        .iter()
        .filter(|of| of.domain == domain.domain);
    html! {
        <section class="stack progress__domain">
            <h3>{ format!("{}. {}", domain.domain, facts.domain(domain.domain)) }</h3>
            <ul role="list" class="progress__map">
                { for own.map(|of| html! { <li key={of.task.clone()} data-task={of.task.clone()}>{ cell(facts, domain, of) }</li> }) }
            </ul>
        </section>
    }
}

fn cell(facts: &Facts, domain: &DomainLevel, of: &Coverage) -> Html {
    let level = domain.tasks.iter().find(|task| task.task == of.task);
    let to = questions(&Filter {
        tasks: vec![of.task.clone()],
        ..Filter::default()
    });
    let max = of.questions.max(1);
    let width = |many: usize| format!("{}%", many * 100 / max);
    html! {
        <Link<Route> {to} classes="progress__cell">
            <span class="progress__cell-title"><strong>{ &of.task }</strong>{ " " }{ facts.task(&of.task) }</span>
            <svg width="100%" height="10" aria-hidden="true" focusable="false">
                <rect x="0" y="1" width="100%" height="8" rx="2" class="chart__ground" />
                <rect x="0" y="1" width={width(of.seen)} height="8" class="chart__range" />
                <rect x="0" y="1" width={width(of.right)} height="8" class="chart__bar" />
            </svg>
            <span class="small">{ format!("{} of {} seen, {} right", of.seen, of.questions, of.right) }</span>
            if let Some(level) = level.filter(|level| !level.level.is_empty()) {
                <span class="small quiet">{ format!("estimate {}", said(&level.level)) }</span>
            }
        </Link<Route>>
    }
}
