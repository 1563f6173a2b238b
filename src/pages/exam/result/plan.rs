//! Where to begin: the domains in the order of what they cost.

use crate::route::Route;
use quiz::exam::{Attempt, Kind, Need, Outcome, plan};
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
        let title = if is_c01 {
            lists
                .objective(id)
                .map(|objective| objective.title.as_str())
        } else {
            lists.task(id).map(|task| task.title.as_str())
        };
        html! { <li>{ format!("{id} {}", title.unwrap_or_default()) }</li> }
    };
    let item = |need: &Need| {
        let domain = blueprint
            .domains
            .iter()
            .find(|domain| domain.number == need.domain);
        let title = domain.map_or("", |domain| domain.title.as_str());
        html! {
            <li class="stack">
                <p><strong>{ format!("{}. {title}", need.domain) }</strong>{ format!(
                    ": {} of {} right; costs about {}.{} of 100 points.",
                    need.tally.right, need.tally.of, need.loss / 10, need.loss % 10
                ) }</p>
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
            <p class="small quiet">{ "In the order of what each domain is likely to cost in the exam: its weight times the share that goes wrong. Below each the tasks of which a question was missed." }</p>
            <ol class="exam__plan">{ for needs.iter().map(item) }</ol>
            <p class="exam__actions"><Link<Route> to={Route::Study} classes="button">{ "Study questions" }</Link<Route>></p>
        </section>
    }
}
