//! A value or a text that is misspelt.

use super::offer::Offer;
use super::pair::Pair;
use crate::Reason;
use crate::letters;
use crate::nearest::slips;
use crate::operators::{Shape, Text};
use crate::quoted;

/// A text that differs from the value in a few letters.
pub(super) fn value(pair: Pair<'_>, asked: Text<'_>, value: &str) -> Option<Offer> {
    let count = asked.text.chars().count();
    let cut = |at: usize| {
        value
            .char_indices()
            .nth(at)
            .map_or(value.len(), |(at, _)| at)
    };
    let length = value.chars().count();
    // Only the piece that is compared.
    let (before, piece, after) = match asked.shape {
        Shape::Whole => ("", value, ""),
        Shape::Start => {
            let (piece, after) = value.split_at_checked(cut(count))?;
            ("", piece, after)
        }
        Shape::End => {
            let (before, piece) = value.split_at_checked(cut(length.saturating_sub(count)))?;
            (before, piece, "")
        }
        Shape::Wildcard => return None,
    };
    let folded = |text: &str| match asked.ignoring_case {
        true => letters::lower(text),
        false => text.to_owned(),
    };
    let distance = slips(&folded(asked.text), &folded(piece))?;
    let letters = if distance == 1 { "letter" } else { "letters" };
    let sentence = format!(
        "{} and {} differ in {distance} {letters}: is one of them misspelt?",
        quoted(asked.text),
        quoted(piece)
    );
    let mut offer = pair
        .offer(Reason::MisspeltValue, sentence)
        .edit(pair.compare_with(piece))
        .edit(pair.event_text(&format!("{before}{}{after}", asked.text)));
    offer.more = u32::try_from(distance).unwrap_or_default();
    Some(offer)
}
