//! Near misses: what a field that does not match nearly found, and the change that would do.
//!
//! One file a kind of slip. Each proposes changes; a change is kept only if the field, read anew
//! with it, matches. All work is bounded, so that a large event costs no more than a small one.

mod addresses;
mod affixes;
mod aws;
mod budget;
mod elements;
mod inside;
mod keys;
mod levels;
mod numbers;
mod offer;
mod pair;
mod path;
mod presence;
mod rewrite;
mod slips;
mod spelling;
mod types;
mod walk;

pub(crate) use budget::Budget;
pub(crate) use elements::elements;

use crate::order;
use std::cell::OnceCell;

use crate::event::Event;
use crate::event::leaves::Leaf;
use crate::json::{self, Value};
use crate::pattern::{Field, Pattern};
use crate::{Code, Diagnostic, FieldTrace, NearMiss};
use offer::Offer;
use pair::{Alternative, Pair};

/// The alternatives and values of one field that are looked at.
const MOST_ALTERNATIVES: usize = 40;
const MOST_VALUES: usize = 12;

/// A pattern and an event in which near misses are looked for.
pub(crate) struct Near<'a> {
    pub(crate) pattern: &'a Pattern,
    pub(crate) event: &'a Event,
    pub(crate) budget: &'a Budget,
    /// Whether AWS has sent the event, so that rather the pattern is wrong.
    from_aws: bool,
    tree: OnceCell<Option<Value>>,
}

/// What the event has at the path of a field.
#[derive(Clone, Copy)]
pub(crate) struct There<'a> {
    pub(crate) leaves: &'a [Leaf<'a>],
    pub(crate) containers: &'a [&'a Value],
}

impl<'a> Near<'a> {
    pub(crate) fn new(pattern: &'a Pattern, event: &'a Event, budget: &'a Budget) -> Self {
        let source = event.value().get("source").and_then(Value::as_str);
        Self {
            pattern,
            event,
            budget,
            from_aws: source.is_some_and(|source| source.starts_with("aws.")),
            tree: OnceCell::new(),
        }
    }

    /// The near misses of a field that does not match, best first.
    pub(crate) fn misses(&self, field: &Field, there: There<'_>) -> Vec<NearMiss> {
        // Where the text is no JSON, a change may lead the reader anywhere.
        let syntax = |error: &Diagnostic| error.code == Code::Syntax;
        if self.pattern.errors.iter().any(syntax) {
            return Vec::new();
        }
        let mut offers = Vec::new();
        if let Some(error) = self.pattern.error_in(field) {
            let values: Vec<&Value> = there.leaves.iter().map(|leaf| leaf.value).collect();
            offers.extend(self.invalid(field, error, &values));
        } else if !there.leaves.is_empty() {
            self.values(field, there.leaves, &mut offers);
        } else if !there.containers.is_empty() {
            offers.extend(self.inside(field, there.containers));
            self.missing(field, &mut offers);
        } else {
            offers.extend(self.unasked(field));
            self.missing(field, &mut offers);
        }
        self.best(offers)
    }

    /// Compares each alternative with each value.
    fn values(&self, field: &Field, leaves: &[Leaf<'_>], offers: &mut Vec<Offer>) {
        for (asked, test) in field.tests.iter().enumerate().take(MOST_ALTERNATIVES) {
            let alternative = Alternative::read(self.pattern.text(), test);
            for leaf in leaves.iter().take(MOST_VALUES) {
                if !self.budget.pair(test.span, leaf.value.span) {
                    return;
                }
                let pair = Pair {
                    near: self,
                    field,
                    asked,
                    alternative: &alternative,
                    value: leaf.value,
                };
                offers.extend(pair.offers());
            }
        }
    }

    /// The best of what was found: one of a code.
    fn best(&self, mut offers: Vec<Offer>) -> Vec<NearMiss> {
        order::by_key(&mut offers, |offer| {
            (offer.weight(), offer.asked, offer.event.map(|e| e.start))
        });
        let mut misses: Vec<NearMiss> = Vec::new();
        for offer in offers {
            if misses.len() == FieldTrace::MOST_NEAR_MISSES {
                break;
            }
            if misses.iter().all(|miss| miss.code != offer.code) {
                misses.push(offer.near_miss(self.from_aws));
            }
        }
        misses
    }

    /// The pattern as JSON, read when it is first needed.
    fn tree(&self) -> Option<&Value> {
        let read = || {
            let text = self.pattern.text();
            self.budget
                .reading(text.len())
                .then(|| json::read(text).0)?
        };
        self.tree.get_or_init(read).as_ref()
    }
}

#[cfg(test)]
mod tests;
