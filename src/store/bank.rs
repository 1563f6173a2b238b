//! The question bank: its index, fetched when a page first wants it, and the questions of each domain,
//! fetched when the first of them is opened.

mod known;

pub use known::use_known_bank;

use super::fetched::{Fetched, fetch, fetch_named, unusable};
use crate::platform::task;
use quiz::{DomainQuestions, Index};
use std::rc::Rc;
use yew::prelude::*;

/// The index on its way.
pub type BankState = Fetched<Index>;

/// The questions of a domain on their way.
pub type QuestionsState = Fetched<DomainQuestions>;

/// A file of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The index.
    Index,
    /// The questions of the domain with this number.
    Questions(u8),
}

/// What of the bank is here or on its way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bank {
    /// `None` where nobody has asked for it.
    index: Option<BankState>,
    /// The domains that were asked for.
    questions: Vec<(u8, QuestionsState)>,
}

impl Bank {
    fn index(&self) -> BankState {
        self.index.clone().unwrap_or(Fetched::Loading)
    }

    fn questions(&self, domain: u8) -> Option<&QuestionsState> {
        let mut asked = self.questions.iter();
        asked.find(|(of, _)| *of == domain).map(|(_, state)| state)
    }

    /// Whether a file is neither here nor on its way.
    fn lacks(&self, part: Part) -> bool {
        match part {
            Part::Index => matches!(self.index, None | Some(Fetched::Failed(_))),
            Part::Questions(domain) => {
                matches!(self.questions(domain), None | Some(Fetched::Failed(_)))
            }
        }
    }
}

/// What can happen to the bank: a file is under way, came or failed.
#[derive(Clone, Debug)]
pub enum BankAction {
    /// The index.
    Index(BankState),
    /// The questions of a domain.
    Questions(u8, QuestionsState),
}

impl Reducible for Bank {
    type Action = BankAction;

    fn reduce(self: Rc<Self>, action: BankAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            BankAction::Index(state) => next.index = Some(state),
            BankAction::Questions(domain, state) => {
                next.questions.retain(|(of, _)| *of != domain);
                next.questions.push((domain, state));
            }
        }
        Rc::new(next)
    }
}

/// Fetches a file if it is neither here nor on its way. The handle tells what holds by now, not
/// what held when the page was drawn, so two who ask at once fetch it once.
fn want(bank: UseReducerHandle<Bank>, part: Part) {
    if bank.lacks(part) {
        begin(bank, part);
    }
}

fn begin(bank: UseReducerHandle<Bank>, part: Part) {
    bank.dispatch(match part {
        Part::Index => BankAction::Index(Fetched::Loading),
        Part::Questions(domain) => BankAction::Questions(domain, Fetched::Loading),
    });
    task::spawn(async move {
        let come = match part {
            Part::Index => BankAction::Index(fetch_index().await.into()),
            Part::Questions(domain) => {
                let index = bank.index();
                let questions = fetch_questions(&index, domain).await;
                BankAction::Questions(domain, questions.into())
            }
        };
        bank.dispatch(come);
    });
}

async fn fetch_index() -> Result<Index, String> {
    let bytes = fetch_named("eventyard-bank", "question bank").await?;
    quiz::unpack_index(&bytes).map_err(unusable)
}

async fn fetch_questions(index: &BankState, domain: u8) -> Result<DomainQuestions, String> {
    let file = match index {
        Fetched::Ready(index) => index.file(domain),
        Fetched::Loading | Fetched::Failed(_) => None,
    };
    let file = file.ok_or("The question bank names no file for this domain.")?;
    let bytes = fetch(&file.name).await?;
    quiz::unpack_domain(&bytes, file).map_err(unusable)
}

#[hook]
fn use_whole_bank() -> UseReducerHandle<Bank> {
    super::stores::expect_context("bank", use_context())
}

/// The index of the question bank, fetched from now on if nobody has asked for it yet.
#[hook]
pub fn use_bank() -> BankState {
    let bank = use_whole_bank();
    {
        let bank = bank.clone();
        use_effect_with((), move |()| {
            if bank.index.is_none() {
                begin(bank, Part::Index);
            }
        });
    }
    bank.index()
}

/// The questions of a domain of the index, fetched from now on if they are not here yet; with
/// `None` nothing is fetched and they stay on their way.
#[hook]
pub fn use_questions(domain: Option<u8>) -> QuestionsState {
    let bank = use_whole_bank();
    {
        let bank = bank.clone();
        use_effect_with(domain, move |domain| {
            if let Some(domain) = *domain {
                want(bank, Part::Questions(domain));
            }
        });
    }
    domain
        .and_then(|domain| bank.questions(domain))
        .map_or(Fetched::Loading, Clone::clone)
}

/// The questions of every domain of the index, which are fetched from now on where `wanted` says
/// so; empty until the index is here.
#[hook]
pub fn use_all_questions(wanted: bool) -> Vec<(u8, QuestionsState)> {
    let (index, bank) = (use_bank(), use_whole_bank());
    let domains: Vec<u8> = match &index {
        Fetched::Ready(index) => index.files.iter().map(|file| file.domain).collect(),
        Fetched::Loading | Fetched::Failed(_) => Vec::new(),
    };
    {
        let bank = bank.clone();
        use_effect_with((wanted, domains.clone()), move |(wanted, domains)| {
            for domain in domains.iter().filter(|_| *wanted) {
                want(bank.clone(), Part::Questions(*domain));
            }
        });
    }
    let state = |domain: u8| bank.questions(domain).cloned().unwrap_or(Fetched::Loading);
    domains
        .into_iter()
        .map(|domain| (domain, state(domain)))
        .collect()
}

/// Fetches whatever of the bank is missing once more.
#[hook]
pub fn use_all_again() -> Callback<()> {
    let bank = use_whole_bank();
    Callback::from(move |()| match bank.index() {
        Fetched::Ready(index) => {
            for file in &index.files {
                want(bank.clone(), Part::Questions(file.domain));
            }
        }
        Fetched::Loading | Fetched::Failed(_) => want(bank.clone(), Part::Index),
    })
}

/// Fetches a file of the bank once more.
#[hook]
pub fn use_bank_again() -> Callback<Part> {
    let bank = use_whole_bank();
    Callback::from(move |part| want(bank.clone(), part))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod tests;
