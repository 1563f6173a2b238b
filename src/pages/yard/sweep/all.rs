//! All rules of the yard against the whole catalogue, below the matrix.

use super::ask::{Found, Known, NoSweep, use_sweep};
use super::cross::{self, Filter};
use super::events::{Wish, line, use_wish};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::store::catalogue::{PAGE, use_catalogue};
use crate::store::yard::{Document, Edit, YardAction, use_yard};
use pipeline::{RuleState, Sample};
use std::rc::Rc;
use yew::prelude::*;

const HEADING_ID: &str = "sweep-heading";

/// The sweep, or the button that begins it where the catalogue is not here yet.
#[component]
pub fn AllSweep() -> Html {
    let catalogue = use_catalogue();
    let is_wanted = use_state(|| false);
    let begin = {
        let is_wanted = is_wanted.setter();
        move |_: MouseEvent| is_wanted.set(true)
    };
    html! {
        <section class="sweep" aria-labelledby={HEADING_ID}>
            <h2 id={HEADING_ID} tabindex="-1">{ "The whole catalogue" }</h2>
            if *is_wanted || catalogue.here().is_some() {
                <Swept />
            } else {
                <div class="empty">
                    <p class="quiet">{ "Which events would fire your rules? The sweep compares each rule with every sample event that there is, not only with those in this yard, and shows which rules take nothing and which events are taken twice." }</p>
                    <button type="button" class="button button--main" onclick={begin}>{ "Sweep the whole catalogue" }</button>
                </div>
            }
        </section>
    }
}

#[component]
fn Swept() -> Html {
    let (yard, read) = (use_yard(), use_wish());
    let document = yard.document();
    let rules = document.yard.rules.iter();
    let patterns = rules.map(|rule| rule.event_pattern.clone().unwrap_or_default());
    let found = use_sweep((document.id, None), Some(patterns.collect()));
    let shown = use_state(Shown::default);
    let wish = {
        let (shown, dispatcher) = (shown.setter(), yard.dispatcher());
        Callback::from(move |wish: AllWish| match wish {
            AllWish::Show(next) => shown.set(next),
            AllWish::Event(wish) => read.emit(wish),
            AllWish::Add(action) => dispatcher.dispatch(action),
        })
    };
    match found {
        Found::Coming => {
            html! { <p role="status">{ "Comparing the rules with the whole catalogue …" }</p> }
        }
        Found::Failed(reason) => html! { <NoSweep {reason} /> },
        // For a moment after a rule was added or removed the answer is about the rules before.
        Found::Known(known) if known.swept.taken.len() == document.yard.rules.len() => html! {
            <SweepView {known} document={document.clone()} shown={*shown} {wish} />
        },
        Found::Known(_) => html! { <p role="status">{ "Comparing …" }</p> },
    }
}

/// What the person wants.
#[derive(Debug)]
pub enum AllWish {
    /// Other events listed.
    Show(Shown),
    /// Something with an event.
    Event(Wish),
    /// Events in the yard.
    Add(YardAction),
}

/// Which events are listed, and how many of them at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub filter: Filter,
    /// How many.
    pub most: usize,
}

impl Default for Shown {
    fn default() -> Self {
        Shown {
            filter: Filter::default(),
            most: PAGE,
        }
    }
}

/// What a [`SweepView`] takes.
#[derive(PartialEq, Properties)]
pub struct SweepViewProps {
    /// What was found, one answer a rule.
    pub known: Rc<Known>,
    /// The yard.
    pub document: Rc<Document>,
    /// Which events are listed.
    pub shown: Shown,
    /// Takes what the person wants.
    pub wish: Callback<AllWish>,
}

/// What each rule takes, and the events.
#[component]
pub fn SweepView(props: &SweepViewProps) -> Html {
    let SweepViewProps {
        known,
        document,
        shown,
        wish,
    } = props;
    let events = cross::by_event(&known.swept);
    let mut filter = shown.filter;
    if matches!(filter, Filter::Rule(at) if at >= document.yard.rules.len()) {
        filter = Filter::Taken;
    }
    let places = filter.places(&events);
    let names: Vec<String> = (document.yard.rules.iter())
        .map(|rule| rule.name.clone())
        .collect();
    let event_wish = wish.reform(AllWish::Event);
    let lines = places.iter().take(shown.most).filter_map(|place| {
        let event = known.events.get(*place)?;
        let rules = events.get(*place)?;
        let is_here = is_in(document, event);
        let more = html! {
            <span class="sweep__by">
                { for rules.iter().filter_map(|at| names.get(*at)).map(|name| html! { <Chip signal={Signal::Green} text={name.clone()} /> }) }
                if is_here { <Chip signal={Signal::Quiet} text="In this yard" /> }
            </span>
        };
        Some(line(event, &event_wish, more))
    });
    let next = Shown {
        filter,
        most: shown.most + PAGE,
    };
    let more = wish.reform(move |_: MouseEvent| AllWish::Show(next));
    html! {
        <>
            <p role="status" data-ready="sweep">{ cross::summary(&known.swept, &names) }</p>
            <div class="bulk__found">
                { counts(props, filter, &events) }
                <div class="bulk__list" role="group" aria-labelledby="sweep-list">
                    <h3 id="sweep-list">{ heading(filter, &names, places.len()) }</h3>
                    { add(props, &places) }
                    if places.is_empty() {
                        <p class="quiet">{ "There are none." }</p>
                    }
                    <ol role="list" class="sweep__list">{ for lines }</ol>
                    if places.len() > shown.most {
                        <p><button type="button" class="button" onclick={more}>{ format!("Show more of the {}", places.len()) }</button></p>
                    }
                </div>
            </div>
        </>
    }
}

fn is_in(document: &Document, sample: &Sample) -> bool {
    let mut events = document.events.iter();
    events.any(|event| event.sample == sample.id)
}

fn heading(filter: Filter, names: &[String], count: usize) -> String {
    let which = match filter {
        Filter::Taken => "that a rule takes".to_owned(),
        Filter::Several => "that several rules take".to_owned(),
        Filter::Untaken => "that no rule takes".to_owned(),
        Filter::Rule(at) => format!("that {} takes", names.get(at).map_or("a rule", |it| it)),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} event{plural} {which}")
}

/// The button that puts what is listed into the yard, so that answers can be pinned.
fn add(props: &SweepViewProps, places: &[usize]) -> Html {
    let document = &props.document;
    let missing: Vec<Rc<Sample>> = (places.iter())
        .filter_map(|place| props.known.events.get(*place))
        .filter(|event| !is_in(document, event))
        .cloned()
        .collect();
    if missing.is_empty() {
        return Html::default();
    }
    let label = match missing.len() {
        1 => "Add it to the matrix".to_owned(),
        more => format!("Add these {more} to the matrix"),
    };
    let onclick = {
        let document = document.clone();
        props.wish.reform(move |_: MouseEvent| {
            let events = missing.iter().map(|event| document.event_of(event));
            AllWish::Add(Edit::AddEvents(events.collect()).into())
        })
    };
    html! {
        <p><button type="button" class="button" {onclick}><Icon shape={Shape::Plus} />{ label }</button></p>
    }
}

/// How many events each rule takes, and the others; each line chooses what is listed.
fn counts(props: &SweepViewProps, filter: Filter, events: &[Vec<usize>]) -> Html {
    let line = |of: Filter, name: String, remark: Html| {
        let next = Shown {
            filter: of,
            ..Shown::default()
        };
        let onclick = props.wish.reform(move |_: MouseEvent| AllWish::Show(next));
        html! {
            <li>
                <button type="button" class="bulk__count" aria-pressed={(of == filter).to_string()} {onclick}>
                    <span class="bulk__name">{ name }</span>
                    { remark }
                    <span class="bulk__number">{ of.places(events).len() }</span>
                </button>
            </li>
        }
    };
    let plain = |of, name: &str| line(of, name.to_owned(), Html::default());
    let rules = props.document.yard.rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| {
        let remark = match props.known.swept.taken.get(at) {
            Some(None) => html! { <Chip signal={Signal::Red} text="Not valid" /> },
            Some(Some(taken)) if taken.is_empty() => {
                html! { <Chip signal={Signal::Amber} text="Takes nothing" /> }
            }
            _ if rule.state == RuleState::Disabled => {
                html! { <Chip signal={Signal::Quiet} text="Disabled" /> }
            }
            _ => Html::default(),
        };
        line(Filter::Rule(at), rule.name.clone(), remark)
    });
    html! {
        <div class="bulk__counts">
            <h3 id="sweep-counts">{ "Taken by" }</h3>
            <ul role="list" aria-labelledby="sweep-counts">
                { plain(Filter::Taken, "At least one rule") }
                { for rules }
                { plain(Filter::Several, "Several rules") }
                { plain(Filter::Untaken, "No rule") }
            </ul>
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
