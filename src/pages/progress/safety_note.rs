//! What is to be said of the safety of the data where something was finished: what the browser
//! answered when it was asked to keep it, and a reminder to save a file.

use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::clock;
use crate::store::progress::use_progress;
use crate::store::safety::{
    Exported, SafetyAction, reminder, use_export, use_persistence, use_safety,
};
use yew::prelude::*;

/// What the note takes.
#[derive(PartialEq, Properties)]
pub(crate) struct SafetyNoteProps {
    /// Whether something was finished that is worth being kept: the browser is then asked, once.
    pub(crate) finished: bool,
}

/// The note; nothing where there is nothing to say.
#[component]
pub(crate) fn SafetyNote(props: &SafetyNoteProps) -> Html {
    let (safety, progress) = (use_safety(), use_progress());
    use_persistence(&safety, props.finished);
    let (exported, save) = use_export(&safety);
    let opened = *use_memo((), |()| clock::now_ms());
    let due = reminder(progress.log(), &safety, opened).filter(|_| safety.is_restored());
    // Only in the visit in which it was asked.
    let said = safety.asked_at.filter(|at| *at >= opened);
    let put_off = {
        let dispatcher = safety.dispatcher();
        move |_: MouseEvent| dispatcher.dispatch(SafetyAction::PutOff(clock::now_ms()))
    };
    html! {
        <div role="status" class="stack safety">
            if said.is_some() {
                <p class="small quiet" id="persisted">{ match safety.is_promised {
                    Some(true) => "The browser has promised not to clear what you did here by itself.",
                    Some(false) => "The browser has not promised to keep what you did here: save a file of it now and then, under Settings.",
                    None => "This browser knows no promise to keep what you did here: save a file of it now and then, under Settings.",
                } }</p>
            }
            { how_it_went(&exported) }
            if let Some(answers) = due {
                <Notice signal={Signal::Amber} action={html! {
                    <span class="row">
                        <button type="button" class="button" id="backup-now" onclick={save.reform(|_: MouseEvent| ())}><Icon shape={Shape::Download} />{ "Save a file" }</button>
                        <button type="button" class="button button--bare" id="backup-later" onclick={put_off}>{ "In a week" }</button>
                    </span>
                }}>
                    <p>{ format!("{answers} of your answers are in this browser only. A file of everything keeps them whatever happens to it.") }</p>
                </Notice>
            }
        </div>
    }
}

/// How saving the file went.
pub(crate) fn how_it_went(exported: &Exported) -> Html {
    match exported {
        None => Html::default(),
        Some(Ok(name)) => html! { <p>{ format!("The file {name} is with your downloads.") }</p> },
        Some(Err(error)) => html! { <Notice signal={Signal::Red}><p>{ error }</p></Notice> },
    }
}
