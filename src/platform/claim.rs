//! One tab of many: a claim to something that only one tab may do at a time.

use super::race::{First, race};
use super::{dom, task};
use js_sys::{Function, Object, Promise, Reflect};
use tokio::sync::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How a claim is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Only if no other tab has it.
    IfFree,
    /// As soon as no other tab has it.
    Wait,
    /// From whatever tab has it.
    TakeOver,
}

/// The answer.
pub enum Answer {
    /// This tab has it, until the claim is dropped or another tab takes it over.
    Mine(Claim),
    /// Another tab has it.
    Elsewhere,
    /// This browser cannot say (it has no locks, as on pages without https).
    Unknown,
}

/// A claim that this tab has; it is given back when it is dropped.
pub struct Claim {
    release: Option<Function>,
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Asks for the claim of this name; `lost` is called when another tab takes it over.
pub async fn claim(name: &str, how: How, lost: impl FnOnce() + 'static) -> Answer {
    let (sender, receiver) = oneshot::channel();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            let _ = sender.send(None);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve.unchecked_into()));
        // Where nobody waits any more, the claim comes back here, is dropped and thus released.
        let _ = sender.send(Some(Claim { release }));
        held.into()
    });
    let Some(promise) = request(name, how, &granted) else {
        return Answer::Unknown;
    };
    // The promise ends before the claim is granted only where the browser refuses.
    match race(receiver, JsFuture::from(promise.clone())).await {
        First::Left(Ok(Some(claim))) => {
            task::spawn(async move {
                if JsFuture::from(promise).await.is_err() {
                    lost();
                }
            });
            Answer::Mine(claim)
        }
        First::Left(Ok(None)) => Answer::Elsewhere,
        First::Left(Err(_)) | First::Right(_) => Answer::Unknown,
    }
}

fn request(name: &str, how: How, granted: &JsValue) -> Option<Promise> {
    let navigator = dom::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    let option = match how {
        How::IfFree => Some("ifAvailable"),
        How::Wait => None,
        How::TakeOver => Some("steal"),
    };
    if let Some(option) = option {
        Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    }
    let promise = request
        .call3(&locks, &name.into(), &options, granted)
        .ok()?;
    promise.dyn_into().ok()
}
