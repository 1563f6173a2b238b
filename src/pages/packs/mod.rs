//! A person's own questions: opened from a file, checked, kept in this browser and answered here.

mod findings;
mod give;
pub(crate) mod in_review;
mod open;
mod question;
mod shelf;

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::pages::study::coming;
use crate::platform::files::{DropGuard, Given};
use crate::platform::{clock, dom, task};
use crate::route::Route;
use crate::store::bank::use_known_bank;
use crate::store::engine::use_engine;
use crate::store::fetched::Fetched;
use crate::store::packs::{Pack, PacksAction, use_packs};
use door::{Bytes, Judge, Judged};
use open::{Opened, Refused};
use quiz::{Bank, Date, Index, Question};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What holds while the questions of the bank are not here.
const KEPT: &str = "Your own questions are kept.";

/// What a [`Reader`] takes.
#[derive(PartialEq, Properties)]
struct ReaderProps {
    index: Rc<Index>,
}

/// What the engine says to packs.
#[derive(Default, PartialEq)]
struct Said {
    about: Rc<Vec<quiz::author::Pack>>,
    /// For each pack, in their order.
    answers: Vec<Vec<Judged>>,
}

/// The page of all packs, and that of one question of a pack.
#[component]
pub fn PacksPage() -> Html {
    // A pack may name beliefs of the bank, so they are known before it is read.
    let bank = use_known_bank(true);
    let heading = html! { <PageHeading>{ "Your own questions" }</PageHeading> };
    match &bank {
        Fetched::Ready(index) => html! { <Reader index={index.clone()} /> },
        state => {
            html! { <div class="stack narrow">{ heading }{ coming::all(state, KEPT) }</div> }
        }
    }
}

/// Today by the clock of this computer.
fn today() -> Option<Date> {
    Date::from_unix_days(i64::try_from(clock::now_ms() / 86_400_000).ok()?)
}

/// Reads the packs that are kept and shows what the address asks for.
#[component]
fn Reader(props: &ReaderProps) -> Html {
    let packs = use_packs();
    let engine = use_engine();
    let route = use_route::<Route>();
    let judged = use_state(|| Rc::new(Said::default()));
    let refused = use_state(|| None::<Refused>);
    let read = use_memo(
        (packs.all().clone(), props.index.clone()),
        |(packs, index)| {
            let read = |pack: &Pack| quiz::author::Pack::read(&pack.files, &index.lists, today());
            packs.iter().map(read).collect::<Vec<_>>()
        },
    );
    {
        let judged = judged.clone();
        use_effect_with(read.clone(), move |read| {
            let questions: Vec<Vec<Question>> =
                read.iter().map(|pack| executable(&pack.bank)).collect();
            let here = Rc::new(std::cell::Cell::new(true));
            let still = here.clone();
            let about = read.clone();
            task::spawn(async move {
                let mut answers = Vec::new();
                for questions in questions {
                    let asked = Judge(Bytes(quiz::pack_questions(&questions)));
                    answers.push(if questions.is_empty() {
                        Vec::new()
                    } else {
                        // Without the engine the questions can still be answered.
                        engine.ask(asked).await.unwrap_or_default()
                    });
                }
                if still.get() {
                    judged.set(Rc::new(Said { about, answers }));
                }
            });
            move || here.set(false)
        });
    }
    let shown = use_memo((read, (*judged).clone()), |(read, judged)| {
        let mut shown = (**read).clone();
        // What was said of other packs does not matter any more.
        if Rc::ptr_eq(read, &judged.about) {
            for (pack, judged) in shown.iter_mut().zip(&judged.answers) {
                open::add_judged(pack, judged);
            }
        }
        shown
    });
    let onopen = {
        let (refused, dispatcher, index) =
            (refused.clone(), packs.dispatcher(), props.index.clone());
        Callback::from(move |given: Vec<Given>| {
            let (refused, dispatcher, index) = (refused.clone(), dispatcher.clone(), index.clone());
            task::spawn(async move {
                refused.set(None);
                for given in given {
                    match open::open(&given, &index.lists, today()).await {
                        Opened::Pack(files) => dispatcher.dispatch(PacksAction::Open {
                            name: given.name().to_owned(),
                            at: clock::now_ms(),
                            files,
                        }),
                        Opened::Refused(why) => refused.set(Some(why)),
                    }
                }
            });
        })
    };
    // A file that is dropped beside the place for it does not replace the page.
    use_effect_with((), |()| {
        let guard = DropGuard::new();
        move || drop(guard)
    });
    if !packs.is_restored() {
        return html! { <PageHeading>{ "Your own questions" }</PageHeading> };
    }
    if let Some(Route::PackQuestion { pack, id }) = route {
        let index = packs.all().iter().position(|other| other.key == pack);
        let found = index.and_then(|index| packs.all().get(index).zip(shown.get(index)));
        return question::page(found, &id);
    }
    let onundo = {
        let dispatcher = packs.dispatcher();
        move |_| {
            dom::focus(HEADING_ID);
            dispatcher.dispatch(PacksAction::Undo);
        }
    };
    let onremove = {
        let dispatcher = packs.dispatcher();
        Callback::from(move |key| {
            // The button goes; the heading of the page stays.
            dom::focus(HEADING_ID);
            dispatcher.dispatch(PacksAction::Remove(key));
        })
    };
    html! {
        <div class="study" data-ready="packs">
            <div class="stack narrow">
                <PageHeading>{ "Your own questions" }</PageHeading>
                <p class="quiet">{ "Questions that you or your study group wrote, in the form that the project's own have. They stay in this browser, apart from the others." }</p>
            </div>
            { give::give(&onopen) }
            <div role="status">
                if let Some(refused) = &*refused { { findings::refused(refused) } }
                if let Some(what) = packs.undoable() {
                    <Notice signal={Signal::Green} action={html! {
                        <button type="button" class="button" onclick={onundo}>{ "Undo" }</button>
                    }}><p>{ what.to_owned() }</p></Notice>
                }
            </div>
            { for packs.all().iter().zip(shown.iter()).map(|(pack, read)| html! {
                <shelf::Shelf key={pack.key.clone()} pack={pack.clone()} questions={read.bank.questions.clone()} findings={read.findings.clone()} onremove={onremove.clone()} />
            }) }
        </div>
    }
}

/// The questions of a pack that the engine can run.
fn executable(bank: &Bank) -> Vec<Question> {
    let questions = bank.questions.iter();
    questions
        .filter(|question| !question.runs.is_empty())
        .cloned()
        .collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
