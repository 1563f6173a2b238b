//! The question bank, fetched after the first paint.

use crate::platform::{dom, net, task};
use quiz::Bank;
use std::rc::Rc;
use yew::prelude::*;

/// The bank on its way.
#[derive(Clone, Debug, PartialEq)]
pub enum BankState {
    /// Not here yet.
    Loading,
    /// Here.
    Ready(Rc<Bank>),
    /// It did not come, with the reason in plain words.
    Failed(String),
}

/// Fetches the bank once and tells how far that is.
#[hook]
pub(super) fn use_bank_fetch() -> BankState {
    let state = use_state(|| BankState::Loading);
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            task::spawn(async move {
                state.set(match fetch().await {
                    Ok(bank) => BankState::Ready(Rc::new(bank)),
                    Err(reason) => BankState::Failed(reason),
                });
            });
        });
    }
    (*state).clone()
}

async fn fetch() -> Result<Bank, String> {
    let file = dom::meta("eventyard-bank").ok_or("this page does not name its question bank")?;
    let bytes = net::fetch_bytes(&file)
        .await
        .map_err(|error| error.to_string())?;
    quiz::unpack(&bytes).map_err(|error| error.to_string())
}

/// The question bank.
#[hook]
pub fn use_bank() -> BankState {
    super::stores::expect_context("bank", use_context())
}
