//! What to learn first, from a result: where the exam gives most for it.

use super::paper::Paper;
use super::result::{Outcome, Tally, Verdict};
use crate::bank::Blueprint;
use crate::order;

/// How much a domain is in need of study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The domain's number in the blueprint.
    pub domain: u8,
    /// Its share of the exam in percent.
    pub weight: u8,
    /// The result in it, trial questions included.
    pub tally: Tally,
    /// The tasks of which a question was missed, each once, in the order of their ids.
    pub tasks: Vec<String>,
    /// About how many points of a hundred the exam would take off for it, in tenths.
    pub loss: u32,
}

/// The domains of the blueprint, the one that costs most first; of equals the earlier.
///
/// The loss is the weight times the share that is likely to go wrong, `(wrong + 1) / (all + 2)`:
/// Laplace's rule, since four questions right do not yet show that a domain is known.
pub fn plan(outcome: &Outcome, paper: &Paper, blueprint: &Blueprint) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for domain in &blueprint.domains {
        let id = domain.number.to_string();
        let part = outcome.domains.iter().find(|part| part.id == id);
        let tally = part.map_or_else(Tally::default, |part| Tally {
            right: part.scored.right + part.unscored.right,
            of: part.scored.of + part.unscored.of,
        });
        let marked = outcome.questions.iter().zip(&paper.questions);
        let mut missed: Vec<String> = marked
            .filter(|(_, asked)| asked.domain == domain.number)
            .filter(|(marked, _)| matches!(marked.verdict, Verdict::Wrong | Verdict::Unanswered))
            .map(|(_, asked)| asked.task.clone())
            .collect();
        order::sort(&mut missed);
        missed.dedup();
        let wrong = tally.of.saturating_sub(tally.right) + 1;
        let loss = usize::from(domain.weight) * 10 * wrong / (tally.of + 2);
        needs.push(Need {
            domain: domain.number,
            weight: domain.weight,
            tally,
            tasks: missed,
            loss: u32::try_from(loss).unwrap_or(u32::MAX),
        });
    }
    order::sort_by_key(&mut needs, |need| std::cmp::Reverse(need.loss));
    needs
}

#[cfg(test)]
mod tests;
