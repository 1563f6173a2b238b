//! Finding questions by what they are and by what the person did with them.

use serde::{Deserialize, Serialize};

use super::retention::{Plan, day_of};
use super::schedule::Item;
use super::standings::{Standing, Standings};
use crate::index::{Index, Listed};

/// What the person did with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The last answer was wrong.
    Missed,
    /// It is flagged.
    Flagged,
    /// The last answer was a guess or unsure.
    Unsure,
    /// It was never answered.
    Unseen,
    /// It should be seen again by now.
    Due,
    /// It has a note.
    Noted,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Missed,
        Self::Flagged,
        Self::Unsure,
        Self::Unseen,
        Self::Due,
        Self::Noted,
    ];

    /// Whether it holds at `now`, in milliseconds since 1970 UTC.
    pub(super) fn holds(self, standing: Option<&Standing>, plan: &Plan, now: u64) -> bool {
        match self {
            Self::Missed => standing.is_some_and(Standing::is_missed),
            Self::Flagged => standing.is_some_and(|standing| standing.is_flagged),
            Self::Unsure => standing.is_some_and(Standing::is_unsure),
            Self::Unseen => !standing.is_some_and(Standing::is_seen),
            Self::Due => {
                let item = standing.and_then(|standing| Item::of(standing, plan));
                item.is_some_and(|item| item.due <= day_of(now))
            }
            Self::Noted => standing.is_some_and(|standing| standing.note.is_some()),
        }
    }
}

/// What questions are wanted. Of a list that is not empty one has to hold, and all lists have to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// DOP-C02 domains.
    pub domains: Vec<u8>,
    /// DOP-C02 task statements, such as `4.3`.
    pub tasks: Vec<String>,
    /// DOP-C01 objectives, such as `3.2`.
    pub objectives: Vec<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Services in the bank's spelling.
    pub services: Vec<String>,
    /// Difficulties, 1 to 3.
    pub difficulties: Vec<u8>,
    /// Ids of misconceptions that an option appeals to.
    pub misconceptions: Vec<String>,
    /// What was done with it.
    pub states: Vec<State>,
    /// Ids to choose from, such as those with a word in their text; `None` for all, and an empty list for none.
    pub ids: Option<Vec<String>>,
    /// Only questions that can be run in the yard.
    pub only_executable: bool,
    /// Words that all have to be in the beginning of the stem, a service, the task or the id.
    pub text: String,
}

impl Filter {
    /// Whether every question is wanted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this question is wanted at `now`, in milliseconds since 1970 UTC; `standing` is that
    /// of the same question, and what is due follows from the plan.
    pub fn wants(
        &self,
        question: &Listed,
        standing: Option<&Standing>,
        plan: &Plan,
        now: u64,
    ) -> bool {
        among(&self.domains, &question.domain)
            && among(&self.tasks, &question.task)
            && among(&self.objectives, &question.c01)
            && any_among(&self.topics, &question.topics)
            && any_among(&self.services, &question.services)
            && among(&self.difficulties, &question.difficulty)
            && any_among(&self.misconceptions, &question.misconceptions)
            && (self.states.is_empty()
                || self
                    .states
                    .iter()
                    .any(|state| state.holds(standing, plan, now)))
            && self
                .ids
                .as_ref()
                .is_none_or(|ids| ids.contains(&question.id))
            && (question.is_executable || !self.only_executable)
            && has_words(question, &self.text)
    }
}

/// The questions that a filter wants at `now`, in milliseconds since 1970 UTC, in the order of the
/// index.
pub fn find<'a>(
    index: &'a Index,
    standings: &Standings,
    filter: &Filter,
    plan: &Plan,
    now: u64,
) -> Vec<&'a Listed> {
    let wanted =
        |question: &&Listed| filter.wants(question, standings.get(&question.id), plan, now);
    index.questions.iter().filter(wanted).collect()
}

fn among<T: PartialEq>(wanted: &[T], found: &T) -> bool {
    wanted.is_empty() || wanted.contains(found)
}

fn any_among(wanted: &[String], found: &[String]) -> bool {
    wanted.is_empty() || found.iter().any(|found| wanted.contains(found))
}

/// Whether each word is a part of what is listed, in any case of letters.
fn has_words(question: &Listed, text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    if words.peek().is_none() {
        return true;
    }
    let services = question.services.iter();
    let mut all = services.fold(question.summary.to_lowercase(), |mut all, service| {
        all.push('\n');
        all.push_str(&service.to_lowercase());
        all
    });
    for more in [&question.task, &question.id] {
        all.push('\n');
        all.push_str(more);
    }
    words.all(|word| all.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests;
