//! The forty automations of `tests/corpus/automations/`; the README there says what may stand in a file.

mod expect;
mod file;

pub use expect::Expect;
pub use file::{Automation, LeftOut, Try, Wrong, automations};
