//! From an exercise to the questions on the same topics.

use crate::components::icon::{Icon, Shape};
use crate::route::Route;
use practice::exercise::ListedExercise;
use quiz::study::Filter;
use yew::prelude::*;
use yew_router::prelude::*;

/// The link, where the exercise names topics.
pub(super) fn topics(exercise: &ListedExercise) -> Html {
    if exercise.topics.is_empty() {
        return Html::default();
    }
    let filter = Filter {
        topics: exercise.topics.clone(),
        ..Filter::default()
    };
    let choice = filter.to_address();
    html! {
        <p><Link<Route> to={Route::StudyChosen { choice }} classes="button">{ "Questions on these topics" }<Icon shape={Shape::ArrowRight} /></Link<Route>></p>
    }
}
