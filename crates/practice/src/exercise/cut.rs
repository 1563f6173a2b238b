//! Takes one item out of a list or object in a text, and leaves the rest as it is written.

use pattern::Span;

/// The text without one of the items that stand beside each other at these places.
///
/// None where there is no such item, or no other beside it: then what it is in has to go.
pub(crate) fn without(text: &str, items: &[Span], at: usize) -> Option<String> {
    let gone = items.get(at)?;
    let (start, end) = match (at.checked_sub(1), items.get(at + 1)) {
        (_, Some(next)) => (gone.start, next.start),
        (Some(before), None) => (items.get(before)?.end, gone.end),
        (None, None) => return None,
    };
    Some(format!("{}{}", text.get(..start)?, text.get(end..)?))
}

/// The text with something else in the place of a part.
#[cfg(feature = "author")]
pub(crate) fn instead(text: &str, part: Span, other: &str) -> Option<String> {
    let (before, after) = (text.get(..part.start)?, text.get(part.end..)?);
    Some(format!("{before}{other}{after}"))
}
