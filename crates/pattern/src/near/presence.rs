//! What is there and should not be, or should be and is not.

use super::Near;
use super::offer::{Offer, in_pattern};
use super::pair::{Pair, alternative};
use crate::json::Kind;
use crate::operators::Asks;
use crate::pattern::Field;
use crate::{Edit, Reason, Span};

const ABSENT: &str = "{\"exists\": false}";

/// A field that must be absent and is there with `null`.
pub(super) fn absent_against(pair: Pair<'_>) -> Option<Offer> {
    if !matches!(pair.value.kind, Kind::Null) {
        return None;
    }
    let sentence = "null is a value, so the field is there; exists false asks for a field that the event does not have at all.";
    let offer = pair.offer(Reason::AbsentAgainstNull, sentence.to_owned());
    Some(offer.edit(pair.instead("null")))
}

/// A value that a list of `anything-but` names.
pub(super) fn excluded(pair: Pair<'_>) -> Option<Offer> {
    let operand = pair.alternative.operand()?;
    let list = operand.as_object().and_then(|members| members.first());
    let list = list.map_or(operand, |member| &member.value).as_array()?;
    if list.len() < 2 {
        return None;
    }
    let start = pair.alternative.test.span.start;
    let spans: Vec<Span> = list
        .iter()
        .map(|e| Span::new(start + e.span.start, start + e.span.end))
        .collect();
    let without = |index: usize| -> Option<Edit> {
        let here = spans.get(index)?;
        // A neighbour's comma goes, too.
        let span = match (spans.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => Span::new(here.start, next.start),
            (None, Some(before)) => Span::new(spans.get(before)?.end, here.end),
            (None, None) => return None,
        };
        let edit = pair.pattern(span, "")?;
        let element = here.of(pair.near.pattern.text());
        Some(Edit {
            label: format!("In the pattern remove {}", crate::words::cut(element)),
            ..edit
        })
    };
    let edit = (0..spans.len().min(super::MOST_ALTERNATIVES)).find_map(without)?;
    let sentence = format!(
        "{} is one of the values that anything-but names.",
        crate::words::cut(pair.written())
    );
    Some(pair.offer(Reason::Excluded, sentence).edit(Some(edit)))
}

impl Near<'_> {
    /// Alternatives that ask for something of a field that is not there.
    pub(super) fn unasked(&self, field: &Field) -> Vec<Offer> {
        let tests = field
            .tests
            .iter()
            .enumerate()
            .take(super::MOST_ALTERNATIVES);
        let offers = tests.filter_map(|(asked, test)| {
            let (code, sentence, span, replacement) = match test.operator.asks() {
                Asks::Not => (
                    Reason::AnythingButOnAbsent,
                    "anything-but asks for a field that is there; a field that is absent does not satisfy it.",
                    Span::new(test.span.end, test.span.end),
                    format!(", {ABSENT}"),
                ),
                Asks::Keyword("null") => (
                    Reason::NullAgainstAbsent,
                    "null asks for a field that is there with the value null, not for one that is absent.",
                    test.span,
                    ABSENT.to_owned(),
                ),
                _ => return None,
            };
            alternative(ABSENT)?.wants_absence().then(|| {
                let edit = in_pattern(&field.path, span, replacement);
                let mut offer = Offer::new(code, sentence.to_owned()).edit(Some(edit));
                offer.asked = Some(asked);
                offer
            })
        });
        offers.collect()
    }
}
