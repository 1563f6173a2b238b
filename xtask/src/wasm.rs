//! The programs that make of what the linker wrote what a browser loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::Mode;
use crate::process;
use crate::project::Project;

/// What is more important about a module.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// Its bytes.
    Size,
    /// How fast it runs.
    Speed,
}

impl Goal {
    /// The option of wasm-opt. The features of wasm are those that the module names itself; more would let
    /// wasm-opt write what browsers do not read yet.
    const fn option(self) -> &'static str {
        match self {
            Goal::Size => "-Oz",
            Goal::Speed => "-O3",
        }
    }
}

/// Runs wasm-bindgen: `{name}.js` and `{name}_bg.wasm` in a folder.
///
/// # Errors
/// Where it fails.
pub fn bind(
    project: &Project,
    options: &[&str],
    raw: &Path,
    folder: &Path,
    name: &str,
) -> Result<()> {
    process::run(
        process::command(project, "wasm-bindgen")?
            .args(options)
            .args(["--no-typescript", "--out-name", name, "--out-dir"])
            .arg(folder)
            .arg(raw),
    )
}

/// Runs wasm-opt over a module in place, for a release.
///
/// # Errors
/// Where it fails.
pub fn optimise(project: &Project, mode: Mode, goal: Goal, module: &Path) -> Result<()> {
    if mode == Mode::Dev {
        return Ok(());
    }
    process::run(
        process::command(project, "wasm-opt")?
            .arg(goal.option())
            .arg("-o")
            .arg(module)
            .arg(module),
    )
}

/// What names the programs and their options: part of the key of what they made.
///
/// # Errors
/// Where a lock file cannot be read.
pub fn programs(project: &Project, mode: Mode, goal: Goal, options: &[&str]) -> Result<String> {
    let npm = project.web().join("package-lock.json");
    let npm = fs::read_to_string(&npm).with_context(|| format!("cannot read {}", npm.display()))?;
    let bindgen = project.locked_version("wasm-bindgen")?;
    let goal = goal.option();
    Ok(format!("{mode:?} {bindgen} {options:?} {goal} {npm}"))
}
