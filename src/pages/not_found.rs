//! The page for addresses that lead nowhere.

use crate::components::page_heading::PageHeading;
use crate::route::Route;
use yew::prelude::*;
use yew_router::prelude::*;

/// Says that there is no such page and offers the ways back.
#[component]
pub fn NotFound() -> Html {
    html! {
        <div class="stack narrow">
            <PageHeading>{ "There is no such page" }</PageHeading>
            <p>{ "This track ends here. Perhaps the address was cut short, or it comes from another version of Eventyard." }</p>
            <p class="row">
                <Link<Route> to={Route::Home} classes="button button--main">{ "To the start" }</Link<Route>>
                <Link<Route> to={Route::Yard} classes="button">{ "To the yard" }</Link<Route>>
                <Link<Route> to={Route::Study} classes="button">{ "To the questions" }</Link<Route>>
            </p>
        </div>
    }
}
