//! What there is to see of exercises beside the yard in which one is worked on.

use super::begin::BeginPanel;
use super::own::OwnPanel;
use super::write::WritePanel;
use crate::route::Route;
use yew::prelude::*;
use yew_router::prelude::*;

/// The panel that the address names.
#[component]
pub fn OutsidePanel() -> Html {
    match use_route::<Route>() {
        Some(Route::YardOwn) => html! { <OwnPanel /> },
        Some(Route::YardWrite) => html! { <WritePanel /> },
        _ => html! { <BeginPanel /> },
    }
}
