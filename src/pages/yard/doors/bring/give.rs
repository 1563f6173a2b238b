//! Where a text is pasted, and a file dropped or chosen.

use super::TEXT_ID;
use super::form::{BringForm, Change, MOST_BYTES, MOST_SHOWN};
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::dom;
use crate::platform::files::{self, Given};
use yew::prelude::*;

/// The id of the input behind the button.
const INPUT_ID: &str = "in-file";

/// What a [`Give`] takes.
#[derive(PartialEq, Properties)]
pub struct GiveProps {
    /// What may be given, as a sentence.
    pub what: &'static str,
    /// The most bytes that it may have.
    #[prop_or(MOST_BYTES)]
    pub most: usize,
    /// What was given.
    pub form: BringForm,
    /// Takes a change.
    pub onchange: Callback<Change>,
    /// Takes files.
    pub ongiven: Callback<Vec<Given>>,
}

/// The place for text and file.
#[component]
pub fn Give(props: &GiveProps) -> Html {
    let form = &props.form;
    let ongiven = {
        let ongiven = props.ongiven.clone();
        Callback::from(move |given: Vec<Given>| {
            if !given.is_empty() {
                ongiven.emit(given);
            }
        })
    };
    let ondrop = ongiven.reform(|event: DragEvent| files::dropped(&event, "Dropped text"));
    // A text that would not stand in the text area is not laid out there first.
    let onpaste =
        ongiven.reform(|event: Event| files::pasted_large(&event, "Pasted text", MOST_SHOWN));
    let onfile = ongiven.reform(|event: Event| files::chosen(&event));
    let oninput = props
        .onchange
        .reform(|event: InputEvent| Change::Text(dom::input_text(&event)));
    html! {
        <div class="doors__give stack" {ondrop} {onpaste} ondragover={|event: DragEvent| event.prevent_default()}>
            <p>{ props.what }<span class="quiet">{ format!(" Up to {} MB.", props.most / 1024 / 1024) }</span></p>
            if form.is_shown() {
                <label class="visually-hidden" for={TEXT_ID}>{ "Text to import" }</label>
                <textarea class="input input--mono doors__area" id={TEXT_ID} rows="10" value={form.text.clone()} {oninput}
                    spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" />
            } else {
                <p data-large="">{ format!("The text has {} KB, so it is not shown here.", form.text.len() / 1_000) }</p>
            }
            <p class="row">
                <input type="file" class="visually-hidden" id={INPUT_ID} tabindex="-1" aria-hidden="true" onchange={onfile} multiple=true
                    accept=".json,.yaml,.yml,.template,.sh,.txt,application/json,text/plain" />
                <button type="button" class="button" onclick={|_| dom::click(INPUT_ID)}><Icon shape={Shape::Plus} />{ "Choose a file" }</button>
                if let Some(name) = &form.name { <span class="mono">{ name }</span> }
            </p>
            if let Some(problem) = &form.problem {
                <Notice signal={Signal::Red}><p role="alert">{ problem }</p></Notice>
            }
        </div>
    }
}
