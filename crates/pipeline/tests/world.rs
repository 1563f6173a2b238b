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
        wiring::watch(&bytes, &mut |_| true);
    }
}

#[test]
fn the_seeds_of_the_fuzzer_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/world");
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the seeds") {
        let bytes = std::fs::read(file.expect("an entry").path()).expect("a seed");
        // As the fuzzer does; that any yard ends is shown above.
        let mut seen = 0;
        wiring::watch(&bytes, &mut |doings| {
            seen += doings.len();
            seen < 5_000
        });
        count += 1;
    }
    assert!(count >= 3);
}
