//! One alternative and one value that it does not accept.

use super::offer::{Offer, in_event, in_pattern};
use super::{Near, addresses, affixes, aws, numbers, presence, slips, spelling, types};
use crate::json::{self, Value};
use crate::operators::{Asks, Operator, Reading, Subject, Text, parse};
use crate::pattern::{Field, Test};
use crate::words::literal;
use crate::{Diagnostic, Edit, Fix, Reason, Span};

/// An alternative as it is written.
pub(super) struct Alternative<'a> {
    pub(super) test: &'a Test,
    pub(super) text: &'a str,
    /// The alternative as JSON; its spans count from the beginning of the alternative.
    value: Option<Value>,
}

impl<'a> Alternative<'a> {
    pub(super) fn read(pattern: &'a str, test: &'a Test) -> Self {
        let text = test.span.of(pattern);
        Self {
            test,
            text,
            value: json::read(text).0,
        }
    }

    /// The span in the pattern for one in the alternative.
    fn absolute(&self, span: Span) -> Span {
        Span::new(
            self.test.span.start + span.start,
            self.test.span.start + span.end,
        )
    }

    /// The operand of the operator, in the alternative.
    pub(super) fn operand(&self) -> Option<&Value> {
        Some(&self.value.as_ref()?.as_object()?.first()?.value)
    }

    /// The key that names the operator, in the pattern.
    pub(super) fn key(&self) -> Option<Span> {
        let key = self.value.as_ref()?.as_object()?.first()?.key_span;
        Some(self.absolute(key))
    }

    /// The text that is compared, with its quotes, in the pattern.
    pub(super) fn literal(&self) -> Option<Span> {
        let mut value = self.value.as_ref()?;
        while let Some(members) = value.as_object() {
            value = &members.first()?.value;
        }
        value.is_leaf().then(|| self.absolute(value.span))
    }

    /// An element of the operand where that is an array, in the pattern.
    pub(super) fn element(&self, index: usize) -> Option<Span> {
        let element = self.operand()?.as_array()?.get(index)?;
        Some(self.absolute(element.span))
    }
}

/// An alternative, a value, and where they belong.
#[derive(Clone, Copy)]
pub(super) struct Pair<'p> {
    pub(super) near: &'p Near<'p>,
    pub(super) field: &'p Field,
    pub(super) asked: usize,
    pub(super) alternative: &'p Alternative<'p>,
    pub(super) value: &'p Value,
}

impl<'p> Pair<'p> {
    /// What is nearly right about the value.
    pub(super) fn offers(self) -> Vec<Offer> {
        let mut offers = Vec::new();
        let operator = &self.alternative.test.operator;
        match (operator.asks(), self.value.as_str()) {
            (Asks::Text(asked), Some(text)) => self.texts(asked, text, &mut offers),
            (Asks::Block(block), _) => offers.extend(addresses::block(self, block)),
            (Asks::Bounds(bounds), None) => offers.extend(numbers::bounds(self, bounds)),
            (Asks::Absent, _) => offers.extend(presence::absent_against(self)),
            (Asks::Not, _) => offers.extend(presence::excluded(self)),
            (asks, _) => offers.extend(types::types(self, asks)),
        }
        if let Some(text) = self.value.as_str() {
            offers.extend(types::json_in_text(self, text));
        }
        offers
    }

    fn texts(self, asked: Text<'_>, text: &str, offers: &mut Vec<Offer>) {
        offers.extend(types::null_against_text(self, asked, text));
        let space = spelling::space(self, asked, text);
        let spaced = space.is_some();
        offers.extend(space);
        offers.extend(aws::prefix(self, asked, text));
        offers.extend(addresses::block_as_text(self, asked, text));
        if spaced {
            return;
        }
        if let Some(spelt) = spelling::letters(self, asked, text) {
            offers.push(spelt);
            return;
        }
        offers.extend(affixes::regular_expression(self, asked, text));
        offers.extend(affixes::star(self, asked, text));
        offers.extend(affixes::pieces(self, asked, text));
        offers.extend(aws::arn(self, asked, text));
        offers.extend(slips::value(self, asked, text));
    }

    /// An offer about this alternative and this value.
    pub(super) fn offer(self, code: Reason, sentence: String) -> Offer {
        let mut offer = Offer::new(code, sentence).at(self.value.span);
        offer.asked = Some(self.asked);
        offer
    }

    /// The value as JSON text.
    pub(super) fn written(self) -> &'p str {
        self.value.span.of(self.near.event.text())
    }

    /// A change of the alternative, if the alternative then accepts the value.
    pub(super) fn pattern(self, span: Span, replacement: impl Into<String>) -> Option<Edit> {
        let replacement = replacement.into();
        let start = self.alternative.test.span.start;
        let relative = Fix {
            span: Span::new(span.start.checked_sub(start)?, span.end.checked_sub(start)?),
            replacement: replacement.clone(),
        };
        let operator = alternative(&relative.apply(self.alternative.text))?;
        let others = self.field.tests.iter().enumerate();
        let compares_numbers = operator.compares_numbers()
            || others
                .filter(|(index, _)| *index != self.asked)
                .any(|(_, test)| test.operator.compares_numbers());
        let subject = Subject::compared(self.value, compares_numbers);
        operator
            .matches(&subject)
            .then(|| in_pattern(&self.field.path, span, replacement))
    }

    /// As [`Self::pattern`], for the whole alternative.
    pub(super) fn instead(self, replacement: impl Into<String>) -> Option<Edit> {
        self.pattern(self.alternative.test.span, replacement)
    }

    /// As [`Self::pattern`], for the text that is compared.
    pub(super) fn compare_with(self, text: &str) -> Option<Edit> {
        self.pattern(self.alternative.literal()?, literal(text))
    }

    /// A change of the value, if the field then accepts it.
    pub(super) fn event(self, replacement: impl Into<String>) -> Option<Edit> {
        let replacement = replacement.into();
        let (value, problems) = json::read(&replacement);
        let value = value.filter(|value| problems.is_empty() && value.is_leaf())?;
        let subject = Subject::new(&value, self.field);
        let accepted = self.field.tests.iter().take(super::MOST_ALTERNATIVES);
        accepted
            .map(|test| &test.operator)
            .any(|operator| operator.matches(&subject))
            .then(|| in_event(&self.field.path, self.value.span, replacement))
    }

    /// As [`Self::event`], for a text.
    pub(super) fn event_text(self, text: &str) -> Option<Edit> {
        self.event(literal(text))
    }
}

/// The most stars that a wildcard may have for sure without being too complex.
const FEW_STARS: usize = crate::limits::WILDCARD_COMPLEXITY.value;

/// Reads an alternative. `None` where AWS would refuse it.
pub(super) fn alternative(text: &str) -> Option<Operator> {
    let (value, diagnostics, unclosed) = json::read_open(text);
    let mut reading = Reading {
        text,
        diagnostics,
        unclosed,
    };
    let operator = parse(&value?, &mut reading)?;
    let few = |wildcard: &str| wildcard.matches('*').count() <= FEW_STARS;
    let sound = !reading.diagnostics.iter().any(Diagnostic::is_error)
        && operator.wildcards().into_iter().all(few);
    sound.then_some(operator)
}
