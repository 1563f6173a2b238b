//! Where a page of the yard leads to on another one: what is opened there is looked at first.

use pipeline::findings::{Part, Place};
use std::cell::RefCell;

/// A place to come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// A part of the settings of a target, by the places of its rule and of itself.
    Target(usize, usize, Part),
    /// A station of the canvas.
    Station(Place),
}

thread_local! {
    static LEAD: RefCell<Option<Lead>> = const { RefCell::new(None) };
}

/// Leaves a place for the page that is opened next.
pub fn leave(lead: Lead) {
    LEAD.set(Some(lead));
}

/// Whether the settings of this target were left.
pub fn is_target(rule: usize, target: usize) -> bool {
    LEAD.with_borrow(
        |lead| matches!(lead, Some(Lead::Target(at, nth, _)) if (*at, *nth) == (rule, target)),
    )
}

/// Takes the part of the settings of this target that was left.
pub fn take_target(rule: usize, target: usize) -> Option<Part> {
    if !is_target(rule, target) {
        return None;
    }
    match LEAD.take() {
        Some(Lead::Target(.., part)) => Some(part),
        _ => None,
    }
}

/// Takes the station that was left.
pub fn take_station() -> Option<Place> {
    let is_station = LEAD.with_borrow(|lead| matches!(lead, Some(Lead::Station(_))));
    match is_station.then(|| LEAD.take()).flatten() {
        Some(Lead::Station(place)) => Some(place),
        _ => None,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_once_and_by_the_one_that_it_is_for() {
        leave(Lead::Target(1, 2, Part::Retry));
        assert_eq!(take_station(), None);
        assert_eq!(take_target(1, 1), None);
        assert!(is_target(1, 2));
        assert_eq!(take_target(1, 2), Some(Part::Retry));
        assert_eq!(take_target(1, 2), None);
        leave(Lead::Station(Place::Rule(3)));
        assert_eq!(take_target(3, 0), None);
        assert_eq!(take_station(), Some(Place::Rule(3)));
        assert_eq!(take_station(), None);
    }
}
