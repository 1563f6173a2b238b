//! What to do next: one sentence and one button.

use super::facts::Facts;
use super::questions;
use crate::components::icon::{Icon, Shape};
use crate::pages::exam::words::count;
use crate::route::Route;
use quiz::exam::Kind;
use quiz::progress::Step;
use quiz::study::{Filter, State};
use yew::prelude::*;
use yew_router::prelude::*;

/// The sentence, what the button says and where it leads.
fn words(facts: &Facts) -> (String, String, Route) {
    let with = |states: Vec<State>, tasks: Vec<String>| {
        questions(&Filter {
            states,
            tasks,
            ..Filter::default()
        })
    };
    match &facts.step {
        Step::GoOnSitting => (
            "Your mock exam is under way.".into(),
            "Go on with it".into(),
            Route::ExamSit,
        ),
        Step::ExamDay => (
            "The exam is today. Find the constraint in each question before you read the options, and answer every one: a guess costs nothing.".into(),
            "Warm up with what you flagged".into(),
            with(vec![State::Flagged], Vec::new()),
        ),
        Step::Diagnostic => {
            let (size, minutes) = (
                Kind::Diagnostic.size(&facts.blueprint),
                Kind::Diagnostic.minutes(&facts.blueprint),
            );
            (
                format!("Find out where you stand: {size} questions, four of each domain, in about {minutes} minutes."),
                "Start with the diagnostic".into(),
                Route::Exam,
            )
        }
        Step::Review { due } => (
            format!(
                "{} due again: look at {} before {} forgotten.",
                if *due == 1 { "1 question or card is".to_owned() } else { format!("{due} questions and cards are") },
                if *due == 1 { "it" } else { "them" },
                if *due == 1 { "it is" } else { "they are" },
            ),
            "Review what is due".into(),
            Route::Review,
        ),
        Step::Rest => (
            "The exam is tomorrow: learn nothing new, look once more at what you marked, and sleep.".into(),
            "Look at what you flagged".into(),
            with(vec![State::Flagged], Vec::new()),
        ),
        Step::Mock => (
            format!(
                "It is time for a full mock exam: {} questions in {} minutes, as in the real one.",
                facts.blueprint.questions, facts.blueprint.minutes
            ),
            "Choose a mock exam".into(),
            Route::Exam,
        ),
        Step::Task { task, unseen, missed } => {
            let open = match (*unseen, *missed) {
                (0, missed) => format!("{} to put right", count(missed, "question")),
                (unseen, 0) => format!("{} not seen yet", count(unseen, "question")),
                (unseen, missed) => format!("{unseen} not seen yet and {missed} to put right"),
            };
            let title = facts.task(task);
            (
                format!("Task {task} costs you most at the moment: {title} ({open})."),
                format!("Practise task {task}"),
                with(vec![State::Unseen, State::Missed], vec![task.clone()]),
            )
        }
    }
}

/// The sentence with its button.
pub(super) fn view(facts: &Facts) -> Html {
    let (sentence, button, to) = words(facts);
    html! {
        <section class="panel stack progress__next" aria-labelledby="progress-next">
            <h2 id="progress-next">{ "Next" }</h2>
            <p class="progress__lead">{ sentence }</p>
            <p id="progress-go"><Link<Route> {to} classes="button button--main">{ button }<Icon shape={Shape::ArrowRight} /></Link<Route>></p>
        </section>
    }
}

/// What somebody who has answered nothing yet will find here.
pub(super) fn welcome() -> Html {
    html! {
        <section class="panel stack">
            <h2>{ "What you will see here" }</h2>
            <ul class="progress__points">
                <li>{ "How ready you are for each domain and task, with a band that narrows as you answer." }</li>
                <li>{ "Which mistaken beliefs lead you to wrong options, and the questions that put them right." }</li>
                <li>{ "How often you are right when you feel sure." }</li>
                <li>{ "A plan from today to your exam, which follows what you do." }</li>
            </ul>
            <p class="quiet">{ "It all begins with your first answers. You can start anywhere on the map below, too." }</p>
        </section>
    }
}
