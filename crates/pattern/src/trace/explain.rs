use std::collections::{BTreeSet, HashSet};

use super::{
    AllOf, AnyOf, Asked, FieldTrace, Found, Node, Reason, Trace, Verdict, notes, sentence,
};
use crate::event::Event;
use crate::event::leaves::Leaves;
use crate::json::{Kind, Value};
use crate::matcher::matches;
use crate::near::{Budget, Near, There, elements};
use crate::operators::{Operator, Subject};
use crate::pattern::{Field, Part, Pattern};
use crate::words::cut;

/// Deeper `$or` lists are left out of the trace. Only a pattern with an error can have them.
const MOST_LEVELS: usize = 1_000;

/// Matches and tells why.
#[must_use]
pub fn trace(pattern: &Pattern, event: &Event) -> Trace {
    trace_within(pattern, event, &Budget::default())
}

/// As [`trace`], with so much work for near misses.
pub(crate) fn trace_within(pattern: &Pattern, event: &Event, budget: &Budget) -> Trace {
    let verdict = Verdict::of(matches(pattern, event));
    let leaves = Leaves::find(event.value(), pattern, true);
    let explainer = Explainer::new(pattern, event, &leaves, budget);
    let mut all = explainer.all(0, 0);
    if all.verdict != verdict {
        all.verdict = verdict;
        if !verdict.is_match() {
            let valid = pattern.is_valid();
            all.reason = Some(if valid {
                Reason::DifferentElements
            } else {
                Reason::InvalidPattern
            });
            if valid && budget.is_some() {
                all.near_misses = elements(&explainer.near, &leaves);
            }
        }
    }
    let sentence = sentence::whole(&all);
    Trace {
        verdict,
        sentence,
        root: Node::All(all),
    }
}

struct Explainer<'a> {
    pattern: &'a Pattern,
    event: &'a Event,
    near: Near<'a>,
    leaves: &'a Leaves<'a>,
    /// The fields that count: those that no later one replaces.
    counts: HashSet<usize>,
}

impl<'a> Explainer<'a> {
    fn new(
        pattern: &'a Pattern,
        event: &'a Event,
        leaves: &'a Leaves<'a>,
        budget: &'a Budget,
    ) -> Self {
        let parts = pattern.branches.iter().flatten();
        let counts = parts.map(|part| part.field).collect();
        Self {
            pattern,
            event,
            near: Near::new(pattern, event, budget),
            leaves,
            counts,
        }
    }

    fn all(&self, group: usize, level: usize) -> AllOf {
        let group = self.pattern.groups.get(group);
        let parts = group.map(|g| g.parts.as_slice()).unwrap_or_default();
        let children: Vec<Node> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Field(field) => Some(Node::Field(self.field(*field)?)),
                Part::Or(or) => Some(Node::Any(self.any(*or, level)?)),
            })
            .collect();
        // A replaced field asks nothing any more.
        let holds = |node: &Node| {
            node.verdict().is_match()
                || matches!(node, Node::Field(f) if f.reason == Some(Reason::Replaced))
        };
        AllOf {
            span: group.map(|g| g.span).unwrap_or_default(),
            verdict: Verdict::of(children.iter().all(holds)),
            children,
            reason: None,
            near_misses: Vec::new(),
        }
    }

    fn any(&self, or: usize, level: usize) -> Option<AnyOf> {
        let or = self.pattern.ors.get(or)?;
        if level > MOST_LEVELS {
            return None;
        }
        let branches: Vec<Node> = or
            .groups
            .iter()
            .map(|group| Node::All(self.all(*group, level + 1)))
            .collect();
        let verdict = Verdict::of(branches.iter().any(|b| b.verdict().is_match()));
        let near = branches.iter().enumerate();
        let closest = near.min_by_key(|(_, branch)| branch.distance());
        let closest = closest.map(|(index, _)| index);
        Some(AnyOf {
            span: or.span,
            reason: (!verdict.is_match()).then_some(Reason::NoBranch),
            sentence: sentence::any(&branches, closest, verdict),
            closest,
            branches,
            verdict,
        })
    }

    fn field(&self, index: usize) -> Option<FieldTrace> {
        let field = self.pattern.fields.get(index)?;
        let name = self.pattern.names.binary_search(&field.name).ok()?;
        let leaves = self.leaves.by_name.get(name)?;
        let absent = leaves.is_empty();
        let mut satisfied = BTreeSet::new();
        if absent {
            satisfied.extend(field.tests.iter().position(|t| t.operator.wants_absence()));
        }
        let mut found = Vec::new();
        for leaf in leaves {
            let subject = Subject::new(leaf.value, field);
            let by = field
                .tests
                .iter()
                .position(|t| t.operator.matches(&subject));
            satisfied.extend(by);
            if found.len() < FieldTrace::MOST_FOUND {
                found.push(Found {
                    span: leaf.value.span,
                    text: cut(leaf.value.span.of(self.event.text())),
                    path: leaf.path.clone(),
                    satisfied_by: by,
                });
            }
        }
        let asked: Vec<Asked> = field
            .tests
            .iter()
            .enumerate()
            .map(|(at, test)| Asked {
                span: test.span,
                text: test.span.of(self.pattern.text()).to_owned(),
                words: test.operator.words(),
                satisfied: satisfied.contains(&at),
            })
            .collect();
        let error = self.pattern.error_in(field);
        let verdict = Verdict::of(!satisfied.is_empty() && error.is_none());
        let replaced = self.pattern.is_valid() && !self.counts.contains(&index);
        let containers = self.leaves.containers.get(name);
        let there = There {
            leaves,
            containers: containers.map(Vec::as_slice).unwrap_or_default(),
        };
        let general = match (replaced, verdict, error) {
            (true, _, _) => Some(Reason::Replaced),
            (_, Verdict::Match, _) => None,
            (_, _, Some(error)) => Some(Reason::of_error(error, field.key_span)),
            (_, Verdict::NoMatch, None) => Some(why(field, there)),
        };
        let (mut near_misses, mut notes) = (Vec::new(), Vec::new());
        match general {
            None => notes = notes::of(field, there),
            Some(Reason::Replaced) => {}
            Some(_) => near_misses = self.near.misses(field, there),
        }
        let best = near_misses.first().map(|miss| miss.code);
        let mut trace = FieldTrace {
            path: field.path.clone(),
            span: field.key_span,
            asked,
            found,
            found_count: leaves.len(),
            verdict,
            reason: best.or(general),
            sentence: String::new(),
            near_misses,
            notes,
        };
        trace.sentence = sentence::field(&trace, general, error);
        Some(trace)
    }
}

/// What is so in general, where nothing is nearly right.
fn why(field: &Field, there: There<'_>) -> Reason {
    if there.leaves.is_empty() {
        let nothing = |value: &&Value| match &value.kind {
            // Its elements are looked at by themselves.
            Kind::Array(_) => true,
            Kind::Object(members) => members.is_empty(),
            _ => false,
        };
        return match there.containers {
            [] => Reason::Absent,
            containers if containers.iter().all(nothing) => Reason::EmptyContainer,
            _ => Reason::NotALeaf,
        };
    }
    let tests = || field.tests.iter().map(|test| &test.operator);
    if tests().all(Operator::wants_absence) {
        return Reason::Present;
    }
    if tests().all(|operator| operator.excludes().is_some() || operator.wants_absence()) {
        return Reason::Excluded;
    }
    let mut asked = BTreeSet::new();
    asked.extend(tests().filter_map(Operator::kind));
    let all_known = tests().all(|operator| operator.kind().is_some());
    if all_known
        && !there
            .leaves
            .iter()
            .any(|leaf| asked.contains(kind(leaf.value)))
    {
        return Reason::OtherType;
    }
    Reason::OtherValue
}

/// The JSON type of a plain value.
fn kind(value: &Value) -> &'static str {
    match value.kind {
        Kind::Null => "null",
        Kind::Bool(_) => "boolean",
        Kind::Number(_) => "number",
        Kind::String(_) => "string",
        Kind::Array(_) | Kind::Object(_) => "container",
    }
}
