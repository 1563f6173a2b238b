//! The app as a whole: stores, router, and the frame around every page.

use crate::components::chip::Signal;
use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::components::notices::Notices;
use crate::components::page_heading::HEADING_ID;
use crate::pages;
use crate::platform::{arrival, dom, files};
use crate::route::Route;
use crate::store::notices::{Message, NoticesAction, use_notices};
use crate::store::settings::use_settings;
use crate::store::stores::Stores;
use pipeline::metrics::cost::grouped;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::prelude::*;

/// Puts the app into the page, in place of what was shown while it loaded.
pub fn mount() {
    match dom::element("app") {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}

/// The app in a browser, with its address behind `#`.
#[component]
pub fn App() -> Html {
    html! {
        <Stores>
            <HashRouter><Frame /></HashRouter>
        </Stores>
    }
}

/// What a [`StaticApp`] takes.
#[derive(PartialEq, Properties)]
pub struct StaticAppProps {
    /// The address to show, such as `/yard`.
    pub path: AttrValue,
}

/// The app at one address, outside a browser: what snapshots of the markup are made from.
#[component]
pub fn StaticApp(props: &StaticAppProps) -> Html {
    let history = MemoryHistory::new();
    history.push(props.path.as_str());
    html! {
        <Stores>
            <Router history={AnyHistory::from(history)}><Frame /></Router>
        </Stores>
    }
}

/// Skip link, header, page and footer.
#[component]
fn Frame() -> Html {
    let settings = use_settings();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    use_effect_with(settings.theme, |theme| dom::set_theme(theme.attribute()));
    let opened = use_mut_ref(|| None::<Route>);
    use_effect_with(route, move |route| {
        dom::set_title(&route.title());
        // The first page leaves the focus where the browser put it.
        let before = opened.replace(Some(route.clone()));
        if before.is_some_and(|before| !before.is_beside(route)) {
            dom::focus(HEADING_ID);
            dom::scroll_to_top();
        }
        arrival::done();
    });
    let skip = |_| dom::focus(HEADING_ID);
    let point = |event: &Event| {
        if let Some(link) = dom::link_target(event) {
            pages::fetch_ahead(&link);
        }
    };
    let notices = use_notices();
    let onpaste = move |event: Event| {
        if let Some(most) = files::keep_out(&event) {
            notices.dispatch(NoticesAction::Raise(Message {
                signal: Signal::Amber,
                text: format!(
                    "That is too long to be pasted here: this field takes up to {} characters. Nothing has changed.",
                    grouped(most.into())
                ),
            }));
        }
    };
    html! {
        <div class="page" {onpaste} onpointerover={move |event: PointerEvent| point(&event)}
            onfocusin={move |event: FocusEvent| point(&event)}>
            <div>
                <button type="button" class="skip" onclick={skip}>{ "Skip to the content" }</button>
                <Header />
            </div>
            <main class="main">
                <Notices />
                <Switch<Route> render={pages::switch} />
            </main>
            <Footer />
        </div>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
