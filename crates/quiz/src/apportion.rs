//! Sharing out whole things by weight.

use crate::order;

/// Shares out `total` things by weight: each gets the whole part of its due, and what is left over
/// goes, one each, to the largest remainders; of two that are equal the earlier wins.
///
/// The shares add up to `total` unless all weights are 0.
pub(crate) fn apportion(total: usize, weights: &[usize]) -> Vec<usize> {
    let sum: u64 = weights.iter().map(|weight| *weight as u64).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let due = |weight: &usize| (total as u64).saturating_mul(*weight as u64);
    let whole = |weight: &usize| usize::try_from(due(weight) / sum).unwrap_or(0);
    let mut shares: Vec<usize> = weights.iter().map(whole).collect();
    let mut order: Vec<(u64, usize)> = weights
        .iter()
        .enumerate()
        .map(|(place, weight)| (sum - due(weight) % sum, place))
        .collect();
    order::sort(&mut order);
    let left = total.saturating_sub(shares.iter().sum());
    for (_, place) in order.into_iter().take(left) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests;
