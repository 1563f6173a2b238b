//! What a text would do to the yard, before it does.

use super::asks::asks;
use super::changes::changes;
use super::form::{BringForm, Change};
use super::{counted, source_name};
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::pages::yard::doors::remarks::{Lines, remarks};
use crate::platform::dom;
use door::{InMade, InRead};
use interop::{NotRead, Source};
use pattern::Span;
use std::rc::Rc;
use yew::prelude::*;

/// What can be done with it.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Read it otherwise.
    Change(Change),
    /// Show a place of the text.
    Show(Span),
    /// Take it.
    Take,
    /// Leave everything as it is.
    Clear,
}

/// What a [`Preview`] takes.
#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    /// What was given.
    pub form: BringForm,
    /// The latest answer.
    pub answer: Option<Result<Rc<InRead>, String>>,
    /// Whether it is about what was given as it is now.
    pub is_new: bool,
    /// A place of a text that does not stand in the text area.
    pub place: Option<Span>,
    /// Takes what is wished.
    pub onwish: Callback<Wish>,
}

/// The id of the lines around a place.
pub const EXCERPT_ID: &str = "in-excerpt";

/// The sources in the order in which they are offered.
const SOURCES: [Source; 4] = [
    Source::YardFile,
    Source::Link,
    Source::CloudFormation,
    Source::Cli,
];

/// The preview.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let (form, onwish) = (&props.form, &props.onwish);
    let onchange = onwish.reform(Wish::Change);
    let onshow = onwish.reform(Wish::Show);
    let said = match &props.answer {
        Some(Ok(read)) => match &read.made {
            Ok(made) => counted(made),
            Err(_) => "It was not read. Nothing has changed.".to_owned(),
        },
        Some(Err(_)) => "There is no answer. Nothing has changed.".to_owned(),
        None => "Reading …".to_owned(),
    };
    html! {
        <div class="stack" data-preview={props.is_new.then_some("")}>
            { choices(form, &onchange) }
            <p role="status" data-said=""><strong>{ said }</strong></p>
            {
                match &props.answer {
                    None => Html::default(),
                    Some(Err(error)) => html! { <Notice signal={Signal::Red}><p role="alert">{ error }</p></Notice> },
                    Some(Ok(read)) => match &read.made {
                        Err(not) => refused(not, form, &onshow),
                        Ok(made) => html! {
                            <>
                                { asks(made, &form.with, &onchange) }
                                { take(made, props.is_new, onwish) }
                                { remarks(&made.remarks, &form.text, Some(&onshow)) }
                                { changes(&made.changes) }
                            </>
                        },
                    },
                }
            }
            if let Some(span) = props.place { { excerpt(&form.text, span) } }
        </div>
    }
}

/// What it is read as, and where it goes.
fn choices(form: &BringForm, onchange: &Callback<Change>) -> Html {
    let onsource = onchange.reform(|event: Event| {
        let value = dom::select_value(&event);
        let found = SOURCES.iter().find(|source| source_name(**source) == value);
        Change::Source(found.copied())
    });
    let seems = format!(
        "{} (recognised)",
        source_name(interop::source_of(&form.text))
    );
    let to = |is_new: bool, text: &'static str| {
        let onchange = onchange.reform(move |_: Event| Change::AsNew(is_new));
        html! {
            <label class="row doors__to"><input type="radio" name="in-to" checked={form.is_new_yard() == is_new} {onchange} />{ text }</label>
        }
    };
    let whole = matches!(form.source(), Source::YardFile | Source::Link);
    html! {
        <div class="doors__choices">
            <div class="field">
                <label class="field__label" for="in-source">{ "Read as" }</label>
                <select class="input" id="in-source" onchange={onsource}>
                    <option value="" selected={form.chosen.is_none()}>{ seems }</option>
                    { for SOURCES.iter().map(|source| html! {
                        <option value={source_name(*source)} selected={form.chosen == Some(*source)}>{ source_name(*source) }</option>
                    }) }
                </select>
            </div>
            <fieldset class="doors__where">
                <legend class="field__label">{ "Put it" }</legend>
                { to(false, if whole { "in the place of the open yard" } else { "into the open yard" }) }
                { to(true, "into a new yard") }
            </fieldset>
        </div>
    }
}

fn take(made: &InMade, is_new: bool, onwish: &Callback<Wish>) -> Html {
    let is_nothing = made.changes.is_empty() && made.events.is_empty();
    let (ontake, onclear) = (
        onwish.reform(|_: MouseEvent| Wish::Take),
        onwish.reform(|_: MouseEvent| Wish::Clear),
    );
    html! {
        <p class="row">
            if is_nothing {
                <span>{ "It changes nothing." }</span>
            } else if is_new {
                <button type="button" class="button button--main" id="in-take" onclick={ontake}><Icon shape={Shape::ArrowRight} />{ "Take it" }</button>
            } else {
                <button type="button" class="button button--main" aria-disabled="true"><Icon shape={Shape::ArrowRight} />{ "Take it" }</button>
            }
            <button type="button" class="button button--bare" onclick={onclear}>{ "Leave everything as it is" }</button>
        </p>
    }
}

/// Why the text cannot be read at all.
fn refused(not: &NotRead, form: &BringForm, onshow: &Callback<Span>) -> Html {
    let action = not.span.map(|span| {
        let line = Lines::of(&form.text).number(span.start);
        let onclick = onshow.reform(move |_: MouseEvent| span);
        html! { <button type="button" class="button" {onclick}>{ format!("Show line {line}") }</button> }
    });
    html! {
        <Notice signal={Signal::Red} action={action.unwrap_or_default()}><p role="alert">{ short(&not.message) }</p></Notice>
    }
}

/// The most letters of a message; one may quote the text.
const LONG: usize = 2_000;

fn short(text: &str) -> String {
    text.chars().take(LONG).collect()
}

/// Lines around a place that are shown.
const AROUND: usize = 2;
/// Letters of a line that are shown.
const WIDE: usize = 200;

/// The lines around a place, with their numbers.
fn excerpt(text: &str, span: Span) -> Html {
    let at = Lines::of(text).number(span.start);
    let first = at.saturating_sub(AROUND + 1);
    let lines = text.lines().enumerate().skip(first).take(2 * AROUND + 1);
    let shown = lines.map(|(number, line)| {
        let line: String = line.chars().take(WIDE).collect();
        format!("{:>6} {line}\n", number + 1)
    });
    html! {
        <pre class="doors__text" id={EXCERPT_ID} tabindex="0" role="region" aria-label={format!("Line {at}")}>{ shown.collect::<String>() }</pre>
    }
}
