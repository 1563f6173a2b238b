//! Where a file is dropped, chosen or pasted.

use super::{CHOOSE_ID, PASTED, Wish};
use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::platform::files::{self, MOST_BYTES};
use crate::store::bulk::{BulkState, Stage};
use yew::prelude::*;

/// The id of the input behind the button.
const INPUT_ID: &str = "bulk-file";

/// The place for the file: with all that is to say at first, later only with its buttons.
pub(super) fn give(state: &BulkState, wish: &Callback<Wish>) -> Html {
    let is_empty = state.stage == Stage::Empty;
    let ondrop = {
        let wish = wish.clone();
        move |event: DragEvent| wish.emit(Wish::Give(files::dropped(&event, PASTED)))
    };
    // Without this the browser would not let anything be dropped.
    let ondragover = |event: DragEvent| event.prevent_default();
    let onchange = {
        let wish = wish.clone();
        move |event: Event| {
            let given = files::chosen(&event);
            if !given.is_empty() {
                wish.emit(Wish::Give(given));
            }
        }
    };
    let choose = |_| dom::click(INPUT_ID);
    let paste = wish.reform(|_| Wish::Paste);
    let forget = wish.reform(|_| Wish::Forget);
    let choose_word = if is_empty {
        "Choose a file"
    } else {
        "Choose another file"
    };
    html! {
        <div class={classes!("bulk__give", (!is_empty).then_some("bulk__give--small"))} {ondrop} {ondragover}>
            if is_empty {
                <p><strong>{ "Which of your events would these rules take?" }</strong></p>
                <p>{ "Drop a file here, choose one, or paste its text: events as JSON, one a line or in an array, or a CloudTrail log file, also compressed (.gz). Its records are turned into the events that EventBridge makes of them." }</p>
                <p class="small quiet">{ format!("Up to {} MB. The file is read in this browser and nowhere else: nothing of it is sent or stored.", MOST_BYTES / 1024 / 1024) }</p>
            }
            <div class="row">
                <input type="file" class="visually-hidden" id={INPUT_ID} tabindex="-1" aria-hidden="true" {onchange}
                    accept=".json,.jsonl,.ndjson,.log,.txt,.gz,application/json,application/gzip" />
                <button type="button" class="button" id={CHOOSE_ID} onclick={choose}>
                    <Icon shape={Shape::Plus} />{ choose_word }
                </button>
                <button type="button" class="button" onclick={paste}>{ "Paste" }</button>
                if state.stage == Stage::Ready {
                    <button type="button" class="button button--bare" onclick={forget}>{ "Forget the file" }</button>
                }
            </div>
        </div>
    }
}
