//! The person's own note on a question.

use crate::platform::dom;
use crate::platform::timeout::Debounce;
use quiz::study::Deed;
use yew::prelude::*;

/// So many quiet milliseconds after the last key a note is kept.
const PAUSE: u32 = 600;

/// What a [`Note`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct NoteProps {
    /// The question's id.
    pub(super) id: AttrValue,
    /// The note as it is kept.
    pub(super) note: Option<AttrValue>,
    /// Puts a deed into the log.
    pub(super) record: Callback<Deed>,
}

/// A text area that keeps what is written in it: a moment after the last key, and when it is left.
#[component]
pub(super) fn Note(props: &NoteProps) -> Html {
    let kept = props.note.clone().unwrap_or_default();
    // What is written and not kept yet.
    let draft = use_state(|| None::<AttrValue>);
    let is_open = use_state(|| !kept.is_empty());
    let debounce = use_memo((), |()| Debounce::new(PAUSE));
    {
        let draft = draft.setter();
        use_effect_with(kept.clone(), move |_| draft.set(None));
    }
    {
        let debounce = debounce.clone();
        use_effect_with((), move |()| move || debounce.flush());
    }
    let oninput = {
        let (debounce, draft, record) = (debounce.clone(), draft.setter(), props.record.clone());
        let (id, kept) = (props.id.to_string(), kept.clone());
        move |event: InputEvent| {
            let text = dom::input_text(&event);
            draft.set(Some(text.clone().into()));
            let (record, question, kept) = (record.clone(), id.clone(), kept.clone());
            debounce.call(move || {
                if text != kept.as_str() {
                    record.emit(Deed::Noted { question, text });
                }
            });
        }
    };
    let onchange = {
        let debounce = debounce.clone();
        move |_: Event| debounce.flush()
    };
    let ontoggle = {
        let is_open = is_open.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            is_open.set(!*is_open);
        }
    };
    let state = match (&*draft, kept.is_empty()) {
        (Some(draft), _) if *draft != kept => "Keeping …",
        (_, true) => "",
        (_, false) => "Kept in this browser.",
    };
    html! {
        <details class="note" open={*is_open}>
            <summary onclick={ontoggle}>{ "Your note" }</summary>
            <label class="visually-hidden" for="note">{ "Your note on this question" }</label>
            <textarea class="input note__text" id="note" rows="3" value={draft.as_ref().unwrap_or(&kept).clone()} {oninput} {onchange} />
            <p class="quiet small" role="status">{ state }</p>
        </details>
    }
}
