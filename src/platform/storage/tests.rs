//! The door on memory, which works natively. The same and more runs in a browser: tests/browser.

use super::backend::{Answer, Backend, Decide, Write};
use super::*;
use serde_json::{Value, json};
use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const YARD: Slot = Slot::new("yard", 2);

/// Runs work that never has to wait.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("memory answers at once"),
    }
}

fn memory(entries: &[(&str, &str)]) -> (Rc<Memory>, Storage) {
    let memory = Rc::new(Memory::default());
    for (key, text) in entries {
        put(memory.as_ref(), key, text);
    }
    (memory.clone(), Storage::on(memory))
}

fn put(backend: &dyn Backend, key: &str, text: &str) {
    let write = vec![Write::Put(key.to_owned(), text.to_owned())];
    now(backend.transact(key, Box::new(|_| write))).unwrap();
}

fn standing(backend: &dyn Backend, key: &str) -> Option<String> {
    now(backend.read(key)).unwrap()
}

fn envelope(schema: u32, saved_at: u64, value: &str) -> String {
    json!({ "format": 1, "slot": "yard", "schema": schema, "saved_at": saved_at, "value": value })
        .to_string()
}

#[test]
fn a_value_is_there_after_saving() {
    let (_, storage) = memory(&[]);
    assert_eq!(now(storage.load::<Vec<u8>>(YARD)), Loaded::Missing);
    now(storage.save(YARD, &vec![1, 2])).unwrap();
    assert_eq!(
        now(storage.load::<Vec<u8>>(YARD)),
        Loaded::Value(vec![1, 2])
    );
    assert_eq!(
        now(storage.load::<Vec<u8>>(Slot::new("other", 2))),
        Loaded::Missing
    );
}

#[test]
fn an_update_sees_what_stands_and_returns_what_it_wrote() {
    let (_, storage) = memory(&[]);
    let count = |stored: Option<u32>| stored.unwrap_or(40) + 1;
    assert_eq!(now(storage.update(YARD, count)), Ok(41));
    assert_eq!(now(storage.update(YARD, count)), Ok(42));
    assert_eq!(now(storage.load::<u32>(YARD)), Loaded::Value(42));
}

#[test]
fn loading_what_cannot_be_read_sets_it_aside_word_for_word() {
    let (memory, storage) = memory(&[("eventyard.slot.yard", "{ gone")]);
    assert!(matches!(
        now(storage.load::<String>(YARD)),
        Loaded::SetAside { .. }
    ));
    assert_eq!(standing(memory.as_ref(), "eventyard.slot.yard"), None);
    let items = now(storage.set_aside());
    assert_eq!(items.len(), 1);
    assert_eq!(
        (items[0].slot.as_str(), items[0].text.as_str()),
        ("yard", "{ gone")
    );
    assert!(items[0].at > 0 && !items[0].why.is_empty());
    // The slot is free again, and what was set aside stays.
    now(storage.save(YARD, &"new")).unwrap();
    assert_eq!(now(storage.set_aside()), items);
}

#[test]
fn saving_and_updating_over_what_cannot_be_read_sets_it_aside_too() {
    let (_, storage) = memory(&[("eventyard.slot.yard", "garbage")]);
    now(storage.save(YARD, &1)).unwrap();
    assert_eq!(now(storage.set_aside()).len(), 1);

    let (_, storage) = memory(&[("eventyard.slot.yard", &envelope(2, 5, "no number"))]);
    assert_eq!(
        now(storage.update(YARD, |stored: Option<u32>| stored.map_or(0, |_| 1))),
        Ok(0)
    );
    assert_eq!(
        now(storage.set_aside())[0].text,
        envelope(2, 5, "no number")
    );
    assert_eq!(now(storage.load::<u32>(YARD)), Loaded::Value(0));
}

#[test]
fn whichever_operation_sets_something_aside_the_person_is_told() {
    let told = |work: &dyn Fn(&Storage)| {
        let (_, storage) = memory(&[("eventyard.slot.yard", "garbage")]);
        let heard = Rc::new(std::cell::RefCell::new(Vec::new()));
        let ears = heard.clone();
        let _subscription =
            storage.on_set_aside(move |text| ears.borrow_mut().push(text.to_owned()));
        work(&storage);
        // What is readable again is not told again.
        work(&storage);
        heard.take()
    };
    let load = told(&|storage| drop(now(storage.load::<String>(YARD))));
    let save = told(&|storage| now(storage.save(YARD, &1)).unwrap());
    let update = told(&|storage| {
        drop(now(storage.update(YARD, |_: Option<String>| String::new())).unwrap())
    });
    let take_away = told(&|storage| now(storage.take_away(YARD, |_: Option<u32>| 1)).unwrap());
    for told in [load, save, update, take_away] {
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("What was stored as “yard” could not be read"));
    }
}

#[test]
fn a_newer_value_stays_untouched() {
    let newer = envelope(3, 5, "from the future");
    let (memory, storage) = memory(&[("eventyard.slot.yard", &newer)]);
    assert_eq!(
        now(storage.load::<String>(YARD)),
        Loaded::Newer { schema: 3 }
    );
    assert_eq!(
        now(storage.save(YARD, &"old")),
        Err(StorageError::Newer { schema: 3 })
    );
    let update = now(storage.update(YARD, |_: Option<String>| "old".to_owned()));
    assert_eq!(update, Err(StorageError::Newer { schema: 3 }));
    assert_eq!(
        standing(memory.as_ref(), "eventyard.slot.yard"),
        Some(newer)
    );
    assert!(now(storage.set_aside()).is_empty());
}

#[test]
fn only_what_was_set_aside_can_be_removed_as_such() {
    let (_, storage) = memory(&[("eventyard.slot.yard", "garbage")]);
    now(storage.save(YARD, &1)).unwrap();
    now(storage.remove_set_aside("eventyard.slot.yard")).unwrap();
    assert_eq!(now(storage.load::<u32>(YARD)), Loaded::Value(1));
    let key = now(storage.set_aside()).remove(0).key;
    now(storage.remove_set_aside(&key)).unwrap();
    assert!(now(storage.set_aside()).is_empty());
}

#[test]
fn an_export_holds_everything() {
    let (memory, storage) = memory(&[("eventyard.slot.yard", "garbage")]);
    now(storage.save(YARD, &json!({ "a": 1 }))).unwrap();
    put(memory.as_ref(), "eventyard.slot.odd", "not json");
    let export: Value = serde_json::from_str(&now(storage.export_all())).unwrap();
    assert_eq!(export["eventyard_export"], 1);
    assert_eq!(export["slots"]["yard"]["value"], json!({ "a": 1 }));
    assert_eq!(export["slots"]["yard"]["schema"], 2);
    assert_eq!(export["slots"]["odd"], "not json");
    assert_eq!(export["set_aside"][0]["text"], "garbage");
    assert_eq!(export.get("problem"), None);
}

/// A database that opened and then refuses everything.
struct Refusing(StorageError);

impl Backend for Refusing {
    fn durability(&self) -> Durability {
        Durability::Memory
    }

    fn read<'a>(&'a self, _: &'a str) -> Answer<'a, Option<String>> {
        Box::pin(ready(Err(self.0.clone())))
    }

    fn list(&self) -> Answer<'_, Vec<(String, String)>> {
        Box::pin(ready(Err(self.0.clone())))
    }

    fn transact<'a>(&'a self, _: &'a str, decide: Decide<'a>) -> Answer<'a, ()> {
        // It reads and decides, and fails only when it writes, as a full database does.
        let _ = decide(None);
        Box::pin(ready(Err(self.0.clone())))
    }
}

#[test]
fn a_failing_backend_is_an_error_and_never_an_empty_slot() {
    let storage = Storage::on(Rc::new(Refusing(StorageError::Full)));
    assert_eq!(
        now(storage.load::<u32>(YARD)),
        Loaded::Failed(StorageError::Full)
    );
    assert_eq!(now(storage.save(YARD, &1)), Err(StorageError::Full));
    assert_eq!(now(storage.update(YARD, |_| 1)), Err(StorageError::Full));
    let export: Value = serde_json::from_str(&now(storage.export_all())).unwrap();
    assert_eq!(export["problem"], StorageError::Full.to_string());
}

#[test]
fn what_a_visit_without_a_database_left_is_moved() {
    let (_, storage) = memory(&[]);
    let left = Memory::default();
    put(&left, "eventyard.slot.yard", &envelope(2, 5, "left"));
    now(storage.adopt(&left));
    assert_eq!(
        now(storage.load::<String>(YARD)),
        Loaded::Value("left".to_owned())
    );
    assert_eq!(now(left.list()), Ok(Vec::new()));
    assert!(now(storage.set_aside()).is_empty());
}

#[test]
fn of_two_values_the_later_counts_and_the_other_is_set_aside() {
    for (stored_at, left_at, kept, aside) in [(5, 6, "left", "stored"), (6, 5, "stored", "left")] {
        let (_, storage) = memory(&[("eventyard.slot.yard", &envelope(2, stored_at, "stored"))]);
        let left = Memory::default();
        put(&left, "eventyard.slot.yard", &envelope(2, left_at, "left"));
        now(storage.adopt(&left));
        assert_eq!(
            now(storage.load::<String>(YARD)),
            Loaded::Value(kept.to_owned())
        );
        let items = now(storage.set_aside());
        assert_eq!(items.len(), 1);
        assert!(items[0].text.contains(aside), "{}", items[0].text);
        assert_eq!(now(left.list()), Ok(Vec::new()));
    }
}

#[test]
fn an_adopted_text_never_replaces_a_newer_apps_value() {
    let newer = envelope(9, 5, "from the future");
    let (memory, storage) = memory(&[("eventyard.slot.yard", &newer)]);
    let left = Memory::default();
    put(&left, "eventyard.slot.yard", &envelope(2, 6, "left"));
    now(storage.adopt(&left));
    assert_eq!(
        standing(memory.as_ref(), "eventyard.slot.yard"),
        Some(newer)
    );
    assert_eq!(now(storage.set_aside()).len(), 1);
}

#[test]
fn a_move_that_fails_leaves_the_old_place_alone() {
    let storage = Storage::on(Rc::new(Refusing(StorageError::Full)));
    let left = Memory::default();
    put(&left, "eventyard.slot.yard", "text");
    now(storage.adopt(&left));
    assert_eq!(
        standing(&left, "eventyard.slot.yard"),
        Some("text".to_owned())
    );
}

#[test]
fn a_storage_equals_its_clones_only() {
    let (memory, storage) = memory(&[]);
    assert_eq!(storage, storage.clone());
    assert_ne!(storage, Storage::on(memory));
}
