use super::{Kind, Share};
use crate::exam::testing::{c01, c02};

fn counts(kind: Kind) -> Vec<usize> {
    kind.shares(&c02()).iter().map(Share::all).collect()
}

#[test]
fn mock_has_the_counts_of_the_blueprint() {
    let shares = Kind::Mock.shares(&c02());
    let scored: Vec<usize> = shares.iter().map(|share| share.scored).collect();
    let unscored: Vec<usize> = shares.iter().map(|share| share.unscored).collect();
    assert_eq!(scored, [14, 11, 10, 10, 9, 11]);
    assert_eq!(unscored, [3, 2, 1, 1, 1, 2]);
    let old: Vec<usize> = Kind::Mock.shares(&c01()).iter().map(Share::all).collect();
    assert_eq!(old, [17, 14, 11, 8, 13, 12]);
}

#[test]
fn sets_follow_the_weights() {
    assert_eq!(counts(Kind::Half), [8, 7, 6, 6, 5, 6]);
    assert_eq!(counts(Kind::Twenty), [5, 3, 3, 3, 3, 3]);
    assert_eq!(counts(Kind::Ten), [2, 2, 2, 1, 1, 2]);
    assert_eq!(counts(Kind::Diagnostic), [4; 6]);
}

#[test]
fn sizes_and_minutes() {
    let of = |kind: Kind| (kind.size(&c02()), kind.minutes(&c02()));
    assert_eq!(of(Kind::Mock), (75, 180));
    assert_eq!(of(Kind::Half), (38, 92));
    assert_eq!(of(Kind::Twenty), (20, 48));
    assert_eq!(of(Kind::Ten), (10, 24));
    assert_eq!(of(Kind::Diagnostic), (24, 58));
}

#[test]
fn names_are_read_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::named(&kind.name().to_uppercase()), Some(kind));
    }
    assert_eq!(Kind::named("eleven"), None);
}
