//! Cards: one thing asked and answered from memory, and the drill of who has to allow a target.
//!
//! The format of their source files is told in `questions/cards/README.md`.

use serde::{Deserialize, Serialize};

use crate::bank::Misconception;
use crate::date::Date;
use crate::markup::Block;
use crate::packed::{self, FORMAT, UnpackError};
use crate::question::Reference;

/// What the id of a card's item in the log begins with.
pub const CARD_ITEM: &str = "card/";

/// What the id of a drill's card begins with; no card of `questions/cards/` may have such an id.
pub const DRILL_CARD: &str = "drill-";

/// What a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardKind {
    /// Which of two near things, and when.
    Decision,
    /// What one must know by heart.
    Fact,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Unique over all cards; never changes, since reviews are stored under it.
    pub id: String,
    /// What it is about.
    pub kind: CardKind,
    /// The DOP-C02 task statement, such as `4.3`.
    pub task: String,
    /// Ids of topics; see `Lists::topics`.
    pub topics: Vec<String>,
    /// The question.
    pub front: Vec<Block>,
    /// The answer.
    pub back: Vec<Block>,
    /// The reason.
    pub why: Vec<Block>,
    /// The id of the near decision with the other answer.
    pub twin: Option<String>,
    /// The id of the mistaken belief that a wrong answer comes from.
    pub misconception: Option<String>,
    /// Pages of the documentation that support the answer.
    pub references: Vec<Reference>,
    /// The day on which the facts were last checked.
    pub reviewed: Date,
}

impl Card {
    /// The id of its item in the log.
    pub fn item(&self) -> String {
        card_item(&self.id)
    }
}

/// The id in the log of the card with this id.
pub fn card_item(id: &str) -> String {
    format!("{CARD_ITEM}{id}")
}

/// The id of the card that an item in the log is; `None` for a question.
pub fn card_of_item(item: &str) -> Option<&str> {
    item.strip_prefix(CARD_ITEM)
}

/// A kind of target and who has to allow EventBridge to call it: a card that the project's own
/// simulator of EventBridge gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillTarget {
    /// The kind as a part of an id, such as `lambda-function`.
    pub kind: String,
    /// Its name in AWS's words.
    pub label: String,
    /// Whether a role allows the call; otherwise the target's resource policy does.
    pub by_role: bool,
    /// The IAM actions that the call needs.
    pub actions: Vec<String>,
    /// Who has to allow it, in a sentence.
    pub sentence: String,
}

impl DrillTarget {
    /// The id of its item in the log.
    pub fn item(&self) -> String {
        card_item(&format!("{DRILL_CARD}{}", self.kind))
    }
}

/// All cards, as the app fetches them when the first is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deck {
    /// Those of `questions/cards/`, in the order of the files and in each as they stand.
    pub cards: Vec<Card>,
    /// The drill.
    pub drill: Vec<DrillTarget>,
    /// The beliefs that wrong answers to the cards come from.
    pub misconceptions: Vec<Misconception>,
}

impl Deck {
    /// The deck of these cards and the drill, with what the list says of the cards' beliefs.
    pub fn new(cards: Vec<Card>, drill: Vec<DrillTarget>, beliefs: &[Misconception]) -> Self {
        let named = |belief: &&Misconception| {
            let mut cards = cards.iter();
            cards.any(|card| card.misconception.as_ref() == Some(&belief.id))
        };
        let misconceptions = beliefs.iter().filter(named).cloned().collect();
        Self {
            cards,
            drill,
            misconceptions,
        }
    }

    /// The misconception with this id.
    pub fn misconception(&self, id: &str) -> Option<&Misconception> {
        self.misconceptions.iter().find(|belief| belief.id == id)
    }

    /// The card with this id.
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// The cards of a task, in the order of the deck.
    pub fn of_task<'a>(&'a self, task: &'a str) -> impl Iterator<Item = &'a Card> {
        self.cards.iter().filter(move |card| card.task == task)
    }

    /// The target of the drill that an item in the log is.
    pub fn drill_of_item(&self, item: &str) -> Option<&DrillTarget> {
        let kind = card_of_item(item)?.strip_prefix(DRILL_CARD)?;
        self.drill.iter().find(|target| target.kind == kind)
    }

    /// Whether an item in the log is here.
    pub fn has_item(&self, item: &str) -> bool {
        card_of_item(item).is_some_and(|id| self.card(id).is_some())
            || self.drill_of_item(item).is_some()
    }
}

/// The deck as bytes. The same deck always gives the same bytes.
pub fn pack_deck(deck: &Deck) -> Vec<u8> {
    postcard::to_allocvec(&(FORMAT, deck)).unwrap_or_default()
}

/// Reads what [`pack_deck`] wrote.
///
/// # Errors
///
/// Bytes of another format, and bytes that are cut off, prolonged or otherwise no deck.
pub fn unpack_deck(bytes: &[u8]) -> Result<Deck, UnpackError> {
    packed::unpack(bytes)
}

#[cfg(test)]
mod tests;
