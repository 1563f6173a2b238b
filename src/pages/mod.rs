//! One file or folder a page.

pub mod home;
pub mod later;
pub mod not_found;
pub mod settings;
pub mod study;
pub mod yard;

use crate::route::Route;
use later::{Later, LaterPage, later_page};
use yew::prelude::*;
use yew_router::Routable;

/// The yard, in a file of its own.
pub const YARD: LaterPage = later_page!(yard, "The yard", html! { <yard::YardPage /> });

/// The page of a route.
pub fn switch(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::Home /> },
        Route::Yard => html! { <Later key="yard" page={YARD} /> },
        Route::Study => html! { <study::Study /> },
        Route::Question { id } => {
            html! { <study::question::QuestionPage key={id.clone()} id={id.clone()} /> }
        }
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    }
}

/// Fetches the code of the page that a link leads to, when a person points at the link.
pub fn fetch_ahead(link: &str) {
    if let Some(Route::Yard) = link.strip_prefix('#').and_then(Route::recognize) {
        YARD.fetch_ahead();
    }
}
