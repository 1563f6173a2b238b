//! Where to begin: the domains in the order of what they cost.

use crate::route::Route;
use quiz::exam::{Attempt, Kind, Need, Outcome, plan};
use quiz::study::Filter;
use quiz::{Blueprint, Lists};
use yew::prelude::*;
use yew_router::prelude::*;

/// The plan that a result seeds. It follows from the log alone, so it is kept with the result.
pub(super) fn view(
    attempt: &Attempt,
    outcome: &Outcome,
    blueprint: &Blueprint,
    lists: &Lists,
) -> Html {
    let needs = plan(outcome, &attempt.paper, blueprint);
    let is_c01 = attempt.paper.code.blueprint == "DOP-C01";
    let task = |id: &String| {
        let (title, filter) = if is_c01 {
            let title = lists
                .objective(id)
                .map(|objective| objective.title.as_str());
            let objectives = vec![id.clone()];
            (
                title,
                Filter {
                    objectives,
                    ..Filter::default()
                },
            )
        } else {
            let title = lists.task(id).map(|task| task.title.as_str());
            let tasks = vec![id.clone()];
            (
                title,
                Filter {
                    tasks,
                    ..Filter::default()
                },
            )
        };
        let text = format!("{id} {}", title.unwrap_or_default());
        html! { <li><Link<Route> to={chosen(&filter)}>{ text }</Link<Route>></li> }
    };
    let item = |need: &Need| {
        let domain = blueprint
            .domains
            .iter()
            .find(|domain| domain.number == need.domain);
        let title = domain.map_or("", |domain| domain.title.as_str());
        let filter = if is_c01 {
            of_c01(need.domain, lists)
        } else {
            let domains = vec![need.domain];
            Filter {
                domains,
                ..Filter::default()
            }
        };
        html! {
            <li class="stack">
                <p><strong>{ format!("{}. {title}", need.domain) }</strong>{ format!(
                    ": {} of {} right; costs about {}.{} of 100 points. ",
                    need.tally.right, need.tally.of, need.loss / 10, need.loss % 10
                ) }<Link<Route> to={chosen(&filter)} classes="exam__actions">
                    { "Practise it" }<span class="visually-hidden">{ format!(": {title}") }</span>
                </Link<Route>></p>
                if !need.tasks.is_empty() {
                    <ul class="small">{ for need.tasks.iter().map(task) }</ul>
                }
            </li>
        }
    };
    let is_diagnostic = attempt.paper.code.kind == Kind::Diagnostic;
    html! {
        <section class="panel stack" id="exam-plan">
            <h2>{ if is_diagnostic { "Your plan" } else { "Where to begin" } }</h2>
            <p class="small quiet">{ "In the order of what each domain is likely to cost in the exam: its weight times the share that goes wrong. Below each the tasks of which a question was missed. A link opens Practice with these questions chosen." }</p>
            <ol class="exam__plan">{ for needs.iter().map(item) }</ol>
            <p class="exam__actions"><Link<Route> to={Route::Study} classes="button">{ "Study questions" }</Link<Route>></p>
        </section>
    }
}

/// Practice with a choice made.
fn chosen(filter: &Filter) -> Route {
    Route::StudyChosen {
        choice: filter.to_address(),
    }
}

/// The questions of a domain of DOP-C01, by its objectives: Practice knows the domains of DOP-C02.
fn of_c01(domain: u8, lists: &Lists) -> Filter {
    let all = lists.objectives.iter();
    let objectives = all.filter(|objective| objective.domain == domain);
    Filter {
        objectives: objectives.map(|objective| objective.id.clone()).collect(),
        ..Filter::default()
    }
}
