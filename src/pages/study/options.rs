//! The options of a question: native radios or checkboxes, and after Check their reasons.

use crate::components::chip::{Chip, Signal};
use crate::components::markdown;
use crate::platform::dom;
use quiz::{ChoiceOption, Question};
use yew::prelude::*;

/// Whether the options can still be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They can.
    Open,
    /// The answer has been checked: every option shows its reason.
    Checked,
}

/// What an [`OptionList`] takes.
#[derive(PartialEq, Properties)]
pub struct OptionListProps {
    /// The question.
    pub question: Question,
    /// The option ids in the order in which they are shown.
    pub order: Vec<usize>,
    /// The chosen option ids.
    pub picks: Vec<usize>,
    /// Whether they can still be chosen.
    pub standing: Standing,
    /// Takes the new picks.
    pub onpick: Callback<Vec<usize>>,
    /// For every option what is true instead of the belief that leads to it.
    pub mix_ups: Vec<Option<AttrValue>>,
}

/// The options in a fieldset whose legend says how many to choose.
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
                { for options.map(|(id, option)| choice(props, id, option)) }
            </div>
        </fieldset>
    }
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

fn choice(props: &OptionListProps, id: usize, option: &ChoiceOption) -> Html {
    let multiple = props.question.is_multiple_response();
    let picked = props.picks.contains(&id);
    let checked = props.standing == Standing::Checked;
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
        (false, ..) => None,
        (true, true, _) => Some("option--right"),
        (true, false, true) => Some("option--wrong"),
        (true, false, false) => None,
    };
    html! {
        <div key={id} class={classes!("option", state, checked.then_some("option--checked"))} data-option={id.to_string()}>
            <label class="option__choice">
                <input type={if multiple { "checkbox" } else { "radio" }} name={props.question.id.clone()}
                    checked={picked} disabled={checked} {onchange} />
                <span class="option__text">{ markdown::blocks(&option.content) }</span>
                if checked { { outcome(option.correct, picked) } }
            </label>
            if checked {
                <div class="option__why">
                    { markdown::blocks(&option.rationale) }
                    if let Some(Some(truth)) = props.mix_ups.get(id) {
                        <p class="option__mix-up"><strong>{ "To remember: " }</strong>{ truth.clone() }</p>
                    }
                </div>
            }
        </div>
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
