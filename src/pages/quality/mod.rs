//! What the bank says of itself: how much there is, when it was checked, and what could give answers
//! away. The counts are taken from the index, the rest was measured by the build.

mod figures;

use crate::components::page_heading::PageHeading;
use crate::pages::study::coming::whole;
use crate::route::Route;
use crate::store::bank::{Part, use_bank};
use quiz::{Index, Listed};
use yew::prelude::*;
use yew_router::prelude::*;

/// The page.
#[component]
pub fn QualityPage() -> Html {
    let bank = use_bank();
    html! {
        <div class="progress">
            <div class="stack narrow">
                <PageHeading>{ "The question bank" }</PageHeading>
                <p>{ "What this app asks is original and checked by a program at every build. These are its figures, good or bad. A question in doubt can be reported from its own page." }</p>
            </div>
            { whole(&bank, Part::Index, view) }
        </div>
    }
}

/// All figures of a bank.
pub(super) fn view(index: &Index) -> Html {
    html! {
        <div class="progress" data-ready="quality">
            { kinds(index) }
            { domains(index) }
            { tasks(index) }
            { figures::view(index) }
            <p class="small quiet">
                { format!("Version {} of the bank. ", index.version) }
                <Link<Route> to={Route::Progress}>{ "Your progress" }</Link<Route>>
            </p>
        </div>
    }
}

/// How many questions of each kind there are.
fn kinds(index: &Index) -> Html {
    let all = &index.questions;
    let count = |wanted: fn(&Listed) -> bool| all.iter().filter(|it| wanted(it)).count();
    let rows = [
        ("Questions", all.len()),
        ("One right option", count(|it| !it.is_multiple_response())),
        ("Several right options", count(Listed::is_multiple_response)),
        ("Run in the yard", count(|it| it.is_executable)),
        (
            "With a twin: one constraint changed",
            count(|it| it.twin.is_some()),
        ),
        ("From the time of DOP-C01", count(|it| it.is_legacy)),
        (
            "Difficulty 1, one fact decides",
            count(|it| it.difficulty == 1),
        ),
        ("Difficulty 2, the usual", count(|it| it.difficulty == 2)),
        (
            "Difficulty 3, several constraints",
            count(|it| it.difficulty == 3),
        ),
    ];
    html! {
        <section class="panel stack">
            <h2>{ "What there is" }</h2>
            <table class="exam__table">
                <thead><tr><th scope="col">{ "Kind" }</th><th scope="col">{ "Questions" }</th></tr></thead>
                <tbody>{ for rows.into_iter().map(|(what, many)| html! {
                    <tr><th scope="row">{ what }</th><td>{ many }</td></tr>
                }) }</tbody>
            </table>
        </section>
    }
}

/// Each domain's share of the bank beside its weight, and how many of its topics have a question.
fn domains(index: &Index) -> Html {
    let Some(blueprint) = index.lists.blueprints.first() else {
        return Html::default();
    };
    let all = index.questions.len().max(1);
    let row = |domain: &quiz::BlueprintDomain| {
        let own = || {
            index
                .questions
                .iter()
                .filter(|it| it.domain == domain.number)
        };
        let many = own().count();
        let topics = index
            .lists
            .topics
            .iter()
            .filter(|it| it.domain == domain.number);
        let topics: Vec<&str> = topics.map(|topic| topic.id.as_str()).collect();
        let asked = |topic: &&&str| own().any(|it| it.topics.iter().any(|id| id == **topic));
        let reached = topics.iter().filter(asked).count();
        html! {
            <tr>
                <th scope="row">{ format!("{}. {}", domain.number, domain.title) }</th>
                <td>{ many }</td>
                <td>{ format!("{} %", (many * 200 + all) / (all * 2)) }</td>
                <td>{ format!("{} %", domain.weight) }</td>
                <td>{ format!("{reached} of {}", topics.len()) }</td>
            </tr>
        }
    };
    html! {
        <section class="panel stack">
            <h2>{ format!("By domain of {}", blueprint.id) }</h2>
            <div class="exam__scroll" tabindex="0" role="region" aria-label="Questions by domain">
                <table class="exam__table">
                    <thead><tr>
                        <th scope="col">{ "Domain" }</th><th scope="col">{ "Questions" }</th><th scope="col">{ "Share" }</th>
                        <th scope="col">{ "Weight in the exam" }</th><th scope="col">{ "Topics covered" }</th>
                    </tr></thead>
                    <tbody>{ for blueprint.domains.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

/// How many questions each task has.
fn tasks(index: &Index) -> Html {
    let row = |task: &quiz::Task| {
        let own = || index.questions.iter().filter(|it| it.task == task.id);
        let hard = own().filter(|it| it.difficulty == 3).count();
        html! {
            <tr>
                <th scope="row">{ format!("{} {}", task.id, task.title) }</th>
                <td>{ own().count() }</td>
                <td>{ hard }</td>
            </tr>
        }
    };
    html! {
        <section class="panel stack">
            <h2>{ "By task" }</h2>
            <table class="exam__table">
                <thead><tr><th scope="col">{ "Task" }</th><th scope="col">{ "Questions" }</th><th scope="col">{ "Of difficulty 3" }</th></tr></thead>
                <tbody>{ for index.lists.tasks.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
