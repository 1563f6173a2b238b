//! What stands in for a part of the bank that is on its way or did not come.

use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::HEADING_ID;
use crate::platform::dom;
use crate::store::bank::{Fetched, Part, use_bank_again};
use yew::prelude::*;

/// What is made of a part that is here, or the word on why it is not.
///
/// The page has its heading beside it: the focus goes there when the button goes.
pub(crate) fn whole<T>(state: &Fetched<T>, part: Part, page: impl FnOnce(&T) -> Html) -> Html {
    match state {
        Fetched::Loading => html! { <p role="status">{ "Fetching the questions …" }</p> },
        Fetched::Failed(reason) => html! { <Missing {part} reason={reason.clone()} /> },
        Fetched::Ready(come) => page(come),
    }
}

#[derive(PartialEq, Properties)]
struct MissingProps {
    part: Part,
    reason: AttrValue,
}

/// A part that did not come, with a button that asks for it once more.
#[component]
fn Missing(props: &MissingProps) -> Html {
    let (again, part) = (use_bank_again(), props.part);
    let onclick = move |_| {
        // The button goes; the heading of the page stays.
        dom::focus(HEADING_ID);
        again.emit(part);
    };
    html! {
        <Notice signal={Signal::Red}
            action={html! { <button type="button" class="button" {onclick}>{ "Try again" }</button> }}>
            <p role="alert">
                <strong>{ "The questions could not be fetched." }</strong>
                { " " }{ &props.reason }{ " Your answers are kept, and the yard works meanwhile." }
            </p>
        </Notice>
    }
}
