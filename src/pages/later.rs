//! A page whose code comes in a file of its own, when it is first wanted.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::platform::{dom, task};
use crate::route::Route;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use yew::prelude::*;

/// The code of a page did not come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The page once its code is here.
pub type Coming = Pin<Box<dyn Future<Output = Result<Html, Missing>>>>;

/// A page that comes later; the macro `later_page!` makes one.
#[derive(Clone, Copy, Debug)]
pub struct LaterPage {
    /// The name of the file that the code comes in.
    pub file: &'static str,
    /// The heading while the page is on its way.
    pub title: &'static str,
    /// Fetches the code, if it is not here yet, and makes the page of a route.
    pub load: fn(Route) -> Coming,
}

impl PartialEq for LaterPage {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl LaterPage {
    /// The page if its code is here; otherwise the code is on its way from now on.
    fn now(self, route: &Route) -> Option<Html> {
        let mut context = Context::from_waker(Waker::noop());
        match pin!((self.load)(route.clone())).poll(&mut context) {
            Poll::Ready(page) => page.ok(),
            Poll::Pending => None,
        }
    }

    /// Fetches the code before the page is asked for.
    pub fn fetch_ahead(self, route: Route) {
        task::spawn(async move {
            // Where it does not come, the page says so when it is opened.
            let _ = (self.load)(route).await;
        });
    }
}

/// Makes a [`LaterPage`] of the name of its file, the heading while it is on its way, and the page
/// of a route. A name is for one place in the source; routes that share a file share the line.
///
/// Only what is used nowhere else goes into the file. Without the feature `split` the code is part
/// of the app and the page is always here.
macro_rules! later_page {
    ($name:ident, $title:literal, |$route:ident| $page:expr) => {{
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        fn $name($route: $crate::route::Route) -> Result<yew::Html, $crate::pages::later::Missing> {
            Ok($page)
        }
        #[cfg(not(feature = "split"))]
        async fn $name(
            $route: $crate::route::Route,
        ) -> Result<yew::Html, $crate::pages::later::Missing> {
            Ok($page)
        }
        $crate::pages::later::LaterPage {
            file: stringify!($name),
            title: $title,
            load: |route| Box::pin($name(route)),
        }
    }};
}
pub(super) use later_page;

/// How far the code of a page is.
#[derive(Clone, Copy, PartialEq)]
enum Code {
    Coming,
    Missing,
    Here,
}

/// What a [`Later`] takes.
#[derive(PartialEq, Properties)]
pub struct LaterProps {
    /// The page.
    pub page: LaterPage,
    /// The route that it is shown for.
    pub route: Route,
}

/// Shows a page as soon as its code is here, and until then that it is on its way.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let (page, route) = (props.page, &props.route);
    let code = use_state(|| page.now(route).map_or(Code::Coming, |_| Code::Here));
    let was_focused = use_mut_ref(|| false);
    {
        let (state, was_focused) = (code.setter(), was_focused.clone());
        let route = route.clone();
        use_effect_with(*code, move |code| match code {
            Code::Coming => task::spawn(async move {
                let loaded = (page.load)(route).await;
                was_focused.replace(dom::has_focus(HEADING_ID));
                state.set(loaded.map_or(Code::Missing, |_| Code::Here));
            }),
            // The page's own heading is another element.
            Code::Here if was_focused.take() => dom::focus(HEADING_ID),
            Code::Here | Code::Missing => {}
        });
    }
    let again = {
        let state = code.setter();
        move |_| {
            // The button goes; the heading stays.
            dom::focus(HEADING_ID);
            state.set(Code::Coming);
        }
    };
    let message = match *code {
        Code::Here => return page.now(route).unwrap_or_default(),
        Code::Coming => html! { <p class="quiet" role="status">{ "Fetching this page …" }</p> },
        Code::Missing => html! {
            <Notice signal={Signal::Red}
                action={html! { <button type="button" class="button" onclick={again}>{ "Try again" }</button> }}>
                <p role="alert">
                    <strong>{ "This page could not be fetched." }</strong>
                    { " You may be offline. If it stays so, a newer version was just published: load the app again. What you made is kept." }
                </p>
            </Notice>
        },
    };
    html! {
        <div class="stack">
            <PageHeading>{ page.title }</PageHeading>
            { message }
        </div>
    }
}
