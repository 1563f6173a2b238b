//! The exercise that is worked on in the open yard: task, check, hints, what the grader says.

use super::debrief::DebriefPart;
use super::hints::Hints;
use super::list::facts;
use super::not_here;
use super::own::{own_sheet_of, use_own};
use super::report::{HEADING, ReportPart};
use super::task::task;
use crate::components::coming::whole;
use crate::components::icon::{Icon, Shape};
use crate::platform::{dom, task as later};
use crate::store::engine::use_engine;
use crate::store::exercises::{grade, shown, solved, use_sheets};
use crate::store::progress::{ProgressAction, entry, use_progress};
use crate::store::yard::{Assignment, Document, YardAction, use_yard};
use door::Room;
use pipeline::Yard;
use practice::exercise::{Report, Sheet};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What was said of a yard, and the yard as it was.
#[derive(Clone, PartialEq)]
struct Said {
    /// The number of the yard.
    of: u32,
    yard: Yard,
    report: Rc<Report>,
}

thread_local! {
    /// What was said last; it stays while other views are looked at.
    static SAID: RefCell<Option<Said>> = const { RefCell::new(None) };
}

/// The panel.
#[component]
pub fn AssignmentPanel() -> Html {
    let yard = use_yard();
    let Some(assignment) = yard.document().exercise.clone() else {
        return Html::default();
    };
    let key = yard.document().id;
    html! {
        <section class="panel stack exercise" aria-label="Exercise">
            if assignment.own.is_empty() {
                <Known {key} {assignment} />
            } else {
                <Own {key} {assignment} />
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct AssignmentProps {
    assignment: Assignment,
}

/// An exercise of the person's own: its file goes with the yard.
#[component]
fn Own(props: &AssignmentProps) -> Html {
    let assignment = &props.assignment;
    own_sheet_of(&use_own(&assignment.own), |sheet| {
        html! { <Working sheet={sheet.clone()} sheets={Rc::new(Vec::new())} assignment={assignment.clone()} /> }
    })
}

/// An exercise that comes with the app.
#[component]
fn Known(props: &AssignmentProps) -> Html {
    let (sheets, again) = use_sheets();
    let assignment = &props.assignment;
    let failed = |reason: &str| not_here(reason, &again);
    whole(
        &sheets,
        "Fetching the exercise …",
        failed,
        |all: &Vec<Sheet>| {
            let sheets = Rc::new(all.clone());
            match all.iter().find(|one| one.listed.id == assignment.id) {
                Some(sheet) => html! {
                    <Working sheet={sheet.clone()} {sheets} assignment={assignment.clone()} />
                },
                None => {
                    html! { <p>{ "This version of Eventyard does not have the exercise of this yard." }</p> }
                }
            }
        },
    )
}

#[derive(PartialEq, Properties)]
struct WorkingProps {
    sheet: Sheet,
    sheets: Rc<Vec<Sheet>>,
    assignment: Assignment,
}

/// How far a check is.
#[derive(Clone, PartialEq)]
enum Checking {
    No,
    UnderWay,
    Failed(String),
}

#[component]
fn Working(props: &WorkingProps) -> Html {
    let (yard, engine, progress) = (use_yard(), use_engine(), use_progress());
    let (sheet, assignment) = (&props.sheet, &props.assignment);
    let document: Rc<Document> = Rc::clone(yard.document());
    let checking = use_state(|| Checking::No);
    let said = use_state(|| SAID.with_borrow(Clone::clone));
    let said_here = (*said).clone().filter(|said| said.of == document.id);
    {
        let engine = engine.clone();
        use_effect_with((), move |()| engine.start_ahead(Room::Workshop));
    }
    let assign = {
        let dispatcher = yard.dispatcher();
        move |next: Assignment| dispatcher.dispatch(YardAction::Assign(next))
    };
    let check = {
        let (checking, said) = (checking.clone(), said.setter());
        let (engine, assign) = (engine.clone(), assign.clone());
        let (document, assignment) = (Rc::clone(&document), assignment.clone());
        let log = progress.dispatcher();
        move |_: MouseEvent| {
            if *checking == Checking::UnderWay {
                return;
            }
            checking.set(Checking::UnderWay);
            let (checking, said, engine) = (checking.setter(), said.clone(), engine.clone());
            let (assign, assignment, log) = (assign.clone(), assignment.clone(), log.clone());
            let document = Rc::clone(&document);
            later::spawn(async move {
                let yard = document.yard.clone();
                match grade(&engine, &assignment, yard.clone()).await {
                    Err(error) => checking.set(Checking::Failed(error)),
                    Ok(report) => {
                        if report.solved && !assignment.solved {
                            log.dispatch(ProgressAction::Add(entry(solved(
                                &assignment.id,
                                assignment.hints,
                            ))));
                            assign(Assignment {
                                solved: true,
                                ..assignment
                            });
                        }
                        let report = Rc::new(report);
                        let come = Some(Said {
                            of: document.id,
                            yard,
                            report,
                        });
                        SAID.set(come.clone());
                        said.set(come);
                        checking.set(Checking::No);
                    }
                }
            });
        }
    };
    // What is said gets the focus when it has come, and not when the view is opened.
    let numbered = said_here.as_ref().map(|said| Rc::as_ptr(&said.report));
    let first = use_mut_ref(|| numbered);
    use_effect_with(numbered, move |numbered| {
        if *first.borrow() != *numbered && numbered.is_some() {
            dom::focus(HEADING);
        }
        *first.borrow_mut() = *numbered;
    });
    let more = {
        let (assign, assignment) = (assign.clone(), assignment.clone());
        Callback::from(move |()| {
            assign(Assignment {
                hints: assignment.hints.saturating_add(1),
                ..assignment.clone()
            });
        })
    };
    let give_up = {
        let (assign, assignment, log) = (assign, assignment.clone(), progress.dispatcher());
        move |_: MouseEvent| {
            log.dispatch(ProgressAction::Add(entry(shown(&assignment.id))));
            assign(Assignment {
                gave_up: true,
                ..assignment.clone()
            });
        }
    };
    let is_over = assignment.solved || assignment.gave_up;
    // What is said of the yard stands above the task, which makes room for it.
    let is_new = !is_over && said_here.is_none();
    html! {
        <>
            <div class="stack exercise__head">
                <h2 id="exercise-heading">{ &sheet.listed.title }</h2>
                <p class="quiet small">{ facts(&sheet.listed) }</p>
            </div>
            <p class="row">
                <button type="button" id="exercise-check" class="button button--main" onclick={check} aria-disabled={(*checking == Checking::UnderWay).to_string()}>
                    <Icon shape={Shape::CircleCheck} />{ "Check" }
                </button>
                <span role="status" class="small">
                    {
                        match &*checking {
                            Checking::UnderWay => "Playing every run …",
                            _ => "",
                        }
                    }
                </span>
            </p>
            if let Checking::Failed(error) = &*checking {
                <p role="alert">{ format!("The yard could not be checked. {error}") }</p>
            }
            if let Some(said) = said_here {
                <ReportPart sheet={sheet.clone()} is_stale={!said.yard.is_made_like(&document.yard)} report={said.report} document={document.clone()} />
            }
            <details open={is_new} class="exercise__brief">
                <summary>{ "The task" }</summary>
                { task(sheet) }
            </details>
            if is_over {
                <DebriefPart sheet={sheet.clone()} sheets={props.sheets.clone()} assignment={assignment.clone()} />
            } else {
                <Hints sheet={sheet.clone()} shown={assignment.hints} {more} />
                <details>
                    <summary class="small">{ "Give up" }</summary>
                    <div class="stack">
                        <p class="small">{ "The solutions and what is to be learnt from them are shown. The exercise comes back in review tomorrow." }</p>
                        <p><button type="button" id="exercise-give-up" class="button" onclick={give_up}>{ "Show the solutions" }</button></p>
                    </div>
                </details>
            }
        </>
    }
}
