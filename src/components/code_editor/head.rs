//! The line above an editor: its label, and what can be done in it.

use super::CodeEditorProps;
use crate::components::icon::{Icon, Shape};
use yew::prelude::*;

/// The editor's keys and what they do.
const KEYS: &[(&str, &str)] = &[
    ("Ctrl-Space", "offers what can stand here"),
    (
        "Ctrl-I",
        "explains what the caret is on; pointing or tapping does too",
    ),
    ("Ctrl-.", "mends what is wrong at the caret"),
    ("Shift-Alt-F", "lays the text out"),
    ("Ctrl-F", "finds"),
    ("Ctrl-Z, Ctrl-Y", "take a change back, make it again"),
    ("Ctrl-Shift-[, Ctrl-Shift-]", "fold and unfold"),
    ("Tab", "leaves the editor"),
];

/// The line; the keys are told where the editor is the one that has them.
pub(super) fn head(props: &CodeEditorProps, is_editor: bool, onformat: Callback<()>) -> Html {
    html! {
        <div class="editor__head">
            <label class="field__label" for={props.id.clone()}>{ props.label.clone() }</label>
            <div class="editor__tools">
                { keys(props, is_editor) }
                <button type="button" class="editor__tool" onclick={move |_| onformat.emit(())}>
                    <Icon shape={Shape::Align} size={14} />{ "Format" }
                    <span class="visually-hidden">{ format!(" {}", props.label) }</span>
                </button>
            </div>
        </div>
    }
}

/// Room is kept for it while the text area has no such keys, so that nothing moves later.
fn keys(props: &CodeEditorProps, is_editor: bool) -> Html {
    let id = format!("{}-keys", props.id);
    let later = (!is_editor).then_some("editor__tool--later");
    html! {
        <>
            <button type="button" class={classes!("editor__tool", later)} popovertarget={id.clone()}>
                <Icon shape={Shape::Keyboard} size={14} />{ "Keys" }
                <span class="visually-hidden">{ format!(" in {}", props.label) }</span>
            </button>
            <div popover="auto" {id} class="editor__keys">
                <p class="editor__keyhead">{ format!("Keys in {}", props.label) }</p>
                <dl class="editor__keylist">
                    { for KEYS.iter().map(|(keys, what)| html! { <div><dt><kbd>{ *keys }</kbd></dt><dd>{ *what }</dd></div> }) }
                </dl>
                <p class="quiet small">{ "On a Mac, Command does what Ctrl does." }</p>
            </div>
        </>
    }
}
