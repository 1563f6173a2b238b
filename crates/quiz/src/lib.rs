//! The question bank: questions, the lists they point into, answers, and the packed form.
//!
//! Without features this crate is what the app needs: plain data, unpacking, scoring, a shuffle
//! with a seed, mock exams (`exam`), study (`study`) and progress (`progress`). The feature `author` adds the reader and
//! checker of the source files in `questions/`. The crate knows no clock, no chance and no browser:
//! days, moments and seeds are arguments.

#![forbid(unsafe_code)]

mod apportion;
#[cfg(feature = "markdown")]
pub mod author;
mod bank;
mod card;
mod date;
mod domain;
pub mod exam;
pub mod fsrs;
mod highlight;
mod index;
mod later;
mod log;
mod markup;
mod names;
pub mod order;
mod packed;
pub mod progress;
mod quality;
mod question;
mod run;
mod shuffle;
pub mod study;
#[cfg(test)]
mod testing;

pub use bank::{
    Bank, Blueprint, BlueprintDomain, Domain, Lists, Misconception, Objective, Task, Topic,
    TopicKind,
};
pub use card::{
    CARD_ITEM, Card, CardKind, DRILL_CARD, Deck, DrillTarget, card_item, card_of_item, pack_deck,
    unpack_deck,
};
pub use date::{Date, DateError};
pub use domain::DomainQuestions;
pub use highlight::highlight;
pub use index::{DomainFile, Index, Listed, SUMMARY};
pub use later::Later;
pub use markup::{Block, Inline, inline_text, plain_text};
pub use names::{NameEra, ServiceName, in_names};
pub use packed::{
    FORMAT, UnpackError, pack_domain, pack_index, pack_questions, unpack_domain, unpack_index,
    unpack_questions, version_of,
};
pub use quality::{Quality, Reviewed};
pub use question::{ChoiceOption, Era, Question, Reference};
pub use run::{Expect, ExpectInput, ExpectSchedule, PatternRun, Run, ScheduleRun, TemplateRun};
pub use shuffle::{Shuffle, seed_of};
