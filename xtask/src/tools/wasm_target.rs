//! Rust's standard library for wasm32.

use std::path::Path;

use anyhow::{Result, bail};

use crate::process;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target through rustup unless the compiler has it.
///
/// # Errors
/// Where it is missing and there is no rustup, or rustup fails.
pub fn install(project: &Project) -> Result<()> {
    let folder = process::output(process::command(project, "rustc")?.args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        println!("      is there");
        return Ok(());
    }
    if process::output(process::command(project, "rustup")?.arg("--version")).is_none() {
        bail!(
            "the compiler has no target {TARGET} and rustup is not there to add it; \
             install rustup (https://rustup.rs) or your system's package for that target"
        );
    }
    println!("      installing with rustup");
    process::run(process::command(project, "rustup")?.args(["target", "add", TARGET]))
}
