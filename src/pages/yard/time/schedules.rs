//! Rules that run by themselves.

use super::words::{instant, span};
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::components::problem::problem;
use crate::platform::{dom, task};
use crate::store::engine::use_engine;
use crate::store::yard::{Document, Edit, use_yard};
use door::{Coming, ComingRuns, Draft, DraftRule};
use pipeline::{DEFAULT_EVENT_BUS, Rule, RuleState, Timestamp};
use std::rc::Rc;
use yew::prelude::*;

/// What [`Schedules`] take.
#[derive(PartialEq, Properties)]
pub struct SchedulesProps {
    /// Whether local times stand beside UTC.
    pub local: bool,
}

/// Every rule with a schedule and when it runs next.
#[component]
pub fn Schedules(props: &SchedulesProps) -> Html {
    let yard = use_yard();
    let document = yard.document().clone();
    let coming = use_coming(&document);
    let add = {
        let (dispatcher, rule) = (yard.dispatcher(), scheduled_rule(&document));
        move |_: MouseEvent| dispatcher.dispatch(Edit::AddRule(rule.clone()).into())
    };
    let rules = document.yard.rules.iter().enumerate();
    let mut rules = rules
        .filter(|(_, rule)| rule.schedule_expression.is_some())
        .peekable();
    let clock = document.yard.clock;
    html! {
        <section class="panel stack schedules" aria-labelledby="schedules-heading">
            <h2 id="schedules-heading">{ "Schedules" }</h2>
            if rules.peek().is_none() {
                <p class="quiet">{ "No rule runs by itself. A rule of yours gets a schedule in its card, under “Runs on”." }</p>
            }
            <ul role="list" class="schedules__list">
                { for rules.map(|(at, rule)| {
                    let said = coming.iter().find(|each| each.rule == at);
                    html! { <Schedule key={at} {at} rule={rule.clone()} said={said.cloned()} {clock} local={props.local} /> }
                }) }
            </ul>
            <p><button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Add a scheduled rule" }</button></p>
        </section>
    }
}

/// A rule that runs every five minutes and takes no event.
fn scheduled_rule(document: &Document) -> Rule {
    let taken = |name: &str| document.yard.rules.iter().any(|rule| rule.name == name);
    let name = (1..)
        .map(|n| format!("schedule-{n}"))
        .find(|name| !taken(name));
    Rule {
        name: name.unwrap_or_default(),
        event_bus: DEFAULT_EVENT_BUS.to_owned(),
        schedule_expression: Some("rate(5 minutes)".to_owned()),
        creation_time: document.yard.clock,
        ..Rule::default()
    }
}

/// When the rules run next; of the yard before it until the engine has answered.
#[hook]
fn use_coming(document: &Document) -> Rc<Vec<ComingRuns>> {
    let engine = use_engine();
    let coming = use_state(Rc::<Vec<ComingRuns>>::default);
    let rules = document.yard.rules.iter();
    let asked = Draft {
        // What a schedule does not depend on need not be sent.
        rules: rules
            .map(|rule| DraftRule {
                event_pattern: None,
                ..DraftRule::from(rule)
            })
            .collect(),
        ..Draft::from(&document.yard)
    };
    let setter = coming.setter();
    use_effect_with(asked, move |asked| {
        let has_any = asked
            .rules
            .iter()
            .any(|rule| rule.schedule_expression.is_some());
        let asked = Coming(asked.clone());
        task::spawn(async move {
            let answer = match has_any {
                true => engine.ask(asked).await,
                false => Ok(Vec::new()),
            };
            // Without an answer the last one stays; the bench says that the engine is silent.
            if let Ok(answer) = answer {
                setter.set(Rc::new(answer));
            }
        });
    });
    Rc::clone(&coming)
}

#[derive(PartialEq, Properties)]
struct ScheduleProps {
    at: usize,
    rule: Rule,
    said: Option<ComingRuns>,
    clock: Timestamp,
    local: bool,
}

/// One rule with its schedule.
#[component]
fn Schedule(props: &ScheduleProps) -> Html {
    let yard = use_yard();
    let (at, rule) = (props.at, &props.rule);
    let id = format!("schedule-{at}");
    let oninput = {
        let dispatcher = yard.dispatcher();
        move |event: InputEvent| {
            dispatcher.dispatch(Edit::ScheduleText(at, dom::input_text(&event)).into());
        }
    };
    let said = props.said.as_ref();
    let refusal = said.and_then(|said| said.refusal.as_ref());
    html! {
        <li class="schedules__item" data-schedule={rule.name.clone()}>
            <div class="field">
                <label class="field__label" for={id.clone()}>{ format!("Schedule expression of {}", rule.name) }</label>
                <input class="input input--mono" {id} value={rule.schedule_expression.clone().unwrap_or_default()} {oninput}
                    placeholder="rate(5 minutes)" spellcheck="false" autocomplete="off" aria-invalid={refusal.is_some().to_string()} />
            </div>
            { refusal.map(problem).unwrap_or_default() }
            if rule.state == RuleState::Disabled {
                <Chip signal={Signal::Quiet} text="Disabled, does not run" />
            }
            if let Some(said) = said.filter(|said| said.refusal.is_none()) {
                <p class="small">{ &said.words }{ "." }</p>
                <ul class="small schedules__runs">
                    { for said.next.iter().map(|next| html! { <li>{ format!("in {}, ", span(props.clock, *next)) }{ instant(*next, props.local) }</li> }) }
                </ul>
            }
        </li>
    }
}
