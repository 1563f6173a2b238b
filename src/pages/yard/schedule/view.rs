//! Any schedule tried out, without a rule.

use super::answer::{Asked, Place};
use super::builder::Builder;
use super::clock::{Clock, date_time, read_date_time};
use super::controls::{choose, number};
use super::facts::facts;
use crate::components::icon::{Icon, Shape};
use crate::platform::{clock::now_ms, dom, zone::zone_names};
use crate::route::Route;
use crate::store::handover::{self, TriedSchedule};
use crate::store::yard::{Document, Edit, use_yard};
use pipeline::schedule::{Api, FlexibleTimeWindow, check};
use pipeline::{DEFAULT_EVENT_BUS, Rule, Timestamp};
use std::cell::RefCell;
use yew::prelude::*;
use yew_router::prelude::*;

/// What is tried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The expression.
    pub text: String,
    /// What it is for.
    pub api: Api,
    /// The time zone, for EventBridge Scheduler.
    pub zone: String,
    /// The flexible time window in minutes, where there is one.
    pub window: Option<u32>,
    /// The runs shown are later than this, as its field has it.
    pub after: String,
}

thread_local! {
    /// What was tried out when the view was left.
    static LEFT: RefCell<Option<Tried>> = const { RefCell::new(None) };
}

impl Tried {
    /// What is there at first.
    pub fn first(now: Timestamp) -> Self {
        Tried {
            text: "cron(0 12 ? * MON-FRI *)".to_owned(),
            api: Api::PutRule,
            zone: "UTC".to_owned(),
            window: None,
            after: date_time(Timestamp(now.0.div_euclid(60_000) * 60_000)),
        }
    }

    /// What another page has left to be tried out; `None` where it cannot be understood.
    fn of(left: &TriedSchedule) -> Option<Self> {
        let after = left.after.parse::<Timestamp>().ok()?;
        Some(Tried {
            text: left.expression.clone(),
            api: Api::named(&left.api)?,
            zone: left.time_zone.clone().unwrap_or_else(|| "UTC".to_owned()),
            window: None,
            after: date_time(after),
        })
    }

    fn place(&self) -> Place {
        match self.api {
            Api::PutRule => Place::Rule,
            Api::CreateSchedule => Place::Scheduler(
                Clock::named(&self.zone).unwrap_or_else(Clock::utc),
                self.window.map_or(FlexibleTimeWindow::Off, |minutes| {
                    FlexibleTimeWindow::Flexible {
                        maximum_window_in_minutes: minutes,
                    }
                }),
            ),
        }
    }

    /// A rule with the schedule; `None` where AWS would not take it.
    fn rule(&self, document: &Document) -> Option<Rule> {
        check(&self.text, Api::PutRule).ok()?;
        let taken = |name: &str| document.yard.rules.iter().any(|rule| rule.name == name);
        let name = (1..).map(|n| format!("schedule-{n}"));
        Some(Rule {
            name: name.into_iter().find(|name| !taken(name))?,
            event_bus: DEFAULT_EVENT_BUS.to_owned(),
            schedule_expression: Some(self.text.clone()),
            creation_time: document.yard.clock,
            ..Rule::default()
        })
    }
}

fn now() -> Timestamp {
    Timestamp(i64::try_from(now_ms()).unwrap_or_default())
}

/// The view with its state.
#[component]
pub fn ScheduleView() -> Html {
    let (yard, navigator) = (use_yard(), use_navigator());
    let tried = use_state(|| {
        let handed = handover::take_schedule();
        let before = || LEFT.with_borrow(Clone::clone);
        handed
            .and_then(|left| Tried::of(&left))
            .or_else(before)
            .unwrap_or_else(|| Tried::first(now()))
    });
    let local = use_memo((), |()| Clock::local());
    use_effect_with((*tried).clone(), |tried| LEFT.set(Some(tried.clone())));
    let rule = tried.rule(yard.document());
    let make = rule.map(|rule| {
        let yard = yard.clone();
        Callback::from(move |()| {
            yard.dispatch(Edit::AddRule(rule.clone()).into());
            // The page takes the focus to its heading by itself.
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Yard);
            }
        })
    });
    let ontried = {
        let tried = tried.setter();
        Callback::from(move |next| tried.set(next))
    };
    html! {
        <Try tried={(*tried).clone()} {ontried} local={(*local).clone()} {make} />
    }
}

/// What a [`Try`] takes.
#[derive(PartialEq, Properties)]
pub struct TryProps {
    /// What is tried out.
    pub tried: Tried,
    /// Takes what is tried out next.
    pub ontried: Callback<Tried>,
    /// The person's clock.
    pub local: Clock,
    /// Makes a rule of it; none where AWS would not take that.
    pub make: Option<Callback<()>>,
}

/// The view.
#[component]
pub fn Try(props: &TryProps) -> Html {
    let tried = &props.tried;
    let asked = {
        let after = read_date_time(&tried.after).unwrap_or(Timestamp::START);
        Asked {
            text: tried.text.clone(),
            place: tried.place(),
            after,
            since: after,
        }
    };
    let text = props.set(|tried, text: String| tried.text = text);
    let make = {
        let make = props.make.clone();
        move |_: MouseEvent| {
            if let Some(make) = &make {
                make.emit(());
            }
        }
    };
    html! {
        <section class="schedule" aria-labelledby="schedule-heading">
            <div class="stack">
                <h2 id="schedule-heading">{ "Try a schedule" }</h2>
                <p class="quiet">{ "Choose in words or write the expression: each follows the other." }</p>
            </div>
            { settings(props) }
            <div class="panel">
                <Builder id="schedule" {asked} local={props.local.clone()} ontext={text.clone()} onfix={text} />
            </div>
            if tried.api == Api::PutRule {
                <p class="row">
                    <button type="button" class="button button--main" onclick={make} aria-disabled={props.make.is_none().to_string()}>
                        <Icon shape={Shape::Plus} />{ "Make a rule of it" }
                    </button>
                    <span class="quiet small">{ "Schedules of rules run in UTC." }</span>
                </p>
            } else {
                <p class="quiet small">{ "A schedule of EventBridge Scheduler is no rule, so the yard does not run it. For a rule, choose “A rule” above." }</p>
            }
            { facts(tried.api) }
        </section>
    }
}

impl TryProps {
    fn set<T: 'static>(&self, change: fn(&mut Tried, T)) -> Callback<T> {
        let (tried, ontried) = (self.tried.clone(), self.ontried.clone());
        Callback::from(move |value| {
            let mut next = tried.clone();
            change(&mut next, value);
            ontried.emit(next);
        })
    }
}

/// What the schedule is for, and from when on its runs are shown.
fn settings(props: &TryProps) -> Html {
    let tried = &props.tried;
    let apis = vec![
        (Api::PutRule, "A rule of EventBridge".to_owned()),
        (Api::CreateSchedule, "EventBridge Scheduler".to_owned()),
    ];
    let after = props.set(|tried, after: String| tried.after = after);
    let oninput = move |event: InputEvent| after.emit(dom::input_text(&event));
    html! {
        <div class="schedule__fields">
            { choose("schedule-for".to_owned(), "For", apis, tried.api, props.set(|tried, api| tried.api = api)) }
            if tried.api == Api::CreateSchedule {
                { zones(props) }
                { number("schedule-window".to_owned(), "Flexible window in minutes (empty: off)", tried.window, Some("1440"), props.set(|tried, window| tried.window = window)) }
            }
            <div class="field">
                <label class="field__label" for="schedule-after">{ "Show runs after (UTC)" }</label>
                <input class="input" type="datetime-local" id="schedule-after" value={tried.after.clone()} {oninput} />
            </div>
        </div>
    }
}

/// The time zones that the browser knows, UTC and the person's own first.
fn zones(props: &TryProps) -> Html {
    let local = props.local.name.to_string();
    let set = props.set(|tried, zone: String| tried.zone = zone);
    let onchange = move |event: Event| set.emit(dom::select_value(&event));
    let mut names = vec!["UTC".to_owned()];
    if local != "UTC" {
        names.push(local.clone());
    }
    names.extend(
        zone_names()
            .into_iter()
            .filter(|name| *name != local && name != "UTC"),
    );
    html! {
        <div class="field">
            <label class="field__label" for="schedule-zone">{ "Time zone" }</label>
            <select class="input" id="schedule-zone" {onchange}>
                { for names.into_iter().map(|name| html! {
                    <option value={name.clone()} selected={name == props.tried.zone}>{ &name }{ if name == local { " (yours)" } else { "" } }</option>
                }) }
            </select>
        </div>
    }
}
