//! What the person practises at the moment: the choice of questions, and the questions chosen.

use super::kept::{Slice, use_slice};
use crate::platform::storage::Slot;
use quiz::study::Filter;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::prelude::*;

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Their ids.
    pub questions: Vec<String>,
    /// When it was begun, in milliseconds since 1970 UTC: answers since then belong to it.
    pub begun: u64,
    /// The place of the question that was looked at last, from 0.
    pub place: usize,
}

/// The slice as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSitting {
    /// The choice.
    pub filter: Filter,
    /// At most so many questions; all without.
    pub most: Option<usize>,
    /// The round that is under way, or was done last.
    pub round: Option<Round>,
}

impl Default for SavedSitting {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            most: Some(20),
            round: None,
        }
    }
}

/// The slice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sitting {
    chosen: Rc<SavedSitting>,
    restored: bool,
}

impl std::ops::Deref for Sitting {
    type Target = SavedSitting;

    fn deref(&self) -> &SavedSitting {
        &self.chosen
    }
}

impl Sitting {
    /// Whether the storage has answered.
    pub fn is_restored(&self) -> bool {
        self.restored
    }
}

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum SittingAction {
    /// The storage has answered.
    Restored(Option<SavedSitting>),
    /// The person chose other questions.
    Choose(Filter),
    /// The person wants at most so many.
    Most(Option<usize>),
    /// The person began a round.
    Begin(Round),
    /// The person looks at the question at this place of the round.
    Look(usize),
    /// The person is done with the round.
    End,
}

impl Reducible for Sitting {
    type Action = SittingAction;

    fn reduce(self: Rc<Self>, action: SittingAction) -> Rc<Self> {
        let mut chosen = (*self.chosen).clone();
        let mut restored = self.restored;
        match action {
            SittingAction::Restored(saved) => {
                chosen = saved.unwrap_or(chosen);
                restored = true;
            }
            SittingAction::Choose(filter) => chosen.filter = filter,
            SittingAction::Most(most) => chosen.most = most,
            SittingAction::Begin(round) => chosen.round = Some(round),
            SittingAction::Look(place) => {
                if let Some(round) = &mut chosen.round {
                    round.place = place.min(round.questions.len().saturating_sub(1));
                }
            }
            SittingAction::End => chosen.round = None,
        }
        if chosen == *self.chosen && restored == self.restored {
            return self;
        }
        Rc::new(Sitting {
            chosen: Rc::new(chosen),
            restored,
        })
    }
}

impl Slice for Sitting {
    type Saved = SavedSitting;
    const SLOT: Slot = Slot::new("sitting", 1);

    fn saved(&self) -> Option<SavedSitting> {
        self.restored.then(|| (*self.chosen).clone())
    }

    fn restored(saved: Option<SavedSitting>) -> SittingAction {
        SittingAction::Restored(saved)
    }
}

/// What [`SittingProvider`] takes.
#[derive(PartialEq, Properties)]
pub struct SittingProps {
    /// The pages of practice.
    pub children: Html,
}

/// Provides the sitting to the pages of practice: its code comes with them.
#[component]
pub fn SittingProvider(props: &SittingProps) -> Html {
    let sitting = use_slice::<Sitting>();
    html! {
        <ContextProvider<UseReducerHandle<Sitting>> context={sitting}>{ props.children.clone() }</ContextProvider<UseReducerHandle<Sitting>>>
    }
}

/// The sitting and its reducer.
#[hook]
pub fn use_sitting() -> UseReducerHandle<Sitting> {
    super::stores::expect_context("sitting", use_context())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round() -> Round {
        Round {
            questions: vec!["a".into(), "b".into()],
            begun: 5,
            place: 0,
        }
    }

    #[test]
    fn a_round_comes_back_where_it_was_left() {
        let state = Rc::new(Sitting::default()).reduce(SittingAction::Begin(round()));
        assert_eq!(
            state.saved(),
            None,
            "nothing is saved before the storage has answered"
        );
        let state = state.reduce(SittingAction::Restored(None));
        let state = state
            .reduce(SittingAction::Look(1))
            .reduce(SittingAction::Most(None));
        let text = serde_json::to_string(&state.saved()).unwrap();
        let saved = serde_json::from_str(&text).unwrap();
        let again = Rc::new(Sitting::default()).reduce(SittingAction::Restored(saved));
        assert_eq!(again.round.as_ref().map(|round| round.place), Some(1));
        assert_eq!(again.most, None);
        assert_eq!(again, state);
    }

    #[test]
    fn a_place_stays_within_the_round() {
        let state = Rc::new(Sitting::default()).reduce(SittingAction::Look(3));
        assert_eq!(state.round, None);
        let state = state
            .reduce(SittingAction::Begin(round()))
            .reduce(SittingAction::Look(9));
        assert_eq!(state.round.as_ref().map(|round| round.place), Some(1));
        assert_eq!(state.reduce(SittingAction::End).round, None);
    }

    #[test]
    fn what_an_earlier_version_did_not_store_is_as_at_first() {
        let saved: SavedSitting = serde_json::from_str(r#"{"filter":{"domains":[2]}}"#).unwrap();
        assert_eq!((saved.filter.domains, saved.most), (vec![2], Some(20)));
    }
}
