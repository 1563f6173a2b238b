//! A person's data: where it is kept and how safely, a file of it, a file brought in, what was set
//! aside, and deleting all of it.

use super::delete::Delete;
use super::import::Import;
use super::set_aside::SetAside;
use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::pages::progress::safety_note::how_it_went;
use crate::platform::{clock, task};
use crate::store::progress::use_progress;
use crate::store::safety::{SafetyAction, SavedSafety, reminder, use_export, use_safety};
use crate::store::stores::use_storage;
use yew::prelude::*;

const DAY: u64 = 86_400_000;

/// The panel.
#[component]
pub(super) fn YourData() -> Html {
    let (storage, safety, progress) = (use_storage(), use_safety(), use_progress());
    let (exported, save) = use_export(&safety);
    let now = clock::now_ms();
    let due = reminder(progress.log(), &safety, now).filter(|_| safety.is_restored());
    let ask = {
        let (storage, dispatcher) = (storage.clone(), safety.dispatcher());
        move |_: MouseEvent| {
            let Some(storage) = storage.clone() else {
                return;
            };
            let dispatcher = dispatcher.clone();
            task::spawn(async move {
                let said = storage.persist().await;
                dispatcher.dispatch(SafetyAction::Asked(clock::now_ms(), said));
            });
        }
    };
    html! {
        <>
            <section class="panel stack" id="your-data" data-ready={safety.is_restored().then_some("your-data")}>
                <h2>{ "Your data" }</h2>
                <p>{ "Rules, events and answers are kept in this browser and nowhere else. Clearing the browser's site data deletes them: keep a file of what is dear to you." }</p>
                if let Some(storage) = &storage { <p class="quiet">{ storage.durability().to_string() }</p> }
                <div role="status" class="stack">{ promise(&safety) }</div>
                if safety.is_promised != Some(true) {
                    <p><button type="button" class="button" id="ask-persist" onclick={ask}>{ "Ask the browser to keep it" }</button></p>
                }
                <h3>{ "A file of everything" }</h3>
                <p>{ last(&safety, due, now) }</p>
                <p>
                    <button type="button" class="button" id="export" onclick={save.reform(|_: MouseEvent| ())}><Icon shape={Shape::Download} />{ "Download all of it" }</button>
                </p>
                <div role="status">{ how_it_went(&exported) }</div>
                <SetAside />
            </section>
            <Import />
            <Delete save={save.clone()} />
        </>
    }
}

/// What the browser said when it was asked to keep the data.
pub(super) fn promise(safety: &SavedSafety) -> Html {
    match (safety.asked_at, safety.is_promised) {
        (Some(_), Some(true)) => html! {
            <p class="row"><Chip signal={Signal::Green} text="Promised" /><span>{ "The browser will not clear your data by itself." }</span></p>
        },
        (Some(_), Some(false)) => html! {
            <p class="row"><Chip signal={Signal::Amber} text="Not promised" /><span>{ "The browser may clear your data when it needs room or when you stay away for long. It often promises once you have set a bookmark or installed the page. A file is safe in any case." }</span></p>
        },
        (Some(_), None) => html! {
            <p class="row"><Chip signal={Signal::Amber} text="Not promised" /><span>{ "This browser knows no such promise: keep a file." }</span></p>
        },
        (None, _) => html! {
            <p class="quiet">{ "After your first finished round or exam the browser is asked not to clear your data by itself." }</p>
        },
    }
}

/// When the last file was saved, and whether it is time for another.
pub(super) fn last(safety: &SavedSafety, due: Option<usize>, now: u64) -> String {
    let when = safety.exported_at.map(|at| now.saturating_sub(at) / DAY);
    let when = match when {
        None => "You have not saved one yet.".to_owned(),
        Some(0) => "You saved the last one today.".to_owned(),
        Some(1) => "You saved the last one a day ago.".to_owned(),
        Some(days) => format!("You saved the last one {days} days ago."),
    };
    match due {
        None => when,
        Some(answers) => format!("{when} {answers} answers are in no file: it is time for one."),
    }
}
