//! The fields of a form, as the table says.

use super::lists::{Line, pairs, record, records, texts};
use super::told;
use crate::platform::{dom, task};
use pipeline::declare::{Content, Field, Form, Offer, Told, value};
use serde_json::Value;
use std::rc::Rc;
use yew::prelude::*;

/// What every field of a form needs.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// The thing that is edited.
    pub item: Rc<Value>,
    /// What is said of it.
    pub told: Rc<Vec<Told>>,
    /// What can be named: of each list what is there, by name and by ARN.
    pub known: Rc<Vec<Known>>,
    /// Takes a value for a path; none takes away what is there.
    pub put: Callback<(String, Option<Value>)>,
}

/// Something that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its list.
    pub list: &'static str,
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// Whether it is in the place of the form, so that its name alone will do.
    pub is_here: bool,
}

/// The id of the control of a field.
pub fn id(path: &str) -> String {
    format!("service-{}", path.replace('/', "-"))
}

/// The fields of an object; `way` is the path to it, with a slash behind.
pub fn fields(sheet: &Sheet, all: &'static [Field], way: &str) -> Html {
    let object = match way.trim_end_matches('/') {
        "" => Some(&*sheet.item),
        path => value::at(&sheet.item, path),
    };
    let object = object.unwrap_or(&Value::Null);
    html! {
        <div class="services__fields">
            { for all.iter().map(|field| {
                let path = format!("{way}{}", field.name);
                html! { <div key={field.name} class={is_wide(field.form).then_some("services__wide")}>{ one(sheet, field, object, &path) }</div> }
            }) }
        </div>
    }
}

fn is_wide(form: Form) -> bool {
    matches!(
        form,
        Form::Long(_)
            | Form::Longs(_)
            | Form::Records { .. }
            | Form::Record { .. }
            | Form::Pairs
            | Form::Texts(_)
    )
}

fn one(sheet: &Sheet, field: &'static Field, object: &Value, path: &str) -> Html {
    let value = value::of_field(object, field);
    let is_written = object.get(field.name).is_some_and(|value| !value.is_null());
    if is_written && !can_show(field.form, &value) {
        return kept(sheet, field, &value, path);
    }
    match field.form {
        Form::Flag => flag(sheet, field, &value, path),
        Form::OneOf(values) => choose(sheet, field, values, &value, path),
        Form::Texts(offer) => texts(sheet, field, &value, path, Line::Short(offer)),
        Form::Longs(_) => texts(sheet, field, &value, path, Line::Long),
        Form::Records { one, fields, start } => {
            records(sheet, field, (one, fields, start), &value, path)
        }
        Form::Record { fields, start } => record(sheet, field, (fields, start), is_written, path),
        Form::Pairs => pairs(sheet, field, &value, path),
        Form::Text(_) | Form::Long(_) | Form::Number(_) | Form::Decimal => html! {
            <Scalar sheet={sheet.clone()} {field} value={if is_written { value } else { Value::Null }} path={path.to_owned()} />
        },
    }
}

/// Whether a control can show a value.
pub fn can_show(form: Form, value: &Value) -> bool {
    match form {
        Form::Text(_) | Form::Long(_) | Form::OneOf(_) => value.is_string(),
        Form::Number(_) | Form::Decimal => value.is_string() || value.is_number(),
        Form::Flag => value.is_boolean(),
        Form::Texts(_) | Form::Longs(_) => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_string)),
        Form::Records { .. } => value
            .as_array()
            .is_some_and(|items| items.iter().all(Value::is_object)),
        Form::Record { .. } => value.is_object(),
        Form::Pairs => value.as_array().is_some_and(|items| {
            let is_pair = |item: &Value| {
                item.as_array()
                    .is_some_and(|pair| pair.len() == 2 && pair.iter().all(Value::is_string))
            };
            items.iter().all(is_pair)
        }),
    }
}

/// A value that no control can show stays as it is.
fn kept(sheet: &Sheet, field: &Field, value: &Value, path: &str) -> Html {
    let clear = put(sheet, path, None);
    html! {
        <div class="field" id={id(path)} tabindex="-1">
            <p class="field__label">{ field.label }</p>
            <pre class="services__kept"><code>{ value.to_string() }</code></pre>
            <p class="quiet small">{ "The form cannot show this. It is kept as it is; edit it as JSON, or take it away." }</p>
            <div><button type="button" class="button" onclick={clear}>{ "Take it away" }<span class="visually-hidden">{ format!(": {}", field.label) }</span></button></div>
            { told::at(&sheet.told, path, true) }
        </div>
    }
}

fn put(sheet: &Sheet, path: &str, value: Option<Value>) -> Callback<MouseEvent> {
    let (put, path) = (sheet.put.clone(), path.to_owned());
    Callback::from(move |_| put.emit((path.clone(), value.clone())))
}

/// Adds to or takes from a list, and moves the focus.
pub(super) fn change(
    sheet: &Sheet,
    path: String,
    value: Option<Value>,
    focus: String,
) -> Callback<MouseEvent> {
    let put = sheet.put.clone();
    Callback::from(move |_| {
        put.emit((path.clone(), value.clone()));
        let focus = focus.clone();
        task::spawn(async move {
            dom::painted().await;
            dom::focus(&focus);
        });
    })
}

fn label(field: &Field) -> String {
    match (field.required, field.optional) {
        (true, _) => format!("{} (required)", field.label),
        (_, true) => format!("{} (optional)", field.label),
        _ => field.label.to_owned(),
    }
}

/// What describes the control of a field, and the hint that is a part of it.
pub(super) fn hint(sheet: &Sheet, field: &Field, path: &str) -> (Option<String>, Html) {
    let id = (!field.help.is_empty()).then(|| format!("{}-hint", id(path)));
    let html = match &id {
        Some(id) => html! { <p class="quiet small" id={id.clone()}>{ field.help }</p> },
        None => Html::default(),
    };
    (told::described(&sheet.told, path, false, id), html)
}

#[derive(PartialEq, Properties)]
struct ScalarProps {
    sheet: Sheet,
    field: &'static Field,
    value: Value,
    path: String,
}

/// A text or number. A number stays as it is typed as long as it means what is written; a text that
/// is no number is written as it was typed, and said to be none.
#[component]
fn Scalar(props: &ScalarProps) -> Html {
    let typed = use_state(String::new);
    let (field, path) = (props.field, &props.path);
    let shown = match &props.value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let text = match meant(field, &typed) == Some(props.value.clone()) {
        true => (*typed).clone(),
        false => shown,
    };
    let oninput = {
        let (put, path, typed) = (props.sheet.put.clone(), path.clone(), typed.setter());
        Callback::from(move |text: String| {
            put.emit((path.clone(), meant(field, &text)));
            typed.set(text);
        })
    };
    let (offer, rows, is_number) = match field.form {
        Form::Text(offer) => (offer, 1, false),
        Form::Long(Content::Plain) => (Offer::Nothing, 2, false),
        Form::Long(_) => (Offer::Nothing, 4, false),
        _ => (Offer::Nothing, 1, true),
    };
    let (described, hint) = hint(&props.sheet, field, path);
    let placeholder = match (&props.value, field.default) {
        (Value::Null, default) if !default.is_empty() => default.trim_matches('"'),
        _ => "",
    };
    html! {
        <div class="field">
            <label class="field__label" for={id(path)}>{ label(field) }</label>
            { control(&Control {
                sheet: &props.sheet, id: id(path), text: &text, rows, is_number, offer, described, placeholder,
                is_wrong: told::is_wrong(&props.sheet.told, path), label: None, oninput,
            }) }
            { hint }
            { told::at(&props.sheet.told, path, false) }
        </div>
    }
}

/// The value that a text stands for; none where it stands for nothing.
fn meant(field: &Field, text: &str) -> Option<Value> {
    let trimmed = text.trim();
    match field.form {
        Form::Number(_) | Form::Decimal if trimmed.is_empty() => None,
        Form::Number(_) => Some(match trimmed.parse::<i64>() {
            Ok(number) => Value::from(number),
            Err(_) => Value::from(text),
        }),
        Form::Decimal => Some(match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() && !trimmed.ends_with('.') => {
                match trimmed.parse::<i64>() {
                    Ok(whole) => Value::from(whole),
                    Err(_) => Value::from(number),
                }
            }
            _ => Value::from(text),
        }),
        _ if text.is_empty() && (field.optional || !field.required) => None,
        _ => Some(Value::from(text)),
    }
}

/// A control for a text.
pub(super) struct Control<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) id: String,
    pub(super) text: &'a str,
    pub(super) rows: u32,
    pub(super) is_number: bool,
    pub(super) offer: Offer,
    pub(super) described: Option<String>,
    pub(super) placeholder: &'a str,
    pub(super) is_wrong: bool,
    pub(super) label: Option<String>,
    pub(super) oninput: Callback<String>,
}

/// The control.
pub(super) fn control(of: &Control<'_>) -> Html {
    let oninput = {
        let oninput = of.oninput.clone();
        move |event: InputEvent| oninput.emit(dom::input_text(&event))
    };
    let invalid = of.is_wrong.then_some("true");
    let placeholder = (!of.placeholder.is_empty()).then(|| of.placeholder.to_owned());
    if of.rows > 1 {
        return html! {
            <textarea class="input input--mono target__lines" id={of.id.clone()} rows={of.rows.to_string()} value={of.text.to_owned()} {oninput}
                aria-label={of.label.clone()} aria-describedby={of.described.clone()} aria-invalid={invalid} spellcheck="false" autocapitalize="off" autocomplete="off" />
        };
    }
    let offered = offered(of.sheet, of.offer);
    let list = (!offered.is_empty()).then(|| format!("{}-list", of.id));
    html! {
        <>
            <input class="input input--mono" id={of.id.clone()} value={of.text.to_owned()} {oninput} {placeholder} list={list.clone()}
                inputmode={of.is_number.then_some("decimal")} aria-label={of.label.clone()} aria-describedby={of.described.clone()} aria-invalid={invalid}
                spellcheck="false" autocapitalize="off" autocomplete="off" />
            if let Some(list) = list {
                <datalist id={list}>{ for offered.into_iter().map(|value| html! { <option {value} /> }) }</datalist>
            }
        </>
    }
}

/// What is offered for a text.
fn offered(sheet: &Sheet, offer: Offer) -> Vec<String> {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match offer {
        Offer::Nothing => Vec::new(),
        Offer::Words(words) => own(words),
        Offer::NotificationEvents => {
            let all = pipeline::wires::developer_tools::EVENT_TYPES.iter();
            all.map(|event| event.id.to_owned()).collect()
        }
        Offer::BucketEvents => own(&pipeline::wires::bucket_notification::EVENT_TYPES),
        Offer::Declared(refers) => {
            let known = sheet.known.iter();
            let known = known.filter(|known| refers.to.contains(&known.list));
            let texts = known.filter_map(|known| match refers.by_arn {
                true => known.arn.clone(),
                false => known.is_here.then(|| known.name.clone()),
            });
            texts.collect()
        }
    }
}

fn flag(sheet: &Sheet, field: &'static Field, value: &Value, path: &str) -> Html {
    let (put, at) = (sheet.put.clone(), path.to_owned());
    let is_on = value.as_bool().unwrap_or_default();
    let default = value::default_of(field);
    let onchange = move |event: Event| {
        let value = Value::Bool(dom::is_checked(&event));
        put.emit((
            at.clone(),
            (field.required || value != default).then_some(value),
        ));
    };
    let (described, hint) = hint(sheet, field, path);
    html! {
        <div class="field">
            <label class="target__tick" for={id(path)}>
                <input type="checkbox" id={id(path)} checked={is_on} {onchange} aria-describedby={described} />
                <span>{ field.label }</span>
            </label>
            { hint }
            { told::at(&sheet.told, path, false) }
        </div>
    }
}

fn choose(
    sheet: &Sheet,
    field: &'static Field,
    values: &'static [(&'static str, &'static str)],
    value: &Value,
    path: &str,
) -> Html {
    let (put, at) = (sheet.put.clone(), path.to_owned());
    let onchange = move |event: Event| {
        let chosen = dom::select_value(&event);
        if values.iter().any(|(value, _)| *value == chosen) {
            put.emit((at.clone(), Some(Value::from(chosen))));
        } else if chosen.is_empty() && field.optional {
            put.emit((at.clone(), None));
        }
    };
    let now = value.as_str().unwrap_or_default();
    let is_known = values.iter().any(|(value, _)| *value == now);
    let (described, hint) = hint(sheet, field, path);
    html! {
        <div class="field">
            <label class="field__label" for={id(path)}>{ label(field) }</label>
            <select class="input" id={id(path)} {onchange} aria-describedby={described} aria-invalid={told::is_wrong(&sheet.told, path).then_some("true")}>
                if field.optional { <option value="" selected={now.is_empty()}>{ "Left out" }</option> }
                if !(is_known || field.optional && now.is_empty()) { <option value={now.to_owned()} selected={true}>{ now }</option> }
                { for values.iter().map(|(value, words)| html! { <option value={*value} selected={*value == now}>{ *words }</option> }) }
            </select>
            { hint }
            { told::at(&sheet.told, path, false) }
        </div>
    }
}
