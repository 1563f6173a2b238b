//! The event of an entry line by line; a field that something is known of opens below its line.

use crate::components::icon::{Icon, Shape};
use crate::platform::task::{self, newest};
use crate::platform::{clipboard, dom};
use crate::store::engine::use_engine;
use door::{EventLine, EventRead, FieldRead, Knowledge, ReadEvent};
use pipeline::Sample;
use std::rc::Rc;
use yew::prelude::*;

/// The id of what is said of the field that is open.
const ABOUT_ID: &str = "field-about";

/// What is known of the fields of an event; `None` until the workshop has answered, and where it
/// does not.
#[hook]
pub fn use_fields(sample: Option<Rc<Sample>>) -> Option<Rc<EventRead>> {
    let engine = use_engine();
    let read = use_state(|| None::<(Rc<Sample>, Rc<EventRead>)>);
    {
        let read = read.setter();
        use_effect_with(sample.clone(), move |sample| {
            let (newest, leave) = newest();
            if let Some(sample) = sample.clone() {
                task::spawn(async move {
                    engine.teach().await;
                    let asked = ReadEvent(sample.text.to_string());
                    if let Ok(answer) = engine.ask(asked).await
                        && newest.get()
                    {
                        read.set(Some((sample, Rc::new(answer))));
                    }
                });
            }
            leave
        });
    }
    let (of, read) = read.as_ref()?;
    (Some(of) == sample.as_ref()).then(|| read.clone())
}

/// Which fields are explained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Explained {
    /// None.
    #[default]
    Nothing,
    /// The one of this line.
    Line(usize),
    /// Every one.
    All,
}

impl Explained {
    /// Whether that of a line is.
    fn has(self, line: usize) -> bool {
        match self {
            Explained::Nothing => false,
            Explained::Line(open) => open == line,
            Explained::All => true,
        }
    }

    /// What pressing the field of a line makes of it.
    fn pressed(self, line: usize) -> Self {
        match self {
            Explained::Line(open) if open == line => Explained::Nothing,
            _ => Explained::Line(line),
        }
    }
}

/// What a [`Fields`] takes.
#[derive(PartialEq, Properties)]
pub struct FieldsProps {
    /// The event.
    pub sample: Rc<Sample>,
    /// What is known of it.
    pub read: Option<Rc<EventRead>>,
}

/// The event, with its lines as soon as they are known.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let explained = use_state(Explained::default);
    let onchange = {
        let explained = explained.setter();
        Callback::from(move |next| explained.set(next))
    };
    match props.read.clone() {
        Some(read) => html! { <FieldsView {read} explained={*explained} {onchange} /> },
        None => html! {
            <pre class="code" tabindex="0" aria-label="The event as JSON">{ props.sample.text.to_string() }</pre>
        },
    }
}

/// What a [`FieldsView`] takes.
#[derive(PartialEq, Properties)]
pub struct FieldsViewProps {
    /// The event and what is known of it.
    pub read: Rc<EventRead>,
    /// What is explained.
    pub explained: Explained,
    /// Takes what shall be.
    pub onchange: Callback<Explained>,
}

/// The lines.
#[component]
pub fn FieldsView(props: &FieldsViewProps) -> Html {
    let FieldsViewProps {
        read,
        explained,
        onchange,
    } = props;
    let is_all = *explained == Explained::All;
    let all = onchange.reform(move |_: MouseEvent| match is_all {
        true => Explained::Nothing,
        false => Explained::All,
    });
    let copied = use_state(|| "");
    let copy = {
        let (read, copied) = (read.clone(), copied.setter());
        move |_: MouseEvent| {
            let lines: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
            let (text, copied) = (lines.join("\n"), copied.clone());
            task::spawn(async move {
                copied.set(match clipboard::copy(&text).await {
                    Ok(()) => "Copied.",
                    Err(_) => "The browser did not allow copying.",
                });
            });
        }
    };
    // Up and down go from field to field, as in a list.
    let places: Vec<usize> = (read.lines.iter().enumerate())
        .filter_map(|(at, line)| line.field.as_ref().map(|_| at))
        .collect();
    let onkeydown = move |event: KeyboardEvent| {
        let here = places.iter().position(|at| dom::has_focus(&key_id(*at)));
        let next = match event.key().as_str() {
            "ArrowDown" => here.map(|here| here + 1),
            "ArrowUp" => here.and_then(|here| here.checked_sub(1)),
            _ => return,
        };
        if let Some(at) = next.and_then(|next| places.get(next)) {
            event.prevent_default();
            dom::focus(&key_id(*at));
        }
    };
    html! {
        <div class="fields" data-ready="fields">
            <div class="row">
                <button type="button" class="button" onclick={all} aria-pressed={is_all.to_string()}>
                    <Icon shape={Shape::Info} />{ "Explain every field" }
                </button>
                <button type="button" class="button button--bare" onclick={copy}><Icon shape={Shape::Copy} />{ "Copy the event" }</button>
                <span class="small" role="status">{ *copied }</span>
            </div>
            <p class="small quiet">{ from(read.knowledge) }</p>
            <ol role="list" class="fields__lines code" aria-label="The event as JSON, line by line" {onkeydown}>
                { for read.lines.iter().enumerate().map(|(at, each)| line(at, each, *explained, onchange)) }
            </ol>
        </div>
    }
}

/// The id of the button of a line.
fn key_id(at: usize) -> String {
    format!("field-{at}")
}

fn line(at: usize, line: &EventLine, explained: Explained, onchange: &Callback<Explained>) -> Html {
    let Some(field) = &line.field else {
        return html! { <li key={at} class="fields__line">{ &line.text }</li> };
    };
    let (start, end) = field.key;
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let is_open = explained.has(at);
    let onclick = onchange.reform(move |_: MouseEvent| explained.pressed(at));
    let about = match explained {
        Explained::All => format!("{ABOUT_ID}-{at}"),
        _ => ABOUT_ID.to_owned(),
    };
    html! {
        <li key={at} class="fields__line">
            { part(line.text.get(..start)) }
            <button type="button" id={key_id(at)} class="fields__key" data-field={field.path.clone()} {onclick}
                aria-expanded={is_open.to_string()} aria-controls={is_open.then(|| about.clone())}>{ part(line.text.get(start..end)) }</button>
            { part(line.text.get(end..)) }
            if is_open { { self::about(about, field) } }
        </li>
    }
}

/// What is known of a field; nothing is said of what is not.
fn about(id: String, field: &FieldRead) -> Html {
    let presence = match field.is_required {
        true => "Always there",
        false => "Not always there",
    };
    html! {
        <div {id} class="fields__about">
            <p class="mono small">{ &field.path }</p>
            if !field.description.is_empty() { <p>{ &field.description }</p> }
            <p class="small quiet">
                if !field.type_name.is_empty() { { capital(&field.type_name) }{ " · " } }
                { presence }
            </p>
            if !field.values.is_empty() {
                <p class="small">
                    { if field.is_closed { "Values: " } else { "Some values: " } }
                    { for field.values.iter().enumerate().map(|(at, value)| html! {
                        <>{ if at > 0 { ", " } else { "" } }<code>{ value }</code></>
                    }) }
                </p>
            }
        </div>
    }
}

/// A word with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Where what is said comes from, and how far it can be trusted.
fn from(knowledge: Option<Knowledge>) -> &'static str {
    match knowledge {
        None => {
            "Press a marked field to read what it tells. Of this kind of event only the fields at the top are known."
        }
        Some(Knowledge::Schema) => {
            "Press a marked field to read what it tells. AWS makes its schema of this event from examples: other fields and values may occur."
        }
        Some(Knowledge::Both) => {
            "Press a marked field to read what it tells, by AWS's schema, which is made from examples, and by AWS's documentation."
        }
        Some(Knowledge::Documentation) => {
            "Press a marked field to read what it tells, by AWS's documentation of the event."
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
