//! How many questions each choice of a filter leaves.

use super::filter::{Filter, State};
use super::retention::Plan;
use super::standings::Standings;
use crate::index::{Index, Listed};
use crate::order;

/// Of every choice how many questions it leaves if it is the only one of its kind, with what is
/// chosen of the other kinds. Every value that a question of the index has is listed, in rising
/// order, also where none is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// DOP-C02 domains.
    pub domains: Vec<(u8, usize)>,
    /// DOP-C02 task statements.
    pub tasks: Vec<(String, usize)>,
    /// DOP-C01 objectives.
    pub objectives: Vec<(String, usize)>,
    /// Ids of topics.
    pub topics: Vec<(String, usize)>,
    /// Services.
    pub services: Vec<(String, usize)>,
    /// Difficulties.
    pub difficulties: Vec<(u8, usize)>,
    /// Ids of misconceptions.
    pub misconceptions: Vec<(String, usize)>,
    /// What was done, in the order of [`State::ALL`].
    pub states: Vec<(State, usize)>,
    /// Questions that can be run in the yard.
    pub executable: usize,
}

/// The counts of a filter at `now`, in milliseconds since 1970 UTC.
pub fn counts(
    index: &Index,
    standings: &Standings,
    filter: &Filter,
    plan: &Plan,
    now: u64,
) -> Counts {
    let left = |change: fn(&mut Filter)| -> Vec<bool> {
        let mut others = filter.clone();
        change(&mut others);
        let all = index.questions.iter();
        all.map(|question| others.wants(question, standings.get(&question.id), plan, now))
            .collect()
    };
    let states = left(|filter| filter.states.clear());
    let executable = left(|filter| filter.only_executable = true);
    let of_state = |state: State| {
        let all = index.questions.iter().zip(&states);
        let held = all.filter(|(question, left)| {
            **left && state.holds(standings.get(&question.id), plan, now)
        });
        (state, held.count())
    };
    Counts {
        domains: tally(index, &left(|filter| filter.domains.clear()), |question| {
            std::slice::from_ref(&question.domain)
        }),
        tasks: tally(index, &left(|filter| filter.tasks.clear()), |question| {
            std::slice::from_ref(&question.task)
        }),
        objectives: tally(
            index,
            &left(|filter| filter.objectives.clear()),
            |question| std::slice::from_ref(&question.c01),
        ),
        topics: tally(index, &left(|filter| filter.topics.clear()), |question| {
            &question.topics
        }),
        services: tally(index, &left(|filter| filter.services.clear()), |question| {
            &question.services
        }),
        difficulties: tally(
            index,
            &left(|filter| filter.difficulties.clear()),
            |question| std::slice::from_ref(&question.difficulty),
        ),
        misconceptions: tally(
            index,
            &left(|filter| filter.misconceptions.clear()),
            |question| &question.misconceptions,
        ),
        states: State::ALL.map(of_state).to_vec(),
        executable: executable.iter().filter(|left| **left).count(),
    }
}

/// Every value with how many of the questions that are left have it.
fn tally<T: Ord + Clone>(
    index: &Index,
    left: &[bool],
    values: impl Fn(&Listed) -> &[T],
) -> Vec<(T, usize)> {
    let mut all: Vec<(&T, bool)> = Vec::new();
    for (question, left) in index.questions.iter().zip(left) {
        all.extend(values(question).iter().map(|value| (value, *left)));
    }
    order::sort(&mut all);
    let same = all.chunk_by(|(one, _), (other, _)| one == other);
    same.filter_map(|same| {
        let (value, _) = same.first()?;
        let count = same.iter().filter(|(_, left)| *left).count();
        Some(((*value).clone(), count))
    })
    .collect()
}

#[cfg(test)]
mod tests;
