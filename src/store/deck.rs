//! The cards, fetched when review is first opened. Their code comes with its pages.

use super::fetched::{Fetched, fetch_named, unusable};
use crate::platform::task;
use quiz::Deck;
use yew::prelude::*;

/// The cards on their way.
pub type DeckState = Fetched<Deck>;

/// The cards and how to ask for them once more.
#[derive(Clone, PartialEq)]
pub struct DeckContext {
    /// The cards.
    pub state: DeckState,
    /// Fetches them once more.
    pub again: Callback<()>,
}

/// What a [`DeckProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct DeckProps {
    /// The pages of review.
    pub children: Html,
}

/// Fetches the cards once and provides them to the pages of review.
#[component]
pub fn DeckProvider(props: &DeckProps) -> Html {
    let state = use_state(|| DeckState::Loading);
    let again = {
        let setter = state.setter();
        Callback::from(move |()| {
            setter.set(Fetched::Loading);
            let setter = setter.clone();
            task::spawn(async move { setter.set(fetch_deck().await.into()) });
        })
    };
    {
        let again = again.clone();
        use_effect_with((), move |()| again.emit(()));
    }
    let context = DeckContext {
        state: (*state).clone(),
        again,
    };
    html! {
        <ContextProvider<DeckContext> {context}>{ props.children.clone() }</ContextProvider<DeckContext>>
    }
}

async fn fetch_deck() -> Result<Deck, String> {
    let bytes = fetch_named("eventyard-cards", "cards").await?;
    quiz::unpack_deck(&bytes).map_err(unusable)
}

/// The cards.
#[hook]
pub fn use_deck() -> DeckContext {
    super::stores::expect_context("deck", use_context())
}
