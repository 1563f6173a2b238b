//! A plan from today to the exam, week by week.
//!
//! It is made anew from the standings each time it is looked at, so what was done since then has
//! left it and what went wrong has come into it.

use super::level::after;
use super::next::{BETWEEN_MOCKS, Situation};
use crate::date::Date;
use crate::exam::Kind;

/// New or missed questions a day above which a plan is tight: about an hour and a half of them at
/// the pace of the exam.
const MOST_A_DAY: usize = 40;

/// The most weeks that are planned.
const MOST_WEEKS: i64 = 104;

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Week by week from today; empty where the exam is today.
    pub weeks: Vec<Week>,
    /// Questions that were never answered, or wrongly the last time.
    pub open: usize,
    /// How many of them a day come in the first week, rounded up.
    pub a_day: usize,
    /// Whether that is more than one can take in.
    pub is_tight: bool,
}

/// A week of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day; the first week begins today.
    pub from: Date,
    /// Its last day; the last week ends the day before the exam.
    pub to: Date,
    /// What to practise: tasks with how many of their open questions, the costliest first.
    pub tasks: Vec<(String, usize)>,
    /// The paper to sit in it.
    pub paper: Option<Kind>,
    /// Whether it is the week before the exam, with nothing new.
    pub is_last: bool,
}

impl Week {
    /// All its questions.
    pub fn questions(&self) -> usize {
        self.tasks.iter().map(|(_, many)| many).sum()
    }
}

/// The plan; `None` without a day of the exam and where it is over.
///
/// The open questions are spread evenly over all weeks but the last, the tasks first that cost
/// most points. The last week repeats what is known and has the last mock exam. Where there is only
/// one week, it has everything.
pub fn plan(situation: &Situation) -> Option<Plan> {
    let days = situation.days_left()?;
    let weeks = (days + 6) / 7;
    let weeks = usize::try_from(weeks.min(MOST_WEEKS)).unwrap_or(0);
    let learning = weeks.saturating_sub(1).max(weeks.min(1));
    let mut open = open_of(situation);
    let all: usize = open.iter().map(|(_, many)| many).sum();
    let mut plan = Plan {
        open: all,
        ..Plan::default()
    };
    let mut left = all;
    for number in 0..weeks {
        let first = 7 * i64::try_from(number).unwrap_or(0);
        let rest = learning.saturating_sub(number);
        let share = if rest == 0 { 0 } else { left.div_ceil(rest) };
        left -= share;
        plan.weeks.push(Week {
            from: after(situation.today, first),
            to: after(situation.today, (first + 6).min(days - 1)),
            tasks: take(&mut open, share),
            paper: paper(number, weeks, situation),
            is_last: number + 1 == weeks,
        });
    }
    if let Some(first) = plan.weeks.first() {
        let days = usize::try_from(first.to.days_since(first.from) + 1).unwrap_or(1);
        plan.a_day = first.questions().div_ceil(days.max(1));
        plan.is_tight = plan.a_day > MOST_A_DAY;
    }
    Some(plan)
}

/// The tasks with their open questions, those first that cost most points.
fn open_of(situation: &Situation) -> Vec<(String, usize)> {
    let by_loss = situation.readiness.by_loss().into_iter();
    by_loss
        .filter_map(|level| {
            let of = situation.coverage.iter().find(|of| of.task == level.task)?;
            let open = of.questions.saturating_sub(of.right);
            (open > 0).then(|| (level.task.clone(), open))
        })
        .collect()
}

/// Takes so many questions from the front.
fn take(open: &mut Vec<(String, usize)>, many: usize) -> Vec<(String, usize)> {
    let mut left = many;
    let mut taken = Vec::new();
    while left > 0
        && let Some((task, has)) = open.first_mut()
    {
        let some = left.min(*has);
        taken.push((task.clone(), some));
        *has -= some;
        left -= some;
        if *has == 0 {
            open.remove(0);
        }
    }
    taken
}

/// The paper of a week: the diagnostic first, a full mock in the last week, from four weeks on
/// another in the middle, and from eight on half a one after each further quarter. None in the first
/// week where a mock was sat just before.
fn paper(number: usize, weeks: usize, situation: &Situation) -> Option<Kind> {
    if number == 0 && !situation.has_diagnostic {
        return Some(Kind::Diagnostic);
    }
    let was_lately = situation
        .last_mock
        .is_some_and(|last| situation.today.days_since(last) < BETWEEN_MOCKS);
    if number == 0 && was_lately {
        return None;
    }
    if number + 1 == weeks || (weeks >= 4 && number == weeks / 2) {
        return Some(Kind::Mock);
    }
    (weeks >= 8 && (number == weeks / 4 || number == weeks * 3 / 4)).then_some(Kind::Half)
}

#[cfg(test)]
mod tests;
