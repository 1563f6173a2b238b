//! Options that are schedule expressions, tried in the yard's view of schedules.

use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::handover::{self, TriedSchedule};
use quiz::{Question, Run, ScheduleRun};
use yew::prelude::*;
use yew_router::prelude::*;

/// What an option's expression is tried with: one for each run of the question.
pub(super) fn tries(question: &Question, option: usize) -> Vec<(String, TriedSchedule)> {
    let expression = question.options.get(option);
    let Some(expression) = expression.and_then(|option| option.inline_code()) else {
        return Vec::new();
    };
    let of = |run: &ScheduleRun| {
        let tried = TriedSchedule {
            expression: expression.to_owned(),
            api: run.api.clone(),
            time_zone: run.time_zone.clone(),
            after: run.after.clone(),
        };
        (run.title.clone(), tried)
    };
    let schedules = question.runs.iter().filter_map(|run| match run {
        Run::Schedule(run) => Some(of(run)),
        Run::Pattern(_) | Run::Template(_) => None,
    });
    schedules.collect()
}

#[derive(PartialEq, Properties)]
pub(super) struct TryScheduleProps {
    /// The place of the option in the order in which they are shown, from 1.
    pub(super) place: usize,
    /// What the question is run with, in a few words; `None` where it is run once.
    pub(super) title: Option<AttrValue>,
    pub(super) tried: TriedSchedule,
}

/// The button that opens the view with the expression.
#[component]
pub(super) fn TrySchedule(props: &TryScheduleProps) -> Html {
    let navigator = use_navigator();
    let tried = props.tried.clone();
    let onclick = move |_: MouseEvent| {
        handover::leave_schedule(tried.clone());
        if let Some(navigator) = &navigator {
            navigator.push(&Route::YardSchedule);
        }
    };
    html! {
        <p>
            <button type="button" class="button" {onclick} data-try={props.place.to_string()}>
                <Icon shape={Shape::Send} />{ "Try in the yard" }
                if let Some(title) = &props.title { { format!(": {title}") } }
            </button>
        </p>
    }
}
