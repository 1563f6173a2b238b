//! After an exercise: what is to be learnt from it, the solutions, what comes next.

use super::topics::topics;
use crate::components::icon::{Icon, Shape};
use crate::components::markdown;
use crate::platform::task;
use crate::route::Route;
use crate::store::engine::use_engine;
use crate::store::exercises::{Reached, compare, reached};
use crate::store::progress::use_progress;
use crate::store::yard::{Assignment, Document, Edit, use_yard};
use practice::exercise::{Compared, Sheet};
use quiz::Block;
use quiz::study::Standings;
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`DebriefPart`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct DebriefPartProps {
    /// The exercise.
    pub(super) sheet: Sheet,
    /// All exercises, for the next one.
    pub(super) sheets: Rc<Vec<Sheet>>,
    /// The exercise as it is worked on.
    pub(super) assignment: Assignment,
}

/// The debrief, the solutions and the way on.
#[component]
pub(super) fn DebriefPart(props: &DebriefPartProps) -> Html {
    let progress = use_progress();
    let sheet = &props.sheet;
    let debrief = &sheet.debrief;
    let part = |title: &'static str, content: &[Block]| match content.is_empty() {
        true => Html::default(),
        false => html! { <><h3>{ title }</h3>{ markdown::blocks(content) }</> },
    };
    let next = next(&props.sheets, &sheet.listed.id, progress.standings());
    html! {
        <div class="stack" data-ready="debrief">
            { part("Why this wiring", &debrief.why) }
            { part("How the exam sees it", &debrief.exam) }
            { part("What has changed since 2019", &debrief.since) }
            <h3>{ "Solutions" }</h3>
            { for (0..).zip(&sheet.solutions).map(|(at, title)| html! { <Solution key={at} assignment={props.assignment.clone()} {at} title={title.clone()} /> }) }
            { topics(&sheet.listed) }
            <p class="row" id="exercise-next">
                if let Some(next) = next {
                    <Link<Route> to={Route::YardExercise { id: next.listed.id.clone() }} classes="button button--main">
                        { format!("Next: {}", next.listed.title) }<Icon shape={Shape::ArrowRight} />
                    </Link<Route>>
                }
                <Link<Route> to={Route::Exercises} classes="button button--bare">{ "All exercises" }</Link<Route>>
            </p>
        </div>
    }
}

/// The next exercise that is not solved, in their order and round.
fn next<'a>(all: &'a [Sheet], id: &str, standings: &Standings) -> Option<&'a Sheet> {
    let at = all.iter().position(|one| one.listed.id == id)?;
    let others = all
        .iter()
        .cycle()
        .skip(at + 1)
        .take(all.len().saturating_sub(1));
    let mut open = others.filter(|one| reached(standings, &one.listed.id) != Reached::Solved);
    open.next()
}

#[derive(PartialEq, Properties)]
struct SolutionProps {
    assignment: Assignment,
    at: u32,
    title: String,
}

/// A solution beside the open yard: what is otherwise, and a yard with it.
#[component]
fn Solution(props: &SolutionProps) -> Html {
    let (yard, engine) = (use_yard(), use_engine());
    let answer = use_state(|| None::<Result<Rc<Compared>, String>>);
    let ask = {
        let (answer, engine) = (answer.setter(), engine.clone());
        let (assignment, at) = (props.assignment.clone(), props.at);
        let mine = yard.document().yard.clone();
        move |_: MouseEvent| {
            let (answer, engine) = (answer.clone(), engine.clone());
            let (assignment, mine) = (assignment.clone(), mine.clone());
            task::spawn(async move {
                let compared = compare(&engine, &assignment, at, mine).await;
                answer.set(Some(compared.map(Rc::new)));
            });
        }
    };
    let open = |compared: &Rc<Compared>| {
        let (dispatcher, compared) = (yard.dispatcher(), Rc::clone(compared));
        let document = Rc::clone(yard.document());
        move |_: MouseEvent| {
            let value = serde_json::from_str(&compared.yard);
            let solution = value.and_then(pipeline::plain::read);
            if let Ok(solution) = solution {
                let copy = Document {
                    name: format!("{}: {}", document.name, compared.title),
                    yard: solution,
                    exercise: None,
                    ..(*document).clone()
                };
                dispatcher.dispatch(Edit::OpenCopy(Box::new(copy)).into());
            }
        }
    };
    html! {
        <div class="stack exercise__solution">
            <p class="row row--apart">
                <span>{ &props.title }</span>
                <button type="button" class="button" onclick={ask} data-compare={props.at.to_string()}>{ "Compare with mine" }<span class="visually-hidden">{ format!(": {}", props.title) }</span></button>
            </p>
            <div class="stack" aria-live="polite">
                {
                    match &*answer {
                        None => Html::default(),
                        Some(Err(error)) => html! { <p role="alert">{ error }</p> },
                        Some(Ok(compared)) => html! {
                            <>
                                if compared.differences.is_empty() {
                                    <p>{ "Yours is the same." }</p>
                                } else {
                                    <p>{ "Yours is otherwise here:" }</p>
                                    <ul>{ for compared.differences.iter().map(|one| html! { <li>{ &one.words }</li> }) }</ul>
                                }
                                <p><button type="button" class="button" onclick={open(compared)}>{ "Open it as a yard of its own" }</button></p>
                            </>
                        },
                    }
                }
            </div>
        </div>
    }
}
