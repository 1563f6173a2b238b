//! The accounts and Regions of a yard.

use pipeline::Yard;

/// Every account and Region of a yard in which something was made, the learner's own first.
pub(crate) fn places(yard: &Yard) -> Vec<(String, String)> {
    let home = (yard.account.clone(), yard.region.clone());
    let others = yard.elsewhere.iter();
    let others = others.map(|place| (place.account.clone(), place.region.clone()));
    std::iter::once(home).chain(others).collect()
}

/// The yard, with somebody who works in this account and Region.
pub(crate) fn at(yard: &Yard, place: &(String, String)) -> Yard {
    let mut there = yard.clone();
    there.go_to(&place.0, &place.1);
    there
}
