//! When a question should be seen again.

use super::confidence::Confidence;
use super::standings::{Standing, Standings};

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

/// Days until a question that was answered wrongly is due.
const AFTER_WRONG: u64 = 1;

/// Days until a question is due that was answered rightly by a guess or unsure.
const AFTER_UNSURE: u64 = 2;

/// Days until a question is due after one, two and more right answers in a row. Each wait is about
/// twice the one before: what is known after a wait is known for longer.
const AFTER_RIGHT: [u64; 6] = [3, 7, 15, 30, 60, 120];

/// When a question is due, in milliseconds since 1970 UTC; `None` where it was never answered.
pub fn due_at(standing: &Standing) -> Option<u64> {
    let last = standing.last.as_ref()?;
    let sure = last
        .confidence
        .is_none_or(|sure| sure == Confidence::Confident);
    let days = match (last.right, sure) {
        (false, _) => AFTER_WRONG,
        (true, false) => AFTER_UNSURE,
        (true, true) => {
            let nth = usize::try_from(standing.streak).unwrap_or(usize::MAX);
            let nth = nth.saturating_sub(1).min(AFTER_RIGHT.len() - 1);
            AFTER_RIGHT.get(nth).copied().unwrap_or(AFTER_UNSURE)
        }
    };
    Some(last.at.saturating_add(days.saturating_mul(DAY)))
}

/// The ids of the questions that are due at `now`, in milliseconds since 1970 UTC, in the order of
/// their ids.
pub fn due(standings: &Standings, now: u64) -> Vec<String> {
    let all = standings.all().iter();
    all.filter(|standing| due_at(standing).is_some_and(|at| at <= now))
        .map(|standing| standing.question.clone())
        .collect()
}

#[cfg(test)]
mod tests;
