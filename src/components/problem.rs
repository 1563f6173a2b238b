//! A refusal beside the field that caused it: AWS's words, then what to change.

use super::icon::{Icon, Shape};
use pipeline::Refusal;
use yew::prelude::*;

/// The refusal in words.
pub fn problem(refusal: &Refusal) -> Html {
    html! {
        <div class="diagnostic">
            <span class="diagnostic__icon"><Icon shape={Shape::CircleX} size={15} /></span>
            <div>
                <p class="diagnostic__message small"><span class="visually-hidden">{ "Error: " }</span>{ &refusal.message }</p>
                if let Some(help) = &refusal.help { <p class="quiet small">{ help }</p> }
            </div>
        </div>
    }
}
