//! One file or folder a page.

pub mod exam;
pub mod exercises;
pub mod guide;
pub mod home;
pub mod later;
pub mod not_found;
pub mod packs;
pub mod progress;
pub mod quality;
pub mod review;
pub mod settings;
pub mod study;
pub mod yard;

use crate::route::Route;
use later::{Later, LaterPart, later};
use yew::prelude::*;
use yew_router::Routable;

/// The page of a route.
pub fn switch(route: Route) -> Html {
    match page(route) {
        Page::Here(html) => html,
        Page::Later(page) => html! { <Later key={page.title} part={page} /> },
    }
}

/// Fetches the code of the page that a link leads to, where it comes later.
pub fn fetch_ahead(link: &str) {
    let route = link.strip_prefix('#').and_then(Route::recognize);
    if let Some(Page::Later(page)) = route.map(page) {
        page.fetch_ahead();
    }
}

enum Page {
    /// Its code is in the first module.
    Here(Html),
    /// Its code comes in a file of its own.
    Later(LaterPart),
}

fn page(route: Route) -> Page {
    Page::Here(match route {
        Route::Yard
        | Route::YardMatrix
        | Route::YardEvents
        | Route::YardSchedule
        | Route::YardServices
        | Route::YardService { .. }
        | Route::YardServiceThere { .. }
        | Route::YardFindings
        | Route::YardTime
        | Route::YardCanvas
        | Route::YardExercise { .. }
        | Route::YardOwn
        | Route::YardWrite
        | Route::YardExamples
        | Route::YardIn
        | Route::YardLink { .. }
        | Route::YardOut
        | Route::YardTerminal => {
            return Page::Later(later!(
                yard,
                yard,
                Page,
                "The yard",
                html! { <yard::YardPage /> }
            ));
        }
        Route::Exercises | Route::ExercisesOf { .. } => html! { <exercises::ExercisesPage /> },
        Route::Home => html! { <home::Home /> },
        Route::Study
        | Route::StudyChosen { .. }
        | Route::Question { .. }
        | Route::Round { .. }
        | Route::RoundEnd => {
            return Page::Later(later!(
                practice,
                study,
                Page,
                "Practice",
                html! { <study::StudyPages /> }
            ));
        }
        Route::Exam
        | Route::ExamPaper { .. }
        | Route::ExamSit
        | Route::ExamHistory
        | Route::ExamResult { .. } => {
            return Page::Later(later!(
                practice,
                exam,
                Page,
                "Mock exam",
                html! { <exam::ExamPage /> }
            ));
        }
        Route::Review
        | Route::ReviewDrill
        | Route::ReviewCards { .. }
        | Route::ReviewEnd
        | Route::ReviewItem { .. } => {
            return Page::Later(later!(
                review,
                review,
                Page,
                "Review",
                html! { <review::ReviewPages /> }
            ));
        }
        Route::Progress => {
            return Page::Later(later!(
                review,
                progress,
                Page,
                "Progress",
                html! { <progress::ProgressPages /> }
            ));
        }
        Route::Quality => {
            return Page::Later(later!(
                review,
                quality,
                Page,
                "The question bank",
                html! { <quality::QualityPage /> }
            ));
        }
        Route::Guide | Route::GuidePlace { .. } => {
            return Page::Later(later!(
                guide,
                guide,
                Page,
                "Guide",
                html! { <guide::GuidePage /> }
            ));
        }
        Route::Packs | Route::PackQuestion { .. } => {
            return Page::Later(later!(
                packs,
                packs,
                Page,
                "Your own questions",
                html! { <packs::PacksPage /> }
            ));
        }
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    })
}
