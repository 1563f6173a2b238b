//! Keeping a slice: loaded once, saved after every change, taken over when another tab writes.

use super::notices::{Message, NoticesAction, use_notices};
use super::stores::use_storage;
use crate::components::chip::Signal;
use crate::platform::storage::{Loaded, Slot, Storage, StorageError};
use crate::platform::{page, task, timeout};
use serde::{Serialize, de::DeserializeOwned};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use tokio::sync::Notify;
use yew::prelude::*;

/// A slice of the state that outlives the page.
pub trait Slice: Reducible + PartialEq + Clone + 'static {
    /// The form in which it is stored.
    type Saved: Serialize + DeserializeOwned + Clone + PartialEq + 'static;

    /// Where it is stored.
    const SLOT: Slot;

    /// Reads what the slot holds. A slice whose reader is large brings it in a file of its own, so that
    /// it comes only where something is stored.
    fn read(storage: Storage, text: String) -> impl Future<Output = Loaded<Self::Saved>> {
        async move { storage.read(Self::SLOT, text).await }
    }

    /// What to store; `None` until the storage has answered, so that a default never overwrites.
    fn saved(&self) -> Option<Self::Saved>;

    /// What happened when the storage answered, with what it held.
    fn restored(saved: Option<Self::Saved>) -> Self::Action;

    /// Writes a value; the answer is what is stored then. The last writer wins, unless a slice knows
    /// better: see [`Merges`].
    fn write(
        storage: Storage,
        saved: Self::Saved,
    ) -> impl Future<Output = Result<Self::Saved, StorageError>> {
        async move { storage.save(Self::SLOT, &saved).await.map(|()| saved) }
    }
}

/// A slice of which nothing is lost that another tab has stored since.
pub trait Merges: Slice {
    /// What to store where something is stored.
    fn merge(stored: Option<Self::Saved>, mine: Self::Saved) -> Self::Saved;
}

/// The [`Slice::write`] of what merges.
///
/// # Errors
/// As [`Storage::update`].
pub async fn write_merged<S: Merges>(
    storage: Storage,
    saved: S::Saved,
) -> Result<S::Saved, StorageError> {
    let merge = |stored| S::merge(stored, saved);
    storage.update(S::SLOT, merge).await
}

/// Keeps a slice in the storage.
#[hook]
pub fn use_kept<S: Slice>(slice: &UseReducerHandle<S>) {
    let storage = use_storage();
    let notices = use_notices().dispatcher();
    let dispatcher = slice.dispatcher();
    // What this tab last read or wrote, so that taking over is not answered by writing back.
    let settled = use_mut_ref(|| None::<S::Saved>);
    // Whether the slot may be written: not while nobody knows what it holds.
    let writable = use_mut_ref(|| true);

    {
        let (settled, writable) = (settled.clone(), writable.clone());
        let (notices, dispatcher) = (notices.clone(), dispatcher.clone());
        use_effect_with(storage.clone(), move |storage| {
            let subscription = storage.clone().map(|storage| {
                let load = {
                    let storage = storage.clone();
                    move || {
                        let (storage, settled, writable) =
                            (storage.clone(), settled.clone(), writable.clone());
                        let (notices, dispatcher) = (notices.clone(), dispatcher.clone());
                        task::spawn(async move {
                            let loaded = match storage.text(S::SLOT).await {
                                Ok(Some(text)) => S::read(storage, text).await,
                                Ok(None) => Loaded::Missing,
                                Err(error) => Loaded::Failed(error),
                            };
                            *writable.borrow_mut() =
                                !matches!(loaded, Loaded::Failed(_) | Loaded::Newer { .. });
                            let (saved, problem) = in_words(S::SLOT.name, loaded);
                            settled.borrow_mut().clone_from(&saved);
                            dispatcher.dispatch(S::restored(saved));
                            if let Some(text) = problem {
                                notices.dispatch(NoticesAction::Raise(Message {
                                    signal: Signal::Amber,
                                    text,
                                }));
                            }
                        });
                    }
                };
                load();
                storage.on_change(move |slot: &str| {
                    if slot == S::SLOT.name {
                        load();
                    }
                })
            });
            move || drop(subscription)
        });
    }

    let hidden = use_memo((), |()| Notify::new());
    {
        let hidden = hidden.clone();
        use_effect_with((), move |()| {
            let listener = page::on_hide(move || hidden.notify_waiters());
            move || drop(listener)
        });
    }
    let queue = use_mut_ref(Queue::default);
    use_effect_with((storage, slice.saved()), move |(storage, saved)| {
        let (Some(storage), Some(saved)) = (storage.clone(), saved.clone()) else {
            return;
        };
        if !*writable.borrow() || settled.borrow().as_ref() == Some(&saved) {
            return;
        }
        *settled.borrow_mut() = Some(saved.clone());
        {
            let mut queue = queue.borrow_mut();
            queue.next = Some(saved);
            queue.changes = queue.changes.wrapping_add(1);
        }
        if queue.borrow().busy {
            return;
        }
        queue.borrow_mut().busy = true;
        task::spawn(async move {
            settle(&queue, &hidden).await;
            loop {
                let next = queue.borrow_mut().next.take();
                let Some(saved) = next else {
                    break;
                };
                match S::write(storage.clone(), saved.clone()).await {
                    Ok(kept) if kept != saved && queue.borrow().next.is_none() => {
                        *settled.borrow_mut() = Some(kept.clone());
                        dispatcher.dispatch(S::restored(Some(kept)));
                    }
                    Ok(_) => {}
                    Err(error) => notices.dispatch(NoticesAction::Raise(Message {
                        signal: Signal::Red,
                        text: format!("Your last change is on this page only: {error}"),
                    })),
                }
            }
            queue.borrow_mut().busy = false;
        });
    });
}

/// How long a change waits for another before it is written, in milliseconds.
const PAUSE: u32 = 30;
/// How many changes are waited for before one is written all the same.
const PAUSES: usize = 3;

/// Waits until nothing has changed for a while, for what the person sees comes first, but not for
/// ever, and not when the page may be about to go.
async fn settle<T>(queue: &RefCell<Queue<T>>, hidden: &Rc<Notify>) {
    for _ in 0..PAUSES {
        let before = queue.borrow().changes;
        let is_hidden = timeout::within(PAUSE, hidden.notified()).await.is_some();
        if is_hidden || queue.borrow().changes == before {
            break;
        }
    }
}

/// What is to be written next while a write is under way: only the newest matters.
struct Queue<T> {
    busy: bool,
    next: Option<T>,
    /// How often there was something to write.
    changes: u64,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Queue {
            busy: false,
            next: None,
            changes: 0,
        }
    }
}

/// What the storage holds, and what to tell the person about it.
fn in_words<T>(name: &str, loaded: Loaded<T>) -> (Option<T>, Option<String>) {
    match loaded {
        // That something was set aside, the storage says by itself.
        Loaded::Missing | Loaded::SetAside { .. } => (None, None),
        Loaded::Value(saved) => (Some(saved), None),
        Loaded::Newer { .. } => (
            None,
            Some(format!(
                "What is stored as “{name}” comes from a newer version of Eventyard. It is left untouched; changes made here will not be stored until you load the newer version."
            )),
        ),
        Loaded::Failed(error) => (
            None,
            Some(format!(
                "What is stored as “{name}” could not be read, so changes made here will not be stored: {error} Load the page again to retry."
            )),
        ),
    }
}

/// A reducer for a slice, kept in the storage.
#[hook]
pub fn use_slice<S: Slice + Default>() -> UseReducerHandle<S> {
    let slice = use_reducer(S::default);
    use_kept(&slice);
    slice
}
