//! Which tab a running exam is in: only one writes into it.

use crate::platform::claim::{Answer, Claim, How, claim};
use crate::platform::task;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The name of the claim between tabs.
const CLAIM: &str = "eventyard.exam";

/// Where a running exam is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The browser has not answered yet.
    Asking,
    /// In this tab.
    Here,
    /// In another one.
    Elsewhere,
}

/// Asks for the claim and keeps it.
struct Asker {
    owner: UseStateSetter<Owner>,
    held: RefCell<Option<Claim>>,
    /// Counts the times it was asked: only the newest answer matters.
    turn: Cell<u32>,
}

impl Asker {
    fn next_turn(&self) -> u32 {
        let next = self.turn.get().wrapping_add(1);
        self.turn.set(next);
        next
    }

    fn ask(self: Rc<Self>, how: How) {
        let turn = self.next_turn();
        task::spawn(async move {
            let robbed = self.clone();
            let lost = move || {
                if robbed.turn.get() == turn {
                    robbed.give_up();
                }
            };
            let answer = claim(CLAIM, how, lost).await;
            if self.turn.get() != turn {
                return;
            }
            match answer {
                Answer::Mine(claim) => {
                    self.held.replace(Some(claim));
                    self.owner.set(Owner::Here);
                }
                // Without locks each tab writes; the logs are joined, and the time of both counts.
                Answer::Unknown => self.owner.set(Owner::Here),
                Answer::Elsewhere => self.give_up(),
            }
        });
    }

    /// Another tab has it: this one gets it when that is closed.
    fn give_up(self: Rc<Self>) {
        self.held.replace(None);
        self.owner.set(Owner::Elsewhere);
        self.ask(How::Wait);
    }

    fn leave(&self) {
        self.next_turn();
        self.held.replace(None);
    }
}

/// Where the exam is while one `is_live`, and what takes it over into this tab.
#[hook]
pub fn use_owner(is_live: bool) -> (Owner, Callback<()>) {
    let owner = use_state(|| Owner::Asking);
    let asker = {
        let owner = owner.setter();
        let asker = use_memo((), move |()| {
            Rc::new(Asker {
                owner,
                held: RefCell::default(),
                turn: Cell::default(),
            })
        });
        (*asker).clone()
    };
    {
        let asker = asker.clone();
        use_effect_with(is_live, move |is_live| {
            if *is_live {
                asker.clone().ask(How::IfFree);
            }
            move || {
                asker.owner.set(Owner::Asking);
                asker.leave();
            }
        });
    }
    let take_over = Callback::from(move |()| asker.clone().ask(How::TakeOver));
    (*owner, take_over)
}
