//! The dialog in which a running exam is given more time.

use super::keys::EXTEND_ID;
use crate::platform::dialog;
use quiz::exam::Deed;
use yew::prelude::*;

/// The minutes that can be added at once, as often as one likes.
const MINUTES: [u16; 3] = [10, 30, 60];

#[derive(PartialEq, Properties)]
pub(super) struct ExtendProps {
    pub(super) act: Callback<Deed>,
}

/// Says what it means for the result; the button that takes the focus is the one that changes
/// nothing.
#[component]
pub(super) fn Extend(props: &ExtendProps) -> Html {
    let back = |_: MouseEvent| dialog::close(EXTEND_ID);
    let add = |minutes: u16| {
        let onclick = props.act.reform(move |_: MouseEvent| {
            dialog::close(EXTEND_ID);
            Deed::Extended { minutes }
        });
        html! { <button type="button" class="button" {onclick}>{ format!("Add {minutes} minutes") }</button> }
    };
    html! {
        <dialog id={EXTEND_ID} class="dialog" aria-labelledby="exam-extend-heading" data-dialog="extend">
            <h2 id="exam-extend-heading">{ "More time?" }</h2>
            <div class="stack">
                <p>{ "The clock goes on from where it is, with the minutes that you add. You can do this again." }</p>
                <p class="quiet">{ "The result will say that time was added, since the exam itself gives none." }</p>
            </div>
            <div class="row">
                <button type="button" class="button" onclick={back}>{ "Leave it as it is" }</button>
                { for MINUTES.into_iter().map(add) }
            </div>
        </dialog>
    }
}

/// The button that opens the dialog.
pub(super) fn more_time() -> Html {
    let open = |_: MouseEvent| {
        dialog::show_modal(EXTEND_ID);
    };
    html! { <button type="button" class="button" onclick={open}>{ "More time" }</button> }
}
