//! The result of an attempt.

use super::attempt::{Attempt, Response};
use super::scale::Estimate;
use crate::bank::Blueprint;
use crate::order;
use crate::study::Confidence;

/// What an answer was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly the right options.
    Right,
    /// Others, or only a part of them.
    Wrong,
    /// None; counts as wrong.
    Unanswered,
    /// The question is no longer in the bank; counts neither way.
    Void,
}

/// Right answers of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right answers.
    pub right: usize,
    /// Questions, without void ones.
    pub of: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.right += usize::from(verdict == Verdict::Right);
        self.of += usize::from(verdict != Verdict::Void);
    }

    /// The share of right answers in percent, rounded; `None` without questions.
    pub fn percent(&self) -> Option<usize> {
        let doubled = self.right.saturating_mul(200).saturating_add(self.of);
        doubled.checked_div(self.of.saturating_mul(2))
    }
}

/// The result in a domain or a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The domain's number or the task's id, such as `4` or `4.3`.
    pub id: String,
    /// Of the questions that count.
    pub scored: Tally,
    /// Of the trial questions.
    pub unscored: Tally,
}

/// A quarter of the paper, in the order of its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quarter {
    /// The places of its questions.
    pub places: std::ops::Range<usize>,
    /// Right answers, trial questions included.
    pub tally: Tally,
    /// The time its questions were open, in milliseconds.
    pub spent: u64,
}

/// How answers were changed after a question was left with one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Changes from a right answer to a wrong one.
    pub right_to_wrong: usize,
    /// Changes from a wrong answer to a right one.
    pub wrong_to_right: usize,
    /// Changes from one wrong answer to another.
    pub wrong_to_wrong: usize,
}

/// The result of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its place in the paper.
    pub place: usize,
    /// What the answer was worth.
    pub verdict: Verdict,
    /// Whether it counts.
    pub scored: bool,
    /// How sure the person was.
    pub confidence: Option<Confidence>,
    /// The time for which it was open, in milliseconds.
    pub spent: u64,
}

/// The result of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The score.
    pub estimate: Estimate,
    /// Of the questions that count.
    pub scored: Tally,
    /// Of the trial questions, which the score leaves out.
    pub unscored: Tally,
    /// Questions without an answer.
    pub unanswered: usize,
    /// By domain, in the order of the blueprint.
    pub domains: Vec<Part>,
    /// By task or objective, in the order of their ids; only those that were asked.
    pub tasks: Vec<Part>,
    /// By quarter; the first ones are longer by one where the number of questions asks for it.
    pub quarters: [Quarter; 4],
    /// Changes of answers.
    pub changes: Changes,
    /// Every question in the order of the paper.
    pub questions: Vec<Marked>,
}

/// The result of an attempt as it stands.
///
/// `key` gives the right options of a question by its id, and `None` where the bank no longer has
/// it. A question with several right options is all or nothing, as in the exam.
pub fn mark(
    attempt: &Attempt,
    blueprint: &Blueprint,
    key: &dyn Fn(&str) -> Option<Vec<usize>>,
) -> Outcome {
    let domains = blueprint.domains.iter();
    let mut outcome = Outcome {
        estimate: Estimate::of(0, 0, blueprint),
        scored: Tally::default(),
        unscored: Tally::default(),
        unanswered: 0,
        domains: domains
            .map(|domain| part(&domain.number.to_string()))
            .collect(),
        tasks: Vec::new(),
        quarters: quarters(attempt.responses.len()),
        changes: Changes::default(),
        questions: Vec::new(),
    };
    let all = attempt.paper.questions.iter().zip(&attempt.responses);
    for (place, (asked, response)) in all.enumerate() {
        let right = key(&asked.id).map(sorted);
        let verdict = verdict(response, right.as_deref());
        if let Some(right) = &right {
            outcome.changes.add(response, right);
        }
        let total = if asked.scored {
            &mut outcome.scored
        } else {
            &mut outcome.unscored
        };
        total.add(verdict);
        outcome.unanswered += usize::from(verdict == Verdict::Unanswered);
        let domain = asked.domain.to_string();
        add_to(&mut outcome.domains, &domain, asked.scored, verdict);
        add_to(&mut outcome.tasks, &asked.task, asked.scored, verdict);
        let in_it = |quarter: &&mut Quarter| quarter.places.contains(&place);
        if let Some(quarter) = outcome.quarters.iter_mut().find(in_it) {
            quarter.tally.add(verdict);
            quarter.spent = quarter.spent.saturating_add(response.spent);
        }
        outcome.questions.push(Marked {
            place,
            verdict,
            scored: asked.scored,
            confidence: response.confidence,
            spent: response.spent,
        });
    }
    order::sort_by(&mut outcome.tasks, |one, other| one.id.cmp(&other.id));
    outcome.estimate = Estimate::of(outcome.scored.right, outcome.scored.of, blueprint);
    outcome
}

impl Outcome {
    /// The places of all questions in the order in which going through them teaches most:
    /// confident but wrong, then the other wrong ones, those without an answer, right ones that
    /// were not known for sure, and the rest. Within each, the order of the paper.
    pub fn to_go_through(&self) -> Vec<usize> {
        let mut all: Vec<&Marked> = self.questions.iter().collect();
        order::sort_by_key(&mut all, |marked| marked.rank());
        all.into_iter().map(|marked| marked.place).collect()
    }

    /// The places of wrong answers that the person was confident of.
    pub fn confident_but_wrong(&self) -> Vec<usize> {
        let all = self.questions.iter().filter(|marked| marked.rank() == 0);
        all.map(|marked| marked.place).collect()
    }
}

impl Marked {
    fn rank(&self) -> u8 {
        match (self.verdict, self.confidence) {
            (Verdict::Wrong, Some(Confidence::Confident)) => 0,
            (Verdict::Wrong, _) => 1,
            (Verdict::Unanswered, _) => 2,
            (Verdict::Right, Some(Confidence::Guess | Confidence::Unsure)) => 3,
            (Verdict::Right, _) => 4,
            (Verdict::Void, _) => 5,
        }
    }
}

impl Part {
    fn add(&mut self, scored: bool, verdict: Verdict) {
        if scored {
            self.scored.add(verdict);
        } else {
            self.unscored.add(verdict);
        }
    }
}

impl Changes {
    fn add(&mut self, response: &Response, right: &[usize]) {
        for (before, after) in response.settled.iter().zip(response.settled.iter().skip(1)) {
            match (before == right, after == right) {
                (true, _) => self.right_to_wrong += 1,
                (false, true) => self.wrong_to_right += 1,
                (false, false) => self.wrong_to_wrong += 1,
            }
        }
    }
}

fn verdict(response: &Response, right: Option<&[usize]>) -> Verdict {
    match right {
        None => Verdict::Void,
        Some(_) if response.picks.is_empty() => Verdict::Unanswered,
        Some(right) if response.picks == right => Verdict::Right,
        Some(_) => Verdict::Wrong,
    }
}

fn sorted(mut options: Vec<usize>) -> Vec<usize> {
    order::sort(&mut options);
    options.dedup();
    options
}

fn part(id: &str) -> Part {
    Part {
        id: id.to_owned(),
        scored: Tally::default(),
        unscored: Tally::default(),
    }
}

/// Adds to the part with this id, which is made where there is none yet.
fn add_to(parts: &mut Vec<Part>, id: &str, scored: bool, verdict: Verdict) {
    if let Some(found) = parts.iter_mut().find(|part| part.id == id) {
        found.add(scored, verdict);
        return;
    }
    let mut new = part(id);
    new.add(scored, verdict);
    parts.push(new);
}

/// The quarters of so many questions, without anything in them.
fn quarters(questions: usize) -> [Quarter; 4] {
    let mut start = 0;
    [0, 1, 2, 3].map(|quarter| {
        let long = questions / 4 + usize::from(quarter < questions % 4);
        let places = start..start + long;
        start += long;
        Quarter {
            places,
            ..Quarter::default()
        }
    })
}

#[cfg(test)]
mod tests;
