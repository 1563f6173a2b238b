//! What is said of a declared thing, shown at its fields.

use super::fields;
use crate::components::icon::{Icon, Shape};
use pipeline::declare::{Field, Form, Told};
use pipeline::findings::Weight;
use serde_json::Value;
use yew::prelude::*;

/// One thing that is said, with what to change.
pub fn one(told: &Told) -> Html {
    let (name, shape, word) = match told.weight {
        Weight::Wrong => ("error", Shape::CircleX, "Error: "),
        Weight::Risky => ("warning", Shape::Triangle, "Warning: "),
        Weight::Note => ("note", Shape::Info, "Note: "),
    };
    html! {
        <div class={format!("diagnostic diagnostic--{name}")} data-told={told.path.clone()}>
            <span class="diagnostic__icon"><Icon {shape} size={15} /></span>
            <div>
                <p class="diagnostic__message small"><span class="visually-hidden">{ word }</span>{ &told.message }</p>
                if !told.help.is_empty() { <p class="quiet small">{ &told.help }</p> }
            </div>
        </div>
    }
}

/// The id of what is said at a path.
fn id(path: &str) -> String {
    format!("{}-told", fields::id(path))
}

/// Whether something is said at a path, and within it where `within` is asked for.
fn is_at(told: &Told, path: &str, within: bool) -> bool {
    let rest = told.path.strip_prefix(path);
    rest.is_some_and(|rest| rest.is_empty() || within && rest.starts_with('/'))
}

/// What is said at a path, and within it where `within` is asked for.
pub fn at(told: &[Told], path: &str, within: bool) -> Html {
    let mut here = told
        .iter()
        .filter(|one| is_at(one, path, within))
        .peekable();
    if here.peek().is_none() {
        return Html::default();
    }
    html! { <div class="services__told" id={id(path)}>{ for here.map(one) }</div> }
}

/// The ids of what describes a control: what [`at`] says there, then a hint.
pub fn described(told: &[Told], path: &str, within: bool, hint: Option<String>) -> Option<String> {
    let is_any = told.iter().any(|one| is_at(one, path, within));
    let ids: Vec<String> = is_any.then(|| id(path)).into_iter().chain(hint).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Whether something at a path, or within it, is wrong.
pub fn is_wrong(told: &[Told], path: &str) -> bool {
    told.iter()
        .any(|one| one.weight == Weight::Wrong && is_at(one, path, true))
}

/// Whether a form shows what is said at a path at one of its fields.
pub fn has_field(fields: &[Field], item: &Value, path: &str) -> bool {
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    let Some(field) = fields.iter().find(|field| field.name == name) else {
        return false;
    };
    let value = item.get(name).unwrap_or(&Value::Null);
    match field.form {
        Form::Records { fields, .. } if !rest.is_empty() => {
            let (at, rest) = rest.split_once('/').unwrap_or((rest, ""));
            let item = at.parse::<usize>().ok().and_then(|at| value.get(at));
            item.is_some_and(|item| has_field(fields, item, rest))
        }
        Form::Record { fields, .. } if !rest.is_empty() => has_field(fields, value, rest),
        _ => true,
    }
}

/// What is said of a thing as a whole: what no field of its form shows.
pub fn of_whole(told: &[Told], fields: &[Field], item: &Value) -> Html {
    let is_rest = |one: &&Told| !has_field(fields, item, &one.path);
    html! { <>{ for told.iter().filter(is_rest).map(one) }</> }
}
