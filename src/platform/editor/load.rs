//! Brings the editor's script, once.

use crate::platform::{dom, script, task, timeout};
use gloo::events::EventListener;
use std::cell::RefCell;
use tokio::sync::oneshot;

/// The meta element that names the script.
const META: &str = "eventyard-editor";

/// How far the script is.
#[derive(Default)]
enum Stage {
    /// Nobody has asked for it, or it did not come.
    #[default]
    Absent,
    /// It is under way.
    Asked,
    /// It is here.
    Loaded,
}

#[derive(Default)]
struct Loading {
    stage: Stage,
    waiting: Vec<oneshot::Sender<()>>,
}

thread_local! {
    static LOADING: RefCell<Loading> = RefCell::default();
}

/// Whether editors can be shown.
#[must_use]
pub fn is_loaded() -> bool {
    LOADING.with_borrow(|loading| matches!(loading.stage, Stage::Loaded))
}

/// Waits until editors can be shown. The script is asked for once, after the next paint. Where it
/// does not come it is asked for again with the next editor and when the browser is online again;
/// whoever waits goes on waiting.
pub async fn load() {
    if is_loaded() {
        return;
    }
    let (sender, loaded) = oneshot::channel();
    LOADING.with_borrow_mut(|loading| loading.waiting.push(sender));
    ask().await;
    // The sender is kept until the script is here.
    let _ = loaded.await;
}

async fn ask() {
    let first = LOADING.with_borrow_mut(|loading| {
        let first = matches!(loading.stage, Stage::Absent);
        if first {
            loading.stage = Stage::Asked;
        }
        first
    });
    if !first {
        return;
    }
    // What the person came for is painted first.
    dom::painted().await;
    timeout::sleep(0).await;
    match script::load(META).await {
        Some(_) => loaded(),
        None => failed(),
    }
}

fn loaded() {
    let waiting = LOADING.with_borrow_mut(|loading| {
        loading.stage = Stage::Loaded;
        std::mem::take(&mut loading.waiting)
    });
    for sender in waiting {
        // Whoever asked may be gone.
        let _ = sender.send(());
    }
}

fn failed() {
    LOADING.with_borrow_mut(|loading| loading.stage = Stage::Absent);
    if let Some(window) = dom::window() {
        EventListener::once(&window, "online", |_| task::spawn(ask())).forget();
    }
}
