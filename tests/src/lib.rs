//! Helpers of the tests that span crates.

use std::path::{Path, PathBuf};

pub mod automations;
#[cfg(feature = "e2e")]
pub mod browser;
#[cfg(feature = "e2e")]
pub mod canvas;
#[cfg(feature = "e2e")]
pub mod doors;
#[cfg(feature = "e2e")]
pub mod exams;
pub mod exercises;
#[cfg(feature = "e2e")]
pub mod happening;
#[cfg(feature = "e2e")]
pub mod heard;
pub mod hostile;
#[cfg(feature = "e2e")]
pub mod learner;
#[cfg(feature = "e2e")]
pub mod own_events;
#[cfg(feature = "e2e")]
pub mod own_questions;
#[cfg(feature = "e2e")]
pub mod practice;
#[cfg(feature = "e2e")]
pub mod reviewed;
#[cfg(feature = "e2e")]
pub mod routes;
#[cfg(feature = "e2e")]
pub mod services;
#[cfg(feature = "e2e")]
pub mod solving;
#[cfg(feature = "e2e")]
pub mod states;
#[cfg(feature = "e2e")]
pub mod stored;
#[cfg(feature = "e2e")]
pub mod wired;

/// The folder of the workspace.
///
/// # Panics
/// Where this package lies in no folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package lies in the workspace")
        .to_owned()
}
