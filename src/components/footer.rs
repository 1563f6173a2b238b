//! The foot of every page.

use crate::route::Route;
use yew::prelude::*;
use yew_router::prelude::*;

/// Who this is not, where a person's data is, and the guide.
#[component]
pub fn Footer() -> Html {
    html! {
        <footer class="footer">
            <div class="footer__in">
                <p>{ "Eventyard is independent of Amazon Web Services and not endorsed by it." }</p>
                <p>
                    { "Nothing you do here leaves this browser. " }
                    <Link<Route> to={Route::Settings}>{ "Your data" }</Link<Route>>
                    { " · " }
                    <Link<Route> to={Route::Guide}>{ "Guide" }</Link<Route>>
                </p>
            </div>
        </footer>
    }
}
