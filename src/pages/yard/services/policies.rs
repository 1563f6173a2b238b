//! Every policy that is written in the yard, in all accounts: those on resources, and roles with who may
//! take them on and what they may do. The panel of a target shows those that decide about it; here
//! stand also those of functions, state machines and pipelines.

use crate::components::code_editor::{CodeEditor, Language};
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::store::yard::{Condition, Edit, YardAction, use_yard};
use pipeline::policy::{Policies, PolicyPlace};
use yew::prelude::*;

/// The id of the heading.
const HEADING: &str = "policies-heading";

/// What a new policy begins with.
const EMPTY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "",
      "Resource": ""
    }
  ]
}"#;

/// What a new trust policy begins with.
const TRUST: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Service": "lambda.amazonaws.com" },
      "Action": "sts:AssumeRole"
    }
  ]
}"#;

/// The kinds of policies that can be added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Role,
    Trust,
    Resource,
}

impl Kind {
    const ALL: [(Kind, &'static str); 3] = [
        (Kind::Role, "What a role may do"),
        (Kind::Trust, "Who may take on a role"),
        (Kind::Resource, "Policy on a resource"),
    ];

    fn place(self, arn: &str, name: &str) -> PolicyPlace {
        let arn = arn.to_owned();
        match self {
            Kind::Role => PolicyPlace::Role {
                role: arn,
                name: name.to_owned(),
            },
            Kind::Trust => PolicyPlace::Trust { role: arn },
            Kind::Resource => PolicyPlace::Resource { arn },
        }
    }
}

/// Every policy with its place, in the order in which they are kept.
pub(super) fn all(policies: &Policies) -> Vec<(PolicyPlace, String)> {
    let resources = policies.resources.iter().map(|one| {
        let arn = one.resource.clone();
        (PolicyPlace::Resource { arn }, one.policy.clone())
    });
    let roles = policies.roles.iter().flat_map(|role| {
        let trust = PolicyPlace::Trust {
            role: role.arn.clone(),
        };
        let policies = role.policies.iter().map(|one| {
            let place = PolicyPlace::Role {
                role: role.arn.clone(),
                name: one.name.clone(),
            };
            (place, one.policy.clone())
        });
        std::iter::once((trust, role.trust_policy.clone())).chain(policies)
    });
    let keys = policies.keys.iter().map(|key| {
        let place = PolicyPlace::Key {
            key: key.arn.clone(),
        };
        (place, key.policy.clone())
    });
    resources.chain(roles).chain(keys).collect()
}

/// What a policy is called.
fn name(place: &PolicyPlace) -> String {
    match place {
        PolicyPlace::Resource { arn } => format!("On {arn}"),
        PolicyPlace::Trust { role } => format!("Who may take on {role}"),
        PolicyPlace::Role { role, name } => format!("“{name}” of {role}"),
        PolicyPlace::Key { key } => format!("On the key {key}"),
    }
}

/// The section.
#[component]
pub fn PoliciesPart() -> Html {
    let yard = use_yard();
    let policies = all(&yard.document().yard.conditions.policies);
    let subject = yard.document().id;
    html! {
        <section class="stack" aria-labelledby={HEADING} data-ready="policies">
            <h3 id={HEADING}>{ format!("Policies · {}", policies.len()) }</h3>
            <p class="quiet small">{ "Who lets whom do what, as it was written: on resources, and in the roles that EventBridge, functions, state machines and pipelines take on. What nobody has written counts as the panel of a target says." }</p>
            { for policies.into_iter().enumerate().map(|(at, (place, text))| html! { <One key={name(&place)} {at} place={place.clone()} {text} {subject} /> }) }
            <Add />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct OneProps {
    at: usize,
    place: PolicyPlace,
    text: String,
    subject: u32,
}

/// One policy, closed at first.
#[component]
fn One(props: &OneProps) -> Html {
    let (yard, open) = (use_yard(), use_state(|| false));
    let put = |text: Option<String>| {
        YardAction::from(Edit::Condition(Condition::Policy(
            props.place.clone(),
            text,
        )))
    };
    let oninput = {
        let (dispatcher, place) = (yard.dispatcher(), props.place.clone());
        Callback::from(move |text: String| {
            let edit = Condition::Policy(place.clone(), Some(text));
            dispatcher.dispatch(Edit::Condition(edit).into());
        })
    };
    let remove = {
        let (dispatcher, action) = (yard.dispatcher(), put(None));
        move |_: MouseEvent| dispatcher.dispatch(action.clone())
    };
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let name = name(&props.place);
    html! {
        <div class="services__policy stack" data-policy={props.place.arn().to_owned()}>
            <p class="row row--apart">
                <button type="button" class="button button--bare services__policy-name" onclick={toggle} aria-expanded={open.to_string()}><span class="mono">{ &name }</span></button>
                <button type="button" class="button button--bare button--icon" onclick={remove}><Icon shape={Shape::Trash} /><span class="visually-hidden">{ format!("Delete the policy: {name}") }</span></button>
            </p>
            if *open {
                <CodeEditor id={format!("policy-{}", props.at)} label={name} language={Language::Json} text={props.text.clone()}
                    subject={format!("{} {}", props.subject, props.at)} {oninput} rows={10} findings={Vec::new()} />
            }
        </div>
    }
}

/// A policy that is not there yet.
#[component]
fn Add() -> Html {
    let yard = use_yard();
    let kind = use_state(|| Kind::Role);
    let (arn, called) = (use_state(String::new), use_state(|| "may".to_owned()));
    let tried = use_state(|| false);
    let document = yard.document();
    let place = kind.place(arn.trim(), called.trim());
    let known = all(&document.yard.conditions.policies);
    let problem = match () {
        () if !arn.trim().starts_with("arn:aws") => Some("An ARN begins with arn:aws."),
        () if *kind == Kind::Role && called.trim().is_empty() => {
            Some("A policy of a role has a name.")
        }
        () if known.iter().any(|(other, _)| *other == place) => {
            Some("This policy is there already.")
        }
        () => None,
    };
    let add = {
        let (dispatcher, tried, arn) = (yard.dispatcher(), tried.setter(), arn.setter());
        let text = match *kind {
            Kind::Trust => TRUST,
            _ => EMPTY,
        };
        let edit = Condition::Policy(place, Some(text.to_owned()));
        let is_fine = problem.is_none();
        move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(!is_fine);
            if is_fine {
                dispatcher.dispatch(Edit::All(vec![Edit::Condition(edit.clone())]).into());
                arn.set(String::new());
            }
        }
    };
    let choose = {
        let kind = kind.setter();
        move |event: Event| {
            let wanted = dom::select_value(&event);
            let mut all = Kind::ALL.into_iter();
            if let Some((found, _)) = all.find(|(_, words)| *words == wanted) {
                kind.set(found);
            }
        }
    };
    let typed = |state: &UseStateHandle<String>| {
        let state = state.setter();
        move |event: InputEvent| state.set(dom::input_text(&event))
    };
    html! {
        <details>
            <summary>{ "Write another policy" }</summary>
            <form class="stack" onsubmit={add}>
                <div class="field">
                    <label class="field__label" for="policy-kind">{ "What it is" }</label>
                    <select class="input" id="policy-kind" onchange={choose}>
                        { for Kind::ALL.into_iter().map(|(each, words)| html! { <option value={words} selected={each == *kind}>{ words }</option> }) }
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="policy-arn">{ if *kind == Kind::Resource { "ARN of the resource" } else { "ARN of the role" } }</label>
                    <input class="input input--mono" id="policy-arn" value={(*arn).clone()} oninput={typed(&arn)} spellcheck="false" autocomplete="off" />
                </div>
                if *kind == Kind::Role {
                    <div class="field">
                        <label class="field__label" for="policy-name">{ "Name of the policy" }</label>
                        <input class="input" id="policy-name" value={(*called).clone()} oninput={typed(&called)} autocomplete="off" />
                    </div>
                }
                if let (true, Some(problem)) = (*tried, problem) { <p class="small" role="alert">{ problem }</p> }
                <p><button type="submit" class="button"><Icon shape={Shape::Plus} size={15} />{ "Write it" }</button></p>
            </form>
        </details>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
