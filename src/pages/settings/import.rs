//! Bringing a file in: chosen, read and compared first, then added; and taken back.

use super::preview::{problems, view};
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::platform::files::{self, Given, Pieces};
use crate::platform::storage::{Loaded, Storage};
use crate::platform::{clock, dom, page, task};
use crate::store::backup::{
    self, Backup, Changes, MOST_BYTES, NotDone, Problem, RECEIPT, RECEIPT_PART, Receipt,
};
use crate::store::stores::use_storage;
use std::rc::Rc;
use yew::prelude::*;

const INPUT_ID: &str = "import-file";

/// A file and what it would change.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opened {
    pub(super) name: String,
    pub(super) backup: Backup,
    pub(super) changes: Changes,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Nothing,
    Reading,
    Refused(String, Problem),
    Opened(Rc<Opened>),
    Adding,
    Failed(String),
}

/// The panel.
#[component]
pub(super) fn Import() -> Html {
    let storage = use_storage();
    let state = use_state(|| State::Nothing);
    let take_settings = use_state(|| false);
    let receipt = use_state(|| None::<Receipt>);
    {
        let receipt = receipt.setter();
        use_effect_with(storage.clone(), move |storage| {
            if let Some(storage) = storage.clone() {
                task::spawn(async move {
                    if let Loaded::Value(found) = storage.load::<Receipt>(RECEIPT).await {
                        receipt.set(Some(found));
                    }
                });
            }
        });
    }
    let open = {
        let (storage, state) = (storage.clone(), state.setter());
        Callback::from(move |given: Vec<Given>| {
            let (Some(storage), Some(given)) = (storage.clone(), given.into_iter().next()) else {
                return;
            };
            let state = state.clone();
            state.set(State::Reading);
            task::spawn(async move {
                let name = given.name().to_owned();
                state.set(match opened(&storage, &given).await {
                    Ok(opened) => State::Opened(Rc::new(opened)),
                    Err(problem) => State::Refused(name, problem),
                });
            });
        })
    };
    let add = {
        let (storage, state, take) = (storage.clone(), state.clone(), *take_settings);
        move |_: MouseEvent| {
            let (Some(storage), State::Opened(opened)) = (storage.clone(), &*state) else {
                return;
            };
            let (opened, state) = (opened.clone(), state.setter());
            state.set(State::Adding);
            task::spawn(async move {
                let receipt = Receipt {
                    at: clock::now_ms(),
                    file: opened.name.clone(),
                    ..Receipt::default()
                };
                match backup::add(&storage, &opened.changes, take, receipt).await {
                    // Every part of the page shows what is stored now.
                    Ok(()) => page::reload(),
                    Err(not) => state.set(State::Failed(stopped(&not))),
                }
            });
        }
    };
    let cancel = {
        let state = state.setter();
        move |_: MouseEvent| {
            dom::focus("import");
            state.set(State::Nothing);
        }
    };
    let ondrop = open.reform(|event: DragEvent| files::dropped(&event, "dropped.json"));
    let onchange = open.reform(|event: Event| files::chosen(&event));
    let onsettings = {
        let take = take_settings.setter();
        Callback::from(move |take_them: bool| take.set(take_them))
    };
    html! {
        <section class="panel stack" {ondrop} ondragover={|event: DragEvent| event.prevent_default()}>
            <h2>{ "Bring a file in" }</h2>
            <p>{ "A file that Eventyard wrote, from another browser or from before. You see first what it would add; nothing that is here is replaced." }</p>
            <p class="row">
                <input type="file" class="visually-hidden" id={INPUT_ID} tabindex="-1" aria-hidden="true" accept=".json,application/json" {onchange} />
                <button type="button" class="button" id="import" onclick={|_| dom::click(INPUT_ID)}><Icon shape={Shape::Plus} />{ "Choose a file" }</button>
            </p>
            <div role="status" class="stack" id="import-status">
                {
                    match &*state {
                        State::Nothing => Html::default(),
                        State::Reading => html! { <p>{ "Reading the file …" }</p> },
                        State::Adding => html! { <p>{ "Adding what is new …" }</p> },
                        State::Failed(text) => html! { <Notice signal={Signal::Red}><p>{ text }</p></Notice> },
                        State::Refused(name, problem) => html! {
                            <Notice signal={Signal::Red}>
                                <p><strong>{ format!("“{name}” was not taken. Nothing has changed.") }</strong></p>
                                { problems(std::slice::from_ref(problem)) }
                            </Notice>
                        },
                        State::Opened(opened) => view(opened, *take_settings, &onsettings),
                    }
                }
            </div>
            if let State::Opened(opened) = &*state {
                <p class="row">
                    if !opened.changes.is_empty() || (*take_settings && opened.changes.settings.is_some()) {
                        <button type="button" class="button button--main" id="import-add" onclick={add}>{ "Add it" }</button>
                    }
                    <button type="button" class="button" onclick={cancel}>{ "Leave everything as it is" }</button>
                </p>
            }
            if let Some(receipt) = &*receipt { <Last receipt={receipt.clone()} /> }
        </section>
    }
}

/// What is to be said of a file of which a part was not stored.
fn stopped(not: &NotDone) -> String {
    let (part, error) = (not.part, &not.error);
    if part == RECEIPT_PART {
        format!(
            "Everything was added, but it cannot be taken back: no note of it was kept. {error}"
        )
    } else {
        format!(
            "It stopped at {part}. What came before was added; load the page anew to see it, or to take it back. {error}"
        )
    }
}

/// Reads a file and compares it with what is stored; its size is looked at first.
async fn opened(storage: &Storage, given: &Given) -> Result<Opened, Problem> {
    let whole = |what: String| Problem {
        place: "the file".to_owned(),
        what,
    };
    let large = || whole(format!("It has more than {} MB.", MOST_BYTES / 1024 / 1024));
    if given.bytes() > MOST_BYTES as u64 {
        return Err(large());
    }
    let mut pieces = Pieces::open(given)
        .await
        .map_err(|error| whole(error.to_string()))?;
    let mut bytes = Vec::new();
    while let Some(piece) = pieces
        .next()
        .await
        .map_err(|error| whole(error.to_string()))?
    {
        bytes.extend(piece);
        if bytes.len() > MOST_BYTES {
            return Err(large());
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| whole("It is no text.".to_owned()))?;
    let backup = backup::read(&text, clock::now_ms())?;
    let changes = Changes::of(&backup, &backup::stored(storage).await);
    Ok(Opened {
        name: given.name().to_owned(),
        backup,
        changes,
    })
}

#[derive(PartialEq, Properties)]
struct LastProps {
    receipt: Receipt,
}

/// The last import, and taking it back.
#[component]
fn Last(props: &LastProps) -> Html {
    let storage = use_storage();
    let problem = use_state(|| None::<String>);
    let receipt = &props.receipt;
    if receipt.is_taken_back {
        return html! { <p class="quiet" id="import-last">{ format!("“{}” was taken back.", receipt.file) }</p> };
    }
    let undo = {
        let (receipt, problem) = (receipt.clone(), problem.setter());
        move |_: MouseEvent| {
            let Some(storage) = storage.clone() else {
                return;
            };
            let (receipt, problem) = (receipt.clone(), problem.clone());
            task::spawn(async move {
                match backup::take_back(&storage, &receipt).await {
                    Ok(()) => page::reload(),
                    Err(not) => {
                        problem.set(Some(format!("It stopped at {}. {}", not.part, not.error)))
                    }
                }
            });
        }
    };
    html! {
        <div class="stack" id="import-last">
            <p>{ format!("“{}” was added.", receipt.file) }{ " What you did since then stays when you take it back." }</p>
            <p><button type="button" class="button" id="import-undo" onclick={undo}><Icon shape={Shape::Undo} />{ "Take it back" }</button></p>
            <div role="alert">{ for problem.iter().map(|text| html! { <p>{ text }</p> }) }</div>
        </div>
    }
}
