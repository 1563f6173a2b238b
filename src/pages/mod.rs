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

/// The page of a route.
pub fn switch(route: Route) -> Html {
    match page(&route) {
        Page::Here(html) => html,
        Page::Later(page) => html! { <Later key={page.file} {page} {route} /> },
    }
}

/// Fetches the code of the page that a link leads to, where it comes later.
pub fn fetch_ahead(link: &str) {
    let route = link.strip_prefix('#').and_then(Route::recognize);
    if let Some(route) = route
        && let Page::Later(page) = page(&route)
    {
        page.fetch_ahead(route);
    }
}

enum Page {
    /// Its code is in the first module.
    Here(Html),
    /// Its code comes in a file of its own.
    Later(LaterPage),
}

fn page(route: &Route) -> Page {
    Page::Here(match route {
        Route::Yard | Route::YardMatrix => {
            return Page::Later(later_page!(yard, "The yard", |route| yard::page(&route)));
        }
        Route::Home => html! { <home::Home /> },
        Route::Study => html! { <study::Study /> },
        Route::Question { id } => {
            html! { <study::question::QuestionPage key={id.clone()} id={id.clone()} /> }
        }
        Route::Settings => html! { <settings::SettingsPage /> },
        Route::NotFound => html! { <not_found::NotFound /> },
    })
}
