use super::{Deed, Entry, SCHEMA, join, next_seq};
use crate::exam::attempt::{Attempt, Status};
use crate::exam::kind::Kind;
use crate::exam::testing::paper;
use crate::exam::timing::Timing;
use crate::study::Confidence;
use proptest::prelude::*;

fn entry(seq: u64, deed: Deed) -> Entry {
    Entry {
        attempt: 9,
        seq,
        at: 1_000 + seq,
        id: seq * 7 + 1,
        deed,
    }
}

/// What the app stored when the schema was 1.
const SCHEMA_1: &str = include_str!("schema_1.json");

#[test]
fn log_of_schema_1_is_read() {
    assert_eq!(SCHEMA, 1);
    let log: Vec<Entry> = serde_json::from_str(SCHEMA_1).unwrap();
    let kept = |entry: &&Entry| matches!(entry.deed, Deed::Later(_));
    assert_eq!(log.iter().filter(kept).count(), 0, "every deed is known");
    assert_eq!((log[0].attempt, log[0].id), (17, u64::MAX));
    let attempt = Attempt::of(&log, 17, u64::MAX).unwrap();
    assert_eq!(
        attempt.status,
        Status::Submitted {
            at: 1_795_280_960_000
        }
    );
    assert_eq!(
        (attempt.pauses, attempt.extended, attempt.later),
        (1, 30, 0)
    );
    let one = &attempt.responses[0];
    assert_eq!(
        (one.picks.as_slice(), one.is_marked),
        ([0, 2].as_slice(), true)
    );
    assert_eq!(one.confidence, Some(Confidence::Unsure));
    assert_eq!(attempt.responses[1].struck, [3]);
    assert_eq!(attempt.summary.map(|told| told.scaled), Some(550));
    // What is written again reads the same in the versions that wrote it.
    let again: serde_json::Value = serde_json::to_value(&log).unwrap();
    let before: serde_json::Value = serde_json::from_str(SCHEMA_1).unwrap();
    assert_eq!(again, before);
}

#[test]
fn entries_are_read_back_from_json() {
    let log = vec![
        entry(
            0,
            Deed::Started {
                paper: paper(Kind::Ten),
                timing: Timing::Custom(7),
            },
        ),
        entry(1, Deed::MovedTo { place: 3 }),
        entry(
            2,
            Deed::Answered {
                place: 3,
                picks: vec![0, 2],
            },
        ),
        entry(3, Deed::Submitted),
    ];
    let text = serde_json::to_string(&log).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Entry>>(&text).unwrap(), log);
    assert!(
        text.contains(r#""deed":{"type":"moved-to","place":3}"#),
        "{text}"
    );
}

#[test]
fn what_a_later_version_wrote_is_kept_as_it_is() {
    let text = concat!(
        r#"[{"attempt":9,"seq":1,"at":5,"id":18446744073709551615,"#,
        r#""deed":{"big":18446744073709551615,"note":"é","type":"sang"}},"#,
        r#"{"attempt":9,"seq":2,"at":6,"id":2,"deed":{"place":"one","type":"moved-to"}}]"#
    );
    let log: Vec<Entry> = serde_json::from_str(text).unwrap();
    assert!(log.iter().all(|entry| matches!(entry.deed, Deed::Later(_))));
    assert_eq!(serde_json::to_string(&log).unwrap(), text);
}

#[test]
fn joined_logs_have_each_entry_once() {
    let one = vec![entry(0, Deed::Ticked), entry(2, Deed::Paused)];
    let other = vec![entry(1, Deed::Ticked), entry(0, Deed::Ticked)];
    let joined = join(one, other);
    let seqs: Vec<u64> = joined.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, [0, 1, 2]);
    assert_eq!((next_seq(&joined, 9), next_seq(&joined, 8)), (3, 0));
}

/// A deed on one of the ten questions of a paper.
fn any_deed() -> impl Strategy<Value = Deed> {
    let place = 0..10_usize;
    let picks = prop::collection::vec(0..5_usize, 0..3);
    prop_oneof![
        place.clone().prop_map(|place| Deed::MovedTo { place }),
        (place.clone(), picks).prop_map(|(place, picks)| Deed::Answered { place, picks }),
        place.clone().prop_map(|place| Deed::Marked { place }),
        (place, 0..5_usize).prop_map(|(place, option)| Deed::StruckOut { place, option }),
        Just(Deed::Paused),
        Just(Deed::Resumed),
        Just(Deed::Ticked),
        (1..30_u16).prop_map(|minutes| Deed::Extended { minutes }),
        Just(Deed::Submitted),
    ]
}

/// The log of a device: two exams, begun there or not, and what was done in them. Devices may use
/// the same places and moments, but an entry's id is its own.
fn any_log(device: u64) -> impl Strategy<Value = Vec<Entry>> {
    let deeds = prop::collection::vec((1..3_u64, 0..9_u64, 0..50_u64, any_deed()), 0..12);
    (any::<bool>(), deeds).prop_map(move |(is_begun, deeds)| {
        let started = Entry {
            attempt: 1,
            seq: 0,
            at: 0,
            id: 1,
            deed: Deed::Started {
                paper: paper(Kind::Ten),
                timing: Timing::Exam,
            },
        };
        let ids = device * 1_000..;
        let done = ids.zip(deeds).map(|(id, (attempt, seq, at, deed))| Entry {
            attempt,
            seq,
            at,
            id,
            deed,
        });
        is_begun
            .then_some(started)
            .into_iter()
            .chain(done)
            .collect()
    })
}

proptest! {
    #[test]
    fn any_two_devices_come_to_the_same_exams(
        one in any_log(1), other in any_log(2), third in any_log(3),
    ) {
        let both = join(one.clone(), other.clone());
        prop_assert_eq!(&both, &join(other.clone(), one.clone()), "in either order");
        prop_assert_eq!(
            join(both.clone(), third.clone()),
            join(one.clone(), join(other.clone(), third)),
            "in any grouping"
        );
        prop_assert_eq!(&both, &join(both.clone(), one.clone()), "what is here adds nothing");
        prop_assert_eq!(&both, &join(both.clone(), both.clone()));
        for entry in one.iter().chain(&other) {
            prop_assert!(both.contains(entry), "{:?} is lost", entry);
        }
        prop_assert!(both.len() <= one.len() + other.len());
        // What follows from the log does not ask how its entries came.
        let mut turned = both.clone();
        turned.reverse();
        for attempt in 1..3 {
            prop_assert_eq!(Attempt::of(&both, attempt, 99), Attempt::of(&turned, attempt, 99));
        }
    }
}
