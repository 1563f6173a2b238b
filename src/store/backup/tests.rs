use super::file::MOST_BYTES;
use super::*;
use crate::platform::storage::backend::{Answer, Backend, Decide, Memory};
use crate::platform::storage::{Durability, Loaded, Slot, Storage, StorageError};
use crate::store::exam::Exams;
use crate::store::kept::Slice;
use crate::store::packs::{Pack, Packs};
use crate::store::progress::Progress;
use crate::store::settings::{SavedSettings, Settings, Theme};
use crate::store::yard::{Shelf, YardState};
use proptest::prelude::*;
use quiz::study::{Confidence, Deed, Entry, Standings};
use quiz::{exam, study};
use serde_json::{Value, json};
use std::future::{Future, ready};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

const NOW: u64 = 1_800_000_000_000;

/// Runs work that never has to wait.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("memory answers at once"),
    }
}

fn device() -> Storage {
    Storage::on(Rc::new(Memory::default()))
}

fn answer(id: u64, right: bool) -> Entry {
    Entry {
        at: NOW - 1_000 + id,
        id,
        deed: Deed::Answered {
            question: format!("q{}", id % 7),
            bank: "v".into(),
            picks: vec![1],
            right,
            confidence: Some(Confidence::Unsure),
            attempt: None,
        },
    }
}

fn paused(id: u64) -> exam::Entry {
    exam::Entry {
        attempt: 1,
        seq: id,
        at: NOW,
        id,
        deed: exam::Deed::Paused,
    }
}

fn pack(key: &str, name: &str, text: &str) -> Pack {
    Pack {
        key: key.into(),
        name: name.into(),
        added: 1,
        files: vec![("a.md".into(), text.into())],
    }
}

/// A device on which something was done.
fn used(ids: &[u64]) -> Storage {
    let storage = device();
    let log: Vec<Entry> = ids.iter().map(|id| answer(*id, id % 2 == 0)).collect();
    now(storage.save(Progress::SLOT, &log)).unwrap();
    let exams: Vec<exam::Entry> = ids.iter().map(|id| paused(*id)).collect();
    now(storage.save(Exams::SLOT, &exams)).unwrap();
    now(storage.save(YardState::SLOT, &Shelf::default())).unwrap();
    storage
}

fn export(storage: &Storage) -> String {
    now(storage.export_all())
}

/// Brings a file in.
fn import(storage: &Storage, text: &str) -> Result<(), NotDone> {
    let backup = read(text, NOW).expect("a file of the app");
    assert_eq!(backup.problems, []);
    let changes = Changes::of(&backup, &now(stored(storage)));
    let receipt = Receipt {
        at: NOW,
        file: "a.json".into(),
        ..Receipt::default()
    };
    now(add(storage, &changes, true, receipt))
}

fn receipt(storage: &Storage) -> Receipt {
    match now(storage.load(RECEIPT)) {
        Loaded::Value(receipt) => receipt,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_brings_everything_to_an_empty_device() {
    let from = used(&[1, 2, 3]);
    now(from.save(Packs::SLOT, &vec![pack("own", "own.md", "x")])).unwrap();
    let dark = SavedSettings {
        theme: Theme::Dark,
        ..SavedSettings::default()
    };
    now(from.save(Settings::SLOT, &dark)).unwrap();
    let to = device();
    import(&to, &export(&from)).unwrap();
    assert_eq!(now(stored(&to)), now(stored(&from)));
    let (backup, here) = (read(&export(&from), NOW).unwrap(), now(stored(&to)));
    let again = Changes::of(&backup, &here);
    assert!(again.is_empty() && again.settings.is_none(), "{again:?}");
    assert_eq!((again.progress_known, again.exams_known), (3, 3));
}

#[test]
fn what_is_here_is_never_replaced() {
    let (from, to) = (used(&[1, 2]), used(&[2, 3]));
    let mut shelf = Shelf::default();
    let mut other = (*shelf.yards[0]).clone();
    other.events[0] = Rc::new(crate::store::yard::SavedEvent::new("mine", "", "{}"));
    shelf.yards = vec![Rc::new(other)];
    now(from.save(YardState::SLOT, &shelf)).unwrap();
    now(from.save(Packs::SLOT, &vec![pack("own", "own.md", "theirs")])).unwrap();
    now(to.save(Packs::SLOT, &vec![pack("own", "own.md", "mine")])).unwrap();
    let before = now(stored(&to));
    import(&to, &export(&from)).unwrap();
    let after = now(stored(&to));
    assert_eq!(after.yards[0], before.yards[0]);
    let names: Vec<&str> = after.yards.iter().map(|yard| yard.name.as_str()).collect();
    assert_eq!(names, ["My yard", "My yard 2"]);
    assert_eq!(after.yards[1].id, 1);
    assert_eq!(after.packs[0], before.packs[0]);
    assert_eq!(after.packs[1], pack("own-2", "own.md 2", "theirs"));
    let ids: Vec<u64> = after.progress.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [1, 2, 3]);
}

#[test]
fn taking_back_leaves_what_was_done_since() {
    let (from, to) = (used(&[1, 2]), used(&[2, 3]));
    now(from.save(
        Settings::SLOT,
        &SavedSettings {
            single_keys: false,
            ..SavedSettings::default()
        },
    ))
    .unwrap();
    now(from.save(Packs::SLOT, &vec![pack("own", "own.md", "x")])).unwrap();
    let before = now(stored(&to));
    import(&to, &export(&from)).unwrap();
    assert!(!now(stored(&to)).settings.single_keys);
    let since =
        |log: Option<Vec<Entry>>| study::join(log.unwrap_or_default(), vec![answer(9, true)]);
    now(to.update(Progress::SLOT, since)).unwrap();
    now(take_back(&to, &receipt(&to))).unwrap();
    let after = now(stored(&to));
    let ids: Vec<u64> = after.progress.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [2, 3, 9]);
    assert_eq!(
        Stored {
            progress: before.progress.clone(),
            ..after
        },
        before
    );
    assert!(receipt(&to).is_taken_back);
    now(take_back(&to, &receipt(&to))).unwrap();
    assert_eq!(now(stored(&to)).progress.len(), 3, "twice changes nothing");
}

/// Memory without room for one slot.
struct Small {
    memory: Memory,
    full: Slot,
}

impl Backend for Small {
    fn durability(&self) -> Durability {
        self.memory.durability()
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<String>> {
        self.memory.read(key)
    }

    fn list(&self) -> Answer<'_, Vec<(String, String)>> {
        self.memory.list()
    }

    fn transact<'a>(&'a self, key: &'a str, decide: Decide<'a>) -> Answer<'a, ()> {
        if key.ends_with(self.full.name) {
            return Box::pin(ready(Err(StorageError::Full)));
        }
        self.memory.transact(key, decide)
    }
}

#[test]
fn what_fits_is_kept_and_can_be_taken_back() {
    let small = Storage::on(Rc::new(Small {
        memory: Memory::default(),
        full: Exams::SLOT,
    }));
    let error = import(&small, &export(&used(&[1, 2]))).unwrap_err();
    assert_eq!(
        (error.part, error.error),
        ("your exams", StorageError::Full)
    );
    assert_eq!(now(stored(&small)).progress.len(), 2);
    assert_eq!(receipt(&small).progress, [1, 2]);
    now(take_back(&small, &receipt(&small))).unwrap();
    assert_eq!(now(stored(&small)).progress, []);
}

#[test]
fn deleting_everything_leaves_nothing() {
    let storage = used(&[1, 2]);
    now(storage.remove_everything()).unwrap();
    assert_eq!(now(stored(&storage)), Stored::default());
    let value: Value = serde_json::from_str(&export(&storage)).unwrap();
    assert_eq!(value["slots"], json!({}));
    now(storage.remove_everything()).unwrap();
}

fn envelope(slot: Slot, value: Value) -> Value {
    json!({ "format": 1, "slot": slot.name, "schema": slot.schema, "saved_at": 5, "value": value })
}

fn file(slots: Value) -> String {
    json!({ "eventyard_export": 1, "exported_at": 5, "slots": slots, "set_aside": [] }).to_string()
}

fn problem(text: &str) -> (String, String) {
    let problem = read(text, NOW).expect_err("refused");
    (problem.place, problem.what)
}

#[test]
fn other_files_are_refused_with_the_place() {
    let (place, what) = problem("{\n  \"eventyard_export\": 1,,\n}");
    assert_eq!(place, "line 2, column 25");
    assert!(what.starts_with("It is no JSON"), "{what}");
    for other in [
        "{}",
        "[]",
        "7",
        r#"{"eventyard_export":"1"}"#,
        r#"{"eventyard_export":0}"#,
    ] {
        assert!(
            problem(other).1.starts_with("It is no file of Eventyard"),
            "{other}"
        );
    }
    assert!(
        problem(r#"{"eventyard_export":2}"#)
            .1
            .starts_with("A newer version")
    );
    assert_eq!(problem(r#"{"eventyard_export":1,"slots":[]}"#).0, "slots");
    let deep = "[".repeat(100_000);
    assert!(problem(&deep).1.contains("recursion limit"));
    assert!(problem(&" ".repeat(MOST_BYTES + 1)).1.contains("32 MB"));
}

#[test]
fn a_bad_entry_is_named_and_the_other_parts_are_used() {
    let mut log = vec![json!(answer(1, true)), json!(answer(2, true))];
    log[1]["at"] = json!("yesterday");
    let text = file(json!({
        "progress": envelope(Progress::SLOT, json!(log)),
        "packs": envelope(Packs::SLOT, json!([pack("own", "own.md", "x")])),
    }));
    let backup = read(&text, NOW).unwrap();
    let [problem] = backup.problems.as_slice() else {
        panic!("{:?}", backup.problems);
    };
    assert_eq!(problem.place, "slots › progress › entry 2");
    assert!(problem.what.contains("yesterday"), "{problem:?}");
    assert_eq!((backup.progress.len(), backup.packs.len()), (0, 1));
}

#[test]
fn hostile_content_is_refused_or_left_out() {
    let late = Entry {
        at: u64::MAX,
        ..answer(1, true)
    };
    let long = Entry {
        deed: Deed::Flagged {
            question: "x".repeat(301),
        },
        ..answer(2, true)
    };
    let text = file(json!({
        "progress": envelope(Progress::SLOT, json!([late, long])),
        "packs": envelope(Packs::SLOT, json!([pack("../evil", "a", "x")])),
        "exams": envelope(Exams::SLOT, json!({ "__proto__": { "polluted": true } })),
        "settings": envelope(Progress::SLOT, json!([])),
        "yard": envelope(Slot::new("yard", 99), json!(null)),
        "__proto__": { "polluted": true },
    }));
    let backup = read(&text, NOW).unwrap();
    assert!(backup.is_empty(), "{backup:?}");
    assert_eq!(backup.left_out, ["__proto__"]);
    let places: Vec<&str> = backup.problems.iter().map(|it| it.place.as_str()).collect();
    for place in [
        "slots › progress › entry 1",
        "slots › progress › entry 2",
        "slots › packs › entry 1",
        "slots › exams",
        "slots › settings",
        "slots › yard",
    ] {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
}

#[test]
fn a_log_of_the_first_schema_is_brought_to_the_present_one() {
    let old = json!([{ "at": 1, "id": 2, "deed": { "type": "answered", "question": "q", "bank": "v", "picks": [0], "right": true } }]);
    let slot = Slot::new("progress", 1);
    let backup = read(&file(json!({ "progress": envelope(slot, old) })), NOW).unwrap();
    assert_eq!((backup.progress.len(), backup.problems.len()), (1, 0));
}

fn logs() -> impl Strategy<Value = Vec<Entry>> {
    // Few ids and moments, so that two devices have entries in common, and some that only look so.
    let deed = prop_oneof![
        (0..4_u8, any::<bool>()).prop_map(|(question, right)| Deed::Answered {
            question: format!("q{question}"),
            bank: "v".into(),
            picks: vec![usize::from(question)],
            right,
            confidence: None,
            attempt: None,
        }),
        (0..4_u8).prop_map(|question| Deed::Flagged {
            question: format!("q{question}")
        }),
        (0..8_u64).prop_map(|entry| Deed::Undone { entry }),
    ];
    let entry = (0..8_u64, 0..8_u64, deed).prop_map(|(at, id, deed)| Entry { at, id, deed });
    prop::collection::vec(entry, 0..20).prop_map(|log| study::join(log, Vec::new()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn two_devices_that_take_each_others_file_are_alike(one in logs(), other in logs()) {
        let devices = [one, other].map(|log| {
            let storage = device();
            now(storage.save(Progress::SLOT, &log)).unwrap();
            storage
        });
        let files = [export(&devices[0]), export(&devices[1])];
        import(&devices[0], &files[1]).unwrap();
        import(&devices[1], &files[0]).unwrap();
        let [one, other] = devices.map(|storage| now(stored(&storage)).progress);
        prop_assert_eq!(Standings::of(&one), Standings::of(&other));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_order_of_files_does_not_matter(one in logs(), two in logs(), three in logs()) {
        let files = [one, two, three].map(|log| {
            let storage = device();
            now(storage.save(Progress::SLOT, &log)).unwrap();
            export(&storage)
        });
        let after = |order: [usize; 4]| {
            let storage = device();
            for file in order {
                import(&storage, &files[file]).unwrap();
            }
            now(stored(&storage)).progress
        };
        prop_assert_eq!(after([0, 1, 2, 0]), after([2, 1, 0, 1]));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        let _ = read(&text, NOW);
    }
}
