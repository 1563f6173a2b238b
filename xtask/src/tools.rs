//! Programs that are no part of the project: found where they are, installed where not.

pub mod browser;
pub mod cargo_tool;
pub mod cfn_lint;
pub mod debian;
pub mod other_browsers;
pub mod wasm_target;
