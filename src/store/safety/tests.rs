use super::*;

const NOW: u64 = 20_778 * DAY;

fn answers(many: u64, at: u64) -> Vec<Entry> {
    let one = |id| Entry {
        at: at + id,
        id,
        deed: Deed::Answered {
            question: "q".into(),
            bank: "v".into(),
            picks: vec![0],
            right: true,
            confidence: None,
            attempt: None,
        },
    };
    (0..many).map(one).collect()
}

#[test]
fn a_reminder_comes_after_many_answers_or_a_long_time() {
    let new = SavedSafety::default();
    assert_eq!(reminder(&[], &new, NOW), None);
    assert_eq!(reminder(&answers(99, NOW - DAY), &new, NOW), None);
    assert_eq!(reminder(&answers(100, NOW - DAY), &new, NOW), Some(100));
    assert_eq!(reminder(&answers(20, NOW - 14 * DAY), &new, NOW), Some(20));
    assert_eq!(reminder(&answers(19, NOW - 40 * DAY), &new, NOW), None);
    assert_eq!(reminder(&answers(20, NOW - 13 * DAY), &new, NOW), None);
}

#[test]
fn a_file_and_putting_off_silence_it() {
    let log = answers(100, NOW - 20 * DAY);
    let exported = SavedSafety {
        exported_at: Some(NOW - DAY),
        ..SavedSafety::default()
    };
    assert_eq!(reminder(&log, &exported, NOW), None);
    let put_off = |days| SavedSafety {
        put_off_at: Some(NOW - days * DAY),
        ..SavedSafety::default()
    };
    assert_eq!(reminder(&log, &put_off(6), NOW), None);
    assert_eq!(reminder(&log, &put_off(7), NOW), Some(100));
}

#[test]
fn what_the_browser_said_is_kept() {
    let state = Rc::new(Safety::default()).reduce(SafetyAction::Asked(5, Some(false)));
    assert_eq!(state.saved(), None, "before the storage has answered");
    let state = state.reduce(SafetyAction::Restored(None));
    let saved = state.saved().expect("restored");
    assert_eq!((saved.asked_at, saved.is_promised), (Some(5), Some(false)));
}

#[test]
fn a_file_is_named_by_its_day() {
    assert_eq!(file_name(NOW), "eventyard-2026-11-21.json");
}
