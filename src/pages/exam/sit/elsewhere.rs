//! An exam that runs in another tab.

use super::super::words;
use crate::components::chip::Signal;
use crate::components::notice::Notice;
use crate::components::page_heading::PageHeading;
use quiz::exam::Attempt;
use yew::prelude::*;

pub(super) fn view(attempt: &Attempt, take_over: &Callback<()>) -> Html {
    let onclick = take_over.reform(|_: MouseEvent| ());
    let all = attempt.responses.len();
    let answered = all - attempt.unanswered().len();
    html! {
        <div class="stack narrow" data-ready="exam-elsewhere">
            <PageHeading>{ "This exam runs in another tab" }</PageHeading>
            <p>{ format!("{}: {answered} of {all} answered.", words::paper(&attempt.paper.code)) }</p>
            <Notice signal={Signal::Amber} action={html! { <button type="button" class="button button--main" {onclick}>{ "Take it over here" }</button> }}>
                <p>{ "One tab at a time writes into an exam. Taken over, it goes on here with every answer, and the other tab waits. It also comes here when the other tab is closed." }</p>
            </Notice>
        </div>
    }
}
