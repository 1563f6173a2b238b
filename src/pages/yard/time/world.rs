//! The world around the event buses: what is going on, what comes next, and what a person lets
//! happen.

pub mod ask;
pub mod deed;
pub mod going_on;

use crate::components::help::help;
use crate::store::yard::{Wish, YardAction, use_run, use_yard};
use ask::use_survey;
use deed::DeedForm;
use door::Deed;
use going_on::going_on;
use pipeline::Yard;
use pipeline::resources::Resources;
use std::rc::Rc;
use yew::prelude::*;

/// Whether a yard declares what services do, or anything is going on in it. Nothing of it is read.
pub fn is_declared(yard: &Yard) -> bool {
    let is = |of: &Resources| !of.services.is_default() || !of.wires.is_default();
    let mut there = yard.elsewhere.iter();
    is(&yard.resources) || there.any(|place| is(&place.resources)) || !yard.happenings.is_default()
}

/// What [`World`] takes.
#[derive(PartialEq, Properties)]
pub struct WorldProps {
    /// Whether local times stand beside UTC.
    pub local: bool,
}

/// The panels of a yard that declares something.
#[component]
pub fn World(props: &WorldProps) -> Html {
    let yard = use_yard();
    let run = use_run();
    let survey = use_survey();
    let happen = {
        let dispatcher = yard.dispatcher();
        Callback::from(move |deed: Deed| {
            dispatcher.dispatch(YardAction::Ask(Wish::Happen(Rc::new(deed))));
        })
    };
    let newest = run.parts().next_back();
    let told = newest.and_then(|part| part.doings.first());
    let clock = yard.document().yard.clock;
    html! {
        <div class="time__halves" data-ready={survey.is_some().then_some("world")}>
            <section class="panel stack world" aria-labelledby="world-heading">
                <h2 id="world-heading">{ "Going on" }</h2>
                {
                    match &survey {
                        None => html! { <p class="quiet">{ "Looking at what is declared …" }</p> },
                        Some(Err(error)) => html! { <p>{ format!("The simulator does not answer. {error}") }</p> },
                        Some(Ok(survey)) => going_on(survey, clock, props.local, &happen),
                    }
                }
            </section>
            <section class="panel stack world" aria-labelledby="happen-heading">
                <h2 id="happen-heading">{ "Let something happen" }</h2>
                if let Some(Ok(survey)) = &survey {
                    <DeedForm survey={survey.clone()} onhappen={happen.clone()} />
                }
                <p class="small" role="status" data-told="">{ told.map(|doing| format!("Newest: {} ({})", doing.text, doing.number)).unwrap_or_default() }</p>
                { help(HELP) }
            </section>
        </div>
    }
}

const HELP: &[&str] = &[
    "Each kind of thing is offered where a resource for it is declared. It happens at the clock’s time; what follows comes when the clock goes on.",
    "Work waits for its own time, for other work, or for a person. An approval that nobody answers times out, as on AWS.",
    "A chain of effects is cut after 16 hops. On AWS most such loops go on, and cost.",
];

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
