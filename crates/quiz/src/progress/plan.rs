//! A plan from today to the exam, week by week.
//!
//! It is made anew from the standings each time it is looked at, so what was done since then has
//! left it and what went wrong has come into it. What FSRS brings back counts as work like what is
//! new: a week with many reviews gets fewer new questions.

use super::level::after;
use super::next::{BETWEEN_MOCKS, Situation};
use crate::date::Date;
use crate::exam::Kind;
use crate::study::{Day, Looks};

/// Seconds for a question that is new or to be put right, and its reasons: the pace of the exam and
/// somewhat more.
const NEW_QUESTION: usize = 180;

/// Seconds for a question that comes back.
const QUESTION_AGAIN: usize = 90;

/// Seconds for a card.
const CARD: usize = 20;

/// Minutes a day above which a plan is tight.
const MOST_MINUTES: usize = 90;

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
    /// Whether a week asks for more than one can take in.
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
    /// What is to be expected in Review.
    pub reviews: Looks,
    /// Minutes a day for both, rounded up; a paper comes on top.
    pub minutes: usize,
    /// The paper to sit in it.
    pub paper: Option<Kind>,
    /// Whether it is the week before the exam, with nothing new.
    pub is_last: bool,
}

impl Week {
    /// All its questions to practise.
    pub fn questions(&self) -> usize {
        self.tasks.iter().map(|(_, many)| many).sum()
    }
}

/// The plan; `None` without a day of the exam and where it is over.
///
/// The open questions are spread over all weeks but the last, so that no day has much more to do
/// than another, reviews included; the tasks come first that cost most points. The last week repeats
/// what is known and has the last mock exam. Where there is only one week, it has everything.
pub fn plan(situation: &Situation) -> Option<Plan> {
    let days = situation.days_left()?;
    let weeks = usize::try_from(((days + 6) / 7).min(MOST_WEEKS)).unwrap_or(0);
    let all = usize::try_from(days).unwrap_or(0);
    let lengths: Vec<usize> = (0..weeks).map(|week| (all - 7 * week).min(7)).collect();
    let learning = weeks.saturating_sub(1).max(weeks.min(1));
    let mut open = open_of(situation);
    let all: usize = open.iter().map(|(_, many)| many).sum();
    let learnt = lengths.get(..learning).unwrap_or_default();
    // What is new comes back, too: first spread as if nothing did, then with all that would.
    let even = level(all, learnt, &[]);
    let shares = level(all, learnt, &reviews(situation, &even, &lengths));
    let reviews = reviews(situation, &shares, &lengths);
    let mut plan = Plan {
        open: all,
        ..Plan::default()
    };
    let each = lengths.iter().zip(reviews).enumerate();
    for (number, (length, reviews)) in each {
        let share = shares.get(number).copied().unwrap_or(0);
        let first = 7 * i64::try_from(number).unwrap_or(0);
        let seconds = share * NEW_QUESTION + seconds(reviews);
        plan.weeks.push(Week {
            from: after(situation.today, first),
            to: after(situation.today, (first + 6).min(days - 1)),
            tasks: take(&mut open, share),
            reviews,
            minutes: seconds.div_ceil(60 * length.max(&1)),
            paper: paper(number, weeks, situation),
            is_last: number + 1 == weeks,
        });
    }
    plan.is_tight = plan.weeks.iter().any(|week| week.minutes > MOST_MINUTES);
    let first = plan.weeks.first().zip(lengths.first());
    plan.a_day = first.map_or(0, |(week, length)| week.questions().div_ceil(*length));
    Some(plan)
}

/// How long reviews take.
fn seconds(reviews: Looks) -> usize {
    reviews.questions * QUESTION_AGAIN + reviews.cards * CARD
}

/// How many of the open questions each week has, which is so many days long: one after the other
/// goes into the week whose days have least to do with it.
fn level(open: usize, lengths: &[usize], reviews: &[Looks]) -> Vec<usize> {
    let mut weeks: Vec<(usize, usize, usize)> = (0..)
        .zip(lengths)
        .map(|(week, length)| (reviews.get(week).copied().map_or(0, seconds), *length, 0))
        .collect();
    for _ in 0..open {
        let least = weeks
            .iter_mut()
            .min_by_key(|(seconds, length, _)| (*seconds + NEW_QUESTION) / (*length).max(1));
        if let Some((seconds, _, share)) = least {
            *seconds += NEW_QUESTION;
            *share += 1;
        }
    }
    weeks.into_iter().map(|(.., share)| share).collect()
}

/// What is to be expected in Review each week where so many open questions are practised in each.
fn reviews(situation: &Situation, shares: &[usize], lengths: &[usize]) -> Vec<Looks> {
    let mut new = Vec::new();
    for (week, length) in lengths.iter().enumerate() {
        let share = shares.get(week).copied().unwrap_or(0);
        let until = |day: usize| share * day / length.max(&1);
        new.extend((0..*length).map(|day| until(day + 1) - until(day)));
    }
    let today = Day::try_from(situation.today.unix_days()).unwrap_or(0);
    let schedule = situation.reviews;
    let mut days = schedule
        .forecast(today, &new, situation.unseen_cards)
        .into_iter();
    let of_week = |length: &usize| {
        let mut week = Looks::default();
        days.by_ref().take(*length).for_each(|day| week.add(day));
        week
    };
    lengths.iter().map(of_week).collect()
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
