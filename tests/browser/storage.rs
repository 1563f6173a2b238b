//! The storage door on every backend.

use crate::helpers::run;
use app::platform::storage::backend::{Backend, IndexedDb, Local, Memory, Write};
use app::platform::storage::{self, Durability, Loaded, Slot, Storage, StorageError};
use app::platform::timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Every test has a slot of its own: they share the browser's storage.
fn slot(name: &'static str) -> Slot {
    Slot::new(name, 2)
}

async fn all() -> Vec<Rc<dyn Backend>> {
    vec![
        Rc::new(IndexedDb::open().await.unwrap()),
        Rc::new(Local::open().unwrap()),
        Rc::new(Memory::default()),
    ]
}

async fn put(backend: &dyn Backend, key: &str, text: &str) {
    let write = Write::Put(key.to_owned(), text.to_owned());
    backend
        .transact(key, Box::new(|_| vec![write]))
        .await
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_value_goes_there_and_back_on_every_backend() {
    let slot = slot("round-trip");
    for backend in all().await {
        let storage = Storage::on(backend.clone());
        let value = vec!["ü".to_owned(), "😀\u{0}\"".to_owned()];
        storage.save(slot, &value).await.unwrap();
        // Another opening of the same place, as after a reload.
        let again = Storage::on(backend);
        assert_eq!(
            again.load(slot).await,
            Loaded::Value(value),
            "{:?}",
            again.durability()
        );
    }
}

#[wasm_bindgen_test]
async fn the_database_and_local_storage_outlive_their_storage() {
    let slot = slot("outlives");
    Storage::on(Rc::new(IndexedDb::open().await.unwrap()))
        .save(slot, &1)
        .await
        .unwrap();
    Storage::on(Rc::new(Local::open().unwrap()))
        .save(slot, &2)
        .await
        .unwrap();
    let database = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    let local = Storage::on(Rc::new(Local::open().unwrap()));
    assert_eq!(database.load(slot).await, Loaded::Value(1));
    assert_eq!(local.load(slot).await, Loaded::Value(2));
    run("localStorage.removeItem('eventyard.slot.outlives')");
}

#[wasm_bindgen_test]
async fn garbage_is_set_aside_on_every_backend_and_can_be_removed() {
    let slot = slot("garbage");
    for backend in all().await {
        put(backend.as_ref(), "eventyard.slot.garbage", "{ half a val").await;
        let storage = Storage::on(backend);
        let loaded = storage.load::<u32>(slot).await;
        assert!(matches!(loaded, Loaded::SetAside { .. }), "{loaded:?}");
        assert_eq!(storage.load::<u32>(slot).await, Loaded::Missing);
        let mine = || async {
            let mut items = storage.set_aside().await;
            items.retain(|item| item.slot == "garbage");
            items
        };
        let items = mine().await;
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].text, "{ half a val");
        assert!(storage.export_all().await.contains("{ half a val"));
        storage.remove_set_aside(&items[0].key).await.unwrap();
        assert!(mine().await.is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_newer_schema_stays_untouched_on_every_backend() {
    let newer = Slot::new("newer", 3);
    let older = Slot::new("newer", 2);
    for backend in all().await {
        let storage = Storage::on(backend);
        storage.save(newer, &"from the future").await.unwrap();
        assert_eq!(
            storage.load::<String>(older).await,
            Loaded::Newer { schema: 3 }
        );
        let refused = StorageError::Newer { schema: 3 };
        assert_eq!(storage.save(older, &"old").await, Err(refused.clone()));
        let updated = storage
            .update(older, |_: Option<String>| "old".to_owned())
            .await;
        assert_eq!(updated, Err(refused));
        assert_eq!(
            storage.load(newer).await,
            Loaded::Value("from the future".to_owned())
        );
    }
    run("localStorage.removeItem('eventyard.slot.newer')");
}

#[wasm_bindgen_test]
async fn concurrent_updates_from_two_tabs_lose_nothing() {
    let slot = slot("concurrent");
    for kind in [Durability::IndexedDb, Durability::LocalStorage] {
        let open = async || match kind {
            Durability::IndexedDb => Storage::on(Rc::new(IndexedDb::open().await.unwrap())),
            _ => Storage::on(Rc::new(Local::open().unwrap())),
        };
        let tabs = [open().await, open().await];
        tabs[0].save(slot, &Vec::<u32>::new()).await.unwrap();
        let done = Rc::new(RefCell::new(0));
        for number in 0..20 {
            let (tab, done) = (tabs[number as usize % 2].clone(), done.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let add = |stored: Option<Vec<u32>>| {
                    let mut numbers = stored.unwrap();
                    numbers.push(number);
                    numbers
                };
                tab.update(slot, add).await.unwrap();
                *done.borrow_mut() += 1;
            });
        }
        while *done.borrow() < 20 {
            timeout::sleep(5).await;
        }
        let Loaded::Value(numbers) = tabs[1].load::<Vec<u32>>(slot).await else {
            panic!("the numbers are gone");
        };
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<_>>());
        // Within one tab the order is that of the asking.
        let evens: Vec<_> = numbers
            .iter()
            .copied()
            .filter(|number| number % 2 == 0)
            .collect();
        assert!(evens.is_sorted(), "{evens:?}");
    }
    run("localStorage.removeItem('eventyard.slot.concurrent')");
}

#[wasm_bindgen_test]
async fn a_write_waits_for_the_lock_of_another_tab() {
    let slot = slot("locked");
    run(
        "navigator.locks.request('eventyard.write', () => new Promise((done) => { window.unlock = done; }))",
    );
    timeout::sleep(20).await;
    let storage = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    let saved = Rc::new(RefCell::new(false));
    {
        let (storage, saved) = (storage.clone(), saved.clone());
        wasm_bindgen_futures::spawn_local(async move {
            storage.save(slot, &1).await.unwrap();
            *saved.borrow_mut() = true;
        });
    }
    timeout::sleep(200).await;
    assert!(!*saved.borrow());
    run("window.unlock()");
    timeout::sleep(200).await;
    assert!(*saved.borrow());
    assert_eq!(storage.load(slot).await, Loaded::Value(1));
}

#[wasm_bindgen_test]
async fn a_tab_that_never_gives_the_lock_back_does_not_stop_the_others() {
    let slot = slot("stuck");
    run(
        "navigator.locks.request('eventyard.write', () => new Promise((done) => { window.unlock = done; }))",
    );
    timeout::sleep(20).await;
    let storage = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    let saved = timeout::within(10_000, storage.save(slot, &1)).await;
    assert_eq!(saved, Some(Ok(())));
    run("window.unlock()");
    // The lock that came too late was given back at once.
    timeout::sleep(20).await;
    let quick = timeout::within(1_000, storage.save(slot, &2)).await;
    assert_eq!(quick, Some(Ok(())));
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_a_write_and_the_writer_does_not() {
    let slot = slot("news");
    let writer = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    let reader = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    let heard = Rc::new(RefCell::new(Vec::new()));
    let note = |who: &'static str| {
        let heard = heard.clone();
        move |slot: &str| heard.borrow_mut().push(format!("{who} {slot}"))
    };
    let _writer = writer.on_change(note("writer"));
    let subscription = reader.on_change(note("reader"));
    writer.save(slot, &1).await.unwrap();
    timeout::sleep(100).await;
    assert_eq!(*heard.borrow(), ["reader news"]);
    drop(subscription);
    writer.save(slot, &2).await.unwrap();
    timeout::sleep(100).await;
    assert_eq!(heard.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn local_storage_tells_by_its_own_event() {
    let storage = Storage::on(Rc::new(Local::open().unwrap()));
    let heard = Rc::new(RefCell::new(Vec::new()));
    let _subscription = {
        let heard = heard.clone();
        storage.on_change(move |slot: &str| heard.borrow_mut().push(slot.to_owned()))
    };
    // A frame of the same origin is another page to the browser.
    run(
        "const frame = document.createElement('iframe'); document.body.append(frame); \
         frame.contentWindow.localStorage.setItem('other.site', '1'); \
         frame.contentWindow.localStorage.setItem('eventyard.slot.framed', '1');",
    );
    timeout::sleep(200).await;
    run("localStorage.removeItem('eventyard.slot.framed'); localStorage.removeItem('other.site')");
    assert_eq!(*heard.borrow(), ["framed"]);
}

#[wasm_bindgen_test]
async fn what_is_taken_away_is_told_where_there_is_no_database() {
    let slot = slot("taken");
    let open = || Storage::on(Rc::new(Local::open().unwrap()));
    let (writer, reader) = (open(), open());
    let heard = Rc::new(RefCell::new(Vec::new()));
    let _subscription = {
        let heard = heard.clone();
        reader.on_change(move |slot: &str| heard.borrow_mut().push(slot.to_owned()))
    };
    writer.save(slot, &vec![1, 2]).await.unwrap();
    timeout::sleep(100).await;
    assert!(
        heard.borrow().is_empty(),
        "the browser tells other pages of it"
    );
    let keep = |_: Option<Vec<i32>>| vec![1];
    writer.take_away(slot, keep).await.unwrap();
    timeout::sleep(100).await;
    assert_eq!(*heard.borrow(), [storage::EVERYTHING]);
    run("localStorage.removeItem('eventyard.slot.taken')");
}

#[wasm_bindgen_test]
async fn a_full_storage_is_an_error_and_the_old_value_still_stands() {
    let slot = slot("full");
    let storage = Storage::on(Rc::new(Local::open().unwrap()));
    storage.save(slot, &"small").await.unwrap();
    let large = "x".repeat(6 * 1024 * 1024);
    assert_eq!(storage.save(slot, &large).await, Err(StorageError::Full));
    assert_eq!(storage.load(slot).await, Loaded::Value("small".to_owned()));
    // An unreadable value stays where it is if there is no room to set it aside.
    let garbage = "g".repeat(3 * 1024 * 1024);
    run("localStorage.removeItem('eventyard.slot.full')");
    put(&Local::open().unwrap(), "eventyard.slot.full", &garbage).await;
    assert_eq!(
        storage.load::<String>(slot).await,
        Loaded::Failed(StorageError::Full)
    );
    let standing = Local::open().unwrap();
    assert_eq!(
        standing.read("eventyard.slot.full").await,
        Ok(Some(garbage))
    );
    run("localStorage.removeItem('eventyard.slot.full')");
}

#[wasm_bindgen_test]
async fn a_database_that_stops_working_says_so_and_one_that_was_closed_is_opened_again() {
    let slot = slot("closed");
    let storage = Storage::on(Rc::new(IndexedDb::open().await.unwrap()));
    storage.save(slot, &1).await.unwrap();
    run("window.realPut = IDBObjectStore.prototype.put; \
         IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); };");
    let full = storage.save(slot, &2).await;
    run("IDBObjectStore.prototype.put = (() => { throw new DOMException('no', 'UnknownError'); })");
    let unknown = storage.save(slot, &2).await;
    run("IDBObjectStore.prototype.put = window.realPut;");
    assert_eq!(full, Err(StorageError::Full));
    assert!(
        matches!(unknown, Err(StorageError::Unavailable { .. })),
        "{unknown:?}"
    );
    assert_eq!(storage.load(slot).await, Loaded::Value(1));

    // The browser takes the write back after it seemed to have gone well.
    run("IDBObjectStore.prototype.put = function (...all) { \
           const request = window.realPut.apply(this, all); \
           request.addEventListener('success', () => this.transaction.abort()); \
           return request; };");
    let taken_back = storage.save(slot, &2).await;
    run("IDBObjectStore.prototype.put = window.realPut;");
    assert!(
        matches!(taken_back, Err(StorageError::Unavailable { .. })),
        "{taken_back:?}"
    );
    assert_eq!(storage.load(slot).await, Loaded::Value(1));

    // The browser closes the connection, as it does when site data is cleared elsewhere.
    run(
        "window.realTransaction = IDBDatabase.prototype.transaction; \
         IDBDatabase.prototype.transaction = function (...all) { \
           IDBDatabase.prototype.transaction = window.realTransaction; \
           this.close(); \
           return this.transaction(...all); };",
    );
    storage.save(slot, &3).await.unwrap();
    assert_eq!(storage.load(slot).await, Loaded::Value(3));
}

#[wasm_bindgen_test]
async fn without_a_database_the_storage_falls_back_and_comes_back() {
    let slot = slot("fallback");
    let best = storage::open().await;
    assert_eq!(best.durability(), Durability::IndexedDb);
    run("window.real = Object.getOwnPropertyDescriptors(window)");

    run(
        "Object.defineProperty(window, 'indexedDB', { configurable: true, get: () => undefined });",
    );
    let local = storage::open().await;
    local.save(slot, &"kept without a database").await.unwrap();
    run(
        "Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    let memory = storage::open().await;
    memory.save(slot, &1).await.unwrap();
    assert_eq!(memory.load(slot).await, Loaded::Value(1));
    run(
        "for (const name of ['indexedDB', 'localStorage']) Object.defineProperty(window, name, window.real[name]);",
    );
    assert_eq!(local.durability(), Durability::LocalStorage);
    assert_eq!(memory.durability(), Durability::Memory);

    // The next visit has a database again and takes over what was kept without one.
    let best = storage::open().await;
    assert_eq!(best.durability(), Durability::IndexedDb);
    assert_eq!(
        best.load(slot).await,
        Loaded::Value("kept without a database".to_owned())
    );
    assert_eq!(local.load::<String>(slot).await, Loaded::Missing);
    assert_eq!(storage::current(), Some(best));
}

#[wasm_bindgen_test]
async fn a_database_that_never_opens_is_not_waited_for() {
    run("window.realOpen = IDBFactory.prototype.open;");
    run("IDBFactory.prototype.open = function () { \
           const request = window.realOpen.call(this, 'eventyard-never', 1); \
           request.addEventListener = () => {}; \
           Object.defineProperty(request, 'onsuccess', { set() {} }); \
           return request; };");
    let opened = timeout::within(12_000, storage::open()).await;
    run("IDBFactory.prototype.open = window.realOpen; indexedDB.deleteDatabase('eventyard-never')");
    let opened = opened.expect("the storage opens in time");
    assert_eq!(opened.durability(), Durability::LocalStorage);
}

#[wasm_bindgen_test]
async fn the_browser_answers_whether_it_will_keep_the_data() {
    let storage = storage::open().await;
    assert!(storage.persist().await.is_some());
}
