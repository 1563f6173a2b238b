//! The result of an exam: the score as an estimate, where it comes from, and every question.

mod answers;
mod parts;
mod plan;
mod score;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(super) use answers::Which;

use super::start::share::Share;
use super::{Room, judge, words};
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use crate::pages::study::coming;
use crate::platform::page;
use crate::route::Route;
use quiz::Blueprint;
use quiz::exam::{Attempt, Outcome, Status};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct ResultProps {
    pub(super) room: Room,
    pub(super) attempt: u64,
    /// What is to be said of the safety of the data.
    #[prop_or_default]
    pub(super) note: Html,
}

/// The page of a result.
#[component]
pub(super) fn ResultPage(props: &ResultProps) -> Html {
    let room = &props.room;
    let outcome = use_memo((room.clone(), props.attempt), |(room, id)| {
        let attempt = room.attempt(*id)?;
        judge::outcome(room, attempt).map(Rc::new)
    });
    let Some(attempt) = room.attempt(props.attempt) else {
        return html! {
            <div class="stack narrow" data-ready="exam-result">
                <PageHeading>{ "There is no such result" }</PageHeading>
                <p>{ "The address names an exam that is not kept in this browser." }</p>
                <p><Link<Route> to={Route::ExamHistory} classes="button button--main">{ "Past exams" }</Link<Route>></p>
            </div>
        };
    };
    if !attempt.is_over() {
        return html! {
            <div class="stack narrow">
                <PageHeading>{ "This exam is under way" }</PageHeading>
                <p><Link<Route> to={Route::ExamSit} classes="button button--main">{ "Go on with it" }</Link<Route>></p>
            </div>
        };
    }
    let blueprint = room.index.lists.blueprint(&attempt.paper.code.blueprint);
    let page = match ((*outcome).clone(), blueprint) {
        (Some(outcome), Some(blueprint)) => whole(room, attempt, &outcome, blueprint),
        (_, None) => html! {
            <Notice signal={Signal::Amber}><p>{ "This version of the questions no longer knows this exam, so that only its score is left." }</p></Notice>
        },
        (None, _) => coming::all(&room.questions, "What you answered is kept."),
    };
    html! {
        <div class="exam exam__result" data-ready={outcome.is_some().then_some("exam-result")}>
            { head(attempt) }
            { props.note.clone() }
            { page }
        </div>
    }
}

fn head(attempt: &Attempt) -> Html {
    let ended = attempt.ended().unwrap_or(attempt.started);
    let how = match attempt.status {
        Status::RanOut { .. } => "The time ran out",
        _ => "Handed in",
    };
    let used = words::spoken(attempt.used(ended));
    let print = |_: MouseEvent| page::print();
    html! {
        <div class="stack">
            <PageHeading>{ format!("Result: {}", words::paper(&attempt.paper.code)) }</PageHeading>
            <p class="quiet">{ format!("{how} {}, after {used}.", words::moment(ended)) }</p>
            <p>{ match words::departures(&attempt.departures()) {
                None => "Taken under exam conditions.".to_owned(),
                Some(departures) => format!("Not under exam conditions: {departures}."),
            } }</p>
            <p class="row exam__actions">
                <Link<Route> to={Route::Exam} classes="button">{ "Another exam" }</Link<Route>>
                <Link<Route> to={Route::ExamHistory} classes="button">{ "Past exams" }</Link<Route>>
                <button type="button" class="button" onclick={print}>{ "Print" }</button>
            </p>
        </div>
    }
}

fn whole(room: &Room, attempt: &Attempt, outcome: &Rc<Outcome>, blueprint: &Blueprint) -> Html {
    let told = attempt.summary.as_ref();
    let differs = told.is_some_and(|told| told.scaled != outcome.estimate.scaled);
    html! {
        <>
            if let Some(told) = told.filter(|_| differs) {
                <Notice><p>{ format!("When you handed it in, the estimate was {} ({} of {}). Questions have changed since; what follows goes by the questions as they are now.", told.scaled, told.right, told.of) }</p></Notice>
            }
            { score::view(attempt, outcome) }
            { parts::domains(outcome, blueprint) }
            { plan::view(attempt, outcome, blueprint, &room.index.lists) }
            { parts::quarters(outcome) }
            { parts::changes(outcome) }
            { parts::tasks(outcome, &attempt.paper.code, &room.index.lists) }
            <answers::Answers room={room.clone()} attempt={Rc::new(attempt.clone())} outcome={outcome.clone()} />
            <Share code={attempt.paper.code.clone()} />
        </>
    }
}
