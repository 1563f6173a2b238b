//! What arrives at the target for the event on the bench.

use super::PartProps;
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::store::bench::use_bench;
use crate::store::yard::use_yard;
use door::Compared;
use yew::prelude::*;

/// What arrives, or why nothing does.
#[component]
pub fn Preview(props: &PartProps) -> Html {
    let (yard, bench) = (use_yard(), use_bench());
    let event = &yard.document().on_bench().name;
    let compared = bench.rule(props.at.rule).map(|rule| rule.compared);
    let Some(seen) = &props.seen else {
        return html! { <p class="quiet small" role="status">{ "Working out what arrives …" }</p> };
    };
    let body = match (&seen.arrives, &seen.failure) {
        (Some(received), _) => html! {
            <>
                <p class="small">{ format!("The {} of {}:", received.text_name(), received.kind().label()) }</p>
                <pre class="code" tabindex="0" data-arrives="">{ &seen.pretty }</pre>
                if !seen.request.is_empty() {
                    <details>
                        <summary class="small">{ "The request that EventBridge makes of it" }</summary>
                        <pre class="code" tabindex="0">{ &seen.request }</pre>
                    </details>
                }
            </>
        },
        (None, Some(failure)) => html! {
            <Notice signal={Signal::Red}>
                <p><strong>{ "Nothing arrives. " }</strong><span class="mono">{ failure.error_code.as_str() }</span>{ format!(" {}", failure.error_message) }</p>
                <p class="small">{ &failure.help }</p>
                if !failure.input.is_empty() { <pre class="code" tabindex="0" data-filled="">{ &failure.input }</pre> }
            </Notice>
        },
        (None, None) if !seen.refusals.is_empty() => html! {
            <Notice signal={Signal::Red}><p><strong>{ "Nothing arrives." }</strong>{ " AWS would not take the target as it is." }</p></Notice>
        },
        (None, None) => html! {
            <Notice signal={Signal::Amber}><p><strong>{ "Nothing arrives." }</strong>{ " The event on the bench does not come to the rule’s event bus." }</p></Notice>
        },
    };
    html! {
        <div class="target__preview">
            <h4>{ "What arrives" }</h4>
            <p class="quiet small">
                { format!("For the event “{event}” on the bench.") }
                if compared == Some(Compared::NoMatch) { { " The rule does not match it: this is what would arrive if it did." } }
            </p>
            { body }
        </div>
    }
}
