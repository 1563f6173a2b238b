//! Choosing some of the questions that were found, so that the mix is known beforehand.

use crate::apportion::apportion;
use crate::index::Listed;
use crate::order;
use crate::shuffle::{Shuffle, seed_of};

/// How many questions of a domain there are and how many of them are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainCount {
    /// The DOP-C02 domain.
    pub domain: u8,
    /// How many were found.
    pub found: usize,
    /// How many are taken.
    pub taken: usize,
}

/// The mix of at most `most` questions (`None` for all): each domain in proportion to what was
/// found in it, by largest remainder. Domains in which nothing was found are left out.
pub fn mix(found: &[&Listed], most: Option<usize>) -> Vec<DomainCount> {
    let mut domains: Vec<u8> = found.iter().map(|question| question.domain).collect();
    order::sort(&mut domains);
    let each: Vec<&[u8]> = domains.chunk_by(|one, other| one == other).collect();
    let counts: Vec<usize> = each.iter().map(|domain| domain.len()).collect();
    let all = most.unwrap_or(found.len()).min(found.len());
    let taken = apportion(all, &counts);
    let count = |(domain, taken): (&&[u8], usize)| {
        Some(DomainCount {
            domain: *domain.first()?,
            found: domain.len(),
            taken,
        })
    };
    each.iter().zip(taken).filter_map(count).collect()
}

/// The ids of the questions in the order in which they are asked: as many of each domain as
/// [`mix`] says, chosen and ordered by the seed. The order of `found` does not matter.
pub fn choose(found: &[&Listed], most: Option<usize>, seed: u64) -> Vec<String> {
    let mut chance = Shuffle::new(seed ^ seed_of("study"));
    let mut sorted: Vec<&Listed> = found.to_vec();
    order::sort_by(&mut sorted, |one, other| one.id.cmp(&other.id));
    chance.shuffle(&mut sorted);
    let mut counts = mix(found, most);
    let mut taken = Vec::new();
    for question in sorted {
        let of = |count: &&mut DomainCount| count.domain == question.domain && count.taken > 0;
        if let Some(count) = counts.iter_mut().find(of) {
            count.taken -= 1;
            taken.push(question.id.clone());
        }
    }
    taken
}

#[cfg(test)]
mod tests;
