//! The second wasm module: the engines without Yew, behind one message door.
//!
//! The page posts the bytes of a [`door::Call`] and gets the bytes of a [`door::Answer`] with the
//! same id. What is said is defined in the crate `door`; what is done with it, in [`answer`].

mod answer;
mod bulk;
mod desk;

use std::cell::RefCell;

use desk::Desk;
use wasm_bindgen::prelude::wasm_bindgen;

/// The door: all that the worker's script knows of this module.
#[wasm_bindgen]
pub struct Door {
    build: String,
    desk: RefCell<Desk>,
}

#[wasm_bindgen]
impl Door {
    /// `build` is the id of the build that the worker's script belongs to.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(build: String) -> Self {
        Self {
            build,
            desk: RefCell::default(),
        }
    }

    /// Answers one message; never fails, whatever the bytes are.
    #[must_use]
    pub fn answer(&self, call: &[u8]) -> Vec<u8> {
        answer::to_bytes(&self.build, &mut self.desk.borrow_mut(), call)
    }
}

/// The script makes a [`Door`]; nothing is left to do at the start.
fn main() {}
