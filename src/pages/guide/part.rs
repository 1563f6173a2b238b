//! A part of the guide.

use super::example::{example, schedule};
use super::table::table;
use super::{id_of, to};
use crate::components::markdown::blocks;
use crate::route::Route;
use guide::{Content, Part, Section};
use yew::prelude::*;
use yew_router::prelude::*;

/// What it is about, the way to its sections, and these.
pub(super) fn view(part: &Part) -> Html {
    let main = part.sections.iter().filter(|section| section.level == 2);
    html! {
        <article class="stack" data-ready="guide">
            { blocks(&part.lead) }
            <nav aria-label="In this part">
                <ul role="list" class="row small">
                    { for main.map(|section| html! {
                        <li><Link<Route> to={to(&part.slug, &section.anchor)}>{ &section.title }</Link<Route>></li>
                    }) }
                </ul>
            </nav>
            { for part.sections.iter().map(view_of) }
        </article>
    }
}

fn view_of(section: &Section) -> Html {
    let id = id_of(&section.anchor);
    // Numbers tell examples of one section apart for who hears them one by one.
    let mut number = 0;
    let content = section.content.iter().map(|content| {
        let mut name = || {
            number += 1;
            format!("{}, example {number}", section.title)
        };
        match content {
            Content::Text(text) => blocks(text),
            Content::Example(of) => example(of, &name()),
            Content::Schedule(of) => schedule(of, &name()),
            Content::Table(of) => table(of),
        }
    });
    let content: Html = content.collect();
    html! {
        <>
            if section.level == 2 {
                <h2 {id} tabindex="-1">{ &section.title }</h2>
            } else {
                <h3 {id} tabindex="-1">{ &section.title }</h3>
            }
            { content }
        </>
    }
}
