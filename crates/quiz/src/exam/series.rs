//! Papers one after the other: each asks what those before it did not, as far as the bank goes.
//!
//! The place in the series stands in the seed, so that a code still names one paper for everybody.

use super::code::Code;
use super::kind::Kind;
use crate::index::Index;

/// Papers of a series; after the last a new one begins. With three bits the seed of a series is as
/// long in a code as one without.
const TURNS: u64 = 8;
/// Where the place stands, above the 32 bits that the papers of a series share.
const SHIFT: u32 = 32;

/// The seeds of the papers before this one in its series, the first paper's first.
pub(super) fn before(seed: u64) -> impl Iterator<Item = u64> {
    let turn = Some(seed >> SHIFT).filter(|turn| *turn < TURNS);
    let first = seed & u64::from(u32::MAX);
    (0..turn.unwrap_or(0)).map(move |turn| first | (turn << SHIFT))
}

/// The paper after this one, unless it is the last of its series.
fn after(seed: u64) -> Option<u64> {
    let next = seed.checked_add(1 << SHIFT)?;
    (next >> SHIFT < TURNS).then_some(next)
}

impl Code {
    /// The code of the next paper of this kind for somebody who has had these, the newest last: the
    /// series of the newest one of the kind goes on, or a new one begins with `fresh`.
    pub fn following<'a>(
        past: impl DoubleEndedIterator<Item = &'a Code>,
        kind: Kind,
        blueprint: &str,
        fresh: u32,
        index: &Index,
    ) -> Self {
        let mut newest = past.rev();
        let like = |code: &&Code| code.kind == kind && code.blueprint == blueprint;
        let seed = newest
            .find(like)
            .filter(|code| code.check(index).is_ok())
            .and_then(|code| after(code.seed));
        Self::new(kind, blueprint, seed.unwrap_or(u64::from(fresh)), index)
    }
}

#[cfg(test)]
mod tests;
