//! The command `eventyard`.

fn main() {}
