//! A page, or a panel of one, whose code comes in a file of its own, when it is first wanted.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::components::painted::use_painted;
use crate::platform::part::Missing;
use crate::platform::{arrival, dom, task};
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use yew::prelude::*;

/// What is shown once its code is here.
pub type Coming = Pin<Box<dyn Future<Output = Result<Html, Missing>>>>;

/// What the code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A whole page, with the heading that has the focus.
    Page,
    /// A panel of a page.
    Panel,
}

/// What comes later; the macro `later!` makes one.
#[derive(Clone, Copy, Debug)]
pub struct LaterPart {
    /// What it is called while it is on its way.
    pub title: &'static str,
    /// A page or less.
    pub extent: Extent,
    /// Fetches the code, if it is not here yet, and makes what is shown.
    pub load: fn() -> Coming,
}

impl PartialEq for LaterPart {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
    }
}

impl LaterPart {
    /// What is shown if its code is here; otherwise the code is on its way from now on.
    fn now(self) -> Option<Html> {
        let mut context = Context::from_waker(Waker::noop());
        match pin!((self.load)()).poll(&mut context) {
            Poll::Ready(page) => page.ok(),
            Poll::Pending => None,
        }
    }

    /// Fetches the code before it is asked for.
    pub fn fetch_ahead(self) {
        task::spawn(async move {
            // Where it does not come, the page says so when it is wanted.
            let _ = (self.load)().await;
        });
    }
}

/// Fetches the code of what follows once what is shown has been painted.
#[hook]
pub fn use_ahead(part: LaterPart) {
    let is_painted = use_painted(true);
    use_effect_with(is_painted, move |is_painted| {
        if *is_painted {
            part.fetch_ahead();
        }
    });
}

/// Makes a [`LaterPart`] of a name for its file, a name of its own, its [`Extent`], what it is
/// called while it is on its way, and what is shown.
///
/// Only what is used nowhere else goes into the file; what several files use goes into one that
/// comes with any of them. A part has one place in the source: routes that share a page share the
/// line, and the page asks which of them it is. Without the feature `split` the code is part of the
/// app and always here.
macro_rules! later {
    ($file:ident, $name:ident, $extent:ident, $title:literal, $page:expr) => {{
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        fn $name() -> Result<yew::Html, $crate::platform::part::Missing> {
            Ok($page)
        }
        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<yew::Html, $crate::platform::part::Missing> {
            Ok($page)
        }
        $crate::pages::later::LaterPart {
            title: $title,
            extent: $crate::pages::later::Extent::$extent,
            load: || Box::pin($name()),
        }
    }};
}
pub(super) use later;

/// How far it is.
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
    /// What is shown.
    pub part: LaterPart,
}

/// Shows a page or panel as soon as its code is here, and until then that it is on its way.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let part = props.part;
    let progress = use_state(|| match part.now() {
        Some(html) => Progress::Here(html, false),
        None => Progress::Coming,
    });
    {
        let coming = *progress == Progress::Coming;
        let progress = progress.setter();
        use_effect_with(coming, move |coming| {
            if *coming {
                task::spawn(async move {
                    progress.set(match (part.load)().await {
                        Ok(html) => {
                            let is_page = part.extent == Extent::Page;
                            let take_focus = is_page && dom::has_focus(HEADING_ID);
                            if take_focus {
                                arrival::begin();
                            }
                            Progress::Here(html, take_focus)
                        }
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
            arrival::done();
        }
    });
    let again = {
        let progress = progress.setter();
        move |_| {
            // The button goes; the heading of the page stays.
            dom::focus(HEADING_ID);
            progress.set(Progress::Coming);
        }
    };
    if let Progress::Here(html, _) = &*progress {
        return html.clone();
    }
    let what = match part.extent {
        Extent::Page => "this page",
        Extent::Panel => part.title,
    };
    html! {
        <div class={classes!("stack", (part.extent == Extent::Page).then_some("coming"))}>
            if part.extent == Extent::Page { <PageHeading>{ part.title }</PageHeading> }
            if *progress == Progress::Coming {
                <p class="quiet" role="status">{ format!("Fetching {what} …") }</p>
            } else {
                <Notice signal={Signal::Red}
                    action={html! { <button type="button" class="button" onclick={again}>{ "Try again" }</button> }}>
                    <p role="alert">
                        <strong>{ format!("The code for {what} could not be fetched.") }</strong>
                        { " You may be offline. If it stays so, a newer version was just published: load the app again. What you made is kept." }
                    </p>
                </Notice>
            }
        </div>
    }
}
