//! The targets of a rule: what they are, where they are, what each needs.

use super::target::{At, target_part};
use crate::components::icon::{Icon, Shape};
use crate::components::problem::problem;
use crate::pages::later::Later;
use crate::platform::dom;
use crate::store::yard::{Edit, lead, use_yard};
use keys::Keys;
use pipeline::quotas::TARGETS_PER_RULE;
use pipeline::{Rule, Target, TargetKind, Yard};
use yew::prelude::*;

pub mod keys;

/// What [`Targets`] take.
#[derive(PartialEq, Properties)]
pub struct TargetsProps {
    /// The rule's place in the list.
    pub at: usize,
}

/// The list of targets and the way to add one.
#[component]
pub fn Targets(props: &TargetsProps) -> Html {
    let yard = use_yard();
    let kind = use_state(|| TargetKind::SnsTopic);
    let keys = use_mut_ref(Keys::default);
    let document = yard.document();
    let Some(rule) = document.yard.rules.get(props.at) else {
        return Html::default();
    };
    let choose = {
        let kind = kind.clone();
        move |event: Event| {
            let label = dom::select_value(&event);
            let mut kinds = TargetKind::ALL.into_iter();
            if let Some(found) = kinds.find(|kind| kind.label() == label) {
                kind.set(found);
            }
        }
    };
    let most = TARGETS_PER_RULE.at(document.yard.clock);
    let full = rule.targets.len() >= most;
    let add = {
        let (dispatcher, at, target) = (
            yard.dispatcher(),
            props.at,
            next_target(*kind, rule, &document.yard),
        );
        move |_| {
            if !full {
                dispatcher.dispatch(Edit::AddTarget(at, target.clone()).into());
            }
        }
    };
    let select = format!("rule-{}-add-target", props.at);
    let of = (document.id, props.at, rule.name.clone());
    let keys = keys.borrow_mut().follow(of, &rule.targets);
    html! {
        <div class="targets">
            <h3>{ "Targets" }</h3>
            if rule.targets.is_empty() {
                <p class="quiet">{ "No target yet: events that match go nowhere." }</p>
            }
            { for rule.targets.iter().enumerate().zip(keys).map(|((nth, target), key)| html! {
                <TargetForm {key} at={props.at} {nth} target={target.clone()} />
            }) }
            <div class="row">
                <label class="visually-hidden" for={select.clone()}>{ "Kind of target" }</label>
                <select class="input targets__kind" id={select} onchange={choose}>
                    { for TargetKind::ALL.into_iter().map(|each| html! {
                        <option value={each.label()} selected={each == *kind}>{ each.label() }</option>
                    }) }
                </select>
                <button type="button" class="button" onclick={add} aria-disabled={full.to_string()}>
                    <Icon shape={Shape::Plus} />{ "Add target" }
                </button>
                if full { <span class="quiet small">{ format!("A rule has at most {most} targets.") }</span> }
            </div>
        </div>
    }
}

/// A target of a kind with an id that is free in the rule.
fn next_target(kind: TargetKind, rule: &Rule, yard: &Yard) -> Target {
    let id = (1..)
        .map(|n| format!("target-{n}"))
        .find(|id| rule.target(id).is_none())
        .unwrap_or_default();
    kind.target_type().example(&id, &yard.account)
}

#[derive(PartialEq, Properties)]
struct TargetFormProps {
    at: usize,
    nth: usize,
    target: Target,
}

/// One target: its ARN, and behind a button everything else.
#[component]
fn TargetForm(props: &TargetFormProps) -> Html {
    let (at, nth, target) = (props.at, props.nth, &props.target);
    // A finding may have led here.
    let open = use_state(|| lead::is_target(at, nth));
    let yard = use_yard();
    let kind = target.kind().ok();
    let oninput = {
        let (dispatcher, target) = (yard.dispatcher(), target.clone());
        move |event: InputEvent| {
            let next = Target {
                arn: dom::input_text(&event),
                ..target.clone()
            };
            dispatcher.dispatch(Edit::PutTarget(at, nth, next, "arn").into());
        }
    };
    let id = format!("rule-{at}-target-{nth}-arn");
    let remove = {
        let dispatcher = yard.dispatcher();
        move |_| dispatcher.dispatch(Edit::RemoveTarget(at, nth).into())
    };
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    {
        // A question that is tried makes another yard, and leads to its target.
        let open = open.setter();
        use_effect_with((yard.document().id, at, nth), move |(_, at, nth)| {
            if lead::is_target(*at, *nth) {
                open.set(true);
            }
        });
    }
    let refused = use_memo((target.clone(), yard.document().yard.clock), {
        let document = yard.document().clone();
        move |(target, _)| pipeline::check_target(&document.yard, target).err()
    });
    let refusal = refused.as_ref().as_ref();
    let place = At {
        rule: at,
        target: nth,
    };
    html! {
        <div class="target" data-target={target.id.clone()}>
            <p class="target__name">
                { kind.map_or("Target", |kind| kind.target_type().label) }
                <span class="quiet">{ format!(" · {}", target.id) }</span>
            </p>
            <button type="button" class="button button--bare button--icon" onclick={remove}>
                <Icon shape={Shape::Trash} /><span class="visually-hidden">{ format!("Remove target {}", target.id) }</span>
            </button>
            <div class="target__fields">
                <div class="field">
                    <label class="field__label" for={id.clone()}>{ "ARN" }</label>
                    <input class="input input--mono" {id} value={target.arn.clone()} {oninput} spellcheck="false" autocomplete="off" />
                </div>
                { refusal.map(problem).unwrap_or_default() }
                <p>
                    <button type="button" class="button" onclick={toggle} aria-expanded={open.to_string()}>
                        <Icon shape={Shape::Sliders} />{ "Set up" }<span class="visually-hidden">{ format!(" {}", target.id) }</span>
                    </button>
                </p>
            </div>
            if *open {
                <div class="target__open">
                    <ContextProvider<At> context={place}><Later part={target_part()} /></ContextProvider<At>>
                </div>
            }
        </div>
    }
}
