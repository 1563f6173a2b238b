//! What in the whole yard is wrong, risky or good to know, with the way there and what mends it.

use crate::components::chip::Signal;
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::pages::yard::declared::Declared;
use crate::platform::dom;
use crate::route::Route;
use crate::store::yard::lead::{self, Lead};
use crate::store::yard::{Document, YardAction, use_run, use_yard};
use ask::use_found;
use door::Found;
use pipeline::findings::{Place, Weight};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

pub mod ask;
pub mod mend;
pub mod ran;

/// The id of the heading, where the focus goes when a finding is mended.
const HEADING: &str = "findings-heading";

const HELP: &[&str] = &[
    "Wrong: AWS would refuse it, or it cannot do what it is there for. Risky: it works until something else goes wrong, or does more than was meant.",
    "Rules, patterns, targets, permissions, dead-letter queues, event buses, loops and quotas are looked at anew at every change. What has happened since the clock was set is looked at too.",
    "Each finding leads to its place. Where one change mends it, a button makes that change; Undo takes it back.",
];

/// The three groups with their headings.
const GROUPS: [(Weight, &str, Signal); 3] = [
    (Weight::Wrong, "Wrong", Signal::Red),
    (Weight::Risky, "Risky", Signal::Amber),
    (Weight::Note, "Good to know", Signal::Quiet),
];

/// The panel.
#[component]
pub fn FindingsPanel() -> Html {
    let (yard, run) = (use_yard(), use_run());
    let found = use_found();
    let told = use_state(String::new);
    let document = yard.document().clone();
    let onmend = {
        let (dispatcher, told) = (yard.dispatcher(), told.setter());
        Callback::from(move |(action, what): (YardAction, String)| {
            dispatcher.dispatch(action);
            told.set(what);
            dom::focus(HEADING);
        })
    };
    let all = match found {
        Some(Ok(found)) => {
            let ran = ran::findings(&document.yard, &run);
            let mut all: Vec<Found> = found.to_vec();
            all.extend(ran.into_iter().map(|finding| Found {
                finding,
                policies: Vec::new(),
            }));
            Some(Ok(Rc::new(all)))
        }
        Some(Err(error)) => Some(Err(error)),
        None => None,
    };
    html! {
        <section class="findings stack" aria-labelledby={HEADING} data-ready={all.is_some().then_some("findings")}>
            <h2 id={HEADING} tabindex="-1">{ "Findings" }</h2>
            {
                match &all {
                    None => html! { <p class="quiet" role="status">{ "Looking at the yard …" }</p> },
                    Some(Err(error)) => html! {
                        <Notice signal={Signal::Red}><p>{ format!("The simulator does not answer. {error}") }</p></Notice>
                    },
                    Some(Ok(all)) => list(&document, all, &told, &onmend),
                }
            }
            { help(HELP) }
            <p class="small"><Link<Route> to={Route::GuidePlace { place: "trace/findings".into() }}>{ "What each finding means" }</Link<Route>></p>
        </section>
    }
}

/// How many of each weight there are, in a sentence.
fn summary(all: &[Found]) -> String {
    let count = |weight: Weight| {
        let of = all.iter().filter(|one| one.finding.weight == weight);
        of.count()
    };
    format!(
        "{} wrong, {} risky, {} good to know.",
        count(Weight::Wrong),
        count(Weight::Risky),
        count(Weight::Note)
    )
}

/// The findings in their groups; `told` is what was mended last.
pub fn list(
    document: &Rc<Document>,
    all: &Rc<Vec<Found>>,
    told: &str,
    onmend: &Callback<(YardAction, String)>,
) -> Html {
    html! {
        <>
            <p role="status" data-count="">{ format!("{told}{}{}", if told.is_empty() { "" } else { " " }, summary(all)) }</p>
            if all.is_empty() {
                <div class="empty">
                    <p><Icon shape={Shape::CircleCheck} size={15} /><strong>{ " Nothing is to be said of this yard." }</strong></p>
                    <p class="quiet">{ "Rules, patterns, targets, permissions, dead-letter queues, event buses, loops and quotas were looked at." }</p>
                </div>
            }
            { for GROUPS.iter().map(|group| html! { <Group key={group.1} document={document.clone()} all={all.clone()} group={*group} onmend={onmend.clone()} /> }) }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct GroupProps {
    document: Rc<Document>,
    all: Rc<Vec<Found>>,
    group: (Weight, &'static str, Signal),
    onmend: Callback<(YardAction, String)>,
}

/// The findings of one weight.
#[component]
fn Group(props: &GroupProps) -> Html {
    let (weight, title, signal) = props.group;
    let of = props.all.iter().filter(|one| one.finding.weight == weight);
    let of: Vec<&Found> = of.collect();
    if of.is_empty() {
        return Html::default();
    }
    let id = format!("findings-{}", signal.name());
    html! {
        <section class="stack" aria-labelledby={id.clone()}>
            <h3 {id}>{ title }<span class="quiet">{ format!(" · {}", of.len()) }</span></h3>
            <ul role="list" class="findings__list">
                { for of.into_iter().map(|one| html! { <One document={props.document.clone()} found={one.clone()} {signal} onmend={props.onmend.clone()} /> }) }
            </ul>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    document: Rc<Document>,
    found: Found,
    signal: Signal,
    onmend: Callback<(YardAction, String)>,
}

/// One finding.
#[component]
fn One(props: &OneProps) -> Html {
    let finding = &props.found.finding;
    let shape = match props.signal {
        Signal::Quiet => Shape::Info,
        signal => signal.shape(),
    };
    let mend = mend::mend(&props.document, &props.found).map(|(edit, label)| {
        let (onmend, told) = (props.onmend.clone(), format!("Done: {label}."));
        let onclick = move |_: MouseEvent| onmend.emit((edit.clone().into(), told.clone()));
        html! { <button type="button" class="button" {onclick}><Icon shape={Shape::Wrench} size={14} />{ label }</button> }
    });
    html! {
        <li class={format!("findings__item findings__item--{}", props.signal.name())} data-finding={format!("{:?}", finding.code)}>
            <span class="findings__icon"><Icon {shape} size={15} /></span>
            <div class="stack">
                <p><strong>{ &finding.message }</strong></p>
                if let Some(help) = &finding.help { <p class="quiet small">{ help }</p> }
                <p class="row">
                    { mend.unwrap_or_default() }
                    <Ways place={finding.place.clone()} name={name(&props.document, &finding.place)} />
                </p>
            </div>
        </li>
    }
}

/// What a place is called.
pub fn name(document: &Document, place: &Place) -> String {
    let rule = |at: usize| {
        let rule = document.yard.rules.get(at);
        rule.map_or("the rule", |rule| rule.name.as_str())
    };
    match place {
        Place::Yard => String::new(),
        Place::EventBus(name) => name.clone(),
        Place::Rule(at) => rule(*at).to_owned(),
        Place::Target(at, nth, _) => {
            let found = document.yard.rules.get(*at);
            let target = found.and_then(|found| found.targets.get(*nth));
            let id = target.map_or("the target", |target| target.id.as_str());
            format!("{id} of {}", rule(*at))
        }
        Place::Declared { name, .. } => name.clone(),
    }
}

/// What a [`Ways`] takes.
#[derive(PartialEq, Properties)]
pub struct WaysProps {
    /// Where they lead.
    pub place: Place,
    /// What it is called.
    pub name: String,
}

/// The ways to a place: on the bench and on the canvas.
#[component]
pub fn Ways(props: &WaysProps) -> Html {
    let yard = use_yard();
    let go = |lead: Option<Lead>, rule: Option<usize>| {
        let dispatcher = yard.dispatcher();
        Callback::from(move |_: MouseEvent| {
            if let Some(at) = rule {
                dispatcher.dispatch(YardAction::ChooseRule(at));
            }
            if let Some(lead) = lead.clone() {
                lead::leave(lead);
            }
        })
    };
    let of = format!(" {}", props.name);
    let bench = match &props.place {
        Place::Rule(at) => Some((go(None, Some(*at)), "Go to the rule")),
        Place::Target(at, nth, part) => {
            let lead = Lead::Target(*at, *nth, *part);
            Some((go(Some(lead), Some(*at)), "Set up the target"))
        }
        Place::Yard | Place::EventBus(_) | Place::Declared { .. } => None,
    };
    let form = Declared::of(&props.place).map(|of| of.route(&yard.document().yard));
    let canvas = match props.place {
        Place::Yard => None,
        _ => Some(go(Some(Lead::Station(props.place.clone())), None)),
    };
    html! {
        <>
            if let Some((onclick, text)) = bench {
                <span {onclick}><Link<Route> to={Route::Yard} classes="button">{ text }<span class="visually-hidden">{ &of }</span></Link<Route>></span>
            }
            if let Some(to) = form {
                <Link<Route> {to} classes="button">{ "Go to its form" }<span class="visually-hidden">{ &of }</span></Link<Route>>
            }
            if let Some(onclick) = canvas {
                <span {onclick}><Link<Route> to={Route::YardCanvas} classes="button button--bare">{ "On the canvas" }<span class="visually-hidden">{ format!(":{of}") }</span></Link<Route>></span>
            }
        </>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
