//! The heading of a page. It takes the focus when the page is opened.

use yew::prelude::*;

/// The id of the page's heading, where the skip link and a change of page lead.
pub const HEADING_ID: &str = "page-heading";

/// What a [`PageHeading`] takes.
#[derive(PartialEq, Properties)]
pub struct PageHeadingProps {
    /// The heading.
    pub children: Html,
    /// Whether it is there for screen readers only.
    #[prop_or_default]
    pub hidden: bool,
}

/// A level one heading that can take the focus without being a tab stop.
#[component]
pub fn PageHeading(props: &PageHeadingProps) -> Html {
    let class = props.hidden.then_some("visually-hidden");
    html! { <h1 id={HEADING_ID} tabindex="-1" {class}>{ props.children.clone() }</h1> }
}
