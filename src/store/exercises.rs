//! The wiring exercises: fetched when they are first wanted, graded by the workshop.

use super::engine::Engine;
use super::fetched::{Fetched, fetch_named, unusable};
use super::yard::Assignment;
use crate::platform::task;
use door::{Bytes, CompareSolution, ExerciseRead, Grade, LearnExercises, Question, ReadExercise};
use pipeline::Yard;
use practice::exercise::{
    Compared, ListedExercise, Report, Sheet, unpack_compared, unpack_list, unpack_report,
    unpack_sheet, unpack_sheets,
};
use quiz::fsrs::Grade as Recall;
use quiz::study::{Deed, Standings};
use std::cell::RefCell;
use std::rc::Rc;
use std::thread::LocalKey;
use yew::prelude::*;

/// What stands before an exercise's id in the log.
const ITEM: &str = "exercise/";

/// What an exercise is called in the log.
pub fn item(id: &str) -> String {
    format!("{ITEM}{id}")
}

/// The exercise that an item of the log is, if it is one.
pub fn of_item(item: &str) -> Option<&str> {
    item.strip_prefix(ITEM)
}

/// How far the person has come with an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Nothing of it is in the log.
    Nothing,
    /// A solution was shown before it was solved.
    Shown,
    /// It was solved.
    Solved,
}

/// How far the person has come, by the log.
pub fn reached(standings: &Standings, id: &str) -> Reached {
    let reviews = standings.get(&item(id)).map(|standing| &standing.reviews);
    match reviews {
        Some(reviews) if reviews.iter().any(|one| one.grade != Recall::Again) => Reached::Solved,
        Some(reviews) if !reviews.is_empty() => Reached::Shown,
        _ => Reached::Nothing,
    }
}

/// What goes into the log for an exercise that was solved with so many hints; the review scheduler
/// brings it back after a time that follows from it.
pub fn solved(id: &str, hints: u8) -> Deed {
    Deed::Reviewed {
        item: item(id),
        grade: match hints {
            0 => Recall::Good,
            _ => Recall::Hard,
        },
    }
}

/// What goes into the log for an exercise whose solution was shown.
pub fn shown(id: &str) -> Deed {
    Deed::Reviewed {
        item: item(id),
        grade: Recall::Again,
    }
}

/// What is fetched once and kept while the app runs.
type Kept<T> = RefCell<Option<Rc<Vec<T>>>>;

thread_local! {
    static LIST: Kept<ListedExercise> = const { RefCell::new(None) };
    static SHEETS: Kept<Sheet> = const { RefCell::new(None) };
}

/// The list of exercises in their order, and how to ask for it once more.
#[hook]
pub fn use_exercise_list() -> (Fetched<Vec<ListedExercise>>, Callback<()>) {
    use_kept_file(&LIST, "eventyard-exercise-list", |bytes| {
        unpack_list(bytes).map_err(unusable)
    })
}

/// The exercises as learners see them, and how to ask for them once more.
#[hook]
pub fn use_sheets() -> (Fetched<Vec<Sheet>>, Callback<()>) {
    use_kept_file(&SHEETS, "eventyard-exercises", |bytes| {
        unpack_sheets(bytes).map_err(unusable)
    })
}

#[hook]
fn use_kept_file<T: Clone + 'static>(
    kept: &'static LocalKey<Kept<T>>,
    meta: &'static str,
    unpack: fn(&[u8]) -> Result<Vec<T>, String>,
) -> (Fetched<Vec<T>>, Callback<()>) {
    let state = use_state(|| match kept.with_borrow(Clone::clone) {
        Some(here) => Fetched::Ready(here),
        None => Fetched::Loading,
    });
    let again = {
        let setter = state.setter();
        Callback::from(move |()| {
            setter.set(Fetched::Loading);
            let setter = setter.clone();
            task::spawn(async move {
                let come = fetch_named(meta, "exercises").await;
                let come = come.and_then(|bytes| unpack(&bytes)).into();
                if let Fetched::Ready(here) = &come {
                    kept.set(Some(Rc::clone(here)));
                }
                setter.set(come);
            });
        })
    };
    {
        let again = again.clone();
        use_effect_with((), move |()| {
            if kept.with_borrow(Option::is_none) {
                again.emit(());
            }
        });
    }
    ((*state).clone(), again)
}

/// Has a yard graded.
///
/// # Errors
/// Where the workshop does not answer or what it needs does not come, as a sentence.
pub async fn grade(engine: &Engine, assignment: &Assignment, yard: Yard) -> Result<Report, String> {
    let exercise = assignment.id.clone();
    let bytes = ask(engine, assignment, Grade { exercise, yard }).await?;
    unpack_report(&bytes.0).map_err(unusable)
}

/// Has a yard compared with a reference solution.
///
/// # Errors
/// As [`grade`].
pub async fn compare(
    engine: &Engine,
    assignment: &Assignment,
    solution: u32,
    yard: Yard,
) -> Result<Compared, String> {
    let asked = CompareSolution {
        exercise: assignment.id.clone(),
        solution,
        yard,
    };
    let bytes = ask(engine, assignment, asked).await?;
    unpack_compared(&bytes.0).map_err(unusable)
}

/// Reads the file of an exercise.
///
/// # Errors
/// Where it is none, with the place, or nobody answers.
pub async fn read_own(engine: &Engine, text: String) -> Result<ExerciseRead, String> {
    let read = engine.ask(ReadExercise { text }).await;
    read.map_err(|error| error.to_string())?
}

/// What a learner sees of an exercise that was read.
///
/// # Errors
/// Where it cannot be unpacked, as a sentence.
pub fn own_sheet(read: &ExerciseRead) -> Result<Sheet, String> {
    unpack_sheet(&read.sheet.0).map_err(unusable)
}

/// Asks the workshop, which is given the exercises where it does not know them: also one that was
/// started anew.
async fn ask<Q>(engine: &Engine, assignment: &Assignment, question: Q) -> Result<Bytes, String>
where
    Q: Question<Answer = Option<Bytes>> + Clone,
{
    let first = engine.ask(question.clone()).await;
    if let Some(bytes) = first.map_err(|error| error.to_string())? {
        return Ok(bytes);
    }
    let packed = match assignment.own.is_empty() {
        true => Bytes(fetch_named("eventyard-grading", "exercises").await?),
        false => read_own(engine, assignment.own.clone()).await?.grading,
    };
    let learnt = engine.ask(LearnExercises(packed)).await;
    if !learnt.map_err(|error| error.to_string())? {
        return Err("What came for grading is of another version: load the page again.".to_owned());
    }
    let answer = engine.ask(question).await;
    let answer = answer.map_err(|error| error.to_string())?;
    answer.ok_or_else(|| "This version of Eventyard does not have the exercise.".to_owned())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
