//! How a part of a page is used, for who asks.

use yew::prelude::*;

/// Sentences behind a line that opens them.
pub fn help(sentences: &[&str]) -> Html {
    html! {
        <details class="help">
            <summary class="small">{ "How this works" }</summary>
            <ul class="small">{ for sentences.iter().map(|sentence| html! { <li>{ *sentence }</li> }) }</ul>
        </details>
    }
}
