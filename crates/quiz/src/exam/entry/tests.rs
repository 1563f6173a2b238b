use super::{Deed, Entry, SCHEMA, join, next_seq};
use crate::exam::attempt::{Attempt, Status};
use crate::exam::kind::Kind;
use crate::exam::testing::paper;
use crate::exam::timing::Timing;
use crate::study::Confidence;

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
