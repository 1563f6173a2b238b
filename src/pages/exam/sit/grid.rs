//! All questions of an exam by their numbers, each with what was done with it.

use super::keys::SUBMIT_ID;
use crate::components::icon::{Icon, Shape};
use crate::platform::dialog;
use quiz::exam::{Attempt, Deed};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct GridProps {
    pub(super) attempt: Rc<Attempt>,
    pub(super) act: Callback<Deed>,
}

/// A button for each question that opens it.
#[component]
pub(super) fn Grid(props: &GridProps) -> Html {
    let attempt = &props.attempt;
    let button = |(place, response): (usize, &quiz::exam::Response)| {
        let onclick = props
            .act
            .reform(move |_: MouseEvent| Deed::MovedTo { place });
        let is_answered = !response.picks.is_empty();
        let mut name = format!("Question {}", place + 1);
        name.push_str(if is_answered {
            ", answered"
        } else {
            ", unanswered"
        });
        if response.is_marked {
            name.push_str(", marked for review");
        }
        let is_here = attempt.place == Some(place);
        let class = classes!(
            "exam__cell",
            (!is_answered).then_some("exam__cell--open"),
            is_here.then_some("exam__cell--here"),
        );
        html! {
            <li key={place}>
                <button type="button" {class} {onclick} aria-label={name} aria-current={is_here.then_some("step")}>
                    <span>{ place + 1 }</span>
                    <span class="exam__cell-state">
                        if is_answered { <Icon shape={Shape::CircleCheck} size={12} /> }
                        if response.is_marked { <Icon shape={Shape::Pin} size={12} /> }
                    </span>
                </button>
            </li>
        }
    };
    html! {
        <ol role="list" class="exam__grid">
            { for attempt.responses.iter().enumerate().map(button) }
        </ol>
    }
}

/// What the icons of the grid say.
pub(super) fn legend() -> Html {
    html! {
        <p class="quiet small exam__legend">
            <span><Icon shape={Shape::CircleCheck} size={12} />{ " answered" }</span>
            <span>{ "dashed: unanswered" }</span>
            <span><Icon shape={Shape::Pin} size={12} />{ " marked for review" }</span>
        </p>
    }
}

/// The button that opens the dialog for handing in.
pub(super) fn hand_in() -> Html {
    let open = |_: MouseEvent| {
        dialog::show_modal(SUBMIT_ID);
    };
    html! { <button type="button" class="button button--main" onclick={open}>{ "Hand in …" }</button> }
}
