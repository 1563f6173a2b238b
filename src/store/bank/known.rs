//! The index with what only the questions tell: the mistaken beliefs behind their options.

use super::{BankState, QuestionsState, use_all_questions, use_bank};
use crate::store::fetched::Fetched;
use yew::prelude::*;

/// The index with its misconceptions, for which the questions of all domains are fetched from now on
/// where `wanted` says so; until then it stays on its way.
#[hook]
pub fn use_known_bank(wanted: bool) -> BankState {
    let (bank, questions) = (use_bank(), use_all_questions(wanted));
    let known = use_memo((wanted, bank, questions), |(wanted, bank, questions)| {
        if *wanted {
            known(bank, questions)
        } else {
            Fetched::Loading
        }
    });
    (*known).clone()
}

/// What failed is said before what is on its way.
fn known(bank: &BankState, questions: &[(u8, QuestionsState)]) -> BankState {
    let Fetched::Ready(index) = bank else {
        return bank.clone();
    };
    let mut here = Vec::new();
    let mut is_whole = true;
    for (_, state) in questions {
        match state {
            Fetched::Ready(domain) => here.push(&**domain),
            Fetched::Failed(reason) => return Fetched::Failed(reason.clone()),
            Fetched::Loading => is_whole = false,
        }
    }
    if is_whole {
        Fetched::Ready(index.with(here).into())
    } else {
        Fetched::Loading
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
