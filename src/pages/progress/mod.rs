//! Progress: how ready the person is, what is behind it, and what to do next. Everything is computed
//! from the logs at each visit. `safety_note` stands on other pages of practice, too.

mod band;
mod beliefs;
mod calendar;
mod calibration;
mod coverage;
mod facts;
mod next;
mod plan;
mod readiness;
pub(super) mod safety_note;

use crate::components::page_heading::PageHeading;
use crate::pages::study::coming::whole;
use crate::platform::clock;
use crate::route::Route;
use crate::store::bank::{Part, use_all_questions, use_bank};
use crate::store::deck::{DeckProvider, use_deck};
use crate::store::exam::{ExamsProvider, use_exams};
use crate::store::exercises::{Reached, reached, use_exercise_list};
use crate::store::fetched::Fetched;
use crate::store::packs::{PacksProvider, use_stored_packs};
use crate::store::progress::use_progress;
use crate::store::settings::use_settings;
use facts::{Facts, Known};
use practice::exercise::ListedExercise;
use quiz::exam::Attempt;
use quiz::study::Filter;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// The pages of progress; the address says which of them is shown.
#[component]
pub fn ProgressPages() -> Html {
    html! {
        <DeckProvider><PacksProvider><ExamsProvider><Door /></ExamsProvider></PacksProvider></DeckProvider>
    }
}

/// Waits for the index, the logs and the cards; without these it goes on where they do not come.
#[component]
fn Door() -> Html {
    let (bank, exams, progress, settings) =
        (use_bank(), use_exams(), use_progress(), use_settings());
    let standings = progress.standings().clone();
    let has_missed = standings.all().iter().any(|it| it.right < it.answers);
    let questions = use_all_questions(has_missed);
    let (deck, packs) = (use_deck(), use_stored_packs());
    let (exercises, _) = use_exercise_list();
    let is_restored = progress.is_restored() && exams.is_restored() && packs.is_restored();
    // Nothing is computed before the storage has answered.
    let index = match &bank {
        Fetched::Ready(index) if is_restored && deck.state != Fetched::Loading => {
            Some(index.clone())
        }
        _ => None,
    };
    let wishes = (settings.exam_date, settings.desired_retention);
    let facts = {
        let progress = progress.clone();
        use_memo(
            (
                (index, deck.state, questions),
                (standings, exams.log().clone(), packs),
                wishes,
            ),
            move |((index, deck, questions), (_, exams, packs), (exam, retention))| {
                let now = clock::now_ms();
                Facts::of(&Known {
                    index: index.clone()?,
                    questions,
                    deck: match deck {
                        Fetched::Ready(deck) => Some(deck),
                        Fetched::Loading | Fetched::Failed(_) => None,
                    },
                    packs: packs.all(),
                    log: progress.log(),
                    attempts: &Attempt::all(exams, now),
                    exam: *exam,
                    retention: *retention,
                    now,
                })
                .map(Rc::new)
            },
        )
    };
    let wiring = |one: &ListedExercise| Wiring {
        tasks: one.tasks.clone(),
        is_solved: reached(progress.standings(), &one.id) == Reached::Solved,
    };
    let wirings: Vec<Wiring> = match &exercises {
        Fetched::Ready(all) => all.iter().map(wiring).collect(),
        // The map does without them.
        Fetched::Loading | Fetched::Failed(_) => Vec::new(),
    };
    let heading = html! { <PageHeading>{ "Progress" }</PageHeading> };
    match &*facts {
        Some(facts) => html! {
            <Shown facts={facts.clone()} exercises={wirings} note={html! { <safety_note::SafetyNote finished={false} /> }} />
        },
        None => html! {
            <div class="stack narrow coming">
                { heading }
                { whole(&bank, Part::Index, |_| html! {
                    if is_restored { <p>{ "The question bank names no exam to measure by." }</p> }
                }) }
            </div>
        },
    }
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    facts: Rc<Facts>,
    /// What is to be said of the safety of the data.
    #[prop_or_default]
    note: Html,
    /// The exercises, where they have come.
    #[prop_or_default]
    exercises: Vec<Wiring>,
}

/// An exercise as far as the map of tasks shows it.
#[derive(Clone, PartialEq)]
struct Wiring {
    tasks: Vec<String>,
    is_solved: bool,
}

impl Wiring {
    fn is_of(&self, task: &str) -> bool {
        self.tasks.iter().any(|own| own == task)
    }
}

/// The page.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let facts = &*props.facts;
    let of_task = |task: &str| {
        let of = props.exercises.iter().filter(|one| one.is_of(task));
        let solved = of.clone().filter(|one| one.is_solved);
        (of.count(), solved.count())
    };
    html! {
        <div class="progress" data-ready="progress">
            <div class="stack narrow">
                <PageHeading>{ "Progress" }</PageHeading>
                { next::view(facts) }
                { props.note.clone() }
            </div>
            if facts.is_new {
                { next::welcome() }
            } else {
                { readiness::view(facts) }
            }
            <plan::PlanPanel facts={props.facts.clone()} />
            { coverage::view(facts, &of_task) }
            if !facts.is_new {
                { beliefs::view(facts) }
                <div class="progress__pair">
                    { calibration::view(facts) }
                    { calendar::view(facts) }
                </div>
            }
            <p class="small quiet">
                { "All of this is computed in this browser from what you did. " }
                <Link<Route> to={Route::Settings}>{ "Keep it safe" }</Link<Route>>
                { " · " }
                <Link<Route> to={Route::Quality}>{ "What the question bank says of itself" }</Link<Route>>
            </p>
        </div>
    }
}

/// Practice with these questions chosen.
fn questions(filter: &Filter) -> Route {
    Route::StudyChosen {
        choice: filter.to_address(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
