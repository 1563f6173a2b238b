//! Deleting everything, after a second question.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::{dialog, page, task};
use crate::store::stores::use_storage;
use yew::prelude::*;

const DIALOG_ID: &str = "delete-everything";

#[derive(PartialEq, Properties)]
pub(super) struct DeleteProps {
    /// Saves a file of everything.
    pub(super) save: Callback<()>,
}

/// The panel with its dialog; in that the button that changes nothing takes the focus.
#[component]
pub(super) fn Delete(props: &DeleteProps) -> Html {
    let storage = use_storage();
    let problem = use_state(|| None::<String>);
    let delete = {
        let problem = problem.setter();
        move |_: MouseEvent| {
            let Some(storage) = storage.clone() else {
                return;
            };
            let problem = problem.clone();
            task::spawn(async move {
                match storage.remove_everything().await {
                    // Every part of the page starts as on a first visit.
                    Ok(()) => page::reload(),
                    Err(error) => {
                        dialog::close(DIALOG_ID);
                        problem.set(Some(error.to_string()));
                    }
                }
            });
        }
    };
    let keep = |_: MouseEvent| dialog::close(DIALOG_ID);
    let ask = |_: MouseEvent| {
        dialog::show_modal(DIALOG_ID);
    };
    html! {
        <section class="panel stack">
            <h2>{ "Delete everything" }</h2>
            <p>{ "Answers, exams, yards, your own questions and settings, as if you had never been here. This cannot be undone." }</p>
            <p><button type="button" class="button" id="delete" onclick={ask}><Icon shape={Shape::Trash} />{ "Delete everything …" }</button></p>
            <div role="alert">
                if let Some(problem) = &*problem {
                    <Notice signal={Signal::Red}><p>{ format!("Nothing was deleted. {problem}") }</p></Notice>
                }
            </div>
            <dialog id={DIALOG_ID} class="dialog" aria-labelledby="delete-heading" data-dialog="delete">
                <h2 id="delete-heading">{ "Delete everything for good?" }</h2>
                <p>{ "Nothing of it can be brought back unless you have a file of it." }</p>
                <div class="row">
                    <button type="button" class="button button--main" onclick={keep}>{ "Keep my data" }</button>
                    <button type="button" class="button" onclick={props.save.reform(|_: MouseEvent| ())}><Icon shape={Shape::Download} />{ "Download it first" }</button>
                    <button type="button" class="button" id="delete-now" onclick={delete}><Icon shape={Shape::Trash} />{ "Delete it for good" }</button>
                </div>
            </dialog>
        </section>
    }
}
