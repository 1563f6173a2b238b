//! What both ways to have a pattern made share.

use crate::store::yard::{Edit, YardState};
use yew::prelude::*;

/// A pattern with the button that takes it over.
pub(super) fn use_it(yard: &UseReducerHandle<YardState>, pattern: &str, what: String) -> Html {
    let onclick = {
        let at = yard.document().rule;
        let (dispatcher, pattern) = (yard.dispatcher(), pattern.to_owned());
        move |_: MouseEvent| dispatcher.dispatch(Edit::UsePattern(at, pattern.clone()).into())
    };
    html! {
        <div class="stack">
            <pre class="code" tabindex="0" data-built="">{ pattern }</pre>
            <div class="row">
                <button type="button" class="button button--main" {onclick}>{ "Use as the rule's pattern" }</button>
                <span class="small" role="status">{ what }</span>
            </div>
        </div>
    }
}
