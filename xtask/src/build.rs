//! `cargo xtask build`: the app into `dist/`.

use std::env;
use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::setup::{self, Progress};

/// How much care a build takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and fast code: what is published and tested.
    Release,
    /// A quick build for work on the app.
    Dev,
}

impl Mode {
    /// The mode of the trunk build that called this process; a release where none did.
    pub fn from_trunk() -> Self {
        match env::var("TRUNK_PROFILE").as_deref() {
            Ok("debug") => Self::Dev,
            _ => Self::Release,
        }
    }
}

/// The command itself.
///
/// # Errors
/// Where something is missing that cannot be installed, or the build fails.
pub fn run(project: &Project, mode: Mode) -> Result<()> {
    let mut progress = Progress::new(setup::STEPS + 1);
    setup::run_within(project, &mut progress)?;
    build_within(project, mode, &mut progress)
}

/// Builds, given that everything is installed.
///
/// # Errors
/// Where the build fails.
pub fn build_within(project: &Project, mode: Mode, progress: &mut Progress) -> Result<()> {
    progress.say(match mode {
        Mode::Release => "building the app into dist/ (some minutes when nothing is built yet)",
        Mode::Dev => "building the app into dist/, unoptimised",
    });
    let start = Instant::now();
    process::run(&mut trunk(project, mode, "build")?)?;
    println!("      built in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// A trunk command for this project: `build` or `watch`.
///
/// # Errors
/// Where the folder of the assets cannot be made.
pub fn trunk(project: &Project, mode: Mode, what: &str) -> Result<Command> {
    // Trunk refuses to start when a folder that it is told to ignore is missing.
    let assets = project.assets();
    fs::create_dir_all(&assets).with_context(|| format!("cannot make {}", assets.display()))?;
    let mut command = process::command(project, "trunk")?;
    command
        .args([what, "--offline", "--locked"])
        // Trunk cannot read the value that everybody else gives it.
        .env_remove("NO_COLOR");
    match mode {
        Mode::Release => {
            command.arg("--release");
        }
        Mode::Dev => {
            command
                .env("CARGO_PROFILE_WEB_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_WEB_LTO", "off")
                .env("CARGO_PROFILE_WEB_CODEGEN_UNITS", "64")
                .env("CARGO_PROFILE_WEB_INCREMENTAL", "true");
        }
    }
    Ok(command)
}
