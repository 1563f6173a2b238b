//! Which known name was probably meant.

use crate::letters;

/// The longest text, in bytes, of which distances are computed.
const LONGEST: usize = 64;

/// The name in `known` nearest to `written`, if one is near enough: equal but for letter case,
/// or at most a third of its letters changed.
pub(crate) fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = letters::lower(written).replace(['_', ' '], "-");
    if lower.len() > LONGEST {
        return None;
    }
    let (distance, name) = known
        .iter()
        .map(|name| (distance(&lower, name), *name))
        .min_by_key(|(distance, _)| *distance)?;
    (distance <= 1.max(name.chars().count() / 3)).then_some(name)
}

/// How many slips of the hand lie between two texts, if so few that one is probably meant for the
/// other: one in a short text, one in every five letters of a longer one, never more than three.
/// Texts with other digits are meant as they are.
pub(crate) fn slips(written: &str, meant: &str) -> Option<usize> {
    let length = written.chars().count().max(meant.chars().count());
    if written.len() > LONGEST || meant.len() > LONGEST || length < 4 {
        return None;
    }
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    if digits(written) != digits(meant) {
        return None;
    }
    let distance = distance(written, meant);
    (distance <= (length / 5).clamp(1, 3)).then_some(distance)
}

/// What differs between two names that are probably meant for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Alike {
    /// Upper and lower case.
    Case,
    /// Hyphens, underscores or spaces.
    Spelling,
    /// A few slips of the hand.
    Slips(usize),
}

/// What differs between two names, if little does.
pub(crate) fn alike(written: &str, there: &str) -> Option<Alike> {
    let lower = (letters::lower(written), letters::lower(there));
    if lower.0 == lower.1 {
        return Some(Alike::Case);
    }
    let bare = |text: &str| text.replace(['-', '_', ' '], "");
    let bare = (bare(&lower.0), bare(&lower.1));
    if bare.0 == bare.1 && !bare.0.is_empty() {
        return Some(Alike::Spelling);
    }
    slips(&lower.0, &lower.1).map(Alike::Slips)
}

/// The name among those known that was probably meant, if one is near enough; never the one that
/// is written.
#[must_use]
pub fn nearest_name<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let near = known.into_iter().filter(|name| *name != written);
    let near = near.filter_map(|name| Some((alike(written, name)?, name)));
    near.min().map(|(_, name)| name)
}

/// How many letters must be inserted, removed, changed or swapped with their neighbour to turn
/// `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last_x = None;
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        let (mut left, mut diagonal) = (i + 1, i);
        let mut last_y = None;
        for (j, (y, above)) in b.iter().zip(row.iter().skip(1)).enumerate() {
            let mut best = (left + 1)
                .min(above + 1)
                .min(diagonal + usize::from(x != *y));
            let swapped = last_x == Some(*y) && last_y == Some(x);
            if let Some(two_back) = j.checked_sub(1).and_then(|j| before_last.get(j))
                && swapped
            {
                best = best.min(two_back + 1);
            }
            (left, diagonal, last_y) = (best, *above, Some(*y));
            next.push(best);
        }
        last_x = Some(x);
        before_last = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
