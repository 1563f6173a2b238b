//! What stands in for a file that is on its way or did not come.

use super::chip::Signal;
use super::notice::Notice;
use super::page_heading::HEADING_ID;
use crate::platform::dom;
use crate::store::fetched::Fetched;
use yew::prelude::*;

/// What is made of a file that is here, or the word on why it is not.
pub fn whole<T>(
    state: &Fetched<T>,
    loading: &'static str,
    missing: impl FnOnce(&str) -> Html,
    page: impl FnOnce(&T) -> Html,
) -> Html {
    match state {
        Fetched::Loading => html! { <p role="status">{ loading }</p> },
        Fetched::Failed(reason) => missing(reason),
        Fetched::Ready(come) => page(come),
    }
}

/// What a [`NotHere`] takes.
#[derive(PartialEq, Properties)]
pub struct NotHereProps {
    /// What did not come, as a sentence.
    pub what: AttrValue,
    /// Why, as a sentence.
    pub reason: AttrValue,
    /// What holds all the same, as a sentence.
    pub kept: AttrValue,
    /// Asks for it once more.
    pub again: Callback<()>,
}

/// A file that did not come, with a button that asks for it once more.
///
/// The page has its heading beside it: the focus goes there when the button goes.
#[component]
pub fn NotHere(props: &NotHereProps) -> Html {
    let onclick = props.again.reform(|_: MouseEvent| dom::focus(HEADING_ID));
    html! {
        <Notice signal={Signal::Red}
            action={html! { <button type="button" class="button" {onclick}>{ "Try again" }</button> }}>
            <p role="alert">
                <strong>{ &props.what }</strong>
                { " " }{ &props.reason }{ " " }{ &props.kept }
            </p>
        </Notice>
    }
}
