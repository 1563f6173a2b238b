//! When rules run by themselves.

use door::{ComingRuns, Draft};
use pipeline::schedule::{self, Api};

/// How many runs of each rule are told.
const MOST: usize = 3;

pub(super) fn coming(yard: &Draft) -> Vec<ComingRuns> {
    let mut all = Vec::new();
    for (at, rule) in yard.rules.iter().enumerate() {
        let Some(expression) = &rule.schedule_expression else {
            continue;
        };
        let (next, refusal) = match pipeline::coming_runs(&rule.rule(), yard.clock, MOST) {
            Ok(next) => (next, None),
            Err(refusal) => (Vec::new(), Some(refusal)),
        };
        let read = schedule::check(expression, Api::PutRule).ok();
        let words = read.filter(|_| refusal.is_none());
        all.push(ComingRuns {
            rule: at,
            words: words.map_or_else(String::new, |schedule| schedule.describe("UTC")),
            next,
            refusal,
        });
    }
    all
}
