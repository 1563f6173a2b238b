//! Texts that agree but for letter case, white space, hyphens, or `:` against `/`.

use std::ops::Range;

use super::offer::Offer;
use super::pair::Pair;
use crate::Reason;
use crate::letters;
use crate::operators::{Shape, Text, Wildcard};
use crate::quoted;
use crate::words::literal;

/// Where the pieces of a text lie in a value that agrees with it but for some difference.
struct Agreement {
    /// The text as it would have to be written.
    text: String,
    /// The value as it would have to be written.
    value: String,
}

/// Letters that count as the same, each as one of them.
type Alike = fn(char) -> char;

/// White space at an end of one side.
pub(super) fn space(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let (text, trimmed) = (asked.text.trim(), value.trim());
    if (text == asked.text && trimmed == value) || text.is_empty() || !fits(asked, text, trimmed) {
        return None;
    }
    let sentence = format!(
        "{} and {} differ only in white space at an end.",
        quoted(asked.text),
        quoted(value)
    );
    let whole = asked.shape == Shape::Whole;
    let pattern = pair
        .compare_with(text)
        .or_else(|| pair.compare_with(if whole { value } else { text }));
    let event = pair
        .event_text(trimmed)
        .or_else(|| pair.event_text(if whole { asked.text } else { trimmed }));
    let offer = pair.offer(Reason::SurroundingSpace, sentence);
    let offer = offer.edit(pattern).edit(event);
    Some(if trimmed == value {
        offer
    } else {
        offer.in_event()
    })
}

/// Letter case, hyphens, or `:` against `/`.
pub(super) fn letters(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let kinds: [(Reason, &str, Alike); 3] = [
        (Reason::LetterCase, "upper and lower case", lower),
        (
            Reason::HyphenOrSpace,
            "hyphens, spaces or letter case",
            hyphen,
        ),
        (Reason::ColonOrSlash, ": and /", slash),
    ];
    let (code, difference, agreement) =
        kinds.into_iter().find_map(|(code, difference, alike)| {
            Some((code, difference, agree(asked, value, alike)?))
        })?;
    let sentence = format!(
        "{} and {} differ only in {difference}.",
        quoted(asked.text),
        quoted(value)
    );
    let offer = pair
        .offer(code, sentence)
        .edit(pair.compare_with(&agreement.text));
    let offer = if code == Reason::LetterCase {
        let ignoring = format!("{{\"equals-ignore-case\": {}}}", literal(asked.text));
        offer.edit(match asked.shape {
            Shape::Whole => pair.instead(ignoring),
            _ => pair
                .alternative
                .literal()
                .and_then(|span| pair.pattern(span, ignoring)),
        })
    } else {
        offer
    };
    Some(offer.edit(pair.event_text(&agreement.value)))
}

/// Whether a text of this kind accepts the value.
pub(super) fn fits(asked: Text<'_>, text: &str, value: &str) -> bool {
    if asked.ignoring_case {
        let asked = Text {
            ignoring_case: false,
            ..asked
        };
        return fits(asked, &letters::lower(text), &letters::lower(value));
    }
    match asked.shape {
        Shape::Whole => text == value,
        Shape::Start => value.starts_with(text),
        Shape::End => value.ends_with(text),
        Shape::Wildcard => Wildcard::new(text).is_ok_and(|wildcard| wildcard.fits(value)),
    }
}

/// The texts between stars; a prefix is a text with a star behind it.
fn pieces(asked: Text<'_>) -> Option<Vec<String>> {
    let text = asked.text.to_owned();
    Some(match asked.shape {
        Shape::Whole => vec![text],
        Shape::Start => vec![text, String::new()],
        Shape::End => vec![String::new(), text],
        Shape::Wildcard => Wildcard::new(&text).ok()?.pieces().to_vec(),
    })
}

fn agree(asked: Text<'_>, value: &str, alike: Alike) -> Option<Agreement> {
    let same = |a: char, b: char| match asked.ignoring_case {
        true => alike(lower(a)) == alike(lower(b)),
        false => alike(a) == alike(b),
    };
    let chars: Vec<char> = value.chars().collect();
    let pieces = pieces(asked)?;
    let letters: Vec<Vec<char>> = pieces.iter().map(|piece| piece.chars().collect()).collect();
    let Some(places) = places(&letters, &chars, &same) else {
        let bare = |text: &str| -> String {
            let kept = text.chars().filter(|c| hyphen(*c) != '-');
            kept.map(lower).collect()
        };
        let hyphens_only = asked.shape == Shape::Whole && alike('_') == '-';
        let same = hyphens_only && !bare(value).is_empty() && bare(asked.text) == bare(value);
        return same.then(|| Agreement {
            text: value.to_owned(),
            value: asked.text.to_owned(),
        });
    };
    let there = |place: &Range<usize>| -> String {
        chars
            .get(place.clone())
            .unwrap_or_default()
            .iter()
            .collect()
    };
    let text = match asked.shape {
        Shape::Wildcard => {
            let escaped: Vec<_> = places.iter().map(|place| escaped(&there(place))).collect();
            escaped.join("*")
        }
        _ => places.iter().map(there).collect(),
    };
    let (mut changed, mut end) = (String::new(), 0);
    for (place, piece) in places.iter().zip(&pieces) {
        changed.push_str(&there(&(end..place.start)));
        changed.push_str(piece);
        end = place.end;
    }
    changed.push_str(&there(&(end..chars.len())));
    Some(Agreement {
        text,
        value: changed,
    })
}

/// Where the pieces lie: the first at the start, the last at the end, each other one as early as
/// it fits.
fn places(
    pieces: &[Vec<char>],
    value: &[char],
    same: &dyn Fn(char, char) -> bool,
) -> Option<Vec<Range<usize>>> {
    let at = |piece: &[char], start: usize| {
        let there = value.get(start..start + piece.len());
        there.is_some_and(|there| there.iter().zip(piece).all(|(a, b)| same(*a, *b)))
    };
    let (last, before) = pieces.split_last()?;
    let (mut found, mut from) = (Vec::new(), 0);
    for (index, piece) in before.iter().enumerate() {
        let latest = if index == 0 { 0 } else { value.len() };
        let start = (from..=latest).find(|start| at(piece, *start))?;
        from = start + piece.len();
        found.push(start..from);
    }
    let start = value.len().checked_sub(last.len())?;
    let fits = start >= from && (!before.is_empty() || start == 0);
    (fits && at(last, start)).then(|| {
        found.push(start..value.len());
        found
    })
}

/// A text as it stands in a wildcard.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

fn lower(c: char) -> char {
    let lower = letters::lower_letter(c);
    let mut lower = lower.chars();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => c,
    }
}

fn hyphen(c: char) -> char {
    match c {
        '-' | '_' | ' ' => '-',
        c => lower(c),
    }
}

fn slash(c: char) -> char {
    if c == ':' { '/' } else { c }
}
