//! The four grades of a card, each with what it leads to.

use super::words::{grade as name, meaning, wait};
use quiz::fsrs::Grade;
use quiz::study::{Plan, Standing, wait_after};
use yew::prelude::*;

/// The buttons; each says when the card would come again.
pub(super) fn grades(
    standing: Option<&Standing>,
    item: &str,
    plan: &Plan,
    now: u64,
    numbered: bool,
    ongrade: &Callback<Grade>,
) -> Html {
    let button = |(place, grade): (usize, Grade)| {
        let after = wait(wait_after(standing, item, grade, now, plan));
        let onclick = ongrade.reform(move |_: MouseEvent| grade);
        html! {
            <button type="button" class={classes!("grade", (grade == Grade::Good).then_some("grade--usual"))} {onclick} title={meaning(grade)}>
                <span class="grade__name">
                    { name(grade) }
                    if numbered { <kbd class="grade__key" aria-hidden="true">{ place + 1 }</kbd> }
                </span>
                <span class="grade__wait">{ after }</span>
            </button>
        }
    };
    html! {
        <div class="grades" role="group" aria-label="How well did you know it?">
            { for Grade::ALL.into_iter().enumerate().map(button) }
        </div>
    }
}
