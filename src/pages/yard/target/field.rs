//! A control of the panel with its label, its hint and what AWS refuses there.

use crate::platform::dom;
use yew::prelude::*;

/// What a [`TextField`] takes.
#[derive(PartialEq, Properties)]
pub struct TextFieldProps {
    /// The id of the control.
    pub id: String,
    /// What it is.
    pub label: AttrValue,
    /// What to write.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The text.
    pub value: String,
    /// Takes the text after every change.
    pub oninput: Callback<String>,
    /// What counts where it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// How many lines it has; one is a line of text.
    #[prop_or(1)]
    pub rows: u32,
    /// Whether only digits are expected.
    #[prop_or_default]
    pub is_number: bool,
    /// What is wrong with it.
    #[prop_or_default]
    pub problems: Html,
}

/// A field for a text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = {
        let oninput = props.oninput.clone();
        move |event: InputEvent| oninput.emit(dom::input_text(&event))
    };
    let (id, hint) = (props.id.clone(), format!("{}-hint", props.id));
    let described = (!props.hint.is_empty()).then(|| hint.clone());
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ props.label.clone() }</label>
            if props.rows > 1 {
                <textarea class="input input--mono target__lines" {id} rows={props.rows.to_string()} value={props.value.clone()} {oninput}
                    placeholder={props.placeholder.clone()} aria-describedby={described} spellcheck="false" autocapitalize="off" autocomplete="off" />
            } else {
                <input class="input input--mono" {id} value={props.value.clone()} {oninput} placeholder={props.placeholder.clone()}
                    inputmode={props.is_number.then_some("numeric")} aria-describedby={described} spellcheck="false" autocapitalize="off" autocomplete="off" />
            }
            if !props.hint.is_empty() { <p class="quiet small" id={hint}>{ props.hint.clone() }</p> }
            { props.problems.clone() }
        </div>
    }
}

/// A list to choose from; `set` gets the place of what was chosen.
pub fn choose(
    id: String,
    label: &str,
    options: &[String],
    now: usize,
    set: Callback<usize>,
) -> Html {
    let onchange = move |event: Event| {
        if let Ok(at) = dom::select_value(&event).parse() {
            set.emit(at);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ label.to_owned() }</label>
            <select class="input" {id} {onchange}>
                { for options.iter().enumerate().map(|(at, text)| html! {
                    <option value={at.to_string()} selected={at == now}>{ text }</option>
                }) }
            </select>
        </div>
    }
}

/// A box to tick.
pub fn tick(id: String, label: Html, is_on: bool, set: Callback<bool>) -> Html {
    let onchange = move |event: Event| set.emit(dom::is_checked(&event));
    html! {
        <label class="target__tick" for={id.clone()}>
            <input type="checkbox" {id} checked={is_on} {onchange} />
            <span>{ label }</span>
        </label>
    }
}
