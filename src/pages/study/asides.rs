//! What goes with a question without being an answer: the flag, undo, the note, a report, the keys.

use super::keys::HELP_ID;
use super::names::NamesSwitch;
use super::note::Note;
use super::report::Report;
use crate::components::icon::{Icon, Shape};
use crate::platform::dialog;
use crate::store::settings::use_settings;
use quiz::Question;
use quiz::study::Deed;
use std::rc::Rc;
use yew::prelude::*;

/// What an [`Asides`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct AsidesProps {
    /// The question.
    pub(super) question: Rc<Question>,
    /// Whether it is flagged.
    pub(super) is_flagged: bool,
    /// The person's note.
    pub(super) note: Option<AttrValue>,
    /// Flags it, or takes the flag off.
    pub(super) flag: Callback<()>,
    /// Takes the last deed back.
    pub(super) undo: Callback<()>,
    /// What that was; `None` where there is nothing to take back.
    pub(super) undoable: Option<&'static str>,
    /// Puts a deed into the log.
    pub(super) record: Callback<Deed>,
    /// The numbers of the chosen options.
    pub(super) picks: Vec<usize>,
    /// The version of the bank.
    pub(super) bank_version: AttrValue,
    /// Whether the question is the person's own.
    pub(super) is_own: bool,
}

/// A row of buttons, and what they open.
#[component]
pub(super) fn Asides(props: &AsidesProps) -> Html {
    let has_keys = use_settings().single_keys;
    let help = |_: MouseEvent| {
        dialog::show_modal(HELP_ID);
    };
    let undo_name = props
        .undoable
        .map_or_else(|| "Undo".to_owned(), |what| format!("Undo: {what}"));
    html! {
        <section class="asides" aria-label="This question">
            <div class="row">
                <button type="button" class="button button--bare" aria-pressed={props.is_flagged.to_string()}
                    onclick={props.flag.reform(|_: MouseEvent| ())} id="flag">
                    <Icon shape={Shape::Flag} />{ "Flag" }
                </button>
                <button type="button" class="button button--bare" aria-disabled={props.undoable.is_none().to_string()}
                    onclick={props.undo.reform(|_: MouseEvent| ())} id="undo">
                    <Icon shape={Shape::Undo} />{ undo_name }
                </button>
                if !props.is_own {
                    <NamesSwitch />
                }
                <button type="button" class="button button--bare" onclick={help}>
                    <Icon shape={Shape::Keyboard} />{ if has_keys { "Keys (?)" } else { "Keys" } }
                </button>
            </div>
            <Note key={props.question.id.clone()} id={props.question.id.clone()} note={props.note.clone()} record={props.record.clone()} />
            if !props.is_own {
                <Report question={props.question.clone()} picks={props.picks.clone()} bank_version={props.bank_version.clone()} />
            }
        </section>
    }
}
