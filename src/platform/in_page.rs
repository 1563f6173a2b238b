//! A room of the engine in the page itself, for what has to be answered before the next frame: an
//! answer of a worker comes after it.
//!
//! It is the same script and module as the worker's.

use super::clock;
use super::script;
use super::worker::meta;
use door::{Question, Room};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The largest question that is answered in the page, in bytes.
const LARGEST: usize = 100_000;
/// The longest that an answer may keep the page, in milliseconds.
const LONGEST: f64 = 40.0;
/// How many questions are left to the worker after one that took longer.
const REST: u32 = 10;
/// The same after one that failed.
const FAILED: u32 = u32::MAX;

/// A room in the page.
#[derive(Debug)]
pub struct InPage {
    answers: Function,
    /// How many questions are left to the worker.
    rest: Cell<u32>,
}

impl InPage {
    /// Brings a room into the page and asks it this, so that a browser that translates code
    /// when it is first run has done so; none where it does not come, and then its worker answers
    /// alone.
    pub async fn load<Q: Question>(room: Room, first: &[Q]) -> Option<Self> {
        let script = script::load(meta(room)).await?;
        let answers = Reflect::get(&script, &JsValue::from_str("answers")).ok()?;
        let answers = JsFuture::from(answers.dyn_into::<Promise>().ok()?).await;
        let room = InPage::of(answers.ok()?.dyn_into().ok()?);
        for question in first {
            // One that is too large is nothing to get ready for.
            let _ = room.ask(question);
            if room.rest.get() == FAILED {
                return None;
            }
            room.rest.set(0);
        }
        Some(room)
    }

    /// The room that this function answers for: it takes the bytes of a question.
    pub fn of(answers: Function) -> Self {
        InPage {
            answers,
            rest: Cell::new(0),
        }
    }

    /// The answer, at once; none where the worker is to be asked, because the question is large or
    /// one before took long, or because it failed here.
    pub fn ask<Q: Question>(&self, question: &Q) -> Option<Q::Answer> {
        let rest = self.rest.get();
        if rest > 0 {
            self.rest.set(rest - 1);
            return None;
        }
        let bytes = door::ask(0, question);
        if bytes.len() > LARGEST {
            return None;
        }
        let start = clock::precise_ms();
        let answer = self.call(&bytes);
        if answer.is_none() {
            self.rest.set(FAILED);
        } else if clock::precise_ms() - start > LONGEST {
            self.rest.set(REST);
        }
        let answer = answer?;
        let (_, rest) = door::head::<door::Answer>(&answer).ok()?;
        door::read(rest).ok()
    }

    fn call(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let asked = Uint8Array::from(bytes);
        let answer = self.answers.call1(&JsValue::NULL, &asked).ok()?;
        Some(answer.dyn_into::<Uint8Array>().ok()?.to_vec())
    }
}
