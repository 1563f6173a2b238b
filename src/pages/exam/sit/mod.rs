//! The exam that is under way.

mod bar;
mod elsewhere;
mod extend;
mod grid;
mod keys;
mod pause;
mod question;
mod review;
mod submit;
mod timer;

use super::{Room, words};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::pages::study::coming;
use crate::platform::{dom, page, timeout};
use crate::route::Route;
use crate::store::exam::{ExamsAction, Owner, use_exams};
use crate::store::fetched::Fetched;
use bar::Bar;
use quiz::exam::{Attempt, Deed, Status};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// How often the time is written down, in milliseconds.
const TICK: u32 = 60_000;

/// What a [`SitPage`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct SitProps {
    pub(super) room: Room,
    pub(super) owner: Owner,
    pub(super) take_over: Callback<()>,
    /// Asks for the attempts at the present time.
    pub(super) look_again: Callback<()>,
}

/// The exam that is under way, or where its result is.
#[component]
pub(super) fn SitPage(props: &SitProps) -> Html {
    let live = props.room.live();
    let navigator = use_navigator();
    // The attempt that was under way when this page was last shown.
    let sitting = use_mut_ref(|| None::<u64>);
    {
        let id = live.map(|attempt| attempt.id);
        use_effect_with(id, move |id| {
            let before = sitting.replace(*id);
            if let (Some(attempt), None, Some(navigator)) = (before, id, navigator) {
                navigator.replace(&Route::ExamResult { attempt });
            }
        });
    }
    let Some(attempt) = live else {
        return nothing_under_way(&props.room);
    };
    match props.owner {
        Owner::Elsewhere => elsewhere::view(attempt, &props.take_over),
        Owner::Asking => {
            html! { <div class="stack narrow"><PageHeading>{ words::paper(&attempt.paper.code) }</PageHeading></div> }
        }
        Owner::Here => html! {
            <Sitting key={attempt.id} attempt={Rc::new(attempt.clone())} room={props.room.clone()}
                look_again={props.look_again.clone()} />
        },
    }
}

fn nothing_under_way(room: &Room) -> Html {
    html! {
        <div class="stack narrow" data-ready="exam">
            <PageHeading>{ "No exam is under way" }</PageHeading>
            if let Some(last) = room.attempts.last() {
                <p><Link<Route> to={Route::ExamResult { attempt: last.id }}>
                    { format!("The result of the last one: {}, begun {}", words::paper(&last.paper.code), words::moment(last.started)) }
                </Link<Route>></p>
            }
            <p><Link<Route> to={Route::Exam} classes="button button--main">{ "Choose a paper" }</Link<Route>></p>
        </div>
    }
}

/// What the parts of a running exam take.
#[derive(Clone, PartialEq, Properties)]
struct SittingProps {
    attempt: Rc<Attempt>,
    room: Room,
    look_again: Callback<()>,
}

/// A running exam in the tab that owns it.
#[component]
fn Sitting(props: &SittingProps) -> Html {
    let attempt = &props.attempt;
    let exams = use_exams().dispatcher();
    let act = {
        let id = attempt.id;
        Callback::from(move |deed: Deed| exams.dispatch(ExamsAction::now(id, deed)))
    };
    let is_running = attempt.status == Status::Running;
    {
        let (act, look_again) = (act.clone(), props.look_again.clone());
        use_effect_with((attempt.id, is_running), move |(_, is_running)| {
            let tick = move || {
                act.emit(Deed::Ticked);
                look_again.emit(());
            };
            let ticking = is_running.then(|| {
                let turned = tick.clone();
                (timeout::every(TICK, tick), page::on_turn(turned))
            });
            move || drop(ticking)
        });
    }
    // The heading takes the focus whenever something else is shown.
    use_effect_with((attempt.place, is_running), |_| {
        dom::focus(HEADING_ID);
        dom::scroll_to_top();
    });
    let here = is_running.then_some(attempt.place).flatten();
    let asked = here.and_then(|place| attempt.paper.questions.get(place));
    let question = use_memo(
        (
            asked.map(|asked| asked.id.clone()),
            props.room.questions.clone(),
            props.room.names,
        ),
        |(id, ..)| props.room.shown(id.as_deref()?).map(Rc::new),
    );
    let shown = match (is_running, here) {
        (false, _) => html! { <pause::Pause act={act.clone()} attempt={attempt.clone()} /> },
        (true, None) => html! { <review::Review attempt={attempt.clone()} act={act.clone()} /> },
        (true, Some(place)) => match &*question {
            Some(question) => html! {
                <question::Asking key={place} {place} attempt={attempt.clone()} question={question.clone()} act={act.clone()} />
            },
            None => missing(place, attempt, &props.room),
        },
    };
    html! {
        <div class="exam exam--sit" data-ready={ready(is_running, here, question.is_some())}>
            <Bar attempt={attempt.clone()} act={act.clone()} look_again={props.look_again.clone()} />
            if attempt.paper.bank != props.room.index.version {
                <p class="exam__changed small">{ "A newer version of the questions was published since this exam began. Questions and options may read differently." }</p>
            }
            { shown }
            <keys::Keys attempt={attempt.clone()} room={props.room.clone()} act={act.clone()} />
            <submit::Submit attempt={attempt.clone()} act={act.clone()} />
            <extend::Extend act={act.clone()} />
        </div>
    }
}

fn ready(is_running: bool, here: Option<usize>, has_question: bool) -> Option<&'static str> {
    match (is_running, here) {
        (false, _) => Some("exam-paused"),
        (true, None) => Some("exam-review"),
        (true, Some(_)) => has_question.then_some("exam-question"),
    }
}

/// A question whose file is on its way, or that the bank does not have any more.
fn missing(place: usize, attempt: &Attempt, room: &Room) -> Html {
    html! {
        <div class="stack">
            <PageHeading>{ heading(place, attempt) }</PageHeading>
            if matches!(room.questions, Fetched::Ready(_)) {
                <p>{ "This question is no longer in the bank. It will count neither way: go on with another one." }</p>
            } else {
                { coming::all(&room.questions, "What you answered is kept.") }
            }
        </div>
    }
}

fn heading(place: usize, attempt: &Attempt) -> String {
    format!("Question {} of {}", place + 1, attempt.responses.len())
}

/// What opens the question after this one; after the last it is the review screen.
fn next(place: usize, attempt: &Attempt) -> Deed {
    match place + 1 {
        next if next < attempt.responses.len() => Deed::MovedTo { place: next },
        _ => Deed::Reviewed,
    }
}
