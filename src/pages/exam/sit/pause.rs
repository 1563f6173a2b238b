//! An exam whose clock is stopped.

use super::super::words;
use crate::components::page_heading::PageHeading;
use quiz::exam::{Attempt, Deed};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PauseProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
}

#[component]
pub(super) fn Pause(props: &PauseProps) -> Html {
    let go_on = props.act.reform(|_: MouseEvent| Deed::Resumed);
    let times = usize::try_from(props.attempt.pauses).unwrap_or(0);
    html! {
        <div class="stack narrow">
            <PageHeading>{ "Paused" }</PageHeading>
            <p>{ "The clock is stopped, and the questions are hidden until it goes on. You may close the page: the exam stays as it is." }</p>
            <p class="quiet">{ format!("The result will say that this exam was not taken under exam conditions (paused {}).", words::count(times, "time")) }</p>
            <p><button type="button" class="button button--main" onclick={go_on}>{ "Go on" }</button></p>
        </div>
    }
}
