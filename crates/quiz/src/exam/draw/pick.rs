//! Which questions of each domain, with tasks spread evenly and twins kept apart.

use crate::order;
use crate::shuffle::Shuffle;

/// A question that may be picked.
pub(super) struct Candidate<'a> {
    pub(super) id: &'a str,
    pub(super) domain: u8,
    pub(super) task: &'a str,
    /// The place of its twin among the candidates.
    pub(super) twin: Option<usize>,
}

/// Picks so many candidates of each domain; the answer has their places, domain by domain.
///
/// `spent` says how often each candidate has come before; those that came least come first.
pub(super) fn pick(
    candidates: &[Candidate<'_>],
    needs: &[(u8, usize)],
    spent: &[u8],
    chance: &mut Shuffle,
) -> Vec<Vec<usize>> {
    let mut draw = Draw {
        candidates,
        picked: vec![false; candidates.len()],
        spent,
    };
    for (domain, needed) in needs {
        draw.fill(*domain, *needed, chance);
    }
    draw.part_twins();
    let of = |domain: u8| {
        (0..candidates.len())
            .filter(|place| draw.is_picked(*place) && draw.domain(*place) == Some(domain))
            .collect()
    };
    needs.iter().map(|(domain, _)| of(*domain)).collect()
}

struct Draw<'a, 'c> {
    candidates: &'c [Candidate<'a>],
    picked: Vec<bool>,
    spent: &'c [u8],
}

/// The questions of a task that are left, and how many were taken.
struct Task<'a> {
    id: &'a str,
    left: Vec<usize>,
    taken: usize,
}

impl<'a> Draw<'a, '_> {
    fn domain(&self, place: usize) -> Option<u8> {
        self.candidates.get(place).map(|candidate| candidate.domain)
    }

    fn is_picked(&self, place: usize) -> bool {
        self.picked.get(place).copied().unwrap_or(false)
    }

    fn set(&mut self, place: usize, picked: bool) {
        if let Some(slot) = self.picked.get_mut(place) {
            *slot = picked;
        }
    }

    /// The twin of a question where the twin is picked.
    fn picked_twin(&self, place: usize) -> Option<usize> {
        let twin = self.candidates.get(place)?.twin?;
        self.is_picked(twin).then_some(twin)
    }

    /// How often a question has come before.
    fn spent(&self, place: usize) -> u8 {
        self.spent.get(place).copied().unwrap_or(0)
    }

    /// Picks so many of a domain: of those that came least before, each from the task of which the
    /// fewest were taken so far.
    fn fill(&mut self, domain: u8, needed: usize, chance: &mut Shuffle) {
        let mut tasks = self.tasks(domain, chance);
        let pairs_first = self.is_closing(domain, needed);
        for _ in 0..needed {
            let without_twin = self.next(&mut tasks, pairs_first, true);
            let any = without_twin.or_else(|| self.next(&mut tasks, pairs_first, false));
            let Some(place) = any else {
                return;
            };
            self.set(place, true);
        }
    }

    /// Whether what came least before fills two papers at most. A half of every pair that is still
    /// whole is due then, or both would meet in the last of them.
    fn is_closing(&self, domain: u8, needed: usize) -> bool {
        let of = (0..self.candidates.len()).filter(|place| self.domain(*place) == Some(domain));
        let times: Vec<u8> = of.map(|place| self.spent(place)).collect();
        let least = times.iter().min();
        let fresh = times.iter().filter(|times| Some(*times) == least).count();
        fresh <= 2 * needed
    }

    /// Whether a question's twin could still come as well as the question itself.
    fn is_half_of_a_whole(&self, place: usize) -> bool {
        let twin = self.candidates.get(place).and_then(|one| one.twin);
        twin.is_some_and(|twin| !self.is_picked(twin) && self.spent(twin) == self.spent(place))
    }

    /// The questions of a domain by task, both in random order.
    fn tasks(&self, domain: u8, chance: &mut Shuffle) -> Vec<Task<'a>> {
        let mut tasks: Vec<Task<'a>> = Vec::new();
        for (place, candidate) in self.candidates.iter().enumerate() {
            if candidate.domain != domain {
                continue;
            }
            match tasks.iter_mut().find(|task| task.id == candidate.task) {
                Some(task) => task.left.push(place),
                None => tasks.push(Task {
                    id: candidate.task,
                    left: vec![place],
                    taken: 0,
                }),
            }
        }
        for task in &mut tasks {
            chance.shuffle(&mut task.left);
        }
        chance.shuffle(&mut tasks);
        tasks
    }

    /// Takes the question that came least before, from the task with the fewest taken, the first of
    /// equals. With `pairs_first` halves of whole pairs come before others.
    fn next(&self, tasks: &mut [Task<'a>], pairs_first: bool, without_twin: bool) -> Option<usize> {
        let fits = |place: &usize| !without_twin || self.picked_twin(*place).is_none();
        let (task, at) = tasks
            .iter_mut()
            .filter_map(|task| {
                let fit = task
                    .left
                    .iter()
                    .enumerate()
                    .filter(|(_, place)| fits(place));
                let waits = |place: usize| pairs_first && !self.is_half_of_a_whole(place);
                let rank = |place: usize| (self.spent(place), waits(place));
                let least = fit.map(|(at, place)| (rank(*place), at)).min()?;
                Some((least, task))
            })
            .min_by_key(|((rank, _), task)| (*rank, task.taken))
            .map(|((_, at), task)| (task, at))?;
        task.taken += 1;
        Some(task.left.remove(at))
    }

    /// Parts every pair that can be parted by taking other questions of the same domains.
    ///
    /// Each search is one for an augmenting path over the domains, so that what it leaves together
    /// cannot be parted without a repeat or another count.
    fn part_twins(&mut self) {
        for place in 0..self.candidates.len() {
            if !self.is_picked(place) || self.picked_twin(place).is_none() {
                continue;
            }
            // One half has a higher place and comes up again here, so that both are tried.
            self.release(place, &mut Vec::new());
        }
    }

    /// Takes another question of the same domain instead of a picked one, so that no new pair
    /// comes together. What came least before and then the same task come first.
    fn release(&mut self, place: usize, seen: &mut Vec<u8>) -> bool {
        let Some(out) = self.candidates.get(place) else {
            return false;
        };
        if seen.contains(&out.domain) {
            return false;
        }
        seen.push(out.domain);
        // What takes its place may be its own twin's neighbour, so it is out of the paper from here.
        self.set(place, false);
        let mut others: Vec<usize> = (0..self.candidates.len())
            .filter(|other| self.domain(*other) == Some(out.domain) && !self.is_picked(*other))
            .filter(|other| *other != place)
            .collect();
        let is_other_task = |other: &usize| {
            let task = self.candidates.get(*other).map(|candidate| candidate.task);
            task != Some(out.task)
        };
        order::sort_by_key(&mut others, |other| {
            (self.spent(*other), is_other_task(other))
        });
        let mut all = others.iter().copied();
        let free = all.find(|other| self.picked_twin(*other).is_none());
        let found = free.or_else(|| {
            others.into_iter().find(|other| {
                let twin = self.picked_twin(*other);
                twin.is_some_and(|twin| self.release(twin, seen))
            })
        });
        self.set(found.unwrap_or(place), true);
        found.is_some()
    }
}
