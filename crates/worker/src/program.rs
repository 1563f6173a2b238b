//! What the programs in `bin/` have in common.

/// Writes the program of a room: all that the worker's script knows of its module.
#[macro_export]
macro_rules! program {
    ($room:ty) => {
        use ::std::cell::RefCell;
        use ::wasm_bindgen::prelude::wasm_bindgen;

        /// The door: all that the worker's script knows of this module.
        #[wasm_bindgen]
        pub struct Door {
            build: String,
            room: RefCell<$room>,
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
                $crate::answer(&self.build, &mut *self.room.borrow_mut(), call)
            }
        }

        /// The script makes a [`Door`]; nothing is left to do at the start.
        fn main() {}
    };
}
