//! The yard's time: its clock, what waits, what has happened, and what was counted.

pub mod archives;
pub mod chain;
pub mod clock;
pub mod cost;
pub mod doing;
pub mod elsewhere;
pub mod filter;
pub mod followed;
pub mod forms;
pub mod metrics;
pub mod play;
pub mod said;
pub mod schedules;
pub mod series;
pub mod step;
pub mod timeline;
pub mod waiting;
pub mod words;
pub mod world;

use crate::components::help::help;
use crate::pages::later::{LaterPart, later};
use crate::route::Route;
use crate::store::yard::use_yard;
use archives::Archives;
use clock::Clock;
use cost::Costs;
use metrics::Charts;
use schedules::Schedules;
use timeline::Timeline;
use waiting::Waiting;
use world::{World, is_declared};
use yew::prelude::*;
use yew_router::prelude::*;

/// The clock and the timeline, whose code comes when time is first looked at.
pub fn time_part() -> LaterPart {
    later!(
        more,
        time,
        Panel,
        "the yard’s time",
        html! { <TimePanel /> }
    )
}

/// All of it as a view of its own; below the report the clock and what waits.
#[component]
pub fn TimePanel() -> Html {
    let is_view = use_route::<Route>() == Some(Route::YardTime);
    let local = use_state(|| false);
    let onlocal = {
        let local = local.clone();
        Callback::from(move |on| local.set(on))
    };
    let yard = use_yard();
    let id = yard.document().id;
    html! {
        <div class="time" data-ready="time">
            <Clock key={id} local={*local} {onlocal} />
            <div class="time__halves">
                <Waiting local={*local} />
                if is_view { <Schedules local={*local} /> }
            </div>
            if is_declared(&yard.document().yard) { <World key={id} local={*local} /> }
            if is_view {
                <Timeline key={id} local={*local} />
                <Charts />
                <Costs />
                <Archives key={id} />
                { help(HELP) }
            } else {
                <p><Link<Route> to={Route::YardTime}>{ "Timeline, schedules and metrics" }</Link<Route>></p>
            }
        </div>
    }
}

const HELP: &[&str] = &[
    "The yard has a clock of its own. It stands still until you let it go on, so that you can look at each attempt of a delivery.",
    "EventBridge tries a failed call again for 24 hours and up to 185 times unless the target’s retry policy says less. What is left then goes to the dead-letter queue, or is lost.",
    "A rule with a schedule runs when the clock comes to its time: its targets get an event of their own, and no event pattern is asked.",
    "Steps have the names of event bus logs. A real event bus logs nothing until you set its log level and where to send the logs.",
    "What services do next is declared under Services. Each thing has a number in one row with the steps and says because of which it happened.",
    "Undo takes back what you made and leaves alone what has happened. Setting the clock lets the run go and starts a new one.",
];

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
