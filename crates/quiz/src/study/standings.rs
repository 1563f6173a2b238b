//! What follows from the log: how a person stands with each question.

use super::confidence::Confidence;
use super::entry::{Deed, Entry};
use super::grade::grade_of;
use crate::fsrs::Grade;
use crate::log::once;

/// How a person stands with one question or card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The question's id, or `card/ID` for a card, of which only the reviews are kept.
    pub question: String,
    /// How often it was answered.
    pub answers: u32,
    /// How often rightly.
    pub right: u32,
    /// How many of the last answers in a row were right.
    pub streak: u32,
    /// The last answer.
    pub last: Option<LastAnswer>,
    /// Whether it is flagged.
    pub is_flagged: bool,
    /// The person's note.
    pub note: Option<String>,
    /// Options struck out since the last answer, rising.
    pub struck: Vec<usize>,
    /// Every answer or recall, in order of time: what the schedule is computed from.
    pub reviews: Vec<Review>,
}

/// One answer or recall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// How well it went.
    pub grade: Grade,
}

/// The last answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
    /// The version of the bank in which the question stood.
    pub bank: String,
    /// Numbers of the chosen options in the question's file, rising.
    pub picks: Vec<usize>,
    /// Whether they were the right ones.
    pub right: bool,
    /// How sure the person was.
    pub confidence: Option<Confidence>,
}

/// How a person stands with every question that the log names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// In the order of the questions' ids.
    all: Vec<Standing>,
    /// Entries that this version does not understand.
    later: usize,
}

impl Standing {
    /// Whether it was answered at all.
    pub fn is_seen(&self) -> bool {
        self.answers > 0
    }

    /// Whether the last answer was wrong.
    pub fn is_missed(&self) -> bool {
        self.last.as_ref().is_some_and(|last| !last.right)
    }

    /// Whether it was known the last time that it was answered or recalled.
    pub fn is_known(&self) -> bool {
        let last = self.reviews.last();
        last.is_some_and(|last| last.grade > Grade::Again)
    }

    /// Whether the person said of the last answer that it was a guess or unsure.
    pub fn is_unsure(&self) -> bool {
        let confidence = self.last.as_ref().and_then(|last| last.confidence);
        confidence.is_some_and(|confidence| confidence < Confidence::Confident)
    }

    fn apply(&mut self, at: u64, deed: &Deed) {
        match deed {
            Deed::Answered {
                bank,
                picks,
                right,
                confidence,
                ..
            } => {
                self.answers = self.answers.saturating_add(1);
                self.right = self.right.saturating_add(u32::from(*right));
                self.streak = if *right {
                    self.streak.saturating_add(1)
                } else {
                    0
                };
                self.last = Some(LastAnswer {
                    at,
                    bank: bank.clone(),
                    picks: picks.clone(),
                    right: *right,
                    confidence: *confidence,
                });
                self.struck.clear();
                let grade = grade_of(*right, *confidence);
                self.reviews.push(Review { at, grade });
            }
            Deed::Reviewed { grade, .. } => self.reviews.push(Review { at, grade: *grade }),
            Deed::Flagged { .. } => self.is_flagged = true,
            Deed::Unflagged { .. } => self.is_flagged = false,
            Deed::Noted { text, .. } => {
                self.note = (!text.trim().is_empty()).then(|| text.clone());
            }
            Deed::StruckOut { option, .. } => {
                if let Err(place) = self.struck.binary_search(option) {
                    self.struck.insert(place, *option);
                }
            }
            Deed::Restored { option, .. } => self.struck.retain(|struck| struck != option),
            Deed::Undone { .. } | Deed::Later(_) => {}
        }
    }
}

impl Standings {
    /// What follows from a log, whose entries may be in any order and more than once in it.
    pub fn of(log: &[Entry]) -> Self {
        let mut standings = Self::default();
        for (entry, is_undone) in in_order(log) {
            if let Deed::Later(_) = entry.deed {
                standings.later += 1;
            }
            if let Some(question) = question_of(&entry.deed).filter(|_| !is_undone) {
                standings.slot(question, |slot| slot.apply(entry.at, &entry.deed));
            }
        }
        standings
    }

    /// The same after one more entry, which is later than the others and takes none back. The log
    /// of a long time need not be read again for an answer.
    pub fn add(&mut self, entry: &Entry) {
        if let Some(question) = question_of(&entry.deed) {
            self.slot(question, |slot| slot.apply(entry.at, &entry.deed));
        }
    }

    fn slot(&mut self, question: &str, change: impl FnOnce(&mut Standing)) {
        let place = self.place(question).unwrap_or_else(|place| {
            let new = Standing {
                question: question.to_owned(),
                ..Standing::default()
            };
            self.all.insert(place, new);
            place
        });
        if let Some(slot) = self.all.get_mut(place) {
            change(slot);
        }
    }

    fn place(&self, question: &str) -> Result<usize, usize> {
        self.all
            .binary_search_by(|standing| standing.question.as_str().cmp(question))
    }

    /// How the person stands with a question; `None` where the log does not name it.
    pub fn get(&self, question: &str) -> Option<&Standing> {
        self.all.get(self.place(question).ok()?)
    }

    /// All of them, in the order of the questions' ids.
    pub fn all(&self) -> &[Standing] {
        &self.all
    }

    /// How many entries this version does not understand.
    pub fn later(&self) -> usize {
        self.later
    }
}

/// The last entry that can be taken back: none that is taken back already, and none that takes back.
pub fn last_to_undo(log: &[Entry]) -> Option<&Entry> {
    let entries = in_order(log).into_iter().rev();
    entries
        .filter(|(entry, is_undone)| !is_undone && question_of(&entry.deed).is_some())
        .map(|(entry, _)| entry)
        .next()
}

/// The last entry about a question that can be taken back from its page: none that is taken back
/// already, and no answer of an exam. The log is in order of time.
pub fn last_to_undo_of<'a>(log: &'a [Entry], question: &str) -> Option<&'a Entry> {
    let mut undone: Vec<u64> = Vec::new();
    for entry in log.iter().rev() {
        let is_undone = undone.contains(&entry.id);
        match &entry.deed {
            Deed::Undone { entry: target } if !is_undone => undone.push(*target),
            Deed::Answered {
                attempt: Some(_), ..
            } => {}
            deed if !is_undone && question_of(deed) == Some(question) => return Some(entry),
            _ => {}
        }
    }
    None
}

fn question_of(deed: &Deed) -> Option<&str> {
    match deed {
        Deed::Answered { question, .. }
        | Deed::Flagged { question }
        | Deed::Unflagged { question }
        | Deed::Noted { question, .. }
        | Deed::StruckOut { question, .. }
        | Deed::Restored { question, .. } => Some(question),
        Deed::Reviewed { item, .. } => Some(item),
        Deed::Undone { .. } | Deed::Later(_) => None,
    }
}

/// Each entry once, in order of time, and whether it is taken back.
pub(crate) fn in_order(log: &[Entry]) -> Vec<(&Entry, bool)> {
    let entries = once(log.iter().collect(), |entry| entry.id);
    let mut undone: Vec<u64> = Vec::new();
    let mut marked = Vec::with_capacity(entries.len());
    // From the last to the first: what takes back may itself be taken back, but only later.
    for entry in entries.into_iter().rev() {
        let place = undone.binary_search(&entry.id);
        if let (Deed::Undone { entry: target }, Err(_)) = (&entry.deed, place)
            && let Err(place) = undone.binary_search(target)
        {
            undone.insert(place, *target);
        }
        marked.push((entry, place.is_ok()));
    }
    marked.reverse();
    marked
}

#[cfg(test)]
mod tests;
