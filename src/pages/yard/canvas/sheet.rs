//! What is known of the station that is open, and what can be done with it.

use super::map::{Drawn, kind_word};
use super::wiring::Thing;
use super::{change, did};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::verdict::Passage;
use crate::platform::dom;
use crate::store::yard::{Edit, use_yard};
use yew::prelude::*;

pub mod actions;
pub mod around;
pub mod history;

/// The id of the sheet's heading, which takes the focus.
const HEADING: &str = "canvas-sheet-heading";

/// What a [`Sheet`] takes.
#[derive(PartialEq, Properties)]
pub struct SheetProps {
    /// The yard as it is drawn.
    pub scene: Drawn,
    /// The key of the station.
    pub station: String,
    /// It is to close.
    pub onclose: Callback<()>,
    /// Something is to change, and what is told then.
    pub onedit: Callback<(Result<Edit, String>, String)>,
    /// Another station is to open.
    pub onshow: Callback<String>,
    /// A rule is to be added to the bus of this name.
    pub onrule: Callback<Option<String>>,
}

/// The sheet.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let yard = use_yard();
    use_effect_with((), |()| dom::focus(HEADING));
    let scene = &props.scene.0;
    let Some(at) = scene.wiring.plan.station(&props.station) else {
        return Html::default();
    };
    let (Some(station), Some(thing)) = (
        scene.wiring.plan.stations.get(at),
        scene.wiring.things.get(at),
    ) else {
        return Html::default();
    };
    let onkeydown = {
        let close = props.onclose.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                close.emit(());
            }
        }
    };
    let signal = match station.passage {
        Passage::NotTaken if station.state == "No match" => Signal::Amber,
        passage => passage.signal(),
    };
    let run = yard.run();
    html! {
        <aside class="sheet" id={super::SHEET} aria-labelledby={HEADING} {onkeydown} data-sheet={station.name.clone()}>
            <div class="sheet__head">
                <div class="stack">
                    <h3 id={HEADING} tabindex="-1">{ &station.name }</h3>
                    <p class="quiet small">{ match thing { Thing::Target { .. } | Thing::Archive(_) | Thing::Service { .. } => station.note.as_str(), _ => kind_word(station.kind) } }</p>
                </div>
                <button type="button" class="button button--bare" onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "Close" }</button>
            </div>
            if !station.state.is_empty() { <p><Chip {signal} text={station.state.clone()} /></p> }
            { what(props, thing) }
            <around::Around scene={props.scene.clone()} {at} onshow={props.onshow.clone()} />
            <actions::Actions scene={props.scene.clone()} {at} onedit={props.onedit.clone()} onshow={props.onshow.clone()} onrule={props.onrule.clone()} />
            { history::history(&did::entries(&scene.wiring, at, &run), &run) }
        </aside>
    }
}

/// What the station stands for.
fn what(props: &SheetProps, thing: &Thing) -> Html {
    let scene = &props.scene.0;
    let plan = &scene.wiring.plan;
    let links = |at: Option<usize>| -> Vec<Html> {
        let ends = at.into_iter().flat_map(|at| plan.onward(at));
        let ends = ends.filter_map(|track| plan.stations.get(track.to));
        ends.map(|station| {
            let (key, show) = (station.key.clone(), props.onshow.clone());
            html! {
                <li><button type="button" class="sheet__link" onclick={move |_| show.emit(key.clone())}>{ &station.name }</button>
                    <span class="quiet small">{ format!(" {}", station.note) }</span></li>
            }
        })
        .collect()
    };
    let at = plan.station(&props.station);
    let list = |title: &'static str, none: &'static str| {
        let ends = links(at);
        html! {
            <div class="stack">
                <h4>{ title }</h4>
                if ends.is_empty() { <p class="quiet small">{ none }</p> } else { <ul role="list" class="sheet__list">{ for ends }</ul> }
            </div>
        }
    };
    match thing {
        Thing::Source { .. } => html! {
            <p class="small">{ "Events enter here. The event that Send sends is chosen above the map; Bench and Events are where it is written or found." }</p>
        },
        Thing::Bus(bus) => html! {
            <>
                <p class="mono small">{ &bus.arn }</p>
                { list("Rules", "No rule: what comes here goes nowhere.") }
            </>
        },
        Thing::Rule { rule, .. } => html! {
            <>
                if let Some(schedule) = &rule.schedule_expression { <p class="mono small">{ schedule }</p> }
                if let Some(pattern) = &rule.event_pattern {
                    <details class="sheet__pattern">
                        <summary class="small">{ "Event pattern" }</summary>
                        <pre class="code" tabindex="0">{ pattern }</pre>
                    </details>
                }
                { list("Targets", "No target yet: events that match go nowhere.") }
            </>
        },
        Thing::Target { arn, uses } => html! {
            <>
                <p class="mono small">{ arn }</p>
                { receives(props, uses.first()) }
            </>
        },
        Thing::Queue { arn } => html! {
            <>
                <p class="mono small">{ arn }</p>
                <p class="small">{ "What a target could not be given comes here, with the reason in its message attributes." }</p>
            </>
        },
        Thing::Archive(archive) => html! {
            <p class="small">{ format!("It keeps {} of its event bus, for a replay.", match archive.events.len() { 0 => "no event yet".to_owned(), 1 => "1 event".to_owned(), n => format!("{n} events") }) }</p>
        },
        Thing::Back { arn, .. } => html! {
            <>
                <p class="mono small">{ arn }</p>
                <p class="small">{ "The track leads on to this event bus, which is drawn elsewhere on the map. An event that came from another bus goes no further than its rules." }</p>
            </>
        },
        // What is known of it stands below, as for a target that is declared.
        Thing::Service { .. } => Html::default(),
    }
}

/// What a kind of target does with an event.
fn receives(props: &SheetProps, first: Option<&(usize, usize)>) -> Html {
    let target = first.and_then(|(rule, nth)| {
        let mut rules = props.scene.0.wiring.things.iter();
        rules.find_map(|thing| match thing {
            Thing::Rule {
                at: Some(at),
                rule: found,
                ..
            } if at == rule => found.targets.get(*nth),
            _ => None,
        })
    });
    match target.map(pipeline::Target::kind) {
        Some(Ok(kind)) => html! { <p class="small">{ kind.target_type().receives }</p> },
        Some(Err(problem)) => {
            html! { <p class="small"><Icon shape={Shape::CircleX} size={14} />{ format!(" {}", problem.help) }</p> }
        }
        None => Html::default(),
    }
}

/// Used by the parts of the sheet.
pub(super) use change::{add_target, connect, connectable, copy_rule, remove, switch};
