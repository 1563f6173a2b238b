use super::{Deed, Entry, join, next_seq};
use crate::exam::kind::Kind;
use crate::exam::testing::paper;
use crate::exam::timing::Timing;

fn entry(seq: u64, deed: Deed) -> Entry {
    Entry {
        attempt: 9,
        seq,
        at: 1_000 + seq,
        id: seq * 7 + 1,
        deed,
    }
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
