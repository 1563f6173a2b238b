//! Marked-up text as nodes of the page; nothing is ever inserted as HTML.

use crate::route::Route;
use quiz::{Block, Inline};
use yew::prelude::*;
use yew_router::prelude::*;

/// The text of blocks as paragraphs, lists and code.
pub fn blocks(blocks: &[Block]) -> Html {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Paragraph(parts) => html! { <p>{ inlines(parts) }</p> },
        Block::Code { text, .. } => html! {
            <pre class="code" tabindex="0"><code>{ text }</code></pre>
        },
        Block::List { start: None, items } => {
            html! { <ul>{ for items.iter().map(|item| point(item)) }</ul> }
        }
        Block::List {
            start: Some(start),
            items,
        } => html! {
            <ol start={start.to_string()}>{ for items.iter().map(|item| point(item)) }</ol>
        },
    }
}

fn point(item: &[Block]) -> Html {
    html! { <li>{ blocks(item) }</li> }
}

/// The text of a line.
pub fn inlines(parts: &[Inline]) -> Html {
    parts.iter().map(inline).collect()
}

fn inline(part: &Inline) -> Html {
    match part {
        Inline::Text(text) => html! { { text } },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Strong(children) => html! { <strong>{ inlines(children) }</strong> },
        Inline::Emphasis(children) => html! { <em>{ inlines(children) }</em> },
        Inline::Mark(children) => html! { <mark>{ inlines(children) }</mark> },
        Inline::Gloss(other) => html! { <span class="gloss">{ format!(" ({other})") }</span> },
        Inline::Link { url, children } if url.starts_with("https://") => html! {
            <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ inlines(children) }</a>
        },
        Inline::Link { url, children } => match inside(url) {
            Some(to) => html! { <Link<Route> {to}>{ inlines(children) }</Link<Route>> },
            None => inlines(children),
        },
    }
}

/// The page of the app that an address such as `#/exam` leads to. Only the guide has such links: the
/// reader of questions and exercises refuses them.
fn inside(url: &str) -> Option<Route> {
    let route = Route::recognize(url.strip_prefix('#')?);
    route.filter(|route| *route != Route::NotFound)
}
