//! Many rules and many events: what `cargo xtask bench pattern` measures.
//!
//! Natively it prints a table; the numbers of workloads may be given. In WebAssembly the program
//! has two functions and says nothing; whoever calls them takes the time.

#![expect(
    unsafe_code,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "an allocator that counts; a benchmark that panics has failed"
)]

mod events;
#[cfg(not(target_arch = "wasm32"))]
mod memory;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod workloads;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::main();
}
