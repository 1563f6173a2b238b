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

/// A list of texts, each in a control of its own.
pub(super) fn texts(
    sheet: &Sheet,
    field: &'static Field,
    value: &Value,
    path: &str,
    line: Line,
) -> Html {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let add_id = format!("{}-add", id(path));
    let next = format!("{path}/{}", items.len());
    let add = match items.is_empty() {
        true => change(
            sheet,
            path.to_owned(),
            Some(Value::from(vec![""])),
            id(&next),
        ),
        false => change(sheet, next.clone(), Some(Value::from("")), id(&next)),
    };
    let (offer, rows) = match line {
        Line::Short(offer) => (offer, 1),
        Line::Long => (Offer::Nothing, 3),
    };
    html! {
        <fieldset class="services__list">
            <legend>{ field.label }</legend>
            if !field.help.is_empty() { <p class="quiet small">{ field.help }</p> }
            { for items.iter().enumerate().map(|(at, item)| {
                let path = format!("{path}/{at}");
                let (put, way) = (sheet.put.clone(), path.clone());
                let name = format!("{} {}", field.label, at + 1);
                html! {
                    <div key={at} class="services__line">
                        { control(&Control {
                            sheet, id: id(&path), text: item.as_str().unwrap_or_default(), rows, is_number: false, offer,
                            described: None, placeholder: "", is_wrong: told::is_wrong(&sheet.told, &path), label: Some(name.clone()),
                            oninput: Callback::from(move |text: String| put.emit((way.clone(), Some(Value::from(text))))),
                        }) }
                        { remove(sheet, &path, &name, &add_id) }
                        { told::at(&sheet.told, &path, false) }
                    </div>
                }
            }) }
            <div><button type="button" id={add_id} class="button" onclick={add}><Icon shape={Shape::Plus} size={14} />{ "Add" }<span class="visually-hidden">{ format!(" to {}", field.label) }</span></button></div>
            { told::at(&sheet.told, path, false) }
        </fieldset>
    }
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
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let add_id = format!("{}-add", id(path));
    let next = format!("{path}/{}", items.len());
    let begun: Value = serde_json::from_str(start).unwrap_or(Value::Null);
    let first = inner.first().map_or("", |field| field.name);
    let focus = id(&format!("{next}/{first}"));
    let add = match items.is_empty() {
        true => change(
            sheet,
            path.to_owned(),
            Some(Value::Array(vec![begun])),
            focus,
        ),
        false => change(sheet, next, Some(begun), focus),
    };
    html! {
        <fieldset class="services__list">
            <legend>{ field.label }</legend>
            if !field.help.is_empty() { <p class="quiet small">{ field.help }</p> }
            { for items.iter().enumerate().map(|(at, item)| {
                let path = format!("{path}/{at}");
                let name = format!("{of} {}", at + 1);
                html! {
                    <fieldset key={at} class="services__record">
                        <legend>{ name.clone() }<span class="quiet">{ title(item, inner) }</span></legend>
                        <div class="services__remove">{ remove(sheet, &path, &name, &add_id) }</div>
                        { fields(sheet, inner, &format!("{path}/")) }
                    </fieldset>
                }
            }) }
            <div><button type="button" id={add_id} class="button" onclick={add}><Icon shape={Shape::Plus} size={14} />{ format!("Add a {of}").replace("Add a a", "Add an a") }</button></div>
            { told::at(&sheet.told, path, false) }
        </fieldset>
    }
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
    let (described, hint) = hint(field, path);
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
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    let add_id = format!("{}-add", id(path));
    let next = format!("{path}/{}", items.len());
    let pair = Value::from(vec!["", ""]);
    let focus = id(&format!("{next}/0"));
    let add = match items.is_empty() {
        true => change(
            sheet,
            path.to_owned(),
            Some(Value::Array(vec![pair])),
            focus,
        ),
        false => change(sheet, next, Some(pair), focus),
    };
    html! {
        <fieldset class="services__list">
            <legend>{ field.label }</legend>
            if !field.help.is_empty() { <p class="quiet small">{ field.help }</p> }
            { for items.iter().enumerate().map(|(at, item)| {
                let path = format!("{path}/{at}");
                let part = |which: usize, word: &str| {
                    let path = format!("{path}/{which}");
                    let (put, way) = (sheet.put.clone(), path.clone());
                    control(&Control {
                        sheet, id: id(&path), text: item.get(which).and_then(Value::as_str).unwrap_or_default(), rows: 1,
                        is_number: false, offer: Offer::Nothing, described: None, placeholder: word,
                        is_wrong: told::is_wrong(&sheet.told, &path), label: Some(format!("{word} of {} {}", field.label, at + 1)),
                        oninput: Callback::from(move |text: String| put.emit((way.clone(), Some(Value::from(text))))),
                    })
                };
                html! {
                    <div key={at} class="services__line services__line--pair">
                        { part(0, "Key") }{ part(1, "Value") }
                        { remove(sheet, &path, &format!("{} {}", field.label, at + 1), &add_id) }
                        { told::at(&sheet.told, &path, true) }
                    </div>
                }
            }) }
            <div><button type="button" id={add_id} class="button" onclick={add}><Icon shape={Shape::Plus} size={14} />{ "Add" }<span class="visually-hidden">{ format!(" to {}", field.label) }</span></button></div>
            { told::at(&sheet.told, path, false) }
        </fieldset>
    }
}
