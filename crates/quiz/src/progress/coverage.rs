//! How much of what the bank has was seen, by task.

use super::answers::Answers;
use crate::index::Index;

/// What was done with the questions of one task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The task's id, such as `4.3`.
    pub task: String,
    /// The domain's number.
    pub domain: u8,
    /// Questions that the bank has of it.
    pub questions: usize,
    /// How many of them were answered at least once.
    pub seen: usize,
    /// Of how many the last answer was right.
    pub right: usize,
    /// All answers to them.
    pub answers: usize,
}

/// All tasks in the order of the lists, also those of which nothing was seen.
pub fn coverage(answers: &Answers, index: &Index) -> Vec<Coverage> {
    let tasks = index.lists.tasks.iter();
    let mut all: Vec<Coverage> = tasks
        .map(|task| Coverage {
            task: task.id.clone(),
            domain: task.domain,
            ..Coverage::default()
        })
        .collect();
    for question in &index.questions {
        let Some(of) = all.iter_mut().find(|of| of.task == question.task) else {
            continue;
        };
        let to = answers.to(&question.id);
        of.questions += 1;
        of.answers += to.len();
        if let Some(last) = to.last() {
            of.seen += 1;
            of.right += usize::from(last.right);
        }
    }
    all
}

#[cfg(test)]
mod tests;
