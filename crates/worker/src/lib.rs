//! The engine without Yew, in more wasm modules that run beside the page.
//!
//! The page posts a question to the worker of its [`door::Room`] and gets the answer with the same
//! id. What is said is defined in the crate `door`; what is done with it, in [`Bench`],
//! [`Workshop`], [`Dock`] and [`Sieve`], for which no browser is needed. Each is a program of its own in `bin/`.

mod bench;
mod dock;
mod program;
mod room;
mod samples;
mod sieve;
mod told;
mod workshop;

pub use bench::Bench;
pub use dock::Dock;
pub use room::{Answers, answer};
pub use sieve::Sieve;
pub use workshop::Workshop;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
