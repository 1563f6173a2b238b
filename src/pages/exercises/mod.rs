//! Wiring exercises: the list of them, and the panels that go with a yard in which one is worked on.

pub mod assignment;
pub mod begin;
pub mod debrief;
pub mod hints;
pub mod list;
pub mod outside;
pub mod own;
pub mod pointing;
pub mod report;
pub mod task;
pub mod topics;
pub mod write;

use crate::components::coming::{NotHere, whole};
use crate::components::page_heading::PageHeading;
use crate::route::Route;
use crate::store::exercises::use_exercise_list;
use crate::store::progress::use_progress;
use list::{list, of_task};
use practice::exercise::ListedExercise;
use yew::prelude::*;
use yew_router::prelude::*;

/// The page with all exercises.
#[component]
pub fn ExercisesPage() -> Html {
    let (exercises, again) = use_exercise_list();
    let progress = use_progress();
    let failed = |reason: &str| not_here(reason, &again);
    let task = match use_route::<Route>() {
        Some(Route::ExercisesOf { task }) => Some(task),
        _ => None,
    };
    let shown = |all: &Vec<ListedExercise>| match &task {
        None => list(all, progress.standings()),
        Some(task) => of_task(task, all, progress.standings()),
    };
    let heading = match &task {
        None => "Exercises".to_owned(),
        Some(task) => format!("Exercises of task {task}"),
    };
    html! {
        <div class="exercises" data-ready={progress.is_restored().then_some("exercises")}>
            <div class="stack narrow">
                <PageHeading>{ heading }</PageHeading>
                <p>{ "Wire an automation yourself. The simulator plays events through your yard, some of them hidden, and says of each requirement whether it is met and, where it is not, why." }</p>
                <p><Link<Route> to={Route::YardOwn}>{ "Your own exercises: write one, open one from a file" }</Link<Route>></p>
            </div>
            if progress.is_restored() {
                { whole(&exercises, "Fetching the exercises …", failed, shown) }
            }
        </div>
    }
}

/// That the exercises did not come.
fn not_here(reason: &str, again: &Callback<()>) -> Html {
    html! {
        <NotHere what="The exercises could not be fetched." reason={reason.to_owned()}
            kept="What you wired is kept." again={again.clone()} />
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
