use super::*;
use crate::platform::storage::backend::{Backend, Memory, Write};
use crate::platform::storage::{Loaded, Storage};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn answered(at: u64, question: &str, right: bool) -> Entry {
    Entry {
        at,
        id: at * 7,
        deed: Deed::Answered {
            question: question.into(),
            bank: "b".into(),
            picks: vec![1],
            right,
            confidence: None,
            attempt: None,
        },
    }
}

#[test]
fn two_tabs_lose_no_entry_and_count_none_twice() {
    let both = answered(1, "first", false);
    let here = vec![both.clone(), answered(3, "first", true)];
    let there = vec![both.clone(), answered(2, "second", true)];
    let log = |entries| Log(Rc::new(entries));
    let joined = Progress::merge(Some(log(there)), log(here));
    assert_eq!(
        joined.0.iter().map(|entry| entry.at).collect::<Vec<_>>(),
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
        .reduce(ProgressAction::Restored(Some(Log(Rc::new(vec![
            answered(1, "p", true),
        ])))));
    assert_eq!(state.saved().map(|log| log.0.len()), Some(2));
    assert_eq!(state.attempts("p"), 1);
}

/// Runs work that never has to wait.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("memory answers at once"),
    }
}

#[test]
fn a_log_that_the_first_version_stored_comes_over() {
    let stored = r#"{"format":1,"slot":"progress","schema":1,"saved_at":9,"value":[
        {"at":5,"id":18446744073709551615,"deed":{"type":"answered","question":"q","bank":"b","picks":[2],"right":false}},
        {"at":6,"id":9007199254740993,"deed":{"type":"answered","question":"q","bank":"b","picks":[1],"right":true}}]}"#;
    let memory = Rc::new(Memory::default());
    let write = vec![Write::Put("eventyard.slot.progress".into(), stored.into())];
    now(memory.transact("eventyard.slot.progress", Box::new(|_| write))).unwrap();
    let storage = Storage::on(memory);
    let Loaded::Value(log) = now(storage.load::<Log>(Progress::SLOT)) else {
        panic!("the log is not read");
    };
    let state = Rc::new(Progress::default()).reduce(Progress::restored(Some(log)));
    assert_eq!(state.last_answer("q"), Some(([1].as_slice(), true)));
    assert_eq!(state.attempts("q"), 2);
    assert_eq!(state.log()[0].id, u64::MAX);
}

#[test]
fn what_is_taken_back_does_not_count() {
    let answer = answered(3, "q", true);
    let undone = Entry {
        at: 4,
        id: 1,
        deed: Deed::Undone { entry: answer.id },
    };
    let state = Rc::new(Progress::default())
        .reduce(ProgressAction::Add(answered(2, "q", false)))
        .reduce(ProgressAction::Add(answer))
        .reduce(ProgressAction::Add(undone));
    assert_eq!(state.last_answer("q"), Some(([1].as_slice(), false)));
    assert_eq!(state.log().len(), 3);
}

#[test]
fn standings_follow_from_the_log_whatever_the_order_of_adding() {
    let entries = [
        answered(3, "q", true),
        answered(1, "p", false),
        answered(2, "q", false),
    ];
    let one_by_one = entries
        .iter()
        .fold(Rc::new(Progress::default()), |state, entry| {
            state.reduce(ProgressAction::Add(entry.clone()))
        });
    let at_once = Rc::new(Progress::default()).reduce(ProgressAction::AddAll(entries.to_vec()));
    assert_eq!(one_by_one, at_once);
    assert_eq!(one_by_one.last_answer("q"), Some(([1].as_slice(), true)));
    let (twice, before) = (entries[0].clone(), one_by_one.clone());
    assert_eq!(one_by_one.reduce(ProgressAction::Add(twice)), before);
}
