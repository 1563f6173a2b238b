//! Many rules and one event: which match, which came closest, and what would change that.

mod admission;

use serde::{Deserialize, Serialize};

pub use admission::{Admission, Admitted, Breadth, KeepOut, Unasked, admission};

use crate::event::Event;
use crate::matcher::matches;
use crate::near::Budget;
use crate::pattern::{Pattern, parse};
use crate::trace::trace_within;
use crate::{Distance, Edit, Node, Side, Trace, trace};

/// The rules that are looked at for near misses.
const MOST_TRACED: usize = 20;

/// The changes that are tried, and the bytes that are read for them.
const MOST_TRIES: usize = 64;
const MOST_BYTES: usize = 4 << 20;

/// What a set of rules makes of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The rules that match, as indices.
    pub matching: Vec<usize>,
    /// The answer in plain words.
    pub sentence: String,
    /// The rules that do not match, nearest first, at most [`RuleSet::MOST_NEAREST`].
    pub nearest: Vec<NearRule>,
    /// Changes of which each one alone makes a rule match that does not, those of the nearest rule
    /// first, at most [`RuleSet::MOST_EDITS`]. Each has been made and matched anew.
    pub edits: Vec<RuleEdit>,
}

impl RuleSet {
    /// The most rules that do not match which are listed.
    pub const MOST_NEAREST: usize = 100;
    /// The most changes that are listed.
    pub const MOST_EDITS: usize = 12;
}

/// A rule that does not match, and how far it is from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearRule {
    /// The rule, as an index.
    pub rule: usize,
    /// How far it is from a match.
    pub distance: Distance,
    /// What it lacks, in plain words.
    pub sentence: String,
}

/// A change that makes one rule match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEdit {
    /// The rule, as an index.
    pub rule: usize,
    /// The change, in the pattern of that rule or in the event.
    pub edit: Edit,
}

/// Says which rules match, which of the others came closest, and which single change makes one of
/// them match.
#[must_use]
pub fn explain_rules(rules: &[&Pattern], event: &Event) -> RuleSet {
    let (matching, others): (Vec<usize>, Vec<usize>) = (0..rules.len())
        .partition(|index| rules.get(*index).is_some_and(|rule| matches(rule, event)));
    let mut ranked: Vec<(usize, Trace)> = others
        .iter()
        .filter_map(|index| {
            let rule = rules.get(*index)?;
            Some((*index, trace_within(rule, event, &Budget::nothing())))
        })
        .collect();
    ranked.sort_by_cached_key(|(_, traced)| traced.root.distance());
    for (index, traced) in ranked.iter_mut().take(MOST_TRACED) {
        if let Some(rule) = rules.get(*index) {
            *traced = trace(rule, event);
        }
    }
    ranked.sort_by_cached_key(|(_, traced)| traced.root.distance());
    let mut tries = Tries {
        event,
        left: MOST_TRIES,
        bytes: MOST_BYTES,
    };
    let mut edits = Vec::new();
    for (index, traced) in ranked.iter().take(MOST_TRACED) {
        let rule = rules.get(*index);
        let mut candidates = Vec::new();
        collect(&traced.root, &mut candidates);
        for edit in candidates {
            let room = edits.len() < RuleSet::MOST_EDITS;
            if room && rule.is_some_and(|rule| tries.succeeds(rule, edit)) {
                edits.push(RuleEdit {
                    rule: *index,
                    edit: edit.clone(),
                });
            }
        }
    }
    let nearest: Vec<NearRule> = ranked
        .into_iter()
        .take(RuleSet::MOST_NEAREST)
        .map(|(rule, traced)| NearRule {
            rule,
            distance: traced.root.distance(),
            sentence: traced.sentence,
        })
        .collect();
    RuleSet {
        sentence: sentence(rules.len(), &matching, &nearest, &edits),
        matching,
        nearest,
        edits,
    }
}

/// The changes that a trace offers.
fn collect<'n>(node: &'n Node, edits: &mut Vec<&'n Edit>) {
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        let misses = match node {
            Node::Field(field) => &field.near_misses,
            Node::All(all) => {
                waiting.extend(all.children.iter().rev());
                &all.near_misses
            }
            Node::Any(any) => {
                let closest = any.closest.and_then(|at| any.branches.get(at));
                waiting.extend(closest);
                continue;
            }
        };
        edits.extend(misses.iter().flat_map(|miss| &miss.edits));
    }
}

/// Matches anew with a change made, within bounds.
struct Tries<'e> {
    event: &'e Event,
    left: usize,
    bytes: usize,
}

impl Tries<'_> {
    fn succeeds(&mut self, rule: &Pattern, edit: &Edit) -> bool {
        let size = rule.text().len() + self.event.text().len();
        if self.left == 0 || self.bytes < size {
            return false;
        }
        self.left -= 1;
        self.bytes -= size;
        let changed = edit.apply(rule.text(), self.event.text());
        match edit.side {
            Side::Pattern => matches(&parse(&changed).0, self.event),
            Side::Event => Event::read(&changed)
                .0
                .is_some_and(|event| matches(rule, &event)),
        }
    }
}

fn sentence(count: usize, matching: &[usize], nearest: &[NearRule], edits: &[RuleEdit]) -> String {
    let rules = |count: usize| match count {
        1 => "1 rule".to_owned(),
        count => format!("{count} rules"),
    };
    if count == 0 {
        return "There is no rule, so nothing matches.".to_owned();
    }
    if !matching.is_empty() {
        return format!("{} of {} match.", matching.len(), rules(count));
    }
    let Some(first) = nearest.first() else {
        return String::new();
    };
    let near = format!(
        "None of {} matches. Rule {} comes closest",
        rules(count),
        first.rule + 1
    );
    let fields = match first.distance.failing {
        1 => "one field of it fails".to_owned(),
        many => format!("{many} fields of it fail"),
    };
    match edits.first() {
        Some(edit) if edit.rule == first.rule => {
            format!(
                "{near}: {fields}, and one change makes it match. {}.",
                edit.edit.label
            )
        }
        Some(edit) => format!(
            "{near}: {fields}. One change makes rule {} match. {}.",
            edit.rule + 1,
            edit.edit.label
        ),
        None => format!("{near}: {fields}. No single change that is near makes a rule match."),
    }
}

#[cfg(test)]
mod tests;
