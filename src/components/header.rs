//! The head of every page: the name, the two halves, the look.

use super::icon::{Icon, Shape};
use crate::route::Route;
use crate::store::settings::{SettingsAction, Theme, use_settings};
use yew::prelude::*;
use yew_router::prelude::*;

/// The name, the links to the yard, the questions, the exam and the progress, the theme switch and the settings.
#[component]
pub fn Header() -> Html {
    let here = use_route::<Route>();
    let half = |route: Route, name: &'static str| {
        let current = belongs_to(here.as_ref(), &route);
        let class = classes!("halves__link", current.then_some("halves__link--here"));
        html! { <Link<Route> to={route} classes={class}>{ name }</Link<Route>> }
    };
    html! {
        <header class="header">
            <div class="header__in">
                <Link<Route> to={Route::Home} classes="brand">
                    <Mark />
                    <span class="brand__name">{ "Eventyard" }</span>
                </Link<Route>>
                <nav class="halves" aria-label="Main">
                    { half(Route::Yard, "Yard") }
                    { half(Route::Study, "Practice") }
                    { half(Route::Review, "Review") }
                    { half(Route::Exam, "Exam") }
                    { half(Route::Progress, "Progress") }
                </nav>
                <div class="row">
                    <ThemeSwitch />
                    <Link<Route> to={Route::Settings} classes="button button--bare button--icon">
                        <Icon shape={Shape::Sliders} />
                        <span class="visually-hidden">{ "Settings" }</span>
                    </Link<Route>>
                </div>
            </div>
        </header>
    }
}

/// Whether a page lies in the half that a link of the header leads to.
fn belongs_to(here: Option<&Route>, half: &Route) -> bool {
    match here {
        Some(
            Route::ExamPaper { .. }
            | Route::ExamSit
            | Route::ExamHistory
            | Route::ExamResult { .. },
        ) => *half == Route::Exam,
        Some(
            Route::Question { .. }
            | Route::Round { .. }
            | Route::RoundEnd
            | Route::StudyChosen { .. },
        ) => *half == Route::Study,
        Some(
            Route::ReviewDrill
            | Route::ReviewCards { .. }
            | Route::ReviewEnd
            | Route::ReviewItem { .. },
        ) => *half == Route::Review,
        Some(
            Route::YardMatrix
            | Route::YardEvents
            | Route::YardTime
            | Route::YardSchedule
            | Route::YardCanvas
            | Route::YardServices
            | Route::YardService { .. }
            | Route::YardServiceThere { .. }
            | Route::YardFindings
            | Route::YardExercise { .. }
            | Route::YardOwn
            | Route::YardWrite
            | Route::YardExamples
            | Route::YardIn
            | Route::YardLink { .. }
            | Route::YardOut
            | Route::YardTerminal
            | Route::Exercises
            | Route::ExercisesOf { .. },
        ) => *half == Route::Yard,
        Some(Route::Quality) => *half == Route::Progress,
        Some(route) => route == half,
        None => false,
    }
}

/// The mark: a track with a switch.
#[component]
fn Mark() -> Html {
    html! {
        <svg width="26" height="26" viewBox="0 0 26 26" fill="none" stroke="currentColor" stroke-width="3"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d="M2 18h22M9 18l8-10h7" />
            <circle cx="9" cy="18" r="3" class="brand__point" stroke-width="2.2" />
        </svg>
    }
}

/// A button that goes round system, light and dark.
#[component]
fn ThemeSwitch() -> Html {
    let settings = use_settings();
    let theme = settings.theme;
    let (shape, name) = match theme {
        Theme::System => (Shape::Monitor, "as the system"),
        Theme::Light => (Shape::Sun, "light"),
        Theme::Dark => (Shape::Moon, "dark"),
    };
    let dispatcher = settings.dispatcher();
    let onclick = move |_| dispatcher.dispatch(SettingsAction::Theme(theme.next()));
    let label = format!("Theme: {name}. Switch to the next.");
    html! {
        <button type="button" class="button button--bare button--icon" {onclick} aria-label={label.clone()} title={label}>
            <Icon {shape} />
        </button>
    }
}
