//! What the values of a template come to: parameters, conditions and intrinsic functions.

use super::node::{Entry, Kind, Node};
use super::sections::{Sections, Trail};
use crate::import::{Import, Remarks};
use crate::remark::{Gravity, Remark};
use pattern::Span;
use pipeline::Yard;
use std::collections::HashMap;

/// The most bytes that the intrinsic functions of a template may make, 2026-11-22: more than any stack
/// that can be deployed has.
const MOST_MADE: usize = 2_000_000;

/// How many names and ARNs may lead to one another.
pub(super) const MOST_HOPS: usize = 16;

/// Works out the values of one template.
pub(super) struct Evaluator<'t> {
    pub(super) sections: &'t Sections<'t>,
    pub(super) with: &'t Import,
    /// The yard as far as it has come.
    pub(super) yard: Yard,
    pub(super) remarks: Remarks,
    /// The ARNs that the control plane has given.
    pub(super) made: HashMap<String, String>,
    /// The names of resources that were worked out already; none for those that cannot be known.
    pub(super) names: HashMap<String, Option<String>>,
    /// The same of ARNs.
    pub(super) arns: HashMap<String, Option<String>>,
    conditions: HashMap<String, Option<bool>>,
    pub(super) hops: usize,
    bytes: usize,
    /// How much could not be known so far.
    lost: usize,
}

impl<'t> Evaluator<'t> {
    pub(super) fn new(sections: &'t Sections<'t>, with: &'t Import, yard: &Yard) -> Evaluator<'t> {
        Evaluator {
            sections,
            with,
            yard: yard.clone(),
            remarks: Remarks::default(),
            made: HashMap::new(),
            names: HashMap::new(),
            arns: HashMap::new(),
            conditions: HashMap::new(),
            hops: 0,
            bytes: 0,
            lost: 0,
        }
    }

    pub(super) fn remark(
        &mut self,
        gravity: Gravity,
        span: Span,
        trail: &Trail<'_>,
        told: impl Into<String>,
    ) {
        self.remarks
            .push(Remark::new(gravity, trail.path(), told).at(span));
    }

    pub(super) fn left_out(&mut self, span: Span, trail: &Trail<'_>, told: impl Into<String>) {
        self.lost += 1;
        self.remark(Gravity::LeftOut, span, trail, told);
    }

    /// A value with every function worked out. None where it cannot be known, after a remark, and for
    /// `AWS::NoValue`.
    pub(super) fn value(&mut self, node: &Node, trail: &Trail<'_>) -> Option<Node> {
        match &node.kind {
            Kind::List(items) => {
                let mut known = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    known.extend(self.value(item, &trail.at(at)));
                }
                Some(Node::new(Kind::List(known), node.span))
            }
            Kind::Map(entries) => {
                if let [Entry { key, value, .. }] = entries.as_slice()
                    && (key == "Ref" || key.starts_with("Fn::"))
                {
                    return self.function(key, value, node.span, &trail.to(key));
                }
                let mut known = Vec::new();
                for entry in entries {
                    let lost = self.lost;
                    let value = self.value(&entry.value, &trail.to(&entry.key));
                    if self.lost > lost && narrows(&entry.key, entries) {
                        let told = "Without this the statement would say more than it does, so it is left out.";
                        self.left_out(entry.key_span, &trail.to(&entry.key), told);
                        return None;
                    }
                    known.extend(value.map(|value| Entry {
                        value,
                        ..entry.clone()
                    }));
                }
                Some(Node::new(Kind::Map(known), node.span))
            }
            _ => Some(node.clone()),
        }
    }

    /// A value that is a text in the end.
    pub(super) fn text(&mut self, node: &Node, trail: &Trail<'_>) -> Option<String> {
        let value = self.value(node, trail)?;
        let text = value.text().map(str::to_owned);
        if text.is_none() {
            let told = format!("Here should be a text, but there is {}.", value.what());
            self.left_out(node.span, trail, told);
        }
        text
    }

    /// A text that a function made, within what all of them may make.
    pub(super) fn made_text(
        &mut self,
        text: String,
        span: Span,
        trail: &Trail<'_>,
    ) -> Option<Node> {
        self.count(text.len(), span, trail)?;
        Some(Node::text_at(text, span))
    }

    /// A copy of a value, likewise.
    pub(super) fn copied(&mut self, node: Node, trail: &Trail<'_>) -> Option<Node> {
        let size = node.span.end.saturating_sub(node.span.start);
        self.count(size, node.span, trail)?;
        Some(node)
    }

    /// Counts what a function adds; none, after a remark, where it is too much.
    fn count(&mut self, bytes: usize, span: Span, trail: &Trail<'_>) -> Option<()> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > MOST_MADE {
            let told = "The functions of the template make more text than any stack has.";
            self.left_out(span, trail, told);
            return None;
        }
        Some(())
    }

    /// Whether a condition of the template holds; none where that cannot be known.
    pub(super) fn condition(&mut self, name: &str, span: Span, trail: &Trail<'_>) -> Option<bool> {
        if let Some(known) = self.conditions.get(name) {
            return *known;
        }
        // While it is worked out it counts as unknown: so a circle ends.
        self.conditions.insert(name.to_owned(), None);
        let Some(node) = self.sections.conditions.get(name).copied() else {
            self.left_out(
                span,
                trail,
                format!("The template has no condition {name}."),
            );
            return None;
        };
        if self.hops >= MOST_HOPS {
            self.left_out(
                span,
                trail,
                format!("Condition {name} leads through too many others."),
            );
            return None;
        }
        self.hops += 1;
        let root = Trail::Root;
        let conditions = root.to("Conditions");
        let holds = self.truth(node, &conditions.to(name));
        self.hops -= 1;
        self.conditions.insert(name.to_owned(), holds);
        holds
    }

    /// What a function of conditions comes to.
    fn truth(&mut self, node: &Node, trail: &Trail<'_>) -> Option<bool> {
        let [entry] = node.entries() else {
            return match node.text() {
                Some("true") => Some(true),
                Some("false") => Some(false),
                _ => {
                    self.left_out(node.span, trail, "This is no condition.");
                    None
                }
            };
        };
        let value = &entry.value;
        let trail = &trail.to(&entry.key);
        match entry.key.as_str() {
            "Condition" => self.condition(value.text()?, value.span, trail),
            "Fn::Equals" => {
                let [one, other] = value.items()? else {
                    self.left_out(value.span, trail, "Fn::Equals takes two values.");
                    return None;
                };
                let (one, other) = (self.value(one, trail)?, self.value(other, trail)?);
                Some(match (one.text(), other.text()) {
                    (Some(one), Some(other)) => one == other,
                    _ => one.tree() == other.tree(),
                })
            }
            "Fn::Not" => match value.one_or_more() {
                [one] => self.truth(one, trail).map(|holds| !holds),
                _ => None,
            },
            "Fn::And" => self.all(value, trail, true),
            // One of them holds unless none of them does.
            "Fn::Or" => self.all(value, trail, false).map(|none| !none),
            other => {
                let told = format!("{other} is no function of conditions that is understood here.");
                self.left_out(entry.key_span, trail, told);
                None
            }
        }
    }

    /// Whether all conditions are as wanted; one that is not decides even where others are unknown.
    fn all(&mut self, value: &Node, trail: &Trail<'_>, wanted: bool) -> Option<bool> {
        let mut known = Some(true);
        for one in value.one_or_more() {
            match self.truth(one, trail) {
                Some(holds) if holds == wanted => {}
                Some(_) => return Some(false),
                None => known = None,
            }
        }
        known
    }

    /// The value of a parameter: as given, else its default.
    pub(super) fn parameter(&mut self, name: &str, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let node = self.sections.parameters.get(name).copied()?;
        let given = self.with.parameters.iter().find(|(known, _)| known == name);
        let kind = node.get("Type").and_then(Node::text).unwrap_or("String");
        let is_hidden = node.get("NoEcho").and_then(Node::text) == Some("true");
        let value = match (given, node.get("Default")) {
            (Some((_, value)), _) => Node::text_at(value.clone(), span),
            (None, Some(_)) if kind.starts_with("AWS::SSM::Parameter::") => {
                let told =
                    format!("Parameter {name} is read from Systems Manager: give it a value.");
                self.left_out(span, trail, told);
                return None;
            }
            (None, Some(default)) => Node::new(default.kind.clone(), span),
            (None, None) if is_hidden => Node::text_at(format!("FILL-IN-{name}"), span),
            (None, None) => {
                let told = format!("Parameter {name} has no default: give it a value.");
                self.left_out(span, trail, told);
                return None;
            }
        };
        self.count(value.text().map_or(0, str::len), span, trail)?;
        Some(
            match kind == "CommaDelimitedList" || kind.starts_with("List<") {
                true => listed(&value),
                false => value,
            },
        )
    }
}

/// Whether a member of a policy's statement takes away from what the statement says.
fn narrows(name: &str, statement: &[Entry]) -> bool {
    let is_statement = statement.iter().any(|entry| entry.key == "Effect");
    is_statement
        && matches!(
            name,
            "Condition" | "NotAction" | "NotPrincipal" | "NotResource"
        )
}

/// A text with commas as the list that it is.
fn listed(value: &Node) -> Node {
    let Some(text) = value.text() else {
        return value.clone();
    };
    let items = text
        .split(',')
        .map(|item| Node::text_at(item.trim(), value.span));
    Node::new(Kind::List(items.collect()), value.span)
}
