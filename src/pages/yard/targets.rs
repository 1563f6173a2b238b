//! The targets of a rule: what they are, where they are, what each needs.

use crate::components::icon::{Icon, Shape};
use crate::components::problem::problem;
use crate::platform::dom;
use crate::store::bench::use_bench;
use crate::store::yard::{Edit, use_yard};
use pipeline::quotas::TARGETS_PER_RULE;
use pipeline::{Rule, SqsParameters, Target, TargetKind, Yard};
use yew::prelude::*;

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
    html! {
        <div class="targets">
            <h3>{ "Targets" }</h3>
            if rule.targets.is_empty() {
                <p class="quiet">{ "No target yet: events that match go nowhere." }</p>
            }
            { for rule.targets.iter().enumerate().map(|(nth, target)| html! {
                <TargetForm key={target.id.clone()} at={props.at} {nth} target={target.clone()} />
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

/// What a kind requires beside the ARN and the role, as JSON.
fn parameters(kind: Option<TargetKind>) -> impl Iterator<Item = &'static str> {
    let all = kind.map_or(&[][..], |kind| kind.target_type().parameters);
    let required = all
        .iter()
        .filter(|each| each.always && each.name != "RoleArn");
    required.map(|each| each.name)
}

/// Sets a parameter of a target.
fn set_parameter(target: &mut Target, name: &str, value: String) {
    match target
        .parameters
        .iter_mut()
        .find(|(known, _)| known == name)
    {
        Some((_, known)) => *known = value,
        None => target.parameters.push((name.to_owned(), value)),
    }
}

#[derive(PartialEq, Properties)]
struct TargetFormProps {
    at: usize,
    nth: usize,
    target: Target,
}

/// One target: its ARN and what its kind requires beside it.
#[component]
fn TargetForm(props: &TargetFormProps) -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let (at, nth, target) = (props.at, props.nth, &props.target);
    let checked = bench.rule(at).and_then(|rule| rule.targets.get(nth));
    let kind = checked.and_then(|checked| checked.kind);
    let field = |label: &'static str,
                 name: &'static str,
                 value: String,
                 change: fn(&mut Target, &'static str, String)| {
        let (dispatcher, target) = (yard.dispatcher(), target.clone());
        let oninput = move |event: InputEvent| {
            let mut next = target.clone();
            change(&mut next, name, dom::input_text(&event));
            dispatcher.dispatch(Edit::PutTarget(at, nth, next, name).into());
        };
        let id = format!("rule-{at}-target-{nth}-{name}");
        html! {
            <div class="field">
                <label class="field__label" for={id.clone()}>{ label }</label>
                <input class="input input--mono" {id} {value} {oninput} spellcheck="false" autocomplete="off" />
            </div>
        }
    };
    let remove = {
        let dispatcher = yard.dispatcher();
        move |_| dispatcher.dispatch(Edit::RemoveTarget(at, nth).into())
    };
    let refusal = checked.and_then(|checked| checked.refusal.as_ref());
    let fifo = kind == Some(TargetKind::SqsQueue) && target.arn.ends_with(".fifo");
    let group = target
        .sqs_parameters
        .as_ref()
        .and_then(|parameters| parameters.message_group_id.clone());
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
                { field("ARN", "arn", target.arn.clone(), |target, _, text| target.arn = text) }
                if kind.is_some_and(|kind| kind.target_type().needs_role()) || target.role_arn.is_some() {
                    { field("Role ARN", "role", target.role_arn.clone().unwrap_or_default(), |target, _, text| {
                        target.role_arn = Some(text).filter(|text| !text.is_empty());
                    }) }
                }
                { for parameters(kind).map(|name| {
                    let set = target.parameters.iter().find(|(known, _)| known == name);
                    field(name, name, set.map(|(_, value)| value.clone()).unwrap_or_default(), set_parameter)
                }) }
                if fifo {
                    { field("Message group ID", "group", group.unwrap_or_default(), |target, _, text| {
                        target.sqs_parameters = Some(SqsParameters { message_group_id: Some(text) });
                    }) }
                }
                { refusal.map(problem).unwrap_or_default() }
            </div>
        </div>
    }
}
