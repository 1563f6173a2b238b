//! Waiting: for a while, at most a while, until something has been quiet for a while, and again and
//! again.

use super::race::{First, race};
use gloo::timers::callback::{Interval, Timeout};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use tokio::sync::oneshot;

/// Waits for `ms` milliseconds.
pub async fn sleep(ms: u32) {
    let (sender, receiver) = oneshot::channel();
    let _timeout = Timeout::new(ms, move || {
        let _ = sender.send(());
    });
    let _ = receiver.await;
}

/// The answer of `work`, or `None` where it takes longer than `ms` milliseconds.
pub async fn within<T>(ms: u32, work: impl Future<Output = T>) -> Option<T> {
    match race(work, sleep(ms)).await {
        First::Left(answer) => Some(answer),
        First::Right(()) => None,
    }
}

/// Calls a function again and again until it is dropped.
#[must_use = "dropping it ends it"]
pub struct Every {
    _interval: Interval,
}

/// Calls `tick` every `ms` milliseconds; less often while the page is hidden.
pub fn every(ms: u32, tick: impl Fn() + 'static) -> Every {
    Every {
        _interval: Interval::new(ms, tick),
    }
}

type Call = Box<dyn FnOnce()>;

/// Calls a function only when no newer call has come for a while. Clones share the waiting call.
///
/// A call that still waits when the last clone is dropped is not made: use [`Debounce::flush`]
/// where it matters.
#[derive(Clone)]
pub struct Debounce {
    ms: u32,
    waiting: Rc<RefCell<Option<Waiting>>>,
}

struct Waiting {
    call: Call,
    _timeout: Timeout,
}

impl Debounce {
    /// One that waits for `ms` quiet milliseconds.
    #[must_use]
    pub fn new(ms: u32) -> Self {
        Debounce {
            ms,
            waiting: Rc::default(),
        }
    }

    /// Puts `call` in place of the one that waits, and starts to wait anew.
    pub fn call(&self, call: impl FnOnce() + 'static) {
        let waiting = Rc::downgrade(&self.waiting);
        let timeout = Timeout::new(self.ms, move || {
            let due = waiting
                .upgrade()
                .and_then(|waiting| waiting.borrow_mut().take());
            if let Some(due) = due {
                (due.call)();
            }
        });
        let next = Waiting {
            call: Box::new(call),
            _timeout: timeout,
        };
        let replaced = self.waiting.borrow_mut().replace(next);
        drop(replaced);
    }

    /// Makes the waiting call now.
    pub fn flush(&self) {
        let due = self.waiting.borrow_mut().take();
        if let Some(due) = due {
            (due.call)();
        }
    }

    /// Forgets the waiting call.
    pub fn cancel(&self) {
        let forgotten = self.waiting.borrow_mut().take();
        drop(forgotten);
    }

    /// Whether a call waits.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting.borrow().is_some()
    }
}

impl PartialEq for Debounce {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.waiting, &other.waiting)
    }
}
