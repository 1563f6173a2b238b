//! The questions of a domain with what is said of them alone: what the app fetches when the first
//! of them is opened.

use crate::order;
use serde::{Deserialize, Serialize};

use crate::bank::{Bank, Misconception};
use crate::question::Question;

/// The questions of a domain and the mistaken beliefs behind their options.
///
/// A belief that options of several domains appeal to is with each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainQuestions {
    /// The questions, ordered by id.
    pub questions: Vec<Question>,
    /// Every belief that an option appeals to, as far as the lists know it, in their order.
    pub misconceptions: Vec<Misconception>,
}

impl DomainQuestions {
    /// What a bank has of the domain with this number.
    pub fn of(bank: &Bank, domain: u8) -> Self {
        let questions = bank.questions.iter();
        let questions: Vec<Question> = questions
            .filter(|question| question.domain == domain)
            .cloned()
            .collect();
        let mut named: Vec<&str> = questions.iter().flat_map(beliefs).collect();
        order::sort(&mut named);
        let misconceptions = bank.lists.misconceptions.iter();
        let misconceptions = misconceptions
            .filter(|belief| named.binary_search(&belief.id.as_str()).is_ok())
            .cloned()
            .collect();
        Self {
            questions,
            misconceptions,
        }
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The misconception with this id.
    pub fn misconception(&self, id: &str) -> Option<&Misconception> {
        self.misconceptions.iter().find(|belief| belief.id == id)
    }
}

/// The ids of the beliefs that a question's options appeal to, as often as they do.
pub(crate) fn beliefs(question: &Question) -> impl Iterator<Item = &str> {
    let options = question.options.iter();
    options.filter_map(|option| option.misconception.as_deref())
}

#[cfg(test)]
mod tests;
