//! News from other tabs: they have written to a slot.

use super::{Durability, slot};
use crate::platform::dom;
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

const CHANNEL: &str = "eventyard";

type Callback = Rc<dyn Fn(&str)>;

#[derive(Default)]
struct Listeners {
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
    /// The database says nothing of writes by itself; localStorage does.
    channel: Option<BroadcastChannel>,
    _news: Option<EventListener>,
}

impl Changes {
    pub(super) fn new(durability: Durability) -> Self {
        let listeners = Rc::<Listeners>::default();
        let (channel, news) = match durability {
            Durability::IndexedDb => by_channel(&listeners),
            Durability::LocalStorage => (None, by_storage_event(&listeners)),
            Durability::Memory => (None, None),
        };
        Changes {
            listeners,
            channel,
            _news: news,
        }
    }

    /// Tells other tabs that a slot has a new value.
    pub(super) fn announce(&self, slot: &str) {
        if let Some(channel) = &self.channel {
            // Fails only on a closed channel, and ours is closed when it is dropped.
            let _ = channel.post_message(&JsValue::from_str(slot));
        }
    }

    pub(super) fn subscribe(&self, callback: impl Fn(&str) + 'static) -> Subscription {
        let id = self.listeners.next.get();
        self.listeners.next.set(id + 1);
        self.listeners
            .callbacks
            .borrow_mut()
            .push((id, Rc::new(callback)));
        Subscription {
            listeners: Rc::downgrade(&self.listeners),
            id,
        }
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
    fn hear(&self, slot: &str) {
        // A copy, because a callback may subscribe or end a subscription.
        let callbacks: Vec<Callback> = self
            .callbacks
            .borrow()
            .iter()
            .map(|(_, callback)| callback.clone())
            .collect();
        for callback in callbacks {
            callback(slot);
        }
    }
}

fn by_channel(listeners: &Rc<Listeners>) -> (Option<BroadcastChannel>, Option<EventListener>) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
        return (None, None);
    };
    let listeners = Rc::downgrade(listeners);
    let news = EventListener::new(&channel, "message", move |event| {
        let slot = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().as_string());
        if let (Some(slot), Some(listeners)) = (slot, listeners.upgrade()) {
            listeners.hear(&slot);
        }
    });
    (Some(channel), Some(news))
}

fn by_storage_event(listeners: &Rc<Listeners>) -> Option<EventListener> {
    let window = dom::window()?;
    let listeners = Rc::downgrade(listeners);
    Some(EventListener::new(&window, "storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        let slot = key.as_deref().and_then(slot::name_of);
        if let (Some(slot), Some(listeners)) = (slot, listeners.upgrade()) {
            listeners.hear(slot);
        }
    }))
}
