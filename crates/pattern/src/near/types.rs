//! A number, a truth or nothing against a text.

use super::offer::Offer;
use super::pair::Pair;
use super::spelling::fits;
use super::walk;
use crate::json::{self, Kind};
use crate::number::Comparable;
use crate::operators::{Asks, Subject, Text};
use crate::quoted;
use crate::words::literal;
use crate::{Edit, Reason};

/// Texts that people write for nothing.
const NOTHING: [&str; 5] = ["", "null", "none", "nil", "undefined"];

/// What is asked and what is there look the same and have other types.
pub(super) fn types(pair: Pair<'_>, asks: Asks<'_>) -> Option<Offer> {
    match (asks, &pair.value.kind) {
        (Asks::Number(number), Kind::String(text)) => number_against_text(pair, number, text),
        (Asks::Bounds(_), Kind::String(text)) => numeric_against_text(pair, text),
        (Asks::Keyword("null"), Kind::String(text)) => {
            let nothing = is_nothing(text);
            nothing.then(|| null_and_text(pair, "null", pair.event("null")))
        }
        (Asks::Keyword(word), Kind::String(text)) => boolean_against_text(pair, word, text),
        (Asks::Text(asked), Kind::Number(number)) => text_against_number(pair, asked, number),
        (Asks::Text(asked), Kind::Bool(value)) => text_against_boolean(pair, asked, *value),
        (Asks::Text(asked), Kind::Null) if is_nothing(asked.text) => {
            let event = pair.event_text(asked.text);
            Some(null_and_text(pair, &quoted(asked.text), event))
        }
        _ => None,
    }
}

/// The number that a text is, as written there. `None` where it is no JSON number.
pub(super) fn number_in(text: &str) -> Option<&str> {
    let trimmed = text.trim();
    let (value, problems) = json::read(trimmed);
    let is_number = value.is_some_and(|v| matches!(v.kind, Kind::Number(_)));
    (is_number && problems.is_empty()).then_some(trimmed)
}

fn number_against_text(pair: Pair<'_>, number: &str, text: &str) -> Option<Offer> {
    let there = number_in(text)?;
    let same = there == number
        || Comparable::parse(there).is_some_and(|n| Some(n) == Comparable::parse(number));
    let sentence = format!(
        "The number {number} is asked; the event has the text {}, in quotes.",
        quoted(text)
    );
    let offer = pair.offer(Reason::NumberAgainstText, sentence).in_event();
    let offer = offer.edit(pair.instead(pair.written()));
    same.then(|| offer.edit(pair.event(there)))
}

fn numeric_against_text(pair: Pair<'_>, text: &str) -> Option<Offer> {
    let there = number_in(text)?;
    let sentence = format!(
        "numeric compares numbers only; the event has the text {}, in quotes.",
        quoted(text)
    );
    let offer = pair.offer(Reason::NumericAgainstText, sentence).in_event();
    Some(offer.edit(pair.event(there)))
}

fn boolean_against_text(pair: Pair<'_>, word: &str, text: &str) -> Option<Offer> {
    if !text.trim().eq_ignore_ascii_case(word) {
        return None;
    }
    let sentence = format!(
        "{word} without quotes is asked; the event has the text {}, in quotes.",
        quoted(text)
    );
    let offer = pair.offer(Reason::BooleanAgainstText, sentence).in_event();
    let offer = offer.edit(pair.instead(pair.written()));
    Some(offer.edit(pair.event(word)))
}

fn text_against_number(pair: Pair<'_>, asked: Text<'_>, number: &str) -> Option<Offer> {
    let text = asked.text.trim();
    let equal = Comparable::parse(number).is_some_and(|n| Comparable::parse(text) == Some(n));
    if asked.text.is_empty() || !(equal || fits(asked, asked.text, number)) {
        return None;
    }
    let sentence = format!(
        "The text {} is asked, in quotes; the event has the number {number}.",
        quoted(asked.text)
    );
    let whole = equal.then(|| pair.instead(pair.written())).flatten();
    let event = pair
        .event(literal(number))
        .or_else(|| pair.event_text(asked.text));
    let offer = pair.offer(Reason::TextAgainstNumber, sentence);
    Some(offer.edit(whole).edit(event))
}

fn text_against_boolean(pair: Pair<'_>, asked: Text<'_>, value: bool) -> Option<Offer> {
    let word = if value { "true" } else { "false" };
    if !asked.text.trim().eq_ignore_ascii_case(word) {
        return None;
    }
    let sentence = format!(
        "The text {} is asked, in quotes; the event has {word} without quotes.",
        quoted(asked.text)
    );
    let offer = pair.offer(Reason::TextAgainstBoolean, sentence);
    Some(
        offer
            .edit(pair.instead(word))
            .edit(pair.event_text(asked.text)),
    )
}

/// `null` in the event's text: the pattern asks for a text that stands for nothing.
pub(super) fn null_against_text(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let both = is_nothing(asked.text) && is_nothing(value);
    both.then(|| null_and_text(pair, &quoted(asked.text), pair.event_text(asked.text)))
}

fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    NOTHING.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn null_and_text(pair: Pair<'_>, asked: &str, event: Option<Edit>) -> Offer {
    let sentence = format!(
        "{asked} is asked and the event has {}: null, the empty text and a text such as \"null\" are three things.",
        crate::words::cut(pair.written())
    );
    let offer = pair.offer(Reason::NullAgainstText, sentence);
    offer.edit(pair.instead(pair.written())).edit(event)
}

/// JSON inside a string: what is asked stands in it.
pub(super) fn json_in_text(pair: Pair<'_>, text: &str) -> Option<Offer> {
    if !text.trim_start().starts_with(['[', '{', '"']) || !pair.near.budget.text(text.len()) {
        return None;
    }
    let (value, problems) = json::read(text);
    let value = value.filter(|_| problems.is_empty())?;
    let leaves = walk::values(pair.near, &[&value], &[]);
    let operator = &pair.alternative.test.operator;
    let accepts = |leaf: &&&json::Value| operator.matches(&Subject::new(leaf, pair.field));
    let telling = !matches!(operator.asks(), Asks::Not | Asks::Present | Asks::Absent);
    let found = leaves.iter().find(accepts).filter(|_| telling)?;
    let sentence = format!(
        "The value is a text that holds JSON; {} stands inside it, where a pattern does not look.",
        crate::words::cut(found.span.of(text))
    );
    let edit = super::offer::in_event(&pair.field.path, pair.value.span, text.trim().to_owned());
    let offer = pair.offer(Reason::JsonInText, sentence).in_event();
    Some(offer.edit(Some(edit)))
}
