//! Fields that are objects, and what lies inside them; and expressions that lack their brackets.

use super::offer::{Offer, in_pattern};
use super::path::accepts;
use super::{Near, walk};
use crate::json::Value;
use crate::operators::{Asks, Subject, about, bracketed};
use crate::pattern::Field;
use crate::words::literal;
use crate::{Reason, Span};

/// The levels inside an object that are looked at.
const MOST_LEVELS: usize = 3;

impl Near<'_> {
    /// A plain value inside the object that would match.
    pub(super) fn inside(&self, field: &Field, containers: &[&Value]) -> Option<Offer> {
        let mut level: Vec<(Vec<&str>, &Value)> = containers
            .iter()
            .take(super::MOST_VALUES)
            .flat_map(|container| walk::nodes(self, &[container], &[]))
            .map(|value| (Vec::new(), value))
            .collect();
        for _ in 0..MOST_LEVELS {
            let mut next = Vec::new();
            for (path, value) in &level {
                for held in walk::members(self, &[value]) {
                    let mut path = path.clone();
                    path.push(held.member.key.as_str());
                    let values = walk::nodes(self, &[&held.member.value], &[]);
                    for value in values {
                        if value.is_leaf() && accepts(field, value) {
                            return self.appended(field, &path, value);
                        }
                        next.push((path.clone(), value));
                    }
                }
            }
            level = next;
        }
        None
    }

    fn appended(&self, field: &Field, keys: &[&str], value: &Value) -> Option<Offer> {
        let subject = Subject::new(value, field);
        let by = field
            .tests
            .iter()
            .position(|test| test.operator.matches(&subject))?;
        let place = keys.join(".");
        let asks = field.tests.get(by)?.operator.asks();
        let (code, sentence) = match asks {
            Asks::Present => (
                Reason::ExistsOnObject,
                format!(
                    "exists looks for a plain value, and {} is an object; it has one at {place}.",
                    field.name
                ),
            ),
            _ => (
                Reason::ValueInsideObject,
                format!(
                    "{} is an object, and a value inside it would match: {place}.",
                    field.name
                ),
            ),
        };
        let text = self.pattern.text();
        let list = Span::new(after_key(field, text)?, field.span.end);
        let open: String = keys
            .iter()
            .map(|key| format!("{{{}: ", literal(key)))
            .collect();
        let replacement = format!("{open}{}{}", list.of(text), "}".repeat(keys.len()));
        let name = [field.name.as_str(), &place].join(".");
        let label = format!("In the pattern ask for {name}");
        let edit = in_pattern(&field.path, list, replacement);
        let edit = self.prove(field, edit.fix, label, &name, &[value]);
        let mut offer = Offer::new(code, sentence).at(value.span).edit(edit);
        offer.asked = Some(by);
        Some(offer)
    }

    /// A field that has the name of an operator: `{"a": {"anything-but": ["b"]}}`.
    pub(super) fn unbracketed(&self, field: &Field) -> Option<Offer> {
        let operator = field.path.last()?;
        if field.path.len() < 2 || about(operator).is_none() {
            return None;
        }
        let place = self.place(field)?;
        let (member, object) = (place.chain.last()?, place.objects.last()?);
        if place.chain.len() < 2 || object.as_object()?.len() != 1 {
            return None;
        }
        let fix = bracketed(self.pattern.text(), object.span, member)?;
        let name = field
            .name
            .strip_suffix(operator.as_str())?
            .strip_suffix('.')?;
        let steps: Vec<&str> = name.split('.').collect();
        let values = walk::values(self, &[self.event.value()], &steps);
        let label = format!(
            "In the pattern write {}",
            crate::words::cut(&fix.replacement)
        );
        let edit = self.prove(field, fix, label, name, &values);
        let key = steps.last().copied().unwrap_or_default();
        let sentence = format!(
            "{operator} is read as the name of a field. An operator stands in braces in a list: {{\"{key}\": [{{\"{operator}\": …}}]}}."
        );

        Some(Offer::new(Reason::OperatorOutsideArray, sentence).edit(edit))
    }
}

/// Where the value of the field begins.
fn after_key(field: &Field, text: &str) -> Option<usize> {
    let rest = text.get(field.key_span.end..)?;
    let bracket = rest.find('[')?;
    Some(field.key_span.end + bracket)
}
