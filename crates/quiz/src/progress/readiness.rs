//! How ready a person is, by task, by domain and for the whole exam.

use super::answers::Answers;
use super::level::{Evidence, Level, weight};
use crate::bank::Blueprint;
use crate::index::Index;
use crate::order;

/// How ready a person is for the exam.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// Over all domains, each as much as the exam weighs it.
    pub overall: Level,
    /// By domain, in the order of the blueprint.
    pub domains: Vec<DomainLevel>,
    /// The share that passes, on the straight line from no question right to all of them.
    pub pass: f64,
}

/// How ready a person is in one domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainLevel {
    /// The domain's number.
    pub domain: u8,
    /// Percent of the scored questions of the exam.
    pub weight: u8,
    /// Over its tasks, all alike: AWS publishes no weights within a domain.
    pub level: Level,
    /// By task, in the order of the lists.
    pub tasks: Vec<TaskLevel>,
}

/// How ready a person is in one task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskLevel {
    /// The task's id, such as `4.3`.
    pub task: String,
    /// The estimate.
    pub level: Level,
    /// How many of a hundred points of the exam are likely to be lost by it.
    pub loss: f64,
}

/// How ready a person is at `now` for the exam of this blueprint; see the module `level` for how it
/// is computed. Questions that the bank no longer has, and a person's own, count for nothing.
///
/// Another right answer never lowers any of the shares.
pub fn readiness(answers: &Answers, index: &Index, blueprint: &Blueprint, now: u64) -> Readiness {
    let mut seen: Vec<(&str, Evidence)> = index
        .lists
        .tasks
        .iter()
        .map(|task| (task.id.as_str(), Evidence::default()))
        .collect();
    for question in &index.questions {
        let place = seen.iter_mut().find(|(task, _)| *task == question.task);
        let to = answers.to(&question.id);
        if let (Some((_, evidence)), Some(first), Some(last)) = (place, to.first(), to.last()) {
            evidence.add(first.right, weight(first.at, now) / 2.0);
            evidence.add(last.right, weight(last.at, now) / 2.0);
        }
    }
    let mut parts = Vec::new();
    let mut domains = Vec::new();
    for of in &blueprint.domains {
        let tasks = index.lists.tasks.iter().zip(&seen);
        let own: Vec<(&str, Evidence)> = tasks
            .filter(|(task, _)| task.domain == of.number)
            .map(|(_, seen)| *seen)
            .collect();
        let each = f64::from(of.weight) / own.len().max(1) as f64;
        let weighed: Vec<(f64, Evidence)> = own.iter().map(|(_, seen)| (each, *seen)).collect();
        let task = |(task, seen): &(&str, Evidence)| {
            let level = Level::over(&[(1.0, *seen)]);
            TaskLevel {
                task: (*task).to_owned(),
                loss: each * (1.0 - level.share),
                level,
            }
        };
        domains.push(DomainLevel {
            domain: of.number,
            weight: of.weight,
            level: Level::over(&weighed),
            tasks: own.iter().map(task).collect(),
        });
        if weighed.is_empty() {
            parts.push((f64::from(of.weight), Evidence::default()));
        }
        parts.extend(weighed);
    }
    Readiness {
        overall: Level::over(&parts),
        domains,
        pass: pass(blueprint),
    }
}

impl Readiness {
    /// All tasks, the one first that costs most; of equals the earlier.
    pub fn by_loss(&self) -> Vec<&TaskLevel> {
        let mut all: Vec<&TaskLevel> = self.tasks().collect();
        order::sort_by(&mut all, |one, other| other.loss.total_cmp(&one.loss));
        all
    }

    /// All tasks in the order of the blueprint.
    pub fn tasks(&self) -> impl Iterator<Item = &TaskLevel> {
        self.domains.iter().flat_map(|domain| &domain.tasks)
    }

    /// The estimated score on the exam's scale, with the ends of its band.
    pub fn scaled(&self, blueprint: &Blueprint) -> (u16, u16, u16) {
        let Level {
            share, low, high, ..
        } = self.overall;
        let (from, to) = ends(blueprint);
        // In range, since a share is from 0 to 1; a cast of a float saturates.
        let at = |share: f64| (from + (to - from) * share).round() as u16;
        (at(share), at(low), at(high))
    }
}

fn ends(blueprint: &Blueprint) -> (f64, f64) {
    let (from, to) = (
        f64::from(blueprint.scale_from),
        f64::from(blueprint.scale_to),
    );
    (from, to.max(from))
}

fn pass(blueprint: &Blueprint) -> f64 {
    let (from, to) = ends(blueprint);
    if to <= from {
        return 0.0;
    }
    ((f64::from(blueprint.pass) - from) / (to - from)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests;
