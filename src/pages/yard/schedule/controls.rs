//! The controls of the form.

use crate::platform::dom;
use pipeline::schedule::Chosen;
use std::fmt::Display;
use yew::prelude::*;

/// A field with a list to choose from; `set` gets the value at the chosen place.
pub fn choose<T: Copy + PartialEq + 'static>(
    id: String,
    label: &str,
    options: Vec<(T, String)>,
    now: T,
    set: Callback<T>,
) -> Html {
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let onchange = move |event: Event| {
        let at = dom::select_value(&event).parse::<usize>();
        if let Some(value) = at.ok().and_then(|at| values.get(at)) {
            set.emit(*value);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ label }</label>
            <select class="input" {id} {onchange}>
                { for options.into_iter().enumerate().map(|(at, (value, text))| html! {
                    <option value={at.to_string()} selected={value == now}>{ text }</option>
                }) }
            </select>
        </div>
    }
}

/// Numbers as options, with leading zeros.
pub fn two_digits(count: u16) -> Vec<(u16, String)> {
    (0..count).map(|n| (n, format!("{n:02}"))).collect()
}

/// A field for a whole number from 1; `None` while it is empty or none.
pub fn number<T: Display + std::str::FromStr + 'static>(
    id: String,
    label: &str,
    value: Option<T>,
    max: Option<&'static str>,
    set: Callback<Option<T>>,
) -> Html {
    let oninput = move |event: InputEvent| set.emit(dom::input_text(&event).trim().parse().ok());
    let value = value.map(|value| value.to_string()).unwrap_or_default();
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ label }</label>
            <input class="input schedule__number" type="number" inputmode="numeric" min="1" {max} {id} {value} {oninput} autocomplete="off" />
        </div>
    }
}

/// Boxes to tick, one a name; the first has the number 1.
pub fn ticks(
    legend: &'static str,
    names: &[&'static str],
    now: Chosen,
    set: &Callback<Chosen>,
) -> Html {
    html! {
        <fieldset class="schedule__ticks">
            <legend class="field__label">{ legend }</legend>
            <div class="row">
                { for names.iter().zip(1..).map(|(name, number)| {
                    let set = set.clone();
                    let onchange = move |event: Event| set.emit(now.with(number, dom::is_checked(&event)));
                    html! {
                        <label class="schedule__tick"><input type="checkbox" checked={now.has(number)} {onchange} />{ *name }</label>
                    }
                }) }
            </div>
        </fieldset>
    }
}
