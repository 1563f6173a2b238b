//! All exercises, by what they are about, with how far the person has come.

use crate::components::chip::{Chip, Signal};
use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::exercises::{Reached, reached};
use practice::exercise::{ListedExercise, Theme};
use quiz::study::Standings;
use yew::prelude::*;
use yew_router::prelude::*;

/// The first steps, then the other themes, each with its exercises in their order.
pub(super) fn list(all: &[ListedExercise], standings: &Standings) -> Html {
    let solved = |one: &&ListedExercise| reached(standings, &one.id) == Reached::Solved;
    let done = all.iter().filter(solved).count();
    let next = all.iter().find(|one| !solved(one));
    html! {
        <>
            <section class="panel stack narrow" aria-labelledby="exercises-so-far">
                <h2 id="exercises-so-far">{ "So far" }</h2>
                <p><strong>{ format!("{done} of {} solved.", all.len()) }</strong></p>
                <progress class="study__bar" max={all.len().to_string()} value={done.to_string()} aria-label="Exercises solved"></progress>
                if let Some(next) = next {
                    <p class="row">
                        <Link<Route> to={Route::YardExercise { id: next.id.clone() }} classes="button button--main">
                            { format!("{}: {}", if done == 0 { "Begin" } else { "Next" }, next.title) }<Icon shape={Shape::ArrowRight} />
                        </Link<Route>>
                    </p>
                }
            </section>
            { for Theme::ALL.iter().map(|theme| of_theme(*theme, all, standings)) }
        </>
    }
}

/// The exercises of a task of the exam.
pub(super) fn of_task(task: &str, all: &[ListedExercise], standings: &Standings) -> Html {
    let of = all
        .iter()
        .filter(|one| one.tasks.iter().any(|own| own == task));
    let of: Vec<&ListedExercise> = of.collect();
    html! {
        <>
            if of.is_empty() { <p>{ "No exercise is about this task." }</p> }
            { items(&of, standings) }
            <p><Link<Route> to={Route::Exercises} classes="button button--bare">{ "All exercises" }</Link<Route>></p>
        </>
    }
}

fn items(of: &[&ListedExercise], standings: &Standings) -> Html {
    html! {
        <ol role="list" class="study__list">
            { for of.iter().map(|one| html! { <li key={one.id.clone()}>{ item(one, reached(standings, &one.id)) }</li> }) }
        </ol>
    }
}

fn of_theme(theme: Theme, all: &[ListedExercise], standings: &Standings) -> Html {
    let of: Vec<&ListedExercise> = all.iter().filter(|one| one.theme == theme).collect();
    if of.is_empty() {
        return Html::default();
    }
    let id = format!("exercises-{}", theme.as_str());
    let minutes: u32 = of.iter().map(|one| u32::from(one.minutes)).sum();
    html! {
        <section class="stack" aria-labelledby={id.clone()}>
            <h2 {id}>{ theme.title() }</h2>
            if theme == Theme::Basics {
                <p class="quiet">{ format!("For whoever has never seen a rule: {} steps, about {minutes} minutes in all. Take them in this order.", of.len()) }</p>
            }
            { items(&of, standings) }
        </section>
    }
}

fn item(one: &ListedExercise, reached: Reached) -> Html {
    html! {
        <Link<Route> to={Route::YardExercise { id: one.id.clone() }} classes="study__item">
            <span class="study__item-text">{ &one.title }</span>
            { chip(reached) }
            <span class="study__item-facts">{ facts(one) }</span>
        </Link<Route>>
    }
}

/// How far the person has come, as a chip.
pub(super) fn chip(reached: Reached) -> Html {
    let (signal, text) = match reached {
        Reached::Solved => (Signal::Green, "Solved"),
        Reached::Shown => (Signal::Amber, "Solution seen"),
        Reached::Nothing => (Signal::Quiet, "New"),
    };
    html! { <Chip {signal} {text} /> }
}

/// Level and length in words.
pub(super) fn facts(one: &ListedExercise) -> String {
    format!("Level {} of 4 · about {} minutes", one.level, one.minutes)
}
