//! The bar above a running exam: how far it is, the time, and what can be done at any moment.

use super::super::words;
use super::extend::more_time;
use super::keys::HELP_ID;
use super::timer::Timer;
use crate::pages::study::names::NamesSwitch;
use crate::platform::dialog;
use crate::store::settings::use_settings;
use quiz::exam::{Attempt, Deed, Status};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
    pub(super) look_again: Callback<()>,
}

#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let attempt = &props.attempt;
    let use_keys = use_settings().single_keys;
    let all = attempt.responses.len();
    let answered = all - attempt.unanswered().len();
    let marked = match attempt.marked().len() {
        0 => String::new(),
        marked => format!(", {marked} marked"),
    };
    let act = |deed: Deed| props.act.reform(move |_: MouseEvent| deed.clone());
    let is_running = attempt.status == Status::Running;
    let in_review = attempt.place.is_none();
    let help = |_: MouseEvent| {
        dialog::show_modal(HELP_ID);
    };
    html! {
        <section class="exam__bar" aria-label="This exam">
            <p class="exam__count">
                <strong>{ words::paper(&attempt.paper.code) }</strong>
                <span>{ format!("{answered} of {all} answered{marked}") }</span>
            </p>
            <Timer attempt={attempt.clone()} act={props.act.clone()} look_again={props.look_again.clone()} />
            <p class="row exam__tools">
                if is_running {
                    if attempt.allowed().is_some() { { more_time() } }
                    <button type="button" class="button" onclick={act(Deed::Paused)}>{ "Pause" }</button>
                    if !in_review {
                        <button type="button" class="button" onclick={act(Deed::Reviewed)}>{ "Review" }</button>
                    }
                }
                <NamesSwitch />
                <button type="button" class="button button--bare" onclick={help}>{ if use_keys { "Keys (?)" } else { "Keys" } }</button>
            </p>
        </section>
    }
}
