//! Searching the whole text of the questions, for which their files are fetched.

use crate::store::bank::{Part, QuestionsState, use_all_questions, use_bank_again};
use crate::store::fetched::Fetched;
use quiz::{Question, plain_text};
use std::rc::Rc;
use yew::prelude::*;

/// How far the whole text can be searched.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reach {
    /// Only what the index has.
    Index,
    /// Files are on their way; so many are here of so many.
    Coming(usize, usize),
    /// These domains did not come.
    Missing(Vec<u8>),
    /// The whole text of every question.
    Whole(Rc<Texts>),
}

/// The ids of all questions and their texts in small letters.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Texts(Vec<(String, String)>);

impl Texts {
    fn of<'a>(questions: impl Iterator<Item = &'a Question>) -> Self {
        Self(
            questions
                .map(|question| (question.id.clone(), text(question)))
                .collect(),
        )
    }

    /// The ids of the questions in which every word stands.
    pub(super) fn find(&self, words: &str) -> Vec<String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let all = self.0.iter();
        all.filter(|(_, text)| words.iter().all(|word| text.contains(word)))
            .map(|(id, _)| id.clone())
            .collect()
    }
}

/// What of a question is searched: what a person reads before they answer, and by what it is found.
fn text(question: &Question) -> String {
    let mut text = plain_text(&question.stem);
    for option in &question.options {
        text.push('\n');
        text.push_str(&plain_text(&option.content));
    }
    for more in question
        .services
        .iter()
        .chain([&question.task, &question.id])
    {
        text.push('\n');
        text.push_str(more);
    }
    text.to_lowercase()
}

/// The texts of all questions, which are fetched from now on where `wanted` says so; and what asks
/// once more for files that did not come.
#[hook]
pub(super) fn use_texts(wanted: bool) -> (Reach, Callback<()>) {
    let states = use_all_questions(wanted);
    let again = use_bank_again();
    let missing: Vec<u8> = states
        .iter()
        .filter(|(_, state)| matches!(state, Fetched::Failed(_)))
        .map(|(domain, _)| *domain)
        .collect();
    let is_here = |state: &QuestionsState| matches!(state, Fetched::Ready(_));
    let here = states.iter().filter(|(_, state)| is_here(state)).count();
    let count = states.len();
    let texts = use_memo((wanted, states), |(wanted, states)| {
        let whole = *wanted && states.iter().all(|(_, state)| is_here(state));
        whole.then(|| {
            let questions = states.iter().filter_map(|(_, state)| match state {
                Fetched::Ready(domain) => Some(domain.questions.iter()),
                Fetched::Loading | Fetched::Failed(_) => None,
            });
            Rc::new(Texts::of(questions.flatten()))
        })
    });
    let reach = match &*texts {
        _ if !wanted => Reach::Index,
        Some(texts) => Reach::Whole(texts.clone()),
        None if !missing.is_empty() => Reach::Missing(missing.clone()),
        None => Reach::Coming(here, count),
    };
    let again = Callback::from(move |()| {
        for domain in &missing {
            again.emit(Part::Questions(*domain));
        }
    });
    (reach, again)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::components::options::tests::{paragraph, question};

    #[test]
    fn every_word_has_to_stand_in_what_is_read_before_the_answer() {
        let mut one = question();
        one.stem = paragraph("A team ÜBER ships on Fridays.");
        let texts = Texts::of([&one].into_iter());
        for words in ["", "fridays über", "SECOND friday", "two-of"] {
            assert_eq!(texts.find(words), ["two-of-three"], "{words}");
        }
        for words in ["because", "friday monday"] {
            assert!(texts.find(words).is_empty(), "{words}");
        }
    }
}
