//! One file or folder a page.

pub mod home;
pub mod not_found;
pub mod settings;
pub mod study;
pub mod yard;

use crate::route::Route;
use yew::prelude::*;

/// The page of a route.
pub fn switch(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Yard => html! { <yard::YardPage view={yard::View::Bench} /> },
        Route::YardMatrix => html! { <yard::YardPage view={yard::View::Matrix} /> },
        Route::Study => html! { <study::Study /> },
        Route::Question { id } => {
            html! { <study::question::QuestionPage key={id.clone()} id={id.clone()} /> }
        }
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    }
}
