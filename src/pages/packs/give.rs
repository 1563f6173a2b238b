//! Where a pack is dropped or chosen.

use crate::components::icon::{Icon, Shape};
use crate::platform::dom;
use crate::platform::files::{self, Given};
use yew::prelude::*;

/// The id of the input behind the button.
const INPUT_ID: &str = "pack-file";

/// A place for files, with a button.
pub(super) fn give(onopen: &Callback<Vec<Given>>) -> Html {
    let open = |onopen: &Callback<Vec<Given>>, given: Vec<Given>| {
        if !given.is_empty() {
            onopen.emit(given);
        }
    };
    let ondrop = {
        let onopen = onopen.clone();
        move |event: DragEvent| open(&onopen, files::dropped(&event, "dropped.md"))
    };
    // Without this the browser would not let anything be dropped.
    let ondragover = |event: DragEvent| event.prevent_default();
    let onchange = {
        let onopen = onopen.clone();
        move |event: Event| open(&onopen, files::chosen(&event))
    };
    html! {
        <div class="bulk__give bulk__give--small" {ondrop} {ondragover}>
            <p>{ "Drop a Markdown file (.md) with one question here, or a zip file of such files, or choose one. It is read and checked in this browser and nowhere else." }</p>
            <p class="row">
                <input type="file" class="visually-hidden" id={INPUT_ID} tabindex="-1" aria-hidden="true" {onchange}
                    accept=".md,.zip,text/markdown,application/zip" />
                <button type="button" class="button button--main" onclick={|_| dom::click(INPUT_ID)}>
                    <Icon shape={Shape::Plus} />{ "Choose a file" }
                </button>
            </p>
        </div>
    }
}
