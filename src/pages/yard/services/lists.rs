//! Lists and objects within a form.

use super::fields::{Control, Sheet, change, control, fields, hint, id};
use super::told;
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use pipeline::declare::{Field, Offer};
use serde_json::{Map, Value};
use yew::prelude::*;

/// How a line of a list is written.
#[derive(Clone, Copy)]
pub(super) enum Line {
    Short(Offer),
    Long,
}

/// What a list adds, and how it says so.
struct Adds<'a> {
    /// What is added.
    value: Value,
    /// The path within it to what takes the focus then; empty for the whole of it.
    focus: &'a str,
    /// What the button says, and what behind that is for screen readers alone.
    button: (String, String),
}

/// A list: its lines, of which each gets its place, its path and the id of the button below, and the
/// button that adds another.
fn list(
    sheet: &Sheet,
    field: &'static Field,
    (value, path): (&Value, &str),
    adds: Adds<'_>,
    line: impl Fn(usize, &Value, &str, &str) -> Html,
) -> Html {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let add_id = format!("{}-add", id(path));
    let next = format!("{path}/{}", items.len());
    let focus = match adds.focus {
        "" => id(&next),
        within => id(&format!("{next}/{within}")),
    };
    let add = match items.is_empty() {
        true => change(
            sheet,
            path.to_owned(),
            Some(Value::Array(vec![adds.value])),
            focus,
        ),
        false => change(sheet, next, Some(adds.value), focus),
    };
    let (words, behind) = adds.button;
    let (described, hint) = hint(sheet, field, path);
    html! {
        <fieldset class="services__list" aria-describedby={described}>
            <legend>{ field.label }</legend>
            { hint }
            { for items.iter().enumerate().map(|(at, item)| line(at, item, &format!("{path}/{at}"), &add_id)) }
            <div><button type="button" id={add_id.clone()} class="button" onclick={add}><Icon shape={Shape::Plus} size={14} />{ words }if !behind.is_empty() { <span class="visually-hidden">{ behind }</span> }</button></div>
            { told::at(&sheet.told, path, false) }
        </fieldset>
    }
}

/// A list of texts, each in a control of its own.
pub(super) fn texts(
    sheet: &Sheet,
    field: &'static Field,
    value: &Value,
    path: &str,
    line: Line,
) -> Html {
    let (offer, rows) = match line {
        Line::Short(offer) => (offer, 1),
        Line::Long => (Offer::Nothing, 3),
    };
    let adds = Adds {
        value: Value::from(""),
        focus: "",
        button: add_to(field),
    };
    list(
        sheet,
        field,
        (value, path),
        adds,
        |at, item, path, add_id| {
            let name = format!("{} {}", field.label, at + 1);
            let told = told::described(&sheet.told, path, false, None);
            html! {
                <div key={at} class="services__line">
                    { written(sheet, (item, path), (offer, rows), "", (name.clone(), told)) }
                    { remove(sheet, path, &name, add_id) }
                    { told::at(&sheet.told, path, false) }
                </div>
            }
        },
    )
}

/// A text of a list in a control that is named and described without a label that is seen.
fn written(
    sheet: &Sheet,
    (value, path): (&Value, &str),
    (offer, rows): (Offer, u32),
    placeholder: &str,
    (label, described): (String, Option<String>),
) -> Html {
    let (put, way) = (sheet.put.clone(), path.to_owned());
    control(&Control {
        sheet,
        id: id(path),
        text: value.as_str().unwrap_or_default(),
        rows,
        is_number: false,
        offer,
        described,
        placeholder,
        is_wrong: told::is_wrong(&sheet.told, path),
        label: Some(label),
        oninput: Callback::from(move |text: String| {
            put.emit((way.clone(), Some(Value::from(text))));
        }),
    })
}

/// The button that adds to a list whose lines have no name of their own.
fn add_to(field: &Field) -> (String, String) {
    ("Add".to_owned(), format!(" to {}", field.label))
}

fn remove(sheet: &Sheet, path: &str, name: &str, focus: &str) -> Html {
    let onclick = change(sheet, path.to_owned(), None, focus.to_owned());
    html! {
        <button type="button" class="button button--bare button--icon" {onclick}>
            <Icon shape={Shape::Trash} size={15} /><span class="visually-hidden">{ format!("Remove {name}") }</span>
        </button>
    }
}

/// A list of objects.
pub(super) fn records(
    sheet: &Sheet,
    field: &'static Field,
    (of, inner, start): (&'static str, &'static [Field], &'static str),
    value: &Value,
    path: &str,
) -> Html {
    let button = format!("Add a {of}").replace("Add a a", "Add an a");
    let adds = Adds {
        value: serde_json::from_str(start).unwrap_or(Value::Null),
        focus: inner.first().map_or("", |field| field.name),
        button: (button, String::new()),
    };
    list(
        sheet,
        field,
        (value, path),
        adds,
        |at, item, path, add_id| {
            let name = format!("{of} {}", at + 1);
            html! {
                <fieldset key={at} class="services__record">
                    <legend>{ name.clone() }<span class="quiet">{ title(item, inner) }</span></legend>
                    <div class="services__remove">{ remove(sheet, path, &name, add_id) }</div>
                    { fields(sheet, inner, &format!("{path}/")) }
                </fieldset>
            }
        },
    )
}

/// What a record is called, by its first texts.
fn title(item: &Value, inner: &[Field]) -> String {
    let texts = inner
        .iter()
        .take(2)
        .filter_map(|field| item.get(field.name)?.as_str());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    match texts.is_empty() {
        true => String::new(),
        false => format!(" · {}", texts.join(" · ")),
    }
}

/// An object of its own; one that may be left out has a switch.
pub(super) fn record(
    sheet: &Sheet,
    field: &'static Field,
    (inner, start): (&'static [Field], &'static str),
    is_written: bool,
    path: &str,
) -> Html {
    let is_there = is_written || !field.optional;
    let (put, at) = (sheet.put.clone(), path.to_owned());
    let onchange = move |event: Event| {
        let begun = || serde_json::from_str(start).unwrap_or_else(|_| Value::Object(Map::new()));
        put.emit((at.clone(), dom::is_checked(&event).then(begun)));
    };
    let (described, hint) = hint(sheet, field, path);
    html! {
        <fieldset class="services__list">
            <legend>{ field.label }</legend>
            if field.optional {
                <label class="target__tick" for={id(path)}>
                    <input type="checkbox" id={id(path)} checked={is_there} {onchange} aria-describedby={described} />
                    <span>{ format!("With {}", lower(field.label)) }</span>
                </label>
            }
            { hint }
            if is_there { { fields(sheet, inner, &format!("{path}/")) } }
            { told::at(&sheet.told, path, false) }
        </fieldset>
    }
}

/// A label within a sentence: names such as API keep their capitals.
fn lower(text: &str) -> String {
    let second_is_upper = text.chars().nth(1).is_some_and(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !second_is_upper => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Names with values.
pub(super) fn pairs(sheet: &Sheet, field: &'static Field, value: &Value, path: &str) -> Html {
    let adds = Adds {
        value: Value::from(vec!["", ""]),
        focus: "0",
        button: add_to(field),
    };
    list(
        sheet,
        field,
        (value, path),
        adds,
        |at, item, path, add_id| {
            let told = told::described(&sheet.told, path, true, None);
            let part = |which: usize, word: &str| {
                let text = item.get(which).unwrap_or(&Value::Null);
                let label = format!("{word} of {} {}", field.label, at + 1);
                let path = format!("{path}/{which}");
                let named = (label, told.clone());
                written(sheet, (text, &path), (Offer::Nothing, 1), word, named)
            };
            html! {
                <div key={at} class="services__line services__line--pair">
                    { part(0, "Key") }{ part(1, "Value") }
                    { remove(sheet, path, &format!("{} {}", field.label, at + 1), add_id) }
                    { told::at(&sheet.told, path, true) }
                </div>
            }
        },
    )
}
