//! What can be done with a station.

use super::super::map::Drawn;
use super::super::wiring::{BusAt, Thing};
use super::{add_target, connect, connectable, copy_rule, remove, switch};
use crate::components::icon::{Icon, Shape};
use crate::components::tracks::names::of_arn;
use crate::platform::dom;
use crate::route::Route;
use crate::store::yard::lead::{self, Lead};
use crate::store::yard::{Edit, YardAction, use_yard};
use pipeline::findings::Part;
use pipeline::{Rule, RuleState, TargetKind};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What [`Actions`] take.
#[derive(PartialEq, Properties)]
pub struct ActionsProps {
    /// The yard as it is drawn.
    pub scene: Drawn,
    /// The place of the station.
    pub at: usize,
    /// Something is to change, and what is told then.
    pub onedit: Callback<(Result<Edit, String>, String)>,
    /// Another station is to open.
    pub onshow: Callback<String>,
    /// A rule is to be added to the bus of this name.
    pub onrule: Callback<Option<String>>,
}

/// The buttons of a station.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let yard = use_yard();
    let wiring = &props.scene.0.wiring;
    let (Some(thing), Some(station)) = (
        wiring.things.get(props.at),
        wiring.plan.stations.get(props.at),
    ) else {
        return Html::default();
    };
    let button = |shape: Shape, text: &'static str, edit: Option<Edit>, told: String| match edit {
        Some(edit) => {
            let onedit = props.onedit.clone();
            let onclick = move |_: MouseEvent| onedit.emit((Ok(edit.clone()), told.clone()));
            html! { <button type="button" class="button" {onclick}><Icon {shape} />{ text }</button> }
        }
        None => Html::default(),
    };
    match thing {
        Thing::Bus(bus) => {
            let onclick = {
                let name = bus.name.clone();
                props.onrule.reform(move |_: MouseEvent| Some(name.clone()))
            };
            html! {
                if bus.here {
                    <div class="row">
                        <button type="button" class="button button--main" {onclick}><Icon shape={Shape::Plus} />{ "Add a rule" }</button>
                        { button(Shape::Trash, "Delete", remove(thing), format!("{} is deleted with its rules. Undo brings it back.", bus.name)) }
                    </div>
                } else {
                    <p class="quiet small">{ "It is in another account or Region, where somebody else makes the rules." }</p>
                }
            }
        }
        Thing::Rule {
            at: Some(at),
            rule,
            bus,
            ..
        } => {
            let at = *at;
            let choose = {
                let dispatcher = yard.dispatcher();
                Callback::from(move |_: MouseEvent| dispatcher.dispatch(YardAction::ChooseRule(at)))
            };
            let state = if rule.state == RuleState::Disabled {
                "Enable"
            } else {
                "Disable"
            };
            let copy = copy_rule(&yard.document().yard, at);
            html! {
                <>
                    <div class="row">
                        <span onclick={choose}><Link<Route> to={Route::Yard} classes="button">{ "Open on the bench" }</Link<Route>></span>
                        { button(Shape::Sliders, state, Some(switch(rule, at)), format!("{} is {}d.", rule.name, state.to_lowercase())) }
                        { button(Shape::Copy, "Duplicate", copy, format!("{} is duplicated.", rule.name)) }
                        { button(Shape::Trash, "Delete", remove(thing), format!("{} is deleted. Undo brings it back.", rule.name)) }
                    </div>
                    <AddTarget {at} scene={props.scene.clone()} rule={rule.clone()} bus={bus.clone()} onedit={props.onedit.clone()} />
                </>
            }
        }
        Thing::Target { uses, .. } | Thing::Back { uses, .. } => {
            let rules = &yard.document().yard.rules;
            let each = uses.iter().filter_map(|(at, nth)| {
                let (rule, target) = (rules.get(*at)?, rules.get(*at)?.targets.get(*nth)?);
                Some((*at, *nth, rule, target))
            });
            html! {
                <ul role="list" class="sheet__list">
                    { for each.map(|(at, nth, rule, target)| {
                        let choose = {
                            let dispatcher = yard.dispatcher();
                            Callback::from(move |_: MouseEvent| {
                                lead::leave(Lead::Target(at, nth, Part::What));
                                dispatcher.dispatch(YardAction::ChooseRule(at));
                            })
                        };
                        html! {
                            <li class="sheet__use">
                                <span>{ "As " }<strong>{ &target.id }</strong>{ " of " }<strong>{ &rule.name }</strong></span>
                                <span class="row">
                                    <span onclick={choose}><Link<Route> to={Route::Yard} classes="button">{ "Set up" }<span class="visually-hidden">{ format!(" {} of {}", target.id, rule.name) }</span></Link<Route>></span>
                                    { button(Shape::Trash, "Disconnect", Some(Edit::RemoveTarget(at, nth)), format!("{} does not lead to {} any more.", rule.name, station.name)) }
                                </span>
                            </li>
                        }
                    }) }
                </ul>
            }
        }
        _ => Html::default(),
    }
}

#[derive(PartialEq, Properties)]
struct AddTargetProps {
    at: usize,
    scene: Drawn,
    rule: Rc<Rule>,
    bus: BusAt,
    onedit: Callback<(Result<Edit, String>, String)>,
}

/// A new target of a kind, or one that is there already.
#[component]
fn AddTarget(props: &AddTargetProps) -> Html {
    let yard = use_yard();
    let kind = use_state(|| TargetKind::SqsQueue);
    let known = use_state(String::new);
    let arns = connectable(&props.scene.0.wiring.things, &props.rule, &props.bus);
    let chosen = arns
        .iter()
        .find(|arn| **arn == *known)
        .or(arns.first())
        .cloned();
    let choose_kind = {
        let kind = kind.setter();
        move |event: Event| {
            let label = dom::select_value(&event);
            if let Some(found) = TargetKind::ALL
                .into_iter()
                .find(|kind| kind.label() == label)
            {
                kind.set(found);
            }
        }
    };
    let choose_known = {
        let known = known.setter();
        move |event: Event| known.set(dom::select_value(&event))
    };
    let add = {
        let (edit, kind) = (add_target(&yard.document().yard, props.at, *kind), *kind);
        let (onedit, told) = (
            props.onedit.clone(),
            format!("{} has a new target: {}.", props.rule.name, kind.label()),
        );
        move |_: MouseEvent| onedit.emit((edit.clone(), told.clone()))
    };
    let join = chosen.as_ref().map(|arn| {
        let edit = connect(&yard.document().yard, props.at, arn);
        let (onedit, told) = (
            props.onedit.clone(),
            format!("{} leads to {} as well.", props.rule.name, of_arn(arn)),
        );
        Callback::from(move |_: MouseEvent| onedit.emit((edit.clone(), told.clone())))
    });
    html! {
        <div class="stack">
            <div class="sheet__add">
                <label class="field__label" for="canvas-kind">{ "New target" }</label>
                <select class="input" id="canvas-kind" onchange={choose_kind}>
                    { for TargetKind::ALL.into_iter().map(|each| html! {
                        <option value={each.label()} selected={each == *kind}>{ each.label() }</option>
                    }) }
                </select>
                <button type="button" class="button" onclick={add}><Icon shape={Shape::Plus} />{ "Add target" }</button>
            </div>
            if let Some(onclick) = join {
                <div class="sheet__add">
                    <label class="field__label" for="canvas-known">{ "Connect to one that is there" }</label>
                    <select class="input" id="canvas-known" onchange={choose_known}>
                        { for arns.iter().map(|arn| html! { <option value={arn.clone()} selected={Some(arn) == chosen.as_ref()}>{ of_arn(arn) }</option> }) }
                    </select>
                    <button type="button" class="button" {onclick}>{ "Connect" }</button>
                </div>
            }
        </div>
    }
}
