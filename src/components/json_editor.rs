//! A text area for JSON, with what is wrong with it below.

use super::diagnostics::{Diagnostics, Finding};
use crate::platform::{dom, utf16};
use pattern::{Severity, Span};
use yew::prelude::*;

/// What a [`JsonEditor`] takes.
#[derive(PartialEq, Properties)]
pub struct JsonEditorProps {
    /// The id of the text area.
    pub id: AttrValue,
    /// What the text is.
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// Takes the text after every change.
    pub oninput: Callback<String>,
    /// What is wrong with the text.
    pub findings: Vec<Finding>,
    /// Height in lines.
    #[prop_or(8)]
    pub rows: u32,
}

/// The editor.
#[component]
pub fn JsonEditor(props: &JsonEditorProps) -> Html {
    let oninput = {
        let oninput = props.oninput.clone();
        move |event: InputEvent| oninput.emit(dom::input_text(&event))
    };
    let list = format!("{}-diagnostics", props.id);
    let invalid = props
        .findings
        .iter()
        .any(|found| found.severity == Severity::Error);
    let ongo = {
        let (id, text) = (props.id.clone(), props.text.clone());
        Callback::from(move |span: Span| {
            let place = |byte| utf16::from_byte(&text, byte);
            dom::select_range(&id, place(span.start), place(span.end));
        })
    };
    html! {
        <div class="editor">
            <label class="field__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <textarea class="editor__text" id={props.id.clone()} rows={props.rows.to_string()} value={props.text.clone()}
                {oninput} spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
                aria-invalid={invalid.to_string()} aria-describedby={list.clone()} />
            <Diagnostics id={list} text={props.text.clone()} findings={props.findings.clone()} {ongo} />
        </div>
    }
}
