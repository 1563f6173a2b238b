//! The place that is worked on, and what undeclared resources do there.

use super::change::{At, Written, places};
use crate::platform::dom;
use crate::store::yard::{YardAction, use_yard};
use pipeline::declare::UNDECLARED;
use std::rc::Rc;
use yew::prelude::*;

/// What [`Places`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct PlacesProps {
    /// What the place declares that is worked on.
    pub written: Rc<Written>,
    /// Takes another place.
    pub onplace: Callback<At>,
}

/// The choice of the place, another one, and what is undeclared.
#[component]
pub fn Places(props: &PlacesProps) -> Html {
    let yard = use_yard();
    let other = use_state(|| false);
    let here = &props.written.at;
    let mut all = places(yard.document());
    if !all.contains(here) {
        all.push(here.clone());
    }
    let home = At::home(yard.document());
    let choose = {
        let (all, onplace, other) = (all.clone(), props.onplace.clone(), other.setter());
        move |event: Event| match dom::select_value(&event).parse::<usize>() {
            Ok(at) => {
                if let Some(place) = all.get(at) {
                    other.set(false);
                    onplace.emit(place.clone());
                }
            }
            Err(_) => other.set(true),
        }
    };
    let undeclared = {
        let (dispatcher, written) = (yard.dispatcher(), props.written.clone());
        move |event: Event| {
            let mut next = (*written).clone();
            next.put_undeclared(&dom::select_value(&event));
            dispatcher.dispatch(YardAction::from(next.edit(None)));
        }
    };
    let now = props.written.undeclared();
    let onother = {
        let (onplace, other) = (props.onplace.clone(), other.setter());
        Callback::from(move |place: At| {
            other.set(false);
            onplace.emit(place);
        })
    };
    html! {
        <div class="services__place">
            <div class="field">
                <label class="field__label" for="services-place">{ "Account and Region" }</label>
                <select class="input" id="services-place" onchange={choose}>
                    { for all.iter().enumerate().map(|(at, place)| html! {
                        <option value={at.to_string()} selected={!*other && place == here}>
                            { format!("{}{}", place.text(), if *place == home { " (where you work)" } else { "" }) }
                        </option>
                    }) }
                    <option value="other" selected={*other}>{ "Another one …" }</option>
                </select>
            </div>
            if *other { <Other {onother} /> }
            <div class="field">
                <label class="field__label" for="services-undeclared">{ "What resources do that are not declared here" }</label>
                <select class="input" id="services-undeclared" onchange={undeclared}>
                    { for UNDECLARED.iter().map(|(value, words)| html! { <option value={*value} selected={*value == now}>{ *words }</option> }) }
                </select>
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OtherProps {
    onother: Callback<At>,
}

/// An account and Region that the yard does not have yet.
#[component]
fn Other(props: &OtherProps) -> Html {
    let account = use_state(|| "210987654321".to_owned());
    let region = use_state(|| "us-east-1".to_owned());
    let tried = use_state(|| false);
    let problem = what_is_wrong(&account, &region);
    let go = {
        let place = At {
            account: (*account).clone(),
            region: (*region).clone(),
        };
        let (onother, tried, is_wrong) = (props.onother.clone(), tried.setter(), problem.is_some());
        move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if !is_wrong {
                onother.emit(place.clone());
            }
        }
    };
    let typed = |state: &UseStateHandle<String>| {
        let state = state.setter();
        move |event: InputEvent| state.set(dom::input_text(&event).trim().to_owned())
    };
    html! {
        <form class="services__other" onsubmit={go}>
            <div class="field">
                <label class="field__label" for="services-account">{ "Account" }</label>
                <input class="input input--mono" id="services-account" value={(*account).clone()} oninput={typed(&account)} inputmode="numeric" autocomplete="off" />
            </div>
            <div class="field">
                <label class="field__label" for="services-region">{ "Region" }</label>
                <input class="input input--mono" id="services-region" value={(*region).clone()} oninput={typed(&region)} autocomplete="off" />
            </div>
            <button type="submit" class="button">{ "Work there" }</button>
            if let (true, Some(problem)) = (*tried, problem) { <p class="small" role="alert">{ problem }</p> }
        </form>
    }
}

/// What is wrong with an account and Region.
pub fn what_is_wrong(account: &str, region: &str) -> Option<&'static str> {
    if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("An account is twelve digits.");
    }
    let parts: Vec<&str> = region.split('-').collect();
    let has_number = parts
        .last()
        .is_some_and(|last| !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()));
    let is_plain = region
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    match parts.len() >= 3 && has_number && is_plain {
        true => None,
        false => Some("A Region is written such as eu-west-1."),
    }
}
