//! What to do next: one step.

use super::coverage::Coverage;
use super::readiness::Readiness;
use crate::date::Date;
use crate::study::Schedule;

/// Answered questions from which on a diagnostic would say nothing that is not known already.
const KNOWN_WITHOUT: usize = 24;

/// Days between two mock exams.
pub(super) const BETWEEN_MOCKS: i64 = 7;

/// Percent of the bank that should have been seen before a mock says something.
const SEEN_FOR_MOCK: usize = 60;

/// What is known when somebody asks what to do.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The day by the person's clock.
    pub today: Date,
    /// The day of the exam, where there is one.
    pub exam: Option<Date>,
    /// Whether a mock exam is under way.
    pub is_sitting: bool,
    /// Whether a diagnostic was finished.
    pub has_diagnostic: bool,
    /// The day of the last full mock exam.
    pub last_mock: Option<Date>,
    /// What is due for review.
    pub due: usize,
    /// What comes back by itself: all that was answered or recalled, but for the questions whose
    /// last answer was wrong, which [`plan`](super::plan) has among what is to be practised.
    pub reviews: &'a Schedule,
    /// Cards that were never seen.
    pub unseen_cards: usize,
    /// How ready the person is.
    pub readiness: &'a Readiness,
    /// What was seen of each task.
    pub coverage: &'a [Coverage],
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go on with the mock exam that is under way.
    GoOnSitting,
    /// The exam is today.
    ExamDay,
    /// Find out where one stands.
    Diagnostic,
    /// Review what is due.
    Review {
        /// How much that is.
        due: usize,
    },
    /// The exam is tomorrow: nothing new any more.
    Rest,
    /// Sit a full mock exam.
    Mock,
    /// Practise a task.
    Task {
        /// Its id, such as `4.3`.
        task: String,
        /// Questions of it that were never answered.
        unseen: usize,
        /// Questions of it whose last answer was wrong.
        missed: usize,
    },
}

impl Situation<'_> {
    /// Days until the exam; `None` without one and where it is over.
    pub fn days_left(&self) -> Option<i64> {
        let days = self.exam?.days_since(self.today);
        (days >= 0).then_some(days)
    }

    fn seen(&self) -> usize {
        self.coverage.iter().map(|of| of.seen).sum()
    }

    /// Whether a full mock exam would say something new.
    fn is_ready_for_mock(&self) -> bool {
        let all: usize = self.coverage.iter().map(|of| of.questions).sum();
        let is_through =
            all > 0 && self.seen().saturating_mul(100) >= all.saturating_mul(SEEN_FOR_MOCK);
        let is_good = self.readiness.overall.low >= self.readiness.pass;
        let is_near = self
            .days_left()
            .is_some_and(|days| days <= 2 * BETWEEN_MOCKS);
        let was_lately = self
            .last_mock
            .is_some_and(|last| self.today.days_since(last) < BETWEEN_MOCKS);
        (is_through || is_good || is_near) && !was_lately
    }
}

/// The step that helps most now: first what is begun, then where one stands, then what would be
/// forgotten, then what costs most points in the exam.
pub fn next(situation: &Situation) -> Step {
    if situation.is_sitting {
        return Step::GoOnSitting;
    }
    let left = situation.days_left();
    if left == Some(0) {
        return Step::ExamDay;
    }
    if !situation.has_diagnostic && situation.seen() < KNOWN_WITHOUT && left != Some(1) {
        return Step::Diagnostic;
    }
    if situation.due > 0 {
        let due = situation.due;
        return Step::Review { due };
    }
    if left == Some(1) {
        return Step::Rest;
    }
    if situation.is_ready_for_mock() {
        return Step::Mock;
    }
    let by_loss = situation.readiness.by_loss().into_iter();
    let mut open = by_loss.filter_map(|level| {
        let of = situation.coverage.iter().find(|of| of.task == level.task)?;
        let unseen = of.questions.saturating_sub(of.seen);
        let missed = of.seen.saturating_sub(of.right);
        (unseen + missed > 0).then(|| Step::Task {
            task: level.task.clone(),
            unseen,
            missed,
        })
    });
    open.next().unwrap_or(Step::Mock)
}

#[cfg(test)]
mod tests;
