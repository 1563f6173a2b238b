//! Yards with wiring by chance always end, and every call comes to one end.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a yard that cannot be played is a failed test"
)]

#[path = "../../../tests/corpus/world/wiring.rs"]
mod wiring;

use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn any_wiring_ends_and_loses_nothing(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        wiring::check(&bytes);
    }
}

#[test]
fn the_seeds_of_the_fuzzer_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/world");
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the seeds") {
        wiring::check(&std::fs::read(file.expect("an entry").path()).expect("a seed"));
        count += 1;
    }
    assert!(count >= 3);
}
