//! The foot of every page.

use crate::route::Route;
use yew::prelude::*;
use yew_router::prelude::*;

/// Who this is not, and where a person's data is.
#[component]
pub fn Footer() -> Html {
    html! {
        <footer class="footer">
            <div class="footer__in">
                <p>{ "Eventyard is independent of Amazon Web Services and not endorsed by it." }</p>
                <p>
                    { "Nothing you do here leaves this browser. " }
                    <Link<Route> to={Route::Settings}>{ "Your data" }</Link<Route>>
                </p>
            </div>
        </footer>
    }
}
