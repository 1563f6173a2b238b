//! A question of the person's own in the review: its reader comes with the code of their page.

use crate::pages::later::{Later, later};
use crate::pages::packs::in_review::InReview;
use crate::route::Route;
use yew::prelude::*;

/// Which question of a pack is asked at a place of the review.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OwnAsked {
    /// The key of the pack.
    pub(crate) pack: String,
    /// The question's id in the pack.
    pub(crate) id: String,
    /// What stands above it.
    pub(crate) heading: AttrValue,
    /// Where the next item is.
    pub(crate) next: Route,
    /// Where the one before is.
    pub(crate) previous: Option<Route>,
    /// When the review was begun, in milliseconds since 1970 UTC.
    pub(crate) since: u64,
}

/// The question as soon as its code is here, which asks the context which it is.
pub(super) fn own_question(asked: OwnAsked) -> Html {
    html! {
        <ContextProvider<OwnAsked> context={asked}>
            <Later part={later!(packs, in_review, Page, "Your own question", html! { <InReview /> })} />
        </ContextProvider<OwnAsked>>
    }
}
