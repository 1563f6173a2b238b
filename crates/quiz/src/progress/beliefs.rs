//! Misconceptions: the beliefs behind wrong options that a person chose.

use super::answers::{Answer, Answers};
use crate::order;

/// A mistaken belief that a person showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belief {
    /// The misconception's id.
    pub id: String,
    /// In how many answers.
    pub times: usize,
    /// In how many questions it showed in the last answer as well: there it may still be held.
    pub open: usize,
    /// When it showed last.
    pub last: u64,
}

/// All beliefs that a person showed: first those that may still be held in most questions, then the
/// ones that showed most often, then the latest.
///
/// `belief` gives the misconception of a question's option, and `None` where it appeals to none or
/// the bank no longer has it. A wrong answer shows the beliefs of all options chosen in it.
pub fn beliefs(answers: &Answers, belief: &dyn Fn(&str, usize) -> Option<String>) -> Vec<Belief> {
    let mut all: Vec<Belief> = Vec::new();
    let of_each = answers
        .all()
        .chunk_by(|one, other| one.question == other.question);
    for of_one in of_each {
        let last = of_one.len().saturating_sub(1);
        for (place, answer) in of_one.iter().enumerate().filter(|(_, it)| !it.right) {
            let mut shown: Vec<String> = answer
                .picks
                .iter()
                .filter_map(|pick| belief(answer.question, *pick))
                .collect();
            order::sort(&mut shown);
            shown.dedup();
            for id in shown {
                show(&mut all, id, answer, place == last);
            }
        }
    }
    order::sort_by(&mut all, |one, other| {
        let rank = |it: &Belief| std::cmp::Reverse((it.open, it.times, it.last));
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.id.cmp(&other.id))
    });
    all
}

fn show(all: &mut Vec<Belief>, id: String, answer: &Answer, is_last: bool) {
    let place = all.iter().position(|it| it.id == id).unwrap_or_else(|| {
        all.push(Belief {
            id,
            times: 0,
            open: 0,
            last: 0,
        });
        all.len() - 1
    });
    let Some(found) = all.get_mut(place) else {
        return;
    };
    found.times += 1;
    found.open += usize::from(is_last);
    found.last = found.last.max(answer.at);
}

#[cfg(test)]
mod tests;
