//! The second wasm module.

fn main() {}
