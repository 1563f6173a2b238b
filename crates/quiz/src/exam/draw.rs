//! Drawing a paper: by weight, without repeats, the same for the same code.

mod apart;
mod pick;

use crate::order;
use std::fmt;

use super::code::{Code, CodeError};
use super::kind::{Kind, Share};
use super::paper::{Asked, Paper};
use super::series;
use crate::bank::Blueprint;
use crate::index::{Index, Listed};
use crate::shuffle::{Shuffle, seed_of};
use apart::order;
use pick::{Candidate, pick};

/// The blueprint whose domains are those of the objectives in [`Listed::c01`].
const C01: &str = "DOP-C01";

/// Why no paper can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The code belongs to another bank.
    Code(CodeError),
    /// The bank has no blueprint of this name.
    UnknownBlueprint(String),
    /// Domains have too few questions; all such domains are listed.
    TooFew(Vec<Shortfall>),
}

/// A domain with too few questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The domain's number in the blueprint.
    pub domain: u8,
    /// Its name in the blueprint.
    pub title: String,
    /// Questions that the paper needs.
    pub needed: usize,
    /// Questions that the bank has.
    pub found: usize,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(error) => error.fmt(f),
            Self::UnknownBlueprint(id) => {
                write!(f, "the question bank knows no exam called {id}")
            }
            Self::TooFew(domains) => {
                let missing: usize = domains
                    .iter()
                    .map(|domain| domain.needed.saturating_sub(domain.found))
                    .sum();
                let noun = if missing == 1 {
                    "question is"
                } else {
                    "questions are"
                };
                write!(f, "{missing} {noun} missing for this paper:")?;
                for (place, domain) in domains.iter().enumerate() {
                    write!(
                        f,
                        "{} domain {} ({}) has {} of {}",
                        if place == 0 { "" } else { ";" },
                        domain.domain,
                        domain.title,
                        domain.found,
                        domain.needed
                    )?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for DrawError {}

/// Draws the paper that a code names.
///
/// The counts by domain are those of [`Kind::shares`]. No question comes
/// twice; both halves of a pair of twins come only where the counts leave no other way, and then far
/// apart; what earlier papers of the series asked comes again only once all of its domain has come;
/// within a domain, tasks come as evenly as that and the bank allow. The order of the index does not matter.
///
/// # Errors
///
/// The code belongs to another version of the questions, names an unknown blueprint, or asks for
/// more questions of a domain than there are.
pub fn draw(index: &Index, code: &Code) -> Result<Paper, DrawError> {
    code.check(index).map_err(DrawError::Code)?;
    let blueprint = known(index, &code.blueprint)?;
    let shares = code.kind.shares(blueprint);
    let candidates = candidates(index, blueprint);
    let short = too_few(blueprint, &shares, &candidates);
    if !short.is_empty() {
        return Err(DrawError::TooFew(short));
    }
    let kind = seed_of(&format!("{} {}", code.kind.name(), code.blueprint));
    let needs: Vec<(u8, usize)> = shares
        .iter()
        .map(|share| (share.domain, share.all()))
        .collect();
    let mut spent = vec![0; candidates.len()];
    for seed in series::before(code.seed) {
        let earlier = pick(&candidates, &needs, &spent, &mut Shuffle::new(seed ^ kind));
        for place in earlier.into_iter().flatten() {
            if let Some(times) = spent.get_mut(place) {
                *times += 1;
            }
        }
    }
    let mut chance = Shuffle::new(code.seed ^ kind);
    let picked = pick(&candidates, &needs, &spent, &mut chance);
    let mut unscored = Vec::new();
    let mut places = Vec::new();
    for (share, mut of_domain) in shares.iter().zip(picked) {
        chance.shuffle(&mut of_domain);
        unscored.extend(of_domain.iter().copied().take(share.unscored));
        places.append(&mut of_domain);
    }
    let twin = |place: usize| candidates.get(place)?.twin;
    order(&mut places, &twin, &mut chance);
    let asked = |place: usize| {
        let candidate = candidates.get(place)?;
        Some(Asked {
            id: candidate.id.to_owned(),
            domain: candidate.domain,
            task: candidate.task.to_owned(),
            scored: !unscored.contains(&place),
        })
    };
    let questions = places.into_iter().filter_map(asked).collect();
    Ok(Paper {
        code: code.clone(),
        bank: index.version.clone(),
        minutes: code.kind.minutes(blueprint),
        questions,
    })
}

/// The domains that have too few questions for such a paper; where there are none, [`draw`] gives
/// one for every seed.
///
/// # Errors
///
/// The blueprint is unknown.
pub fn shortfalls(index: &Index, kind: Kind, blueprint: &str) -> Result<Vec<Shortfall>, DrawError> {
    let blueprint = known(index, blueprint)?;
    let candidates = candidates(index, blueprint);
    Ok(too_few(blueprint, &kind.shares(blueprint), &candidates))
}

fn known<'a>(index: &'a Index, blueprint: &str) -> Result<&'a Blueprint, DrawError> {
    let found = index.lists.blueprint(blueprint);
    found.ok_or_else(|| DrawError::UnknownBlueprint(blueprint.to_owned()))
}

/// The questions as the blueprint sees them, in the order of their ids.
fn candidates<'a>(index: &'a Index, blueprint: &Blueprint) -> Vec<Candidate<'a>> {
    let mut listed: Vec<&Listed> = index.questions.iter().collect();
    order::sort_by(&mut listed, |one, other| one.id.cmp(&other.id));
    listed.dedup_by(|one, other| one.id == other.id);
    let find = |id: &str| {
        listed
            .binary_search_by(|other| other.id.as_str().cmp(id))
            .ok()
    };
    let candidate = |question: &&'a Listed| {
        let (domain, task) = seen_by(question, blueprint);
        Candidate {
            id: &question.id,
            domain,
            task,
            twin: question.twin.as_deref().and_then(find),
        }
    };
    let mut candidates: Vec<Candidate<'a>> = listed.iter().map(candidate).collect();
    for place in 0..candidates.len() {
        let twin = candidates.get(place).and_then(|one| one.twin);
        if let Some(twin) = twin.and_then(|twin| candidates.get_mut(twin)) {
            twin.twin = twin.twin.or(Some(place));
        }
    }
    candidates
}

/// The domain and the task of a question in the numbers of a blueprint.
fn seen_by<'a>(question: &'a Listed, blueprint: &Blueprint) -> (u8, &'a str) {
    if blueprint.id != C01 {
        return (question.domain, &question.task);
    }
    let domain = question.c01.split('.').next();
    let number = domain.and_then(|domain| domain.parse().ok()).unwrap_or(0);
    (number, &question.c01)
}

fn too_few(
    blueprint: &Blueprint,
    shares: &[Share],
    candidates: &[Candidate<'_>],
) -> Vec<Shortfall> {
    let short = |(share, domain): (&Share, &crate::bank::BlueprintDomain)| {
        let of = |candidate: &&Candidate<'_>| candidate.domain == share.domain;
        let found = candidates.iter().filter(of).count();
        (found < share.all()).then(|| Shortfall {
            domain: share.domain,
            title: domain.title.clone(),
            needed: share.all(),
            found,
        })
    };
    shares
        .iter()
        .zip(&blueprint.domains)
        .filter_map(short)
        .collect()
}

#[cfg(test)]
mod tests;
