//! Changes of the pattern's structure: other keys, a level more, a level less.

use super::Near;
use super::path::Path;
use crate::json::{Member, Value};
use crate::order;
use crate::pattern::Field;
use crate::words::literal;
use crate::{Edit, Fix, Span};

/// Where a field stands in the pattern.
pub(super) struct Place<'t> {
    /// The members that lead to the field, the field itself last.
    pub(super) chain: Vec<&'t Member>,
    /// For each member the object that holds it.
    pub(super) objects: Vec<&'t Value>,
}

impl Near<'_> {
    pub(super) fn place(&self, field: &Field) -> Option<Place<'_>> {
        let (mut chain, mut objects) = (Vec::new(), Vec::new());
        let mut here = self.tree()?;
        while chain.len() < field.path.len() {
            let Some(members) = here.as_object() else {
                // A list of $or: on in the branch that holds the field.
                let branches = here.as_array()?;
                here = branches
                    .iter()
                    .find(|branch| branch.span.contains(field.key_span.start))?;
                continue;
            };
            let holds = |m: &&Member| {
                m.key_span == field.key_span || m.value.span.contains(field.key_span.start)
            };
            let member = members.iter().find(holds)?;
            if member.key_span == field.key_span || member.value.as_object().is_some() {
                chain.push(member);
                objects.push(here);
            }
            here = &member.value;
        }
        (chain.last()?.key_span == field.key_span).then_some(Place { chain, objects })
    }
}

/// A step of a path and the key that it is, or is a piece of.
struct Step<'t> {
    member: &'t Member,
    object: &'t Value,
    /// The steps of the key, and which of them it is.
    steps: Vec<&'t str>,
    index: usize,
}

impl<'t> Place<'t> {
    fn step(&self, mut index: usize) -> Option<Step<'t>> {
        for (member, object) in self.chain.iter().zip(&self.objects) {
            let steps: Vec<&str> = member.key.split('.').collect();
            if index < steps.len() {
                return Some(Step {
                    member,
                    object,
                    steps,
                    index,
                });
            }
            index -= steps.len();
        }
        None
    }
}

impl Step<'_> {
    /// The key with the step replaced by others.
    fn rekey(&self, with: &[&str]) -> Fix {
        let before = self.steps.get(..self.index).unwrap_or_default();
        let after = self.steps.get(self.index + 1..).unwrap_or_default();
        let key = [before, with, after].concat().join(".");
        Fix {
            span: self.member.key_span,
            replacement: literal(&key),
        }
    }

    fn is_whole_key(&self) -> bool {
        self.steps.len() == 1
    }
}

/// A member with its key.
fn whole(member: &Member) -> Span {
    Span::new(member.key_span.start, member.value.span.end)
}

/// A member with its key and one comma beside it.
fn with_comma(object: &Value, member: &Member) -> Option<Span> {
    let members = object.as_object()?;
    let at = members.iter().position(|m| m.key_span == member.key_span)?;
    let before = at.checked_sub(1).and_then(|at| members.get(at));
    Some(match (members.get(at + 1), before) {
        (Some(next), _) => Span::new(member.key_span.start, next.key_span.start),
        (None, Some(before)) => Span::new(before.value.span.end, member.value.span.end),
        (None, None) => whole(member),
    })
}

/// Several changes of a text as one. They must not overlap.
fn together(text: &str, mut changes: Vec<(Span, String)>) -> Option<Fix> {
    order::by_key(&mut changes, |(span, _)| span.start);
    let (first, last) = (changes.first()?.0.start, changes.last()?.0.end);
    let (mut replacement, mut end) = (String::new(), first);
    for (span, new) in changes {
        replacement.push_str(text.get(end..span.start)?);
        replacement.push_str(&new);
        end = span.end;
    }
    Some(Fix {
        span: Span::new(first, last),
        replacement,
    })
}

impl<'p> Path<'p> {
    /// Another key for the step at `index`.
    pub(super) fn rename(
        &self,
        index: usize,
        key: &str,
        name: &str,
        values: &[&Value],
    ) -> Option<Edit> {
        let place = self.near.place(self.field)?;
        let fix = place.step(index)?.rekey(&[key]);
        let label = format!("In the pattern write {}", literal(key));
        self.near.prove(self.field, fix, label, name, values)
    }

    /// Each key of the path written anew.
    pub(super) fn rewritten(
        &self,
        write: &dyn Fn(&str) -> String,
        name: &str,
        values: &[&Value],
    ) -> Option<Edit> {
        let place = self.near.place(self.field)?;
        let changed = place.chain.iter().filter_map(|member| {
            let key = write(&member.key);
            (key != member.key).then(|| (member.key_span, literal(&key)))
        });
        let fix = together(self.near.pattern.text(), changed.collect())?;
        let label = format!("In the pattern ask for {name}");
        self.near.prove(self.field, fix, label, name, values)
    }

    /// One level more: `key` before the step at `index`.
    pub(super) fn moved_in(
        &self,
        index: usize,
        key: &str,
        name: &str,
        values: &[&Value],
    ) -> Option<Edit> {
        let place = self.near.place(self.field)?;
        let step = place.step(index)?;
        let text = self.near.pattern.text();
        let written = whole(step.member).of(text);
        let beside = step.object.get(key);
        let fix = match beside.map(|value| (value, value.as_object())) {
            _ if !step.is_whole_key() => {
                let here = step.steps.get(step.index)?;
                step.rekey(&[key, here])
            }
            None => Fix {
                span: whole(step.member),
                replacement: format!("{}: {{{written}}}", literal(key)),
            },
            Some((value, Some([.., last]))) if value.get(&step.member.key).is_none() => {
                let end = Span::new(last.value.span.end, last.value.span.end);
                let gone = with_comma(step.object, step.member)?;
                together(
                    text,
                    vec![(gone, String::new()), (end, format!(", {written}"))],
                )?
            }
            Some(_) => return None,
        };
        let label = format!("In the pattern move it to {name}");
        self.near.prove(self.field, fix, label, name, values)
    }

    /// One level less: without the step at `index`.
    pub(super) fn moved_out(&self, index: usize, name: &str, values: &[&Value]) -> Option<Edit> {
        let place = self.near.place(self.field)?;
        let (step, next) = (place.step(index)?, place.step(index + 1)?);
        let text = self.near.pattern.text();
        let written = whole(next.member).of(text);
        let alone = step.member.value.as_object().is_some_and(|m| m.len() == 1);
        let fix = if !step.is_whole_key() {
            step.rekey(&[])
        } else if next.object.span != step.member.value.span {
            // The next key stands in a branch of $or.
            return None;
        } else if alone {
            Fix {
                span: whole(step.member),
                replacement: written.to_owned(),
            }
        } else if step.object.get(&next.member.key).is_none() {
            let start = step.member.key_span.start;
            let gone = with_comma(next.object, next.member)?;
            let before = (Span::new(start, start), format!("{written}, "));
            together(text, vec![before, (gone, String::new())])?
        } else {
            return None;
        };
        let label = format!("In the pattern move it to {name}");
        self.near.prove(self.field, fix, label, name, values)
    }
}
