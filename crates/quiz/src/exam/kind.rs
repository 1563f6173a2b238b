//! The sizes in which papers come.

use serde::{Deserialize, Serialize};

use crate::apportion::apportion;
use crate::bank::Blueprint;

/// Questions of each domain in a diagnostic.
const DIAGNOSTIC_EACH: usize = 4;

/// What sort of paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// All of the exam, with its trial questions.
    Mock,
    /// Half of the exam, to practise concentration; the larger half where the number is odd.
    Half,
    /// Twenty questions.
    Twenty,
    /// Ten questions.
    Ten,
    /// Four questions of each domain, whatever its weight.
    Diagnostic,
}

/// How many questions of one domain a paper has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The domain's number in the blueprint.
    pub domain: u8,
    /// Questions that count.
    pub scored: usize,
    /// Trial questions that do not.
    pub unscored: usize,
}

impl Share {
    /// Scored and unscored questions together.
    pub fn all(&self) -> usize {
        self.scored + self.unscored
    }
}

impl Kind {
    /// All kinds, the longest first and the diagnostic last.
    pub const ALL: [Self; 5] = [
        Self::Mock,
        Self::Half,
        Self::Twenty,
        Self::Ten,
        Self::Diagnostic,
    ];

    /// The kind's name in a code and in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mock => "mock",
            Self::Half => "half",
            Self::Twenty => "twenty",
            Self::Ten => "ten",
            Self::Diagnostic => "diagnostic",
        }
    }

    /// The kind with this name, in any case of letters.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// The questions of each domain, in the order of the blueprint.
    ///
    /// A mock has the blueprint's own counts. Other kinds have no trial questions; a half and a set
    /// follow the weights by largest remainder, where the earlier of two equal domains wins.
    pub fn shares(self, blueprint: &Blueprint) -> Vec<Share> {
        let domains = &blueprint.domains;
        let weights: Vec<usize> = domains.iter().map(|domain| domain.weight.into()).collect();
        let scored: Vec<usize> = match self {
            Self::Mock => domains.iter().map(|domain| domain.scored.into()).collect(),
            Self::Half => apportion(usize::from(blueprint.questions).div_ceil(2), &weights),
            Self::Twenty => apportion(20, &weights),
            Self::Ten => apportion(10, &weights),
            Self::Diagnostic => vec![DIAGNOSTIC_EACH; domains.len()],
        };
        let share = |(domain, scored): (&crate::bank::BlueprintDomain, usize)| Share {
            domain: domain.number,
            scored,
            unscored: match self {
                Self::Mock => domain.unscored.into(),
                Self::Half | Self::Twenty | Self::Ten | Self::Diagnostic => 0,
            },
        };
        domains.iter().zip(scored).map(share).collect()
    }

    /// All questions of such a paper.
    pub fn size(self, blueprint: &Blueprint) -> usize {
        self.shares(blueprint).iter().map(Share::all).sum()
    }

    /// The time for such a paper in whole minutes, rounded up: as much a question as the exam gives.
    pub fn minutes(self, blueprint: &Blueprint) -> u16 {
        let all = usize::from(blueprint.minutes) * self.size(blueprint);
        let minutes = all.div_ceil(usize::from(blueprint.questions).max(1));
        u16::try_from(minutes).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests;
