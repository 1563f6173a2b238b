use super::*;

fn answered(at: u64, question: &str, right: bool) -> Entry {
    Entry {
        at,
        id: at * 7,
        deed: Deed::Answered {
            question: question.into(),
            bank: "b".into(),
            picks: vec![1],
            right,
        },
    }
}

#[test]
fn two_tabs_lose_no_entry_and_count_none_twice() {
    let both = answered(1, "first", false);
    let here = vec![both.clone(), answered(3, "first", true)];
    let there = vec![both.clone(), answered(2, "second", true)];
    let joined = Progress::merge(Some(there), here);
    assert_eq!(
        joined.iter().map(|entry| entry.at).collect::<Vec<_>>(),
        [1, 2, 3]
    );
}

#[test]
fn the_last_answer_counts() {
    let state = Rc::new(Progress::default())
        .reduce(ProgressAction::Add(answered(1, "q", false)))
        .reduce(ProgressAction::Add(answered(2, "q", true)));
    assert_eq!(state.last_answer("q"), Some(([1].as_slice(), true)));
    assert_eq!(state.last_answer("other"), None);
}

#[test]
fn what_was_answered_before_the_storage_opened_stays() {
    let state = Rc::new(Progress::default())
        .reduce(ProgressAction::Add(answered(5, "q", true)))
        .reduce(ProgressAction::Restored(Some(vec![answered(1, "p", true)])));
    assert_eq!(state.saved().map(|log| log.len()), Some(2));
}
