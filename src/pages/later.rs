//! A page whose code comes in a file of its own, when it is first wanted.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::platform::{dom, task};
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
    /// The heading while the page is on its way.
    pub title: &'static str,
    /// Fetches the code, if it is not here yet, and makes the page.
    pub load: fn() -> Coming,
}

impl PartialEq for LaterPage {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
    }
}

impl LaterPage {
    /// The page if its code is here; otherwise the code is on its way from now on.
    fn now(self) -> Option<Html> {
        let mut context = Context::from_waker(Waker::noop());
        match pin!((self.load)()).poll(&mut context) {
            Poll::Ready(page) => page.ok(),
            Poll::Pending => None,
        }
    }

    /// Fetches the code before the page is asked for.
    pub fn fetch_ahead(self) {
        task::spawn(async move {
            // Where it does not come, the page says so when it is opened.
            let _ = (self.load)().await;
        });
    }
}

/// Makes a [`LaterPage`] of a name for its file, the heading while it is on its way, and the page.
///
/// Only what is used nowhere else goes into the file. A name is for one place in the source: routes
/// that share a file share the line, and the page asks which of them it is. Without the feature `split` the code is part
/// of the app and the page is always here.
macro_rules! later_page {
    ($name:ident, $title:literal, $page:expr) => {{
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        fn $name() -> Result<yew::Html, $crate::pages::later::Missing> {
            Ok($page)
        }
        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<yew::Html, $crate::pages::later::Missing> {
            Ok($page)
        }
        $crate::pages::later::LaterPage {
            title: $title,
            load: || Box::pin($name()),
        }
    }};
}
pub(super) use later_page;

/// How far a page is.
#[derive(Clone, PartialEq)]
enum Progress {
    Coming,
    Missing,
    /// Here; the focus goes to its heading where the heading before it had the focus.
    Here(Html, bool),
}

/// What a [`Later`] takes.
#[derive(PartialEq, Properties)]
pub struct LaterProps {
    /// The page.
    pub page: LaterPage,
}

/// Shows a page as soon as its code is here, and until then that it is on its way.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let page = props.page;
    let progress = use_state(|| match page.now() {
        Some(html) => Progress::Here(html, false),
        None => Progress::Coming,
    });
    {
        let coming = *progress == Progress::Coming;
        let progress = progress.setter();
        use_effect_with(coming, move |coming| {
            if *coming {
                task::spawn(async move {
                    progress.set(match (page.load)().await {
                        Ok(html) => Progress::Here(html, dom::has_focus(HEADING_ID)),
                        Err(Missing) => Progress::Missing,
                    });
                });
            }
        });
    }
    let take_focus = matches!(*progress, Progress::Here(_, true));
    use_effect_with(take_focus, |take_focus| {
        if *take_focus {
            dom::focus(HEADING_ID);
        }
    });
    let again = {
        let progress = progress.setter();
        move |_| {
            // The button goes; the heading stays.
            dom::focus(HEADING_ID);
            progress.set(Progress::Coming);
        }
    };
    if let Progress::Here(html, _) = &*progress {
        return html.clone();
    }
    html! {
        <div class="stack">
            <PageHeading>{ page.title }</PageHeading>
            if *progress == Progress::Coming {
                <p class="quiet" role="status">{ "Fetching this page …" }</p>
            } else {
                <Notice signal={Signal::Red}
                    action={html! { <button type="button" class="button" onclick={again}>{ "Try again" }</button> }}>
                    <p role="alert">
                        <strong>{ "This page could not be fetched." }</strong>
                        { " You may be offline. If it stays so, a newer version was just published: load the app again. What you made is kept." }
                    </p>
                </Notice>
            }
        </div>
    }
}
