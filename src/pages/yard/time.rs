//! The yard's time: its clock, what waits, what has happened, and what was counted.

pub mod clock;
pub mod filter;
pub mod metrics;
pub mod play;
pub mod schedules;
pub mod series;
pub mod step;
pub mod timeline;
pub mod waiting;
pub mod words;

use crate::components::help::help;
use crate::pages::later::{LaterPart, later};
use crate::route::Route;
use crate::store::yard::use_yard;
use clock::Clock;
use metrics::Charts;
use schedules::Schedules;
use timeline::Timeline;
use waiting::Waiting;
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
    let id = use_yard().document().id;
    html! {
        <div class="time" data-ready="time">
            <Clock key={id} local={*local} {onlocal} />
            <div class="time__halves">
                <Waiting local={*local} />
                if is_view { <Schedules local={*local} /> }
            </div>
            if is_view {
                <Timeline key={id} local={*local} />
                <Charts />
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
    "Undo takes back what you made and leaves alone what has happened. Setting the clock lets the run go and starts a new one.",
];

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
