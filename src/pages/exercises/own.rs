//! Exercises of a person's own: those of the yards, one from a file, and the way to write one.

use super::begin::Begin;
use super::list::chip;
use crate::components::chip::Signal;
use crate::components::icon::{Icon, Shape};
use crate::components::notice::Notice;
use crate::pages::yard::doors::ask::{Asked, READ_MS, WORK_MS, use_asked};
use crate::pages::yard::doors::bring::form::{BringForm, Change, read};
use crate::pages::yard::doors::bring::give::Give;
use crate::pages::yard::doors::out::slug;
use crate::platform::{download, task};
use crate::route::Route;
use crate::store::exercises::{own_sheet, reached};
use crate::store::progress::use_progress;
use crate::store::yard::{Assignment, Document, Shelf, YardAction, use_yard};
use door::{ExerciseRead, ReadExercise};
use practice::exercise::Sheet;
use practice::exercise::own::MOST_BYTES;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The id of the heading.
const HEADING: &str = "own-heading";
/// How long a text has to be the same before it is read, in milliseconds.
const QUIET_MS: u32 = 250;

/// What the dock says of the file of an exercise.
pub(super) type Read = Asked<Result<ExerciseRead, String>>;

/// Has the file of an exercise of the person's own read.
#[hook]
pub(super) fn use_own(text: &str) -> Read {
    let text = text.to_owned();
    use_asked(Some(ReadExercise { text }), 0, WORK_MS)
}

/// What is shown of an exercise once it is read, and why it is not.
pub(super) fn own_sheet_of(read: &Read, shown: impl FnOnce(&Sheet) -> Html) -> Html {
    let Some(answer) = &read.answer else {
        return html! { <p class="quiet" role="status">{ "Reading the exercise …" }</p> };
    };
    let sheet = match answer.as_ref().map(|read| read.as_ref()) {
        Ok(Ok(read)) => own_sheet(read),
        Ok(Err(problem)) => Err(format!("This is no exercise that can be read. {problem}")),
        Err(problem) => Err(problem.clone()),
    };
    match sheet {
        Ok(sheet) => shown(&sheet),
        Err(problem) => {
            html! { <Notice signal={Signal::Red}><p role="alert">{ problem }</p></Notice> }
        }
    }
}

/// The name of the file of an exercise.
pub(super) fn file_name(title: &str) -> String {
    format!("{}.exercise.json", slug(title))
}

/// The panel.
#[component]
pub fn OwnPanel() -> Html {
    let yard = use_yard();
    if !yard.is_restored() {
        return Html::default();
    }
    html! {
        <section class="doors stack" aria-labelledby={HEADING} data-ready="own">
            <h2 id={HEADING} tabindex="-1">{ "Your own exercises" }</h2>
            <p>{ "Write an exercise for yourself or for others, and work on those that others wrote. They stay in this browser, with your yards." }</p>
            <Begun />
            <section class="stack" aria-labelledby="own-open">
                <h3 id="own-open">{ "Open an exercise" }</h3>
                <OpenFile />
            </section>
            <section class="stack" aria-labelledby="own-write">
                <h3 id="own-write">{ "Write one" }</h3>
                <p>{ "Wire the solution in a yard and keep the events that are to be played. What arrives in your solution is what is asked of others." }</p>
                <p><Link<Route> to={Route::YardWrite} classes="button">{ format!("Write one from “{}”", yard.document().name) }<Icon shape={Shape::ArrowRight} /></Link<Route>></p>
            </section>
        </section>
    }
}

/// The yards in which exercises of the person's own were begun, by their places: the last of each.
fn begun(shelf: &Shelf) -> Vec<(usize, &Document, &Assignment)> {
    let mut found: Vec<(usize, &Document, &Assignment)> = Vec::new();
    for (at, document) in shelf.yards.iter().enumerate() {
        let own = |one: &&Assignment| !one.own.is_empty();
        let Some(assignment) = document.exercise.as_ref().filter(own) else {
            continue;
        };
        found.retain(|(_, _, other)| other.id != assignment.id);
        found.push((at, document, assignment));
    }
    found
}

#[component]
fn Begun() -> Html {
    let (yard, progress, navigator) = (use_yard(), use_progress(), use_navigator());
    let said = use_state(|| None::<String>);
    let begun = begun(yard.shelf());
    let open = |at: usize| {
        let (dispatcher, navigator) = (yard.dispatcher(), navigator.clone());
        move |_: MouseEvent| {
            dispatcher.dispatch(YardAction::Open(at));
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Yard);
            }
        }
    };
    let save = |document: &Document, assignment: &Assignment| {
        let (name, text) = (file_name(&document.name), assignment.own.clone());
        let said = said.setter();
        move |_: MouseEvent| {
            said.set(Some(
                match download::text(&name, "application/json", &text) {
                    Ok(()) => format!("Saved as {name}."),
                    Err(error) => error.to_string(),
                },
            ));
        }
    };
    if begun.is_empty() {
        return html! { <p class="quiet">{ "You have none yet." }</p> };
    }
    html! {
        <>
            <ul role="list" class="stack">
                { for begun.into_iter().map(|(at, document, assignment)| html! {
                    <li key={assignment.id.clone()} class="row row--apart" data-own={assignment.id.clone()}>
                        <span class="row"><strong>{ &document.name }</strong>{ chip(reached(progress.standings(), &assignment.id)) }</span>
                        <span class="row">
                            <button type="button" class="button" onclick={open(at)}>{ "Go on" }<span class="visually-hidden">{ format!(" with {}", document.name) }</span></button>
                            <Link<Route> to={Route::YardExercise { id: assignment.id.clone() }} classes="button button--bare">{ "Look at the task" }</Link<Route>>
                            <button type="button" class="button button--bare" onclick={save(document, assignment)}><Icon shape={Shape::Download} />{ "Save as a file" }</button>
                        </span>
                    </li>
                }) }
            </ul>
            <p role="status" class="small">{ (*said).clone() }</p>
        </>
    }
}

/// The place for the file of an exercise, and what it asks.
#[component]
fn OpenFile() -> Html {
    let form = use_reducer(BringForm::default);
    let is_given = !form.text.trim().is_empty();
    let question = is_given.then(|| ReadExercise {
        text: form.text.to_string(),
    });
    let read_in: Read = use_asked(question, QUIET_MS, READ_MS);
    let onchange = {
        let dispatcher = form.dispatcher();
        Callback::from(move |change: Change| dispatcher.dispatch(change))
    };
    let ongiven = {
        let onchange = onchange.clone();
        Callback::from(move |given| {
            let onchange = onchange.clone();
            task::spawn(async move {
                // One exercise at a time: the first file.
                if let Some(first) = read(given).await.into_iter().next() {
                    onchange.emit(first);
                }
            });
        })
    };
    let own = Rc::new(form.text.to_string());
    html! {
        <div class="stack" data-ready={(!is_given || read_in.is_new).then_some("own-file")}>
            <Give what="Paste, drop or choose the file of an exercise (.exercise.json)." most={MOST_BYTES} form={(*form).clone()} {onchange} {ongiven} />
            if is_given {
                { own_sheet_of(&read_in, |sheet| html! {
                    <Begin key={sheet.listed.id.clone()} sheet={sheet.clone()} own={(*own).clone()} />
                }) }
            }
        </div>
    }
}
