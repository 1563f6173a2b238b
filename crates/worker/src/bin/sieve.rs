//! The worker that goes through a large file of events.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use worker::Sieve;

/// The door: all that the worker's script knows of this module.
#[wasm_bindgen]
pub struct Door {
    build: String,
    room: RefCell<Sieve>,
}

#[wasm_bindgen]
impl Door {
    /// `build` is the id of the build that the worker's script belongs to.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(build: String) -> Self {
        Self {
            build,
            room: RefCell::default(),
        }
    }

    /// Answers one message; never fails, whatever the bytes are.
    #[must_use]
    pub fn answer(&self, call: &[u8]) -> Vec<u8> {
        worker::answer(&self.build, &mut *self.room.borrow_mut(), call)
    }
}

/// The script makes a [`Door`]; nothing is left to do at the start.
fn main() {}
