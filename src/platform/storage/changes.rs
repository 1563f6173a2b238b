//! News from other tabs: they have written to a slot, or taken something away.

use super::{Durability, EVERYTHING, slot};
use crate::platform::dom;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

const CHANNEL: &str = "eventyard";

/// What the channel says where a person has deleted everything.
const DELETED: &str = "deleted";

type Callback = Rc<dyn Fn(&str)>;

/// Who wants to hear of something.
#[derive(Default)]
pub(super) struct Listeners {
    next: Cell<u64>,
    callbacks: RefCell<Vec<(u64, Callback)>>,
}

/// Calls a function on news until it is dropped.
#[must_use = "dropping a subscription ends it"]
pub struct Subscription {
    listeners: Weak<Listeners>,
    id: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners
                .callbacks
                .borrow_mut()
                .retain(|(id, _)| *id != self.id);
        }
    }
}

/// Tells other tabs and hears from them.
pub(super) struct Changes {
    listeners: Rc<Listeners>,
    /// The database says nothing of writes by itself; localStorage says it, but not that something
    /// was taken away; and what is in memory no other tab has, but everything can be deleted.
    channel: Option<BroadcastChannel>,
    durability: Durability,
    _news: [Option<EventListener>; 2],
}

impl Changes {
    pub(super) fn new(durability: Durability) -> Self {
        let listeners = Rc::<Listeners>::default();
        let (channel, news) = if cfg!(target_arch = "wasm32") {
            by_channel(&listeners, durability)
        } else {
            // The native tests have no browser to ask.
            (None, None)
        };
        let written = match durability {
            Durability::LocalStorage => by_storage_event(&listeners),
            Durability::IndexedDb | Durability::Memory => None,
        };
        Changes {
            listeners,
            channel,
            durability,
            _news: [news, written],
        }
    }

    /// Tells other tabs that a slot has a new value, or that something was taken away.
    pub(super) fn announce(&self, slot: &str) {
        let is_news = match self.durability {
            Durability::IndexedDb => true,
            // The browser tells the rest.
            Durability::LocalStorage => slot == EVERYTHING,
            Durability::Memory => false,
        };
        if is_news {
            self.tell(slot);
        }
    }

    /// Tells other tabs that all is deleted, wherever they keep theirs.
    pub(super) fn announce_deletion(&self) {
        self.tell(DELETED);
    }

    fn tell(&self, news: &str) {
        if let Some(channel) = &self.channel {
            // Fails only on a closed channel, and ours is closed when it is dropped.
            let _ = channel.post_message(&JsValue::from_str(news));
        }
    }

    pub(super) fn subscribe(&self, callback: impl Fn(&str) + 'static) -> Subscription {
        self.listeners.subscribe(callback)
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl Listeners {
    pub(super) fn subscribe(self: &Rc<Self>, callback: impl Fn(&str) + 'static) -> Subscription {
        let id = self.next.get();
        self.next.set(id + 1);
        self.callbacks.borrow_mut().push((id, Rc::new(callback)));
        Subscription {
            listeners: Rc::downgrade(self),
            id,
        }
    }

    pub(super) fn hear(&self, news: &str) {
        // A copy, because a callback may subscribe or end a subscription.
        let callbacks: Vec<Callback> = self
            .callbacks
            .borrow()
            .iter()
            .map(|(_, callback)| callback.clone())
            .collect();
        for callback in callbacks {
            callback(news);
        }
    }
}

/// What a page makes of the channel's news: the name of a slot, or [`EVERYTHING`]. A tab may keep its
/// own elsewhere than the one that tells.
fn heard(news: &str, durability: Durability) -> Option<&str> {
    match (news, durability) {
        (DELETED, _) => Some(EVERYTHING),
        (EVERYTHING, Durability::IndexedDb | Durability::LocalStorage) => Some(EVERYTHING),
        (slot, Durability::IndexedDb) => Some(slot),
        (_, Durability::LocalStorage | Durability::Memory) => None,
    }
}

fn by_channel(
    listeners: &Rc<Listeners>,
    durability: Durability,
) -> (Option<BroadcastChannel>, Option<EventListener>) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return (None, None);
    };
    let listeners = Rc::downgrade(listeners);
    let news = EventListener::new(&channel, "message", move |event| {
        let news = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().as_string());
        let slot = news.as_deref().and_then(|news| heard(news, durability));
        if let (Some(slot), Some(listeners)) = (slot, listeners.upgrade()) {
            listeners.hear(slot);
        }
    });
    (Some(channel), Some(news))
}

fn by_storage_event(listeners: &Rc<Listeners>) -> Option<EventListener> {
    let window = dom::window()?;
    let listeners = Rc::downgrade(listeners);
    Some(EventListener::new(&window, "storage", move |event| {
        // A slot that is emptied has no value to take over: what was in it stands aside, or
        // everything was deleted, which the channel says.
        let written = event.dyn_ref::<StorageEvent>();
        let written = written.filter(|event| event.new_value().is_some());
        let key = written.and_then(StorageEvent::key);
        let slot = key.as_deref().and_then(slot::name_of);
        if let (Some(slot), Some(listeners)) = (slot, listeners.upgrade()) {
            listeners.hear(slot);
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deletion_is_heard_everywhere_and_other_news_where_the_same_is_kept() {
        use Durability::{IndexedDb, LocalStorage, Memory};
        let all = [IndexedDb, LocalStorage, Memory];
        let heard = |news| all.map(|durability| heard(news, durability));
        assert_eq!(heard(DELETED), [Some(EVERYTHING); 3]);
        assert_eq!(
            heard(EVERYTHING),
            [Some(EVERYTHING), Some(EVERYTHING), None]
        );
        assert_eq!(heard("progress"), [Some("progress"), None, None]);
    }
}
