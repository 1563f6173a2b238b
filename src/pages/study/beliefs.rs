//! The mistaken beliefs behind the questions, which come with the questions and not with their index.

use super::coming::AllMissing;
use crate::store::bank::{BankState, use_known_bank};
use crate::store::fetched::Fetched;
use quiz::Index;
use std::rc::Rc;
use yew::prelude::*;

/// How far the beliefs are known.
pub(super) struct Beliefs {
    state: BankState,
    /// Asks for them.
    pub(super) ask: Callback<()>,
}

impl Beliefs {
    /// The index with every belief.
    pub(super) fn index(&self) -> Option<&Rc<Index>> {
        match &self.state {
            Fetched::Ready(index) => Some(index),
            Fetched::Loading | Fetched::Failed(_) => None,
        }
    }

    /// What stands in for them until they are here.
    pub(super) fn coming(&self) -> Option<Html> {
        match &self.state {
            Fetched::Ready(_) => None,
            Fetched::Loading => Some(html! {
                <p class="quiet" role="status">{ "Fetching the questions, which tell what beliefs they test …" }</p>
            }),
            Fetched::Failed(reason) => Some(html! {
                <AllMissing reason={reason.clone()} kept="The other choices work meanwhile." />
            }),
        }
    }
}

/// The beliefs, fetched from the moment on at which one is chosen or they are asked for.
#[hook]
pub(super) fn use_beliefs(is_chosen: bool) -> Beliefs {
    let asked = use_state(|| false);
    let state = use_known_bank(is_chosen || *asked);
    let asked = asked.setter();
    Beliefs {
        state,
        ask: Callback::from(move |()| asked.set(true)),
    }
}
