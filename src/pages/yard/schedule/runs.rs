//! The next runs in UTC and on the person's clock.

use super::answer::RUNS;
use super::clock::Clock;
use crate::components::chip::{Chip, Signal};
use pipeline::Timestamp;
use yew::prelude::*;

/// What [`Runs`] take.
#[derive(PartialEq, Properties)]
pub struct RunsProps {
    /// The clock that the schedule goes by.
    pub clock: Clock,
    /// The person's clock.
    pub local: Clock,
    /// The runs are later than this.
    pub after: Timestamp,
    /// The runs; fewer than asked for where there are no more.
    pub runs: Vec<Timestamp>,
    /// Whether the expression is valid.
    pub valid: bool,
}

/// The runs as a table, so high in any case.
#[component]
pub fn Runs(props: &RunsProps) -> Html {
    let clocks = clocks(props);
    let after = Clock::utc().shows(props.after);
    html! {
        <div class="schedule__runs" tabindex="0" role="group" aria-label="Next runs">
            <table class="schedule__table">
                <caption class="small">{ format!("The next {RUNS} runs after {after} UTC") }</caption>
                <thead>
                    <tr>{ for clocks.iter().map(|(clock, whose)| html! {
                        <th scope="col">{ &clock.name }<span class="quiet">{ *whose }</span></th>
                    }) }</tr>
                </thead>
                <tbody>
                    { for props.runs.iter().enumerate().map(|(at, run)| {
                        let before = at.checked_sub(1).and_then(|at| props.runs.get(at));
                        let before = *before.unwrap_or(&props.after);
                        html! { <tr>{ for clocks.iter().map(|(clock, _)| cell(clock, *run, before)) }</tr> }
                    }) }
                </tbody>
            </table>
            if !props.valid {
                <p class="quiet small">{ "No runs: the expression is not valid." }</p>
            } else if props.runs.len() < RUNS {
                <p class="small">{ if props.runs.is_empty() { "It never runs after that time." } else { "It does not run again after these." } }</p>
            }
        </div>
    }
}

/// UTC, the schedule's own clock where it is another, and the person's.
fn clocks(props: &RunsProps) -> Vec<(Clock, &'static str)> {
    let mut clocks = vec![(Clock::utc(), "")];
    if props.clock.name != "UTC" && props.clock != props.local {
        clocks.push((props.clock.clone(), " (the schedule’s)"));
    }
    clocks.push((props.local.clone(), " (your clock)"));
    clocks
}

/// A run on a clock. Where the clocks were changed since the run before, that is said.
fn cell(clock: &Clock, run: Timestamp, before: Timestamp) -> Html {
    let offset = clock.offset(run);
    let was = Some(clock.offset(before)).filter(|was| *was != offset);
    html! {
        <td>
            { clock.shows(run) }
            if clock.name != "UTC" {
                <span class="quiet">{ format!(" {offset}") }</span>
            }
            if let Some(was) = was {
                { " " }<Chip signal={Signal::Amber} text={format!("clocks changed, was {was}")} />
            }
        </td>
    }
}
