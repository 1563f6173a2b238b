//! A review begins.

use crate::platform::clock;
use crate::route::Route;
use crate::store::review::{ReviewAction, Session, use_review};
use yew::prelude::*;
use yew_router::prelude::*;

/// Begins a review of these items and goes to the first.
#[hook]
pub(super) fn use_begin() -> Callback<Vec<String>> {
    let (review, navigator) = (use_review(), use_navigator());
    let dispatcher = review.dispatcher();
    Callback::from(move |items| {
        let begun = clock::now_ms();
        dispatcher.dispatch(ReviewAction::Begin(Session { items, begun }));
        if let Some(navigator) = &navigator {
            navigator.push(&Route::ReviewItem { place: 1 });
        }
    })
}
