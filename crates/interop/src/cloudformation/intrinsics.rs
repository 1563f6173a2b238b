//! The intrinsic functions.
//!
//! Source: CloudFormation Template Reference, "Intrinsic functions"; seen 2026-11-22.

use super::evaluate::Evaluator;
use super::node::{Kind, Node};
use super::sections::Trail;
use super::write::partition_of;
use crate::tree::Tree;
use pattern::Span;

impl<'t> Evaluator<'t> {
    /// What a function comes to.
    pub(super) fn function(
        &mut self,
        name: &str,
        value: &Node,
        span: Span,
        trail: &Trail<'_>,
    ) -> Option<Node> {
        match name {
            "Ref" => self.reference(value.text()?, span, trail),
            "Fn::GetAtt" => {
                let (resource, attribute) = self.attribute_of(value, trail)?;
                let found = self.attribute(&resource, &attribute, span, trail)?;
                self.made_text(found, span, trail)
            }
            "Fn::Sub" => self.substitute(value, span, trail),
            "Fn::Join" => self.join(value, span, trail),
            "Fn::If" => self.choose(value, trail),
            "Fn::FindInMap" => self.find_in_map(value, span, trail),
            "Fn::Select" => self.select(value, span, trail),
            "Fn::Split" => self.split(value, span, trail),
            "Fn::ToJsonString" => {
                let value = self.value(value, trail)?;
                self.made_text(value.tree().compact(), span, trail)
            }
            other => {
                let told =
                    format!("What {other} comes to is known only where the stack is deployed.");
                self.left_out(span, trail, told);
                None
            }
        }
    }

    /// `Ref`: a parameter, a pseudo parameter or a resource.
    pub(super) fn reference(&mut self, name: &str, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let region = self.yard.region.clone();
        let suffix = if region.starts_with("cn-") {
            "amazonaws.com.cn"
        } else {
            "amazonaws.com"
        };
        let pseudo = match name {
            "AWS::NoValue" => return None,
            "AWS::AccountId" => Some(self.yard.account.clone()),
            "AWS::Partition" => Some(partition_of(&region).to_owned()),
            "AWS::URLSuffix" => Some(suffix.to_owned()),
            "AWS::Region" => Some(region),
            "AWS::StackName" => Some("eventyard".to_owned()),
            _ => None,
        };
        if let Some(text) = pseudo {
            return Some(Node::text_at(text, span));
        }
        if self.sections.parameters.contains_key(name) {
            return self.parameter(name, span, trail);
        }
        let found = self.referred(name, span, trail)?;
        self.made_text(found, span, trail)
    }

    /// Resource and attribute, with a point between them or as a list.
    fn attribute_of(&mut self, value: &Node, trail: &Trail<'_>) -> Option<(String, String)> {
        let parts = match value.items() {
            Some([resource, attribute]) => {
                let resource = self.text(resource, trail)?;
                Some((resource, self.text(attribute, trail)?))
            }
            _ => value.text().and_then(|text| {
                let (resource, attribute) = text.split_once('.')?;
                Some((resource.to_owned(), attribute.to_owned()))
            }),
        };
        if parts.is_none() {
            self.left_out(
                value.span,
                trail,
                "Fn::GetAtt takes a resource and an attribute.",
            );
        }
        parts
    }

    fn substitute(&mut self, value: &Node, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let (template, own) = match value.items() {
            Some([template, own]) => (template.text(), own.entries()),
            Some(_) => (None, [].as_slice()),
            None => (value.text(), [].as_slice()),
        };
        let Some(template) = template else {
            self.left_out(
                value.span,
                trail,
                "Fn::Sub takes a text, and values for its names.",
            );
            return None;
        };
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, from)) = rest.split_once("${") {
            out.push_str(before);
            let Some((name, after)) = from.split_once('}') else {
                rest = from;
                out.push_str("${");
                break;
            };
            rest = after;
            if let Some(literal) = name.strip_prefix('!') {
                out.push_str(&format!("${{{literal}}}"));
                continue;
            }
            let name = name.trim();
            let given = own.iter().find(|entry| entry.key == name);
            let found = match (given, name.split_once('.')) {
                (Some(entry), _) => self.text(&entry.value, &trail.to(name))?,
                (None, Some((resource, attribute))) => {
                    self.attribute(resource, attribute, span, trail)?
                }
                (None, None) => {
                    let found = self.reference(name, span, trail)?;
                    found.text()?.to_owned()
                }
            };
            // Counted as it grows, so that the text itself stays within the limit.
            self.made_text(found.clone(), span, trail)?;
            out.push_str(&found);
        }
        out.push_str(rest);
        self.made_text(out, span, trail)
    }

    fn join(&mut self, value: &Node, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let Some([gap, list]) = value.items() else {
            self.left_out(value.span, trail, "Fn::Join takes a text and a list.");
            return None;
        };
        let gap = gap.text().unwrap_or_default();
        let mut texts = Vec::new();
        // An item that is not known would leave a text that means something else.
        let count = match &list.kind {
            Kind::List(items) => items.len(),
            _ => 0,
        };
        let list = self.value(list, trail)?;
        let items = list.items().unwrap_or_default();
        if items.len() < count {
            return None;
        }
        for item in items {
            let text = item.text().unwrap_or_default();
            self.made_text(text.to_owned(), span, trail)?;
            texts.push(text);
        }
        self.made_text(texts.join(gap), span, trail)
    }

    fn choose(&mut self, value: &Node, trail: &Trail<'_>) -> Option<Node> {
        let Some([condition, yes, no]) = value.items() else {
            self.left_out(
                value.span,
                trail,
                "Fn::If takes a condition and two values.",
            );
            return None;
        };
        let name = condition.text()?;
        match self.condition(name, condition.span, trail) {
            Some(true) => self.value(yes, trail),
            Some(false) => self.value(no, trail),
            None => {
                let told = format!(
                    "Whether condition {name} holds is known only where the stack is deployed."
                );
                self.left_out(condition.span, trail, told);
                None
            }
        }
    }

    fn find_in_map(&mut self, value: &Node, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let Some([map, first, second, ..]) = value.items() else {
            self.left_out(value.span, trail, "Fn::FindInMap takes a map and two keys.");
            return None;
        };
        let (map, first) = (self.text(map, trail)?, self.text(first, trail)?);
        let second = self.text(second, trail)?;
        let found = self.sections.mappings.get(map.as_str()).copied();
        let found = found.and_then(|map| map.get(&first)?.get(&second));
        match found {
            Some(found) => self.copied(found.clone(), trail),
            None => {
                self.left_out(
                    span,
                    trail,
                    format!("Mapping {map} has no {first}.{second}."),
                );
                None
            }
        }
    }

    fn select(&mut self, value: &Node, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let Some([index, list]) = value.items() else {
            self.left_out(value.span, trail, "Fn::Select takes a number and a list.");
            return None;
        };
        let index = self.text(index, trail)?.parse::<usize>().ok();
        let list = self.value(list, trail)?;
        let found = index.and_then(|index| list.items()?.get(index).cloned());
        if found.is_none() {
            self.left_out(span, trail, "The list has no such item.");
        }
        found
    }

    fn split(&mut self, value: &Node, span: Span, trail: &Trail<'_>) -> Option<Node> {
        let Some([gap, text]) = value.items() else {
            self.left_out(value.span, trail, "Fn::Split takes two texts.");
            return None;
        };
        let (gap, text) = (self.text(gap, trail)?, self.text(text, trail)?);
        self.made_text(text.clone(), span, trail)?;
        let parts = match gap.is_empty() {
            true => vec![Node::text_at(text, span)],
            false => text
                .split(&gap)
                .map(|part| Node::text_at(part, span))
                .collect(),
        };
        Some(Node::new(Kind::List(parts), span))
    }
}

/// A value as text for what is kept as JSON: a text as it is, anything else as JSON.
pub(super) fn json_text(node: &Node) -> String {
    match node.tree() {
        Tree::Text(text) => text,
        tree => tree.compact(),
    }
}
