//! What the rule runs on: events, a schedule, or both.

use crate::pages::later::{Later, LaterPart, later};
use crate::store::yard::{Edit, RunsOn, use_yard};
use yew::prelude::*;

/// What a [`RunsOnSwitch`] takes.
#[derive(PartialEq, Properties)]
pub struct RunsOnProps {
    /// The rule's place in the list.
    pub at: usize,
    /// What it runs on.
    pub now: RunsOn,
}

/// The switch.
#[component]
pub fn RunsOnSwitch(props: &RunsOnProps) -> Html {
    let (yard, at) = (use_yard(), props.at);
    let choice = |runs_on: RunsOn, text: &'static str| {
        let dispatcher = yard.dispatcher();
        let onchange = move |_: Event| dispatcher.dispatch(Edit::RunsOn(at, runs_on).into());
        html! {
            <label class="row">
                <input type="radio" name="runs-on" checked={runs_on == props.now} {onchange} />{ text }
            </label>
        }
    };
    html! {
        <fieldset class="rule__runs">
            <legend class="field__label">{ "Runs on" }</legend>
            { choice(RunsOn::Events, "Event pattern") }
            { choice(RunsOn::Schedule, "Schedule") }
            { choice(RunsOn::Both, "Both") }
        </fieldset>
    }
}

fn part() -> LaterPart {
    later!(
        schedule,
        rule_schedule,
        Panel,
        "the schedule",
        html! { <super::schedule::rule::RuleSchedule /> }
    )
}

/// The rule's schedule, whose code comes when it is first looked at.
pub fn schedule() -> Html {
    html! { <Later key="schedule" part={part()} /> }
}
