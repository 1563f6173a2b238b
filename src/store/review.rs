//! The review that is under way.

use super::kept::{Slice, use_slice};
use crate::platform::storage::Slot;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// What was chosen at the beginning of a review. What happened in it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The ids of the items as the log knows them.
    pub items: Vec<String>,
    /// When it was begun, in milliseconds since 1970 UTC: grades since then belong to it.
    pub begun: u64,
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    session: Option<Rc<Session>>,
    restored: bool,
}

impl Review {
    /// The review that is under way, or was done last.
    pub fn session(&self) -> Option<&Rc<Session>> {
        self.session.as_ref()
    }

    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }
}

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum ReviewAction {
    /// The storage has answered.
    Restored(Option<Option<Session>>),
    /// The person began a review.
    Begin(Session),
    /// The person is done with it.
    End,
}

impl Reducible for Review {
    type Action = ReviewAction;

    fn reduce(self: Rc<Self>, action: ReviewAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ReviewAction::Restored(saved) => {
                if let Some(saved) = saved {
                    next.session = saved.map(Rc::new);
                }
                next.restored = true;
            }
            ReviewAction::Begin(session) => next.session = Some(Rc::new(session)),
            ReviewAction::End => next.session = None,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Slice for Review {
    type Saved = Option<Session>;
    const SLOT: Slot = Slot::new("review", 1);

    fn saved(&self) -> Option<Option<Session>> {
        let session = self.session.as_ref();
        self.restored
            .then(|| session.map(|session| (**session).clone()))
    }

    fn restored(saved: Option<Option<Session>>) -> ReviewAction {
        ReviewAction::Restored(saved)
    }
}

/// What a [`ReviewProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct ReviewProps {
    /// The pages of review.
    pub children: Html,
}

/// Provides the review to its pages, with which its code comes.
#[component]
pub fn ReviewProvider(props: &ReviewProps) -> Html {
    let review = use_slice::<Review>();
    html! {
        <ContextProvider<UseReducerHandle<Review>> context={review}>{ props.children.clone() }</ContextProvider<UseReducerHandle<Review>>>
    }
}

/// The review and its reducer.
#[hook]
pub fn use_review() -> UseReducerHandle<Review> {
    super::stores::expect_context("review", use_context())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_comes_back_after_a_reload() {
        let session = Session {
            items: vec!["card/a".into(), "q".into()],
            begun: 5,
        };
        let state = Rc::new(Review::default()).reduce(ReviewAction::Begin(session.clone()));
        assert_eq!(state.saved(), None, "not before the storage has answered");
        let state = state.reduce(ReviewAction::Restored(None));
        let text = serde_json::to_string(&state.saved()).unwrap();
        let saved = serde_json::from_str(&text).unwrap();
        let again = Rc::new(Review::default()).reduce(ReviewAction::Restored(saved));
        assert_eq!(
            again.session().map(|found| (**found).clone()),
            Some(session)
        );
        let ended = again.reduce(ReviewAction::End);
        assert_eq!(ended.saved(), Some(None), "and that it ended is kept too");
    }
}
