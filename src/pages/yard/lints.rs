//! What is to be said of a pattern that AWS takes, with what is known of the events that it sends.

use crate::platform::task::{self, newest};
use crate::platform::timeout::sleep;
use crate::store::engine::use_engine;
use door::{LintPattern, Linted, Room};
use std::rc::Rc;
use yew::prelude::*;

/// How long a pattern must be left alone before it is looked at, in milliseconds.
const PAUSE: u32 = 300;

/// What is to be said of a pattern; `None` until that is known. It takes the workshop and the
/// schemas of events, which are fetched for it once something has been written.
#[hook]
pub fn use_lints(pattern: &str) -> Option<Rc<Vec<Linted>>> {
    let engine = use_engine();
    let opened = use_memo((), |()| pattern.to_owned());
    let found = use_state(|| None::<(String, Rc<Vec<Linted>>)>);
    {
        let found = found.setter();
        use_effect_with(pattern.to_owned(), move |pattern| {
            let pattern = pattern.clone();
            let (newest, leave) = newest();
            if pattern != *opened || engine.is_started(Room::Workshop) {
                task::spawn(async move {
                    sleep(PAUSE).await;
                    if !newest.get() {
                        return;
                    }
                    engine.teach().await;
                    let lints = engine.ask(LintPattern(pattern.clone())).await;
                    if let Ok(lints) = lints
                        && newest.get()
                    {
                        found.set(Some((pattern, Rc::new(lints))));
                    }
                });
            }
            leave
        });
    }
    let (of, lints) = found.as_ref()?;
    (of == pattern).then(|| lints.clone())
}
