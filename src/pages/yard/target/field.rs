//! A control of the panel with its label, its hint and what AWS refuses there.

use crate::components::icon::{Icon, Shape};
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
    /// Whether it is prose and not code.
    #[prop_or_default]
    pub is_prose: bool,
    /// Whether only digits are expected.
    #[prop_or_default]
    pub is_number: bool,
    /// Whether something is wrong with it.
    #[prop_or_default]
    pub is_wrong: bool,
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
    let (face, spellcheck) = match props.is_prose {
        true => (None, "true"),
        false => (Some("input--mono"), "false"),
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ props.label.clone() }</label>
            if props.rows > 1 {
                <textarea class={classes!("input", face, "target__lines")} {id} rows={props.rows.to_string()} value={props.value.clone()} {oninput}
                    placeholder={props.placeholder.clone()} aria-describedby={described} aria-invalid={props.is_wrong.then_some("true")} {spellcheck} autocapitalize={(!props.is_prose).then_some("off")} autocomplete="off" />
            } else {
                <input class={classes!("input", face)} {id} value={props.value.clone()} {oninput} placeholder={props.placeholder.clone()}
                    inputmode={props.is_number.then_some("numeric")} aria-describedby={described} aria-invalid={props.is_wrong.then_some("true")} {spellcheck} autocapitalize={(!props.is_prose).then_some("off")} autocomplete="off" />
            }
            if !props.hint.is_empty() { <p class="quiet small" id={hint}>{ props.hint.clone() }</p> }
            { props.problems.clone() }
        </div>
    }
}

/// A whole number as typed, where it is one; what is too large stays too large.
pub fn read(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX))
}

/// What a [`NumberField`] takes.
#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    /// The id of the control.
    pub id: String,
    /// What it is.
    pub label: AttrValue,
    /// What to write.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The number that counts; none where the field is empty.
    pub value: Option<u32>,
    /// Takes the number after every change; none where the field is empty or holds no number.
    pub oninput: Callback<Option<u32>>,
    /// What counts where it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// What AWS says of it.
    #[prop_or_default]
    pub problems: Html,
}

/// A field for a whole number. What is typed stays there, and what is no number is told.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    // What was typed, and the number that counted then.
    let typed = use_state(|| None::<(String, Option<u32>)>);
    let is_it = |(text, before): &&(String, Option<u32>)| match read(text) {
        Some(number) => props.value == Some(number),
        None => props.value.is_none() || props.value == *before,
    };
    let shown = match typed.as_ref().filter(is_it) {
        Some((text, _)) => text.clone(),
        None => props
            .value
            .map(|number| number.to_string())
            .unwrap_or_default(),
    };
    let is_wrong = !shown.trim().is_empty() && read(&shown).is_none();
    let oninput = {
        let (typed, oninput, before) = (typed.setter(), props.oninput.clone(), props.value);
        Callback::from(move |text: String| {
            let number = read(&text);
            typed.set(Some((text, before)));
            oninput.emit(number);
        })
    };
    let problems = html! {
        <>
            if is_wrong {
                <div class="diagnostic">
                    <span class="diagnostic__icon"><Icon shape={Shape::CircleX} size={15} /></span>
                    <p class="diagnostic__message small"><span class="visually-hidden">{ "Error: " }</span>{ format!("“{}” is no whole number, so it does not count.", shown.trim()) }</p>
                </div>
            }
            { props.problems.clone() }
        </>
    };
    html! {
        <TextField id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()} value={shown} {oninput}
            placeholder={props.placeholder.clone()} is_number={true} {is_wrong} {problems} />
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        assert_eq!(read(" 60 "), Some(60));
        assert_eq!(read(""), None);
        assert_eq!(read("-1"), None);
        assert_eq!(read("99999999999"), Some(u32::MAX));
    }
}
