//! Archives of the yard's event buses, and replays of what they keep.

use super::words::{instant, utc};
use crate::components::chip::{Chip, Signal};
use crate::components::help::help;
use crate::components::icon::{Icon, Shape};
use crate::platform::{dom, task};
use crate::store::engine::use_engine;
use crate::store::yard::{Edit, Wish, YardAction, last_of, use_yard};
use door::{CheckDeed, Deed, DeedKind, DeedProblem, MakeArchive};
use pipeline::resources::{Archive, Replay, ReplayState};
use pipeline::{DEFAULT_EVENT_BUS, Timestamp, Yard};
use std::rc::Rc;
use yew::prelude::*;

/// The panel, closed as long as there is no archive.
#[component]
pub fn Archives() -> Html {
    let yard = use_yard();
    let document = yard.document();
    let resources = &document.yard.resources;
    let is_open = !resources.archives.is_empty();
    html! {
        <details class="panel archives" open={is_open} data-ready="archives">
            <summary><h2 class="archives__heading">{ "Archives and replay" }</h2></summary>
            <div class="stack">
                if resources.archives.is_empty() {
                    <p class="quiet">{ "No archive yet. An archive keeps the events of a bus that its pattern takes, so that they can be replayed." }</p>
                } else {
                    <ul role="list" class="waiting__list">
                        { for resources.archives.iter().map(|one| html! { <OneArchive key={one.name.clone()} archive={one.clone()} /> }) }
                    </ul>
                }
                if !resources.replays.is_empty() {
                    <h3>{ "Replays" }</h3>
                    <ul role="list" class="waiting__list">
                        { for resources.replays.iter().rev().map(|one| html! { <OneReplay key={one.name.clone()} replay={one.clone()} /> }) }
                    </ul>
                }
                <NewArchive />
                { help(HELP) }
            </div>
        </details>
    }
}

const HELP: &[&str] = &[
    "Making an archive makes a managed rule, Events-Archive-NAME, which EventBridge owns: you can neither change nor delete it. It leaves out replayed events, so that a replay is not archived again.",
    "A replay sends the archived events of a time to the bus from which they came, minute by minute, each with replay-name. It may ask some of the rules alone. Within a minute the order is not certain on AWS.",
    "A replay needs time: let the clock go on. In the yard it begins after 10 seconds and takes a second for the events of a minute; AWS names no such times.",
    "Targets get everything once more: rules may leave replayed events out with {\"replay-name\": [{\"exists\": false}]}.",
];

#[derive(PartialEq, Properties)]
struct OneArchiveProps {
    archive: Archive,
}

/// An archive, with the form that replays it.
#[component]
fn OneArchive(props: &OneArchiveProps) -> Html {
    let yard = use_yard();
    let archive = &props.archive;
    let replaying = use_state(|| false);
    let remove = {
        let (dispatcher, name) = (yard.dispatcher(), archive.name.clone());
        move |_: MouseEvent| dispatcher.dispatch(Edit::RemoveArchive(name.clone()).into())
    };
    let toggle = {
        let replaying = replaying.clone();
        move |_: MouseEvent| replaying.set(!*replaying)
    };
    let events = match archive.events.len() {
        0 => "It keeps no event yet".to_owned(),
        1 => "It keeps 1 event".to_owned(),
        some => format!("It keeps {some} events"),
    };
    let days = match archive.retention_days {
        0 => "for ever".to_owned(),
        1 => "for 1 day".to_owned(),
        some => format!("for {some} days"),
    };
    html! {
        <li class="stack archives__one" data-archive={archive.name.clone()}>
            <p class="row"><strong>{ &archive.name }</strong><span class="small quiet">{ format!("of event bus {}", last_of(&archive.event_source_arn)) }</span></p>
            <p class="small">{ format!("{events} ({} bytes), {days}.", archive.size_bytes()) }</p>
            <p class="small row"><code class="mono">{ archive.rule_name() }</code><Chip signal={Signal::Quiet} text="Managed rule" /></p>
            if let Some(pattern) = &archive.event_pattern { <pre class="code code--wrapped" tabindex="0">{ pattern }</pre> }
            <div class="row">
                <button type="button" class="button" onclick={toggle} aria-expanded={replaying.to_string()}>{ "Replay" }<span class="visually-hidden">{ format!(" {}", archive.name) }</span></button>
                <button type="button" class="button button--bare" onclick={remove}><Icon shape={Shape::Trash} size={14} />{ "Delete" }<span class="visually-hidden">{ format!(" archive {} with its events", archive.name) }</span></button>
            </div>
            if *replaying { <NewReplay archive={archive.clone()} /> }
        </li>
    }
}

/// A field of a form with what is wrong with it.
fn field(
    id: &str,
    label: &str,
    control: Html,
    hint: &str,
    problems: &[DeedProblem],
    name: &str,
) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ label }</label>
            { control }
            { wrong(problems, name) }
            if !hint.is_empty() { <p class="small quiet">{ hint }</p> }
        </div>
    }
}

fn wrong(problems: &[DeedProblem], name: &str) -> Html {
    let found = problems.iter().filter(|one| one.field == name);
    found
        .map(|one| html! { <p class="deed__wrong small" role="alert"><Icon shape={Shape::CircleX} size={14} /><span>{ &one.message }</span></p> })
        .collect()
}

fn is_wrong(problems: &[DeedProblem], name: &str) -> Option<&'static str> {
    problems
        .iter()
        .any(|one| one.field == name)
        .then_some("true")
}

/// What is typed of an archive that is to be made.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    name: String,
    bus: Option<String>,
    pattern: String,
    days: String,
}

/// The form that makes an archive.
#[component]
fn NewArchive() -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let draft = use_state(Draft::default);
    let problems = use_state(Vec::<DeedProblem>::new);
    let document = yard.document().clone();
    let bus = draft
        .bus
        .clone()
        .unwrap_or_else(|| DEFAULT_EVENT_BUS.to_owned());
    let edit = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        move |event: InputEvent| {
            let mut next = (*draft).clone();
            change(&mut next, dom::input_text(&event));
            draft.set(next);
        }
    };
    let onbus = {
        let draft = draft.clone();
        move |event: Event| {
            draft.set(Draft {
                bus: Some(dom::select_value(&event)),
                ..(*draft).clone()
            });
        }
    };
    let onsubmit = {
        let (engine, problems, draft) = (engine.clone(), problems.setter(), draft.clone());
        let (dispatcher, bus, document) = (yard.dispatcher(), bus.clone(), document.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let asked = MakeArchive {
                yard: document.yard.clone(),
                event_bus: bus.clone(),
                name: draft.name.clone(),
                event_pattern: draft.pattern.clone(),
                retention_days: draft.days.clone(),
            };
            let (engine, problems, draft) = (engine.clone(), problems.clone(), draft.setter());
            let dispatcher = dispatcher.clone();
            task::spawn(async move {
                match engine.ask(asked).await {
                    Ok(Ok(made)) => {
                        problems.set(Vec::new());
                        draft.set(Draft::default());
                        dispatcher.dispatch(Edit::AddArchive(Box::new(made)).into());
                    }
                    Ok(Err(found)) => problems.set(found),
                    Err(error) => problems.set(vec![DeedProblem::new("", error.to_string())]),
                }
            });
        })
    };
    let buses = document.yard.event_buses.iter();
    html! {
        <form class="stack" {onsubmit} novalidate=true aria-labelledby="archive-heading">
            <h3 id="archive-heading">{ "Make an archive" }</h3>
            <div class="archives__fields">
                { field("archive-name", "Name of the archive", html! { <input class="input" id="archive-name" value={draft.name.clone()} oninput={edit(|draft, text| draft.name = text)} autocomplete="off" spellcheck="false" aria-invalid={is_wrong(&problems, "name")} /> }, "", &problems, "name") }
                { field("archive-bus", "Event bus", html! {
                    <select class="input" id="archive-bus" onchange={onbus}>
                        { for buses.map(|one| html! { <option value={one.name.clone()} selected={one.name == bus}>{ &one.name }</option> }) }
                    </select>
                }, "", &problems, "event_bus") }
                { field("archive-days", "Keep for how many days", html! { <input class="input" id="archive-days" inputmode="numeric" value={draft.days.clone()} oninput={edit(|draft, text| draft.days = text)} autocomplete="off" aria-invalid={is_wrong(&problems, "retention_days")} /> }, "Empty: for ever.", &problems, "retention_days") }
            </div>
            { field("archive-pattern", "Event pattern of the archive", html! { <textarea class="input mono" id="archive-pattern" rows="3" value={draft.pattern.clone()} oninput={edit(|draft, text| draft.pattern = text)} spellcheck="false" aria-invalid={is_wrong(&problems, "event_pattern")} /> }, "Empty: every event of the bus.", &problems, "event_pattern") }
            { wrong(&problems, "") }
            <div><button type="submit" class="button">{ "Make the archive" }</button></div>
        </form>
    }
}

/// What is typed of a replay that is to be started.
#[derive(Clone, PartialEq)]
struct Wanted {
    name: String,
    from: String,
    to: String,
    /// The ARNs of the rules that are asked; all where there is none.
    rules: Vec<String>,
}

impl Wanted {
    /// Everything that the archive keeps, under a name that is free.
    fn of(archive: &Archive, yard: &Yard) -> Wanted {
        let taken = |name: &str| yard.resources.replays.iter().any(|one| one.name == name);
        let mut names = (1..).map(|number| format!("{}-replay-{number}", archive.name));
        let times = archive.events.iter().map(|event| event.time.millis());
        let first = times.clone().min().unwrap_or(yard.clock.millis());
        let last = times.max().unwrap_or(yard.clock.millis());
        let minute = |millis: i64| {
            let text = Timestamp(millis).to_string();
            text.get(..16).unwrap_or_default().to_owned()
        };
        Wanted {
            name: names.find(|name| !taken(name)).unwrap_or_default(),
            from: minute(first),
            to: minute(last.saturating_add(60_000)),
            rules: Vec::new(),
        }
    }

    fn deed(&self, archive: &Archive, yard: &Yard) -> Deed {
        let time = |text: &str| match text.len() {
            16 => format!("{text}:00Z"),
            _ => format!("{text}Z"),
        };
        let values = [
            ("name", self.name.clone()),
            ("from", time(&self.from)),
            ("to", time(&self.to)),
            ("event_bus_arn", archive.event_source_arn.clone()),
            ("rules", self.rules.join("\n")),
        ];
        Deed {
            kind: DeedKind::StartReplay,
            account: yard.account.clone(),
            region: yard.region.clone(),
            resource: archive.arn(),
            values: values
                .map(|(name, value)| (name.to_owned(), value))
                .to_vec(),
        }
    }
}

/// The form that starts a replay.
#[component]
fn NewReplay(props: &OneArchiveProps) -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let document = yard.document().clone();
    let archive = props.archive.clone();
    let wanted = use_state(|| Wanted::of(&archive, &document.yard));
    let problems = use_state(Vec::<DeedProblem>::new);
    let edit = |change: fn(&mut Wanted, String)| {
        let wanted = wanted.clone();
        move |event: InputEvent| {
            let mut next = (*wanted).clone();
            change(&mut next, dom::input_text(&event));
            wanted.set(next);
        }
    };
    let onsubmit = {
        let deed = wanted.deed(&archive, &document.yard);
        let (problems, document) = (problems.setter(), document.clone());
        let (dispatcher, engine) = (yard.dispatcher(), engine.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (deed, engine, problems) = (deed.clone(), engine.clone(), problems.clone());
            let (dispatcher, yard) = (dispatcher.clone(), document.yard.clone());
            task::spawn(async move {
                let asked = CheckDeed {
                    yard,
                    deed: deed.clone(),
                };
                match engine.ask(asked).await {
                    Ok(found) if found.is_empty() => {
                        problems.set(found);
                        dispatcher.dispatch(YardAction::Ask(Wish::Happen(Rc::new(deed))));
                    }
                    Ok(found) => problems.set(found),
                    Err(error) => problems.set(vec![DeedProblem::new("", error.to_string())]),
                }
            });
        })
    };
    let bus = last_of(&archive.event_source_arn);
    let rules = document.yard.rules.iter();
    let rules = rules.filter(|rule| rule.managed_by.is_none() && rule.event_pattern.is_some());
    let rules = rules.filter(|rule| rule.event_bus == bus);
    let rules: Vec<(String, String)> = rules
        .map(|rule| (document.yard.rule_arn(rule), rule.name.clone()))
        .collect();
    html! {
        <form class="stack archives__replay" {onsubmit} novalidate=true aria-label={format!("Replay {}", archive.name)}>
            <div class="archives__fields">
                { field("replay-name", "Name of the replay", html! { <input class="input" id="replay-name" value={wanted.name.clone()} oninput={edit(|wanted, text| wanted.name = text)} autocomplete="off" spellcheck="false" aria-invalid={is_wrong(&problems, "name")} /> }, "", &problems, "name") }
                { field("replay-from", "From (UTC)", html! { <input class="input" type="datetime-local" id="replay-from" value={wanted.from.clone()} oninput={edit(|wanted, text| wanted.from = text)} aria-invalid={is_wrong(&problems, "from")} /> }, "The events’ own time.", &problems, "from") }
                { field("replay-to", "To (UTC)", html! { <input class="input" type="datetime-local" id="replay-to" value={wanted.to.clone()} oninput={edit(|wanted, text| wanted.to = text)} aria-invalid={is_wrong(&problems, "to")} /> }, "", &problems, "to") }
            </div>
            if !rules.is_empty() {
                <fieldset class="archives__rules">
                    <legend class="field__label">{ "Which rules are asked; none chosen: all" }</legend>
                    { for rules.into_iter().map(|(arn, name)| {
                        let checked = wanted.rules.contains(&arn);
                        let onchange = {
                            let wanted = wanted.clone();
                            move |event: Event| {
                                let mut next = (*wanted).clone();
                                next.rules.retain(|one| *one != arn);
                                if dom::is_checked(&event) {
                                    next.rules.push(arn.clone());
                                }
                                wanted.set(next);
                            }
                        };
                        html! { <label class="row small"><input type="checkbox" {checked} {onchange} />{ name }</label> }
                    }) }
                </fieldset>
            }
            { wrong(&problems, "") }
            <div><button type="submit" class="button button--main">{ "Start the replay" }</button></div>
        </form>
    }
}

#[derive(PartialEq, Properties)]
struct OneReplayProps {
    replay: Replay,
}

/// A replay: how far it has come, minute by minute.
#[component]
fn OneReplay(props: &OneReplayProps) -> Html {
    let yard = use_yard();
    let replay = &props.replay;
    let document = yard.document();
    let cancel = {
        let deed = Rc::new(Deed {
            kind: DeedKind::CancelReplay,
            account: document.yard.account.clone(),
            region: document.yard.region.clone(),
            resource: replay.name.clone(),
            values: Vec::new(),
        });
        let dispatcher = yard.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(YardAction::Ask(Wish::Happen(deed.clone())))
    };
    html! {
        <li class="stack archives__one" data-replay={replay.name.clone()}>
            { told(replay) }
            if replay.state.is_active() {
                <div><button type="button" class="button" onclick={cancel}>{ "Cancel" }<span class="visually-hidden">{ format!(" replay {}", replay.name) }</span></button></div>
            }
        </li>
    }
}

/// What is to be said of a replay.
pub fn told(replay: &Replay) -> Html {
    let signal = match replay.state {
        ReplayState::Starting | ReplayState::Running => Signal::Amber,
        ReplayState::Completed => Signal::Green,
        ReplayState::Cancelling | ReplayState::Cancelled => Signal::Quiet,
    };
    let minutes = |from: Timestamp, to: Timestamp| {
        let minute = |at: Timestamp| at.millis().div_euclid(60_000);
        minute(to)
            .saturating_sub(minute(from))
            .saturating_add(1)
            .max(1)
    };
    let all = minutes(replay.event_start_time, replay.event_end_time);
    let so_far = match replay.event_last_replayed_time {
        Some(last) => {
            let done = minutes(replay.event_start_time, last);
            format!("Minute {done} of {all} is replayed, up to {}.", utc(last))
        }
        None => format!("No event of its {all} minutes is replayed yet."),
    };
    html! {
        <>
            <p class="row"><strong>{ &replay.name }</strong><Chip {signal} text={replay.state.as_str()} /></p>
            <p class="small">{ so_far }</p>
            <p class="small quiet">{ format!("Events from {} to {}", utc(replay.event_start_time), utc(replay.event_end_time)) }
                if let Some(arns) = &replay.filter_arns { { format!(", for {} rules alone", arns.len()) } }
                { ". Started at " }{ instant(replay.replay_start_time, false) }
                if let Some(end) = replay.replay_end_time { { ", ended at " }{ instant(end, false) } }
                { "." }
            </p>
        </>
    }
}
