//! The guide: parts to read, and one search over all of them.

mod example;
mod find;
mod part;
mod table;

use crate::components::coming::{NotHere, whole};
use crate::components::page_heading::{HEADING_ID, PageHeading};
use crate::platform::{arrival, dom, task};
use crate::route::Route;
use crate::store::fetched::Fetched;
use crate::store::guide::{Loaded, use_guide};
use find::{Find, results};
use guide::{Part, split_place};
use yew::prelude::*;
use yew_router::prelude::*;

/// The page; the address says which part is shown, and where in it.
#[component]
pub fn GuidePage() -> Html {
    let (state, again) = use_guide();
    html! { <GuideView {state} {again} /> }
}

/// What a [`GuideView`] takes.
#[derive(PartialEq, Properties)]
pub(crate) struct GuideProps {
    /// The guide on its way.
    pub(crate) state: Fetched<Loaded>,
    /// Asks for it once more.
    pub(crate) again: Callback<()>,
    /// What is looked for at first.
    #[prop_or_default]
    pub(crate) words: AttrValue,
}

/// Heading, search, and what is read or was found.
#[component]
pub(crate) fn GuideView(props: &GuideProps) -> Html {
    let place = match use_route::<Route>() {
        Some(Route::GuidePlace { place }) => place,
        _ => String::new(),
    };
    let words = use_state(|| props.words.clone());
    // Another place of the guide is read, also where its address comes from elsewhere.
    let last = use_mut_ref(|| place.clone());
    use_effect_with(place.clone(), {
        let words = words.clone();
        move |place| {
            if last.replace(place.clone()) != *place {
                words.set(AttrValue::default());
            }
        }
    });
    // How often a result was chosen: it may be where one is already.
    let chosen = use_state(|| 0_u32);
    let (slug, anchor) = split_place(&place);
    let part = match &props.state {
        Fetched::Ready(loaded) => loaded.guide.part(slug),
        _ => None,
    };
    let title = part.map_or("Guide", |part| part.title.as_str()).to_owned();
    let seen = (title.clone(), anchor.to_owned(), part.is_some(), *chosen);
    use_effect_with(seen, |(title, anchor, is_part, chosen)| {
        let is_sought = !anchor.is_empty() || *chosen > 0;
        let (title, id) = (title.clone(), id_of(anchor));
        if *is_part {
            task::spawn(async move {
                arrival::settled().await;
                dom::set_title(&format!("{title} · Guide · Eventyard"));
                if is_sought {
                    dom::focus(&id);
                }
            });
        }
    });
    let onwords = {
        let words = words.clone();
        Callback::from(move |asked: String| words.set(asked.into()))
    };
    let onchoose = {
        let words = words.clone();
        Callback::from(move |()| {
            words.set(AttrValue::default());
            chosen.set(*chosen + 1);
        })
    };
    let missing = |reason: &str| {
        html! { <NotHere what="The guide could not be fetched." reason={reason.to_owned()}
        kept="What you made is kept." again={props.again.clone()} /> }
    };
    html! {
        <div class="study guide">
            <PageHeading>{ title }</PageHeading>
            { whole(&props.state, "Fetching the guide …", missing, |loaded| html! {
                <>
                    <Find words={(*words).clone()} {onwords} />
                    if words.trim().is_empty() {
                        { read(loaded, slug, part) }
                    } else {
                        { results(&loaded.index, &words, &onchoose) }
                    }
                </>
            }) }
        </div>
    }
}

/// The id of a place on the page; that of the page's heading where it is the part itself.
fn id_of(anchor: &str) -> String {
    match anchor {
        "" => HEADING_ID.to_owned(),
        _ => format!("place-{anchor}"),
    }
}

/// The way to a place.
fn to(part: &str, anchor: &str) -> Route {
    let place = match anchor {
        "" => part.to_owned(),
        _ => format!("{part}/{anchor}"),
    };
    Route::GuidePlace { place }
}

/// A part with the way to the others, or all of them.
fn read(loaded: &Loaded, slug: &str, part: Option<&Part>) -> Html {
    let Some(part) = part else {
        return html! {
            <>
                if !slug.is_empty() {
                    <p role="status">{ "The guide has no part of this name. These are its parts." }</p>
                }
                { overview(&loaded.guide.parts) }
            </>
        };
    };
    let tab = |other: &Part| {
        let current = (other.slug == part.slug).then_some("page");
        html! {
            <li class={classes!("tabs__item", current.map(|_| "tabs__item--current"))}>
                <Link<Route> to={to(&other.slug, "")} classes="tabs__link">{ &other.title }</Link<Route>>
                if current.is_some() { <span class="visually-hidden">{ " (shown)" }</span> }
            </li>
        }
    };
    html! {
        <>
            <nav aria-label="Parts of the guide">
                <ul role="list" class="tabs">{ for loaded.guide.parts.iter().map(tab) }</ul>
            </nav>
            { part::view(part) }
        </>
    }
}

/// Every part with what it is about.
fn overview(parts: &[Part]) -> Html {
    html! {
        <ul role="list" class="study__list" data-ready="guide">
            { for parts.iter().map(|part| html! {
                <li><article class="panel stack">
                    <h2><Link<Route> to={to(&part.slug, "")}>{ &part.title }</Link<Route>></h2>
                    { crate::components::markdown::blocks(part.lead.get(..1).unwrap_or_default()) }
                </article></li>
            }) }
        </ul>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
