//! Installs what a build needs and is not there yet.

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{npm, process, tools};

/// How many lines `[n/m]` of progress [`run`] prints.
pub const STEPS: usize = 5;

/// Trunk's version; later ones want a newer Rust than this workspace does.
pub const TRUNK: &str = "0.21.14";

/// Says what is done and how far the whole is.
#[derive(Debug)]
pub struct Progress {
    done: usize,
    all: usize,
}

impl Progress {
    /// `all` is the number of things that will be said.
    pub fn new(all: usize) -> Self {
        Self { done: 0, all }
    }

    /// Begins the next thing.
    pub fn say(&mut self, what: &str) {
        self.done += 1;
        println!("[{}/{}] {what}", self.done, self.all);
    }
}

/// The command `cargo xtask setup`.
///
/// # Errors
/// Where something is missing and cannot be installed.
pub fn run(project: &Project) -> Result<()> {
    run_within(project, &mut Progress::new(STEPS))
}

/// The same as a part of a longer command.
///
/// # Errors
/// Where something is missing and cannot be installed.
pub fn run_within(project: &Project, progress: &mut Progress) -> Result<()> {
    progress.say("Rust: target wasm32-unknown-unknown");
    tools::wasm_target::install(project)?;

    let bindgen = project.locked_version("wasm-bindgen")?;
    progress.say(&format!("tools: trunk {TRUNK}"));
    tools::cargo_tool::install(project, &tools::cargo_tool::trunk(TRUNK))?;
    progress.say(&format!(
        "tools: wasm-bindgen {bindgen}, as Cargo.lock has it"
    ));
    tools::cargo_tool::install(project, &tools::cargo_tool::bindgen(&bindgen))?;

    progress.say("npm packages of web/package-lock.json");
    npm::install(project)?;

    progress.say("Rust packages of Cargo.lock");
    process::run(process::command(project, "cargo")?.args([
        "fetch",
        "--quiet",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
    ]))
    .context("the packages of Cargo.lock cannot be fetched")
}
