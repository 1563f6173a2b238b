//! Keys that are misspelt, or written in another language of paths.

use super::offer::{Offer, in_event};
use super::path::Path;
use super::walk::{self, Held};
use crate::json::{self, Value};
use crate::nearest::{self, Alike};
use crate::operators::{Asks, Shape, Subject};
use crate::words::literal;
use crate::{Reason, quoted};

impl<'p> Path<'p> {
    /// Keys beside the one that the event has not.
    pub(super) fn keys(&self, offers: &mut Vec<Offer>) {
        let at = self.at();
        let Some(key) = self.steps.get(at) else {
            return;
        };
        let last = at + 1 == self.steps.len();
        for held in walk::members(self.near, self.after(at)) {
            let member = held.member;
            if member.key == *key {
                continue;
            }
            if let Some((code, more)) = alike(key, &member.key) {
                let sentence = format!(
                    "The event has no {}, but it has {}.",
                    quoted(key),
                    quoted(&member.key)
                );
                let mut offer = self.renamed(code, sentence, held);
                offer.more += more;
                offers.push(offer);
            } else if last && self.is_specific(&member.value) {
                let sentence = format!(
                    "The event has no {}, but the value that is asked stands under {}.",
                    quoted(key),
                    quoted(&member.key)
                );
                offers.push(self.renamed(Reason::ValueUnderOtherKey, sentence, held));
            }
        }
    }

    /// An offer to write another key in the pattern, or this one in the event.
    fn renamed(&self, code: Reason, sentence: String, held: Held<'p>) -> Offer {
        let (at, member) = (self.at(), held.member);
        let offer = Offer::new(code, sentence).at(member.key_span);
        let values = walk::values(self.near, &[&member.value], self.rest(at + 1));
        if self.accepted(&values).is_none() {
            return offer;
        }
        let name = self.with(at, at + 1, &[&member.key]);
        let pattern = self.rename(at, &member.key, &name, &values);
        let key = self.steps.get(at).copied().unwrap_or_default();
        // An empty list may stand there under that key.
        let event = held
            .counts_as(key)
            .then(|| in_event(&self.field.path, member.key_span, literal(key)));
        offer.edit(pattern).edit(event)
    }

    /// Whether a text that is asked for by itself stands there, so that it can be no accident.
    fn is_specific(&self, value: &Value) -> bool {
        let tests = self.field.tests.iter().take(super::MOST_ALTERNATIVES);
        let mut telling = tests.filter(|test| match test.operator.asks() {
            Asks::Text(asked) => {
                let whole = asked.shape == Shape::Whole || asked.shape == Shape::Start;
                whole && asked.text.chars().count() > 3
            }
            _ => false,
        });
        let subject = Subject::new(value, self.field);
        value.is_leaf() && telling.any(|test| test.operator.matches(&subject))
    }

    /// `$.detail.state`, or `items[0]`.
    pub(super) fn syntax(&self) -> Option<Offer> {
        if !self.field.name.contains('[') && !self.field.name.starts_with('$') {
            return None;
        }
        let plain = without_syntax(&self.field.name);
        let steps: Vec<&str> = plain.split('.').collect();
        let values = walk::values(self.near, &[self.near.event.value()], &steps);
        let value = self.accepted(&values)?;
        let sentence = format!(
            "A key of a pattern is a plain name: no $ and no brackets. {} is meant, and arrays need no index.",
            quoted(&plain)
        );
        let offer = Offer::new(Reason::PathSyntaxInKey, sentence).at(value.span);
        Some(offer.edit(self.rewritten(&without_syntax, &plain, &values)))
    }

    /// JSON text in the string at which the path ends.
    pub(super) fn json_in_text(&self) -> Option<Offer> {
        let at = self.at();
        let texts = self.after(at).iter();
        for (value, text) in texts.filter_map(|value| Some((*value, value.as_str()?))) {
            let bracket = text.trim_start().starts_with(['{', '[']);
            if !bracket || !self.near.budget.text(text.len()) {
                continue;
            }
            let (inner, problems) = json::read(text);
            let Some(inner) = inner.filter(|_| problems.is_empty()) else {
                continue;
            };
            let values = walk::values(self.near, &[&inner], self.rest(at));
            if values.is_empty() {
                continue;
            }
            let place = self.steps.get(..at).unwrap_or_default().join(".");
            let sentence = format!(
                "{place} is a text that holds JSON; a pattern does not look inside a text."
            );
            let matches = values.iter().any(|v| super::path::accepts(self.field, v));
            let edit =
                matches.then(|| in_event(&self.field.path, value.span, text.trim().to_owned()));
            let offer = Offer::new(Reason::JsonInText, sentence).at(value.span);
            return Some(offer.in_event().edit(edit));
        }
        None
    }
}

/// What differs between two keys, if little does.
fn alike(written: &str, there: &str) -> Option<(Reason, u32)> {
    Some(match nearest::alike(written, there)? {
        Alike::Case => (Reason::KeyLetterCase, 0),
        Alike::Spelling => (Reason::KeySpelling, 0),
        Alike::Slips(count) => (
            Reason::MisspeltKey,
            u32::try_from(count).unwrap_or_default(),
        ),
    })
}

/// A key, or keys joined by dots, without what path languages put around them.
fn without_syntax(key: &str) -> String {
    let key = key.strip_prefix("$.").unwrap_or(key);
    let key = key.strip_prefix('$').unwrap_or(key);
    let (mut out, mut inside) = (String::new(), false);
    for c in key.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            '\'' if inside => {}
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}
