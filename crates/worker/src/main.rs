//! The second wasm module: the engines without Yew, behind one message door.
//!
//! The page posts the text of a [`message::Call`] and gets the text of a
//! [`message::Answer`] with the same id; and once, when the module is loaded, `{"ready":"…"}` with
//! the id of the build (`boot.js`). Everything that is said is defined
//! in [`message`]; what is done with it, in [`answer`]. Both run natively too.

mod answer;
mod message;

use wasm_bindgen::prelude::wasm_bindgen;

/// The door: all that the worker's script knows of this module.
#[wasm_bindgen]
pub struct Door {
    build: String,
}

#[wasm_bindgen]
impl Door {
    /// `build` is the id of the build that the worker's script belongs to.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(build: String) -> Self {
        Self { build }
    }

    /// Answers one message; never fails, whatever the text is.
    #[must_use]
    pub fn answer(&self, text: &str) -> String {
        answer::to_text(&self.build, text)
    }
}

/// The script makes a [`Door`]; nothing is left to do at the start.
fn main() {}
