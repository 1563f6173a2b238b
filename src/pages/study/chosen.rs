//! A link to a choice of questions.

use super::choose::Study;
use crate::route::Route;
use crate::store::sitting::{SittingAction, use_sitting};
use quiz::study::Filter;
use yew::prelude::*;
use yew_router::prelude::*;

/// What a [`Chosen`] takes.
#[derive(PartialEq, Properties)]
pub(super) struct ChosenProps {
    /// The choice, from the address.
    pub(super) choice: AttrValue,
}

/// The page of all questions, which makes the choice its own; the address then is that page's.
#[component]
pub(super) fn Chosen(props: &ChosenProps) -> Html {
    let (sitting, navigator) = (use_sitting(), use_navigator());
    let dispatcher = sitting.dispatcher();
    use_effect_with(
        (props.choice.clone(), sitting.is_restored()),
        move |(choice, is_restored)| {
            if *is_restored {
                let filter = Filter::from_address(choice);
                dispatcher.dispatch(SittingAction::Choose(filter));
                if let Some(navigator) = navigator {
                    navigator.replace(&Route::Study);
                }
            }
        },
    );
    html! { <Study /> }
}
