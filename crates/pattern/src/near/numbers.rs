//! Numbers at the edge of a range.

use super::offer::Offer;
use super::pair::Pair;
use crate::Reason;
use crate::json::Kind;
use crate::number::Comparable;
use crate::operators::{BoundSide, Numeric};
use crate::words::literal;

/// A number that is the bound itself, where the bound is left out.
pub(super) fn bounds(pair: Pair<'_>, bounds: &Numeric) -> Option<Offer> {
    let Kind::Number(text) = &pair.value.kind else {
        return None;
    };
    let side = bounds.leaves_out(Comparable::parse(text)?)?;
    let (index, sign, with) = match side {
        BoundSide::Bottom => (0, ">", ">="),
        BoundSide::Top if bounds.is_range() => (2, "<", "<="),
        BoundSide::Top => (0, "<", "<="),
    };
    let sentence = format!("{text} is the bound itself, which {sign} leaves out.");
    let edit = pair
        .alternative
        .element(index)
        .and_then(|span| pair.pattern(span, literal(with)));
    Some(pair.offer(Reason::BoundExcluded, sentence).edit(edit))
}
