//! What a text asks for: the values of a template's parameters, the texts of files.

use super::form::Change;
use crate::platform::dom;
use door::InMade;
use interop::{Import, Parameter};
use yew::prelude::*;

/// The fields; nothing where nothing is asked.
pub fn asks(made: &InMade, with: &Import, onchange: &Callback<Change>) -> Html {
    html! {
        <>
            if !made.parameters.is_empty() {
                <details class="doors__asks" open={made.parameters.iter().any(|one| one.default.is_none())}>
                    <summary>{ format!("Parameters · {}", made.parameters.len()) }</summary>
                    <div class="doors__fields">{ for made.parameters.iter().map(|one| parameter(one, with, onchange)) }</div>
                </details>
            }
            if !made.files.is_empty() { { files(&made.files, &with.files, onchange) } }
        </>
    }
}

fn parameter(one: &Parameter, with: &Import, onchange: &Callback<Change>) -> Html {
    let id = format!("in-parameter-{}", one.name);
    let given = with.parameters.iter().find(|(name, _)| *name == one.name);
    let value = given.map(|(_, value)| value.clone()).unwrap_or_default();
    let put = {
        let (onchange, name) = (onchange.clone(), one.name.clone());
        Callback::from(move |value: String| onchange.emit(Change::Parameter(name.clone(), value)))
    };
    let first = match &one.default {
        Some(default) if default.is_empty() => "Empty, as by default".to_owned(),
        Some(default) => format!("Default: {default}"),
        None => "Not given".to_owned(),
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.clone()}>{ &one.name }<span class="quiet">{ format!(" {}", one.kind) }</span></label>
            if one.allowed.is_empty() {
                <input class="input input--mono" {id} {value} placeholder={first} autocomplete="off" spellcheck="false"
                    oninput={put.reform(|event: InputEvent| dom::input_text(&event))} />
            } else {
                <select class="input" {id} onchange={put.reform(|event: Event| dom::select_value(&event))}>
                    <option value="" selected={value.is_empty()}>{ first }</option>
                    { for one.allowed.iter().map(|each| html! { <option value={each.clone()} selected={*each == value}>{ each }</option> }) }
                </select>
            }
            if !one.description.is_empty() { <span class="field__hint">{ &one.description }</span> }
        </div>
    }
}

/// The texts of the files that commands name.
fn files(named: &[String], given: &[(String, String)], onchange: &Callback<Change>) -> Html {
    html! {
        <details class="doors__asks" open=true>
            <summary>{ format!("Files that the commands name · {}", named.len()) }</summary>
            <div class="stack">{ for named.iter().enumerate().map(|(at, path)| {
                let onchange = onchange.clone();
                let put = Callback::from(move |(path, text)| onchange.emit(Change::Extra(path, text)));
                file(&format!("in-extra-{at}"), path, given, &put)
            }) }</div>
        </details>
    }
}

/// The text of the file of this path, which may have been given by its name alone.
pub fn text_of<'a>(path: &str, given: &'a [(String, String)]) -> Option<&'a str> {
    let base = path.rsplit('/').next().unwrap_or_default();
    let exact = given.iter().find(|(name, _)| name == path);
    let found = exact.or_else(|| given.iter().find(|(name, _)| name == base));
    found.map(|(_, text)| text.as_str())
}

/// The field for the text of a file; a change is its path and the text.
pub fn file(
    id: &str,
    path: &str,
    given: &[(String, String)],
    onput: &Callback<(String, String)>,
) -> Html {
    let oninput = {
        let path = path.to_owned();
        onput.reform(move |event: InputEvent| (path.clone(), dom::input_text(&event)))
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ "Text of " }<span class="mono">{ format!("file://{path}") }</span></label>
            <textarea class="input input--mono doors__area" id={id.to_owned()} rows="4" value={text_of(path, given).unwrap_or_default().to_owned()} {oninput}
                spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" />
        </div>
    }
}
