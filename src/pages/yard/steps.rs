//! The steps of a send in the words of AWS's event bus logs.

use pipeline::Step;
use yew::prelude::*;

/// The steps as a table, closed at first.
pub fn steps(steps: &[Step]) -> Html {
    html! {
        <details class="panel">
            <summary>{ format!("Every step, as event bus logs name them ({})", steps.len()) }</summary>
            <div class="steps__wrap" tabindex="0" role="region" aria-label="Steps">
                <table class="steps">
                    <thead><tr><th>{ "Step" }</th><th>{ "Message type" }</th><th>{ "Level" }</th><th>{ "After" }</th><th>{ "Time" }</th></tr></thead>
                    <tbody>{ for steps.iter().map(step) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn step(step: &Step) -> Html {
    let after = step
        .cause
        .map(|cause| format!("step {cause}"))
        .unwrap_or_default();
    html! {
        <tr>
            <td>{ step.number }</td>
            <td class="mono">{ step.message_type.as_str() }</td>
            <td>{ step.message_type.log_level().as_str() }</td>
            <td>{ after }</td>
            <td class="mono">{ step.message_timestamp_ms.to_string() }</td>
        </tr>
    }
}
