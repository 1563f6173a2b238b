//! An exercise before it is begun: what it asks, and the way into its yard.

use super::list::{chip, facts};
use super::not_here;
use super::own::{own_sheet_of, use_own};
use super::task::task;
use crate::components::coming::whole;
use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::exercises::{reached, use_sheets};
use crate::store::progress::use_progress;
use crate::store::yard::{Assignment, Edit, Shelf, YardAction, use_yard};
use practice::exercise::Sheet;
use practice::exercise::own::OWN;
use yew::prelude::*;
use yew_router::prelude::*;

/// The panel.
#[component]
pub fn BeginPanel() -> Html {
    let yard = use_yard();
    let id = match use_route::<Route>() {
        Some(Route::YardExercise { id }) => id,
        _ => String::new(),
    };
    if !yard.is_restored() {
        return Html::default();
    }
    if !id.starts_with(OWN) {
        return html! { <BeginKnown {id} /> };
    }
    let at = begun(yard.shelf(), &id);
    let document = at.and_then(|at| yard.shelf().yards.get(at));
    match document.and_then(|document| document.exercise.as_ref()) {
        Some(assignment) => html! { <BeginOwn key={id} own={assignment.own.clone()} /> },
        None => html! {
            <div class="empty">
                <p><strong>{ "This exercise of your own is in none of your yards any more." }</strong></p>
                <p>{ "Open its file once more." }</p>
                <p><Link<Route> to={Route::YardOwn} classes="button">{ "Your own exercises" }</Link<Route>></p>
            </div>
        },
    }
}

#[derive(PartialEq, Properties)]
struct BeginOwnProps {
    own: String,
}

/// An exercise of the person's own, whose file is in one of the yards.
#[component]
fn BeginOwn(props: &BeginOwnProps) -> Html {
    own_sheet_of(&use_own(&props.own), |sheet| {
        html! { <Begin sheet={sheet.clone()} own={props.own.clone()} /> }
    })
}

#[derive(PartialEq, Properties)]
struct BeginKnownProps {
    id: String,
}

/// An exercise that comes with the app.
#[component]
fn BeginKnown(props: &BeginKnownProps) -> Html {
    let (sheets, again) = use_sheets();
    let id = &props.id;
    let failed = |reason: &str| not_here(reason, &again);
    whole(
        &sheets,
        "Fetching the exercise …",
        failed,
        |all: &Vec<Sheet>| match all.iter().find(|one| one.listed.id == *id) {
            Some(sheet) => html! { <Begin key={id.clone()} sheet={sheet.clone()} /> },
            None => html! {
                <div class="empty">
                    <p><strong>{ "There is no such exercise." }</strong></p>
                    <p><Link<Route> to={Route::Exercises} classes="button">{ "All exercises" }</Link<Route>></p>
                </div>
            },
        },
    )
}

#[derive(PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) sheet: Sheet,
    /// The file of an exercise of the person's own; else empty.
    #[prop_or_default]
    pub(super) own: String,
}

/// The place of the yard in which an exercise was begun last.
fn begun(shelf: &Shelf, id: &str) -> Option<usize> {
    let is_it = |of: &Assignment| of.id == id;
    let mut yards = shelf.yards.iter();
    yards.rposition(|yard| yard.exercise.as_ref().is_some_and(is_it))
}

/// What the exercise asks, and the buttons that open a yard for it.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let (yard, progress, navigator) = (use_yard(), use_progress(), use_navigator());
    let sheet = &props.sheet;
    let begun = begun(yard.shelf(), &sheet.listed.id);
    let go = |action: Option<YardAction>| {
        let (dispatcher, navigator) = (yard.dispatcher(), navigator.clone());
        move |_: MouseEvent| {
            let (Some(action), Some(navigator)) = (&action, &navigator) else {
                return;
            };
            dispatcher.dispatch(action.clone());
            navigator.push(&Route::Yard);
        }
    };
    let anew = Assignment::begin(sheet, &props.own);
    let is_broken = anew.is_none();
    let anew = anew.map(|document| Edit::OpenCopy(Box::new(document)).into());
    html! {
        <section class="panel stack narrow" aria-labelledby="exercise-heading" data-ready="exercise">
            <div class="row row--apart">
                <h2 id="exercise-heading">{ &sheet.listed.title }</h2>
                { chip(reached(progress.standings(), &sheet.listed.id)) }
            </div>
            <p class="quiet">{ facts(&sheet.listed) }</p>
            { task(sheet) }
            if is_broken {
                <p role="alert">{ "The yard of this exercise cannot be read. Load the page again." }</p>
            }
            <p class="row">
                if let Some(at) = begun {
                    <button type="button" id="exercise-go-on" class="button button--main" onclick={go(Some(YardAction::Open(at)))}>{ "Go on" }<Icon shape={Shape::ArrowRight} /></button>
                    <button type="button" id="exercise-anew" class="button" onclick={go(anew)}>{ "Begin anew in another yard" }</button>
                } else {
                    <button type="button" id="exercise-begin" class="button button--main" onclick={go(anew)}>{ "Begin" }<Icon shape={Shape::ArrowRight} /></button>
                }
                <Link<Route> to={Route::Exercises} classes="button button--bare">{ "All exercises" }</Link<Route>>
            </p>
            <p class="quiet small">{ "It opens a yard of its own; those that you have stay as they are." }</p>
        </section>
    }
}
