//! What an exercise asks.

use crate::components::markdown;
use practice::exercise::Sheet;
use yew::prelude::*;

/// The brief, what has to be reached, and what happens as far as it is shown.
pub(super) fn task(sheet: &Sheet) -> Html {
    let shown: Vec<&str> = sheet
        .runs
        .iter()
        .filter(|run| !run.hidden)
        .map(|run| run.title.as_str())
        .collect();
    let hidden = sheet.runs.len() - shown.len();
    let asked = sheet.requirements.iter().map(|(_, text)| text);
    html! {
        <div class="stack exercise__task">
            { markdown::blocks(&sheet.brief) }
            <h3>{ "What is asked" }</h3>
            <ul>{ for asked.chain(&sheet.constraints).map(|text| html! { <li>{ text }</li> }) }</ul>
            <h3>{ "What is played" }</h3>
            <ul>{ for shown.iter().map(|title| html! { <li>{ *title }</li> }) }</ul>
            <p class="quiet">{ match hidden {
                0 => "Nothing else.".to_owned(),
                1 => "And one run more that is not shown before it fails.".to_owned(),
                some => format!("And {some} runs more that are not shown before they fail."),
            } }</p>
            <p class="quiet small">{ format!("You may change: {}.", sheet.may_change.join("; ")) }</p>
        </div>
    }
}
