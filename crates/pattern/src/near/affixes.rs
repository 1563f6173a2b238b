//! Texts of which one is a piece of the other, and stars where they mean nothing.

use super::offer::Offer;
use super::pair::Pair;
use super::spelling::escaped;
use crate::Reason;
use crate::letters;
use crate::operators::{Shape, Text, Wildcard};
use crate::quoted;
use crate::words::literal;

/// A text that is a piece of the value, at another end of it or in its middle.
pub(super) fn pieces(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    if asked.shape == Shape::Wildcard {
        return anchors(pair, asked.text, value);
    }
    let folded = |text: &str| match asked.ignoring_case {
        true => letters::lower(text),
        false => text.to_owned(),
    };
    let (text, there) = (folded(asked.text), folded(value));
    if text.is_empty() || there.is_empty() {
        return None;
    }
    let (written, value) = (quoted(asked.text), quoted(value));
    if !there.contains(&text) {
        return more_than_value(pair, asked, &text, &there);
    }
    let operator = |name: &str| {
        let operand = literal(asked.text);
        pair.instead(match asked.ignoring_case {
            true => format!("{{\"{name}\": {{\"equals-ignore-case\": {operand}}}}}"),
            false => format!("{{\"{name}\": {operand}}}"),
        })
    };
    let rename = |name: &str| {
        let key = pair.alternative.key()?;
        pair.pattern(key, literal(name))
    };
    let wildcard = || {
        let inside = literal(&format!("*{}*", escaped(asked.text)));
        pair.instead(format!("{{\"wildcard\": {inside}}}"))
    };
    let (code, sentence, edit) = match asked.shape {
        Shape::Start if there.ends_with(&text) => (
            Reason::PrefixAtEnd,
            format!("{value} does not start with {written}, it ends with it."),
            rename("suffix"),
        ),
        Shape::End if there.starts_with(&text) => (
            Reason::SuffixAtStart,
            format!("{value} does not end with {written}, it starts with it."),
            rename("prefix"),
        ),
        Shape::Whole if there.starts_with(&text) => (
            Reason::PartOfValue,
            format!("{value} starts with {written}, but a plain value is compared as a whole."),
            operator("prefix"),
        ),
        Shape::Whole if there.ends_with(&text) => (
            Reason::PartOfValue,
            format!("{value} ends with {written}, but a plain value is compared as a whole."),
            operator("suffix"),
        ),
        _ => (
            Reason::PartOfValue,
            format!("{value} has {written} in its middle, where only a wildcard looks."),
            wildcard(),
        ),
    };
    // One letter is a piece of too many values.
    let telling = text.chars().count() > 1 && edit.is_some();
    telling.then(|| pair.offer(code, sentence).edit(edit))
}

/// A value that is only a piece of the text.
fn more_than_value(pair: Pair<'_>, asked: Text<'_>, text: &str, there: &str) -> Option<Offer> {
    if asked.shape != Shape::Whole || there.chars().count() < 4 || !text.contains(there) {
        return None;
    }
    let (written, value) = (quoted(asked.text), pair.value.as_str()?);
    let sentence = format!("{} is only a piece of {written}.", quoted(value));
    let offer = pair.offer(Reason::MoreThanValue, sentence);
    Some(
        offer
            .edit(pair.compare_with(value))
            .edit(pair.event_text(asked.text)),
    )
}

/// A wildcard that fits a piece of the value.
fn anchors(pair: Pair<'_>, text: &str, value: &str) -> Option<Offer> {
    let wildcard = Wildcard::new(text).ok()?;
    let open =
        |piece: Option<&String>| wildcard.pieces().len() > 1 && piece.is_some_and(String::is_empty);
    let before = if open(wildcard.pieces().first()) {
        ""
    } else {
        "*"
    };
    let after = if open(wildcard.pieces().last()) {
        ""
    } else {
        "*"
    };
    let edit = [("", after), (before, ""), (before, after)]
        .into_iter()
        .filter(|(before, after)| !before.is_empty() || !after.is_empty())
        .find_map(|(before, after)| pair.compare_with(&format!("{before}{text}{after}")))?;
    let sentence = format!(
        "{} fits a piece of {}, but a wildcard must fit the whole value.",
        quoted(text),
        quoted(value)
    );
    let telling = wildcard.pieces().iter().any(|piece| piece.len() > 1);
    telling.then(|| {
        pair.offer(Reason::WildcardNotAnchored, sentence)
            .edit(Some(edit))
    })
}

/// A star in a text in which it is a plain character.
pub(super) fn star(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    if asked.shape == Shape::Wildcard || !asked.text.contains('*') || value.contains('*') {
        return None;
    }
    let bare = asked.text.trim_matches('*');
    let shorter = match asked.shape {
        Shape::Start | Shape::End if !bare.is_empty() => pair.compare_with(bare),
        _ => None,
    };
    let edit = shorter.or_else(|| {
        let text = asked.text.replace('\\', "\\\\");
        let text = match asked.shape {
            Shape::Start => format!("{}*", text.trim_end_matches('*')),
            Shape::End => format!("*{}", text.trim_start_matches('*')),
            _ => text,
        };
        pair.instead(format!("{{\"wildcard\": {}}}", literal(&text)))
    })?;
    let sentence = format!(
        "The * in {} stands for itself here; only in a wildcard it stands for any characters.",
        quoted(asked.text)
    );
    Some(
        pair.offer(Reason::StarInPlainText, sentence)
            .edit(Some(edit)),
    )
}

/// A regular expression, which EventBridge has not.
pub(super) fn regular_expression(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let plain = asked.text.trim_start_matches('^').trim_end_matches('$');
    let mut text = plain.to_owned();
    for (expression, meaning) in [
        ("\\.", "."),
        (".*", "*"),
        (".+", "*"),
        ("[0-9]+", "*"),
        ("\\d+", "*"),
        ("\\w+", "*"),
        ("\\/", "/"),
        ("**", "*"),
    ] {
        text = text.replace(expression, meaning);
    }
    if text == asked.text || text.is_empty() || value.contains(['^', '$']) {
        return None;
    }
    let edit = if text.contains('*') {
        pair.instead(format!("{{\"wildcard\": {}}}", literal(&text)))
    } else {
        pair.instead(literal(&text))
    }?;
    let sentence = format!(
        "{} is a regular expression, and EventBridge has none; a wildcard knows only *.",
        quoted(asked.text)
    );
    let offer = pair.offer(Reason::RegularExpression, sentence);
    Some(offer.edit(Some(edit)))
}
