//! One file or folder a page.

mod home;
mod not_found;
mod settings;
mod study;
mod yard;

use crate::route::Route;
use yew::prelude::*;

/// The page of a route.
pub fn switch(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Yard => html! { <yard::YardPage /> },
        Route::Study => html! { <study::Study /> },
        Route::Question { id } => html! { <study::question::QuestionPage key={id.clone()} id={id.clone()} /> },
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    }
}
