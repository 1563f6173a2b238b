use super::*;

fn add(at: u64, deed: Deed) -> ExamsAction {
    let (attempt, id) = (1, at * 7);
    ExamsAction::Do {
        attempt,
        at,
        id,
        deed,
    }
}

fn after(actions: impl IntoIterator<Item = ExamsAction>) -> Rc<Exams> {
    let start = Rc::new(Exams::default());
    actions
        .into_iter()
        .fold(start, |exams, action| exams.reduce(action))
}

fn moments(log: &[Entry]) -> Vec<(u64, u64)> {
    log.iter().map(|entry| (entry.seq, entry.at)).collect()
}

#[test]
fn entries_keep_their_order_when_the_clock_goes_back() {
    let exams = after([
        ExamsAction::Restored(None),
        add(50, Deed::MovedTo { place: 1 }),
        add(20, Deed::Marked { place: 1 }),
        add(30, Deed::Ticked),
    ]);
    assert_eq!(moments(exams.log()), [(0, 50), (1, 20), (2, 30)]);
}

#[test]
fn nothing_is_saved_before_the_storage_has_answered_and_nothing_done_meanwhile_is_lost() {
    let exams = after([add(5, Deed::Ticked)]);
    assert!(!exams.is_restored() && exams.saved().is_none());
    let stored = after([add(1, Deed::Reviewed)]).log().clone();
    let exams = exams.reduce(ExamsAction::Restored(Some(stored)));
    assert_eq!(
        exams.saved().map(|log| moments(&log)),
        Some(vec![(0, 1), (0, 5)])
    );
}

#[test]
fn two_tabs_lose_no_entry_and_count_none_twice() {
    let both = after([add(1, Deed::Reviewed)]);
    let here = both.clone().reduce(add(3, Deed::Paused)).log().clone();
    let there = both.reduce(add(2, Deed::Ticked)).log().clone();
    let joined = Exams::merge(Some(there), here.clone());
    assert_eq!(moments(&joined), [(0, 1), (1, 2), (1, 3)]);
    assert!(Rc::ptr_eq(
        &Exams::merge(Some(here.clone()), here.clone()),
        &here
    ));
}

/// A log as the first schema wrote it, and an entry as only a later version could write it.
const SCHEMA_1: &str = r#"[
    {"attempt": 9, "seq": 0, "at": 1000, "id": 1, "deed": {"type": "started", "timing": "plus-thirty", "paper": {
        "code": {"kind": "ten", "blueprint": "DOP-C02", "seed": 7, "version": "0123abcd"}, "bank": "0123abcd4567ef89", "minutes": 24,
        "questions": [{"id": "one", "domain": 1, "task": "1.1", "scored": true}]}}},
    {"attempt": 9, "seq": 1, "at": 2000, "id": 2, "deed": {"type": "answered", "place": 0, "picks": [2]}},
    {"attempt": 9, "seq": 2, "at": 2500, "id": 3, "deed": {"type": "rated", "place": 0, "confidence": "confident"}},
    {"attempt": 9, "seq": 3, "at": 2600, "id": 4, "deed": {"type": "sung", "song": "a later one"}},
    {"attempt": 9, "seq": 4, "at": 3000, "id": 5, "deed": {"type": "submitted"}}
]"#;

#[test]
fn a_log_of_schema_1_is_read_and_what_a_later_version_wrote_is_kept() {
    assert_eq!(
        Exams::SLOT.schema,
        1,
        "a new schema needs its migration here"
    );
    let saved: Rc<Vec<Entry>> = serde_json::from_str(SCHEMA_1).unwrap();
    let exams = after([ExamsAction::Restored(Some(saved))]);
    let attempt = quiz::exam::Attempt::of(exams.log(), 9, 9_000).unwrap();
    assert_eq!(attempt.ended(), Some(3000));
    assert_eq!(attempt.responses[0].picks, [2]);
    assert_eq!(attempt.timing, quiz::exam::Timing::PlusThirty);
    assert_eq!(attempt.later, 1);
    let written = serde_json::to_string(&exams.saved()).unwrap();
    assert!(written.contains(r#""song":"a later one""#), "{written}");
}
