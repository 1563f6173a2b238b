//! The options of a question: native radios or checkboxes, each with a button that strikes it out,
//! and after Check their reasons.

use super::chip::{Chip, Signal};
use super::icon::{Icon, Shape};
use super::markdown;
use crate::platform::dom;
use quiz::{ChoiceOption, Question, plain_text};
use std::rc::Rc;
use yew::prelude::*;

/// Whether the options can still be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They can.
    Open,
    /// The answer has been checked: every option shows its reason.
    Checked,
}

/// An option that the person strikes out, or takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strike {
    /// The option's number in the question's file.
    pub option: usize,
    /// Whether it is struck out from now on.
    pub on: bool,
}

/// What an [`OptionList`] takes.
#[derive(PartialEq, Properties)]
pub struct OptionListProps {
    /// The question.
    pub question: Rc<Question>,
    /// The options' numbers in the question's file, in the order in which they are shown.
    pub order: Vec<usize>,
    /// The numbers of the chosen options.
    pub picks: Vec<usize>,
    /// The numbers of those that are struck out.
    #[prop_or_default]
    pub struck: Vec<usize>,
    /// Whether they can still be chosen.
    pub standing: Standing,
    /// Whether each shows the key, from 1, that chooses it.
    #[prop_or_default]
    pub numbered: bool,
    /// Takes the new picks.
    pub onpick: Callback<Vec<usize>>,
    /// Takes a strike; without it none can be made.
    #[prop_or_default]
    pub onstrike: Option<Callback<Strike>>,
    /// For every option, in the order of the file, what is true instead of the belief that leads to
    /// it.
    #[prop_or_default]
    pub mix_ups: Vec<Option<AttrValue>>,
    /// For every option, in the order of the file, what stands below its reason.
    #[prop_or_default]
    pub tools: Vec<Html>,
}

/// The options in a fieldset whose legend says how many to choose.
///
/// The element of each has its number in the file as `data-option`, also while its radio or button
/// has the focus; see [`focused`].
#[component]
pub fn OptionList(props: &OptionListProps) -> Html {
    let question = &props.question;
    let options = props
        .order
        .iter()
        .filter_map(|id| Some((*id, question.options.get(*id)?)));
    html! {
        <fieldset>
            <legend class="question__legend">{ legend(question.pick_count()) }</legend>
            <div class="question__options">
                { for options.enumerate().map(|(place, (id, option))| choice(props, place, id, option)) }
            </div>
            if question.is_multiple_response() && props.standing == Standing::Open {
                <p class="question__chosen" role="status">{ format!("{} of {} chosen", props.picks.len(), question.pick_count()) }</p>
            }
        </fieldset>
    }
}

/// The number of the option that the focus is at or inside of.
#[must_use]
pub fn focused() -> Option<usize> {
    dom::focused_within("data-option")?.parse().ok()
}

/// The picks after a key or a click chose an option: a radio replaces, a checkbox goes on and off.
#[must_use]
pub fn toggled(question: &Question, picks: &[usize], option: usize) -> Vec<usize> {
    if !question.is_multiple_response() {
        return vec![option];
    }
    let mut next = picks.to_vec();
    next.retain(|pick| *pick != option);
    if next.len() == picks.len() {
        next.push(option);
    }
    next
}

fn legend(count: usize) -> String {
    let number = match count {
        2 => "TWO",
        3 => "THREE",
        4 => "FOUR",
        _ => return "Choose one option.".to_owned(),
    };
    format!("Choose {number} options.")
}

fn choice(props: &OptionListProps, place: usize, id: usize, option: &ChoiceOption) -> Html {
    let multiple = props.question.is_multiple_response();
    let picked = props.picks.contains(&id);
    let checked = props.standing == Standing::Checked;
    let struck = !checked && props.struck.contains(&id);
    let onchange = {
        let (picks, onpick) = (props.picks.clone(), props.onpick.clone());
        move |event: Event| {
            let on = dom::is_checked(&event);
            let mut next = if multiple { picks.clone() } else { Vec::new() };
            next.retain(|pick| *pick != id);
            if on {
                next.push(id);
            }
            onpick.emit(next);
        }
    };
    let state = match (checked, option.correct, picked) {
        (false, ..) => struck.then_some("option--struck"),
        (true, true, _) => Some("option--right"),
        (true, false, true) => Some("option--wrong"),
        (true, false, false) => None,
    };
    html! {
        <div key={id} class={classes!("option", state, checked.then_some("option--checked"))} data-option={id.to_string()}>
            <div class="option__line">
                <label class="option__choice">
                    <input type={if multiple { "checkbox" } else { "radio" }} name={props.question.id.clone()}
                        checked={picked} disabled={checked} {onchange} />
                    <span class="option__text">
                        { markdown::blocks(&option.content) }
                        if struck { <span class="visually-hidden">{ " (struck out)" }</span> }
                    </span>
                    if checked { { outcome(option.correct, picked) } }
                </label>
                if !checked {
                    if props.numbered { <kbd class="option__key" aria-hidden="true">{ place + 1 }</kbd> }
                    { strike(props, id, option, struck) }
                }
            </div>
            if checked {
                <div class="option__why">
                    { markdown::blocks(&option.rationale) }
                    if let Some(Some(truth)) = props.mix_ups.get(id) {
                        <p class="option__mix-up"><strong>{ "To remember: " }</strong>{ truth.clone() }</p>
                    }
                    if let Some(tools) = props.tools.get(id) { { tools.clone() } }
                </div>
            }
        </div>
    }
}

/// So many characters of an option's text name the button that strikes it out.
const NAMED: usize = 60;

fn strike(props: &OptionListProps, id: usize, option: &ChoiceOption, struck: bool) -> Html {
    let Some(onstrike) = props.onstrike.clone() else {
        return Html::default();
    };
    let onclick = move |_: MouseEvent| {
        onstrike.emit(Strike {
            option: id,
            on: !struck,
        });
    };
    let text: String = plain_text(&option.content).chars().take(NAMED).collect();
    html! {
        <button type="button" class="button button--bare button--icon option__strike" {onclick}
            aria-pressed={struck.to_string()} aria-label={format!("Strike out: {text}")}
            title={if struck { "Take the strike back" } else { "Strike out" }}>
            <Icon shape={Shape::Strike} />
        </button>
    }
}

fn outcome(correct: bool, picked: bool) -> Html {
    let (signal, text) = match (correct, picked) {
        (true, true) => (Signal::Green, "Right, your choice"),
        (true, false) => (Signal::Green, "Right"),
        (false, true) => (Signal::Red, "Your choice, wrong"),
        (false, false) => (Signal::Quiet, "Wrong"),
    };
    html! { <Chip {signal} {text} /> }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod tests;
