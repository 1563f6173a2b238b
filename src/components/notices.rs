//! The messages at the top of the page.

use super::notice::Notice;
use crate::store::notices::{NoticesAction, use_notices};
use yew::prelude::*;

/// All messages that have not been dismissed.
#[component]
pub fn Notices() -> Html {
    let notices = use_notices();
    let shown = notices.messages().iter().map(|message| {
        let (dispatcher, text) = (notices.dispatcher(), message.text.clone());
        let onclick = move |_| dispatcher.dispatch(NoticesAction::Dismiss(text.clone()));
        let action = html! {
            <button type="button" class="button button--bare" {onclick}>{ "Dismiss" }</button>
        };
        html! {
            <Notice key={message.text.clone()} signal={message.signal} {action}>
                <p>{ &message.text }</p>
            </Notice>
        }
    });
    html! { <div class="notices" role="status">{ for shown }</div> }
}
