//! One write at a time: in order within the page, and across tabs by a Web Lock.

use crate::platform::race::{First, race};
use crate::platform::{dom, timeout};
use js_sys::{Function, Promise, Reflect};
use tokio::sync::{Mutex, MutexGuard, oneshot};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long another tab may hold the lock. One that crashed while it wrote holds it until it is
/// closed; every backend writes a change as a whole, so going on without the lock loses nothing.
const PATIENCE_MS: u32 = 3_000;

/// Hands out turns to write.
pub(super) struct Turns {
    page: Mutex<()>,
    /// The name of the lock between tabs; `None` where no other tab can write to the same place.
    shared: Option<&'static str>,
}

/// A turn to write; it ends when it is dropped.
pub(super) struct Turn<'a> {
    _shared: Option<WebLock>,
    _page: MutexGuard<'a, ()>,
}

impl Turns {
    pub(super) fn new(shared: Option<&'static str>) -> Self {
        Turns {
            page: Mutex::new(()),
            shared,
        }
    }

    /// Waits for a turn. Within the page, turns come in the order in which they were asked for.
    pub(super) async fn take(&self) -> Turn<'_> {
        let page = self.page.lock().await;
        let shared = match self.shared {
            Some(name) => timeout::within(PATIENCE_MS, WebLock::take(name))
                .await
                .flatten(),
            None => None,
        };
        Turn {
            _shared: shared,
            _page: page,
        }
    }
}

/// A lock between the tabs of this origin; it is given back when it is dropped.
struct WebLock {
    release: Option<Function>,
}

impl WebLock {
    /// Waits for the lock; `None` where the browser has no locks (as on pages without https).
    async fn take(name: &str) -> Option<WebLock> {
        let navigator = dom::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let (sender, receiver) = oneshot::channel();
        let granted = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let mut release = None;
            let held = Promise::new(&mut |resolve, _| release = Some(resolve.unchecked_into()));
            // Where nobody waits any more, the lock comes back here, is dropped and thus released.
            let _ = sender.send(WebLock { release });
            held.into()
        });
        let promise: Promise = request
            .call2(&locks, &name.into(), &granted)
            .ok()?
            .dyn_into()
            .ok()?;
        // The promise ends before the lock is granted only where the browser refuses.
        match race(receiver, JsFuture::from(promise)).await {
            First::Left(lock) => lock.ok(),
            First::Right(_) => None,
        }
    }
}

impl Drop for WebLock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
