//! The dialog in which an exam is handed in.

use super::super::words;
use super::keys::SUBMIT_ID;
use crate::platform::dialog;
use quiz::exam::{Attempt, Deed};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SubmitProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
}

/// Says what is unanswered; the button that takes the focus is the one that changes nothing.
#[component]
pub(super) fn Submit(props: &SubmitProps) -> Html {
    let (unanswered, marked) = (
        props.attempt.unanswered().len(),
        props.attempt.marked().len(),
    );
    let back = |_: MouseEvent| dialog::close(SUBMIT_ID);
    let submit = {
        let act = props.act.clone();
        move |_: MouseEvent| {
            dialog::close(SUBMIT_ID);
            act.emit(Deed::Submitted);
        }
    };
    html! {
        <dialog id={SUBMIT_ID} class="dialog" aria-labelledby="exam-submit-heading" data-dialog="submit">
            <h2 id="exam-submit-heading">{ "Hand in this exam?" }</h2>
            <div class="stack">
                <p>{ match unanswered {
                    0 => "Every question has an answer.".to_owned(),
                    n => format!("{} of {} {} unanswered. Unanswered counts as wrong, and a guess costs nothing.",
                        n, words::count(props.attempt.responses.len(), "question"), if n == 1 { "is" } else { "are" }),
                } }</p>
                if marked > 0 {
                    <p>{ format!("{} {} still marked for review.", words::count(marked, "question"), if marked == 1 { "is" } else { "are" }) }</p>
                }
                <p class="quiet">{ "After this no answer can be changed." }</p>
            </div>
            <div class="row">
                <button type="button" class="button" onclick={back}>{ "Go back" }</button>
                <button type="button" class="button button--main" onclick={submit}>{ "Hand in" }</button>
            </div>
        </dialog>
    }
}
