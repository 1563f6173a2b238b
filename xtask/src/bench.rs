//! `cargo xtask bench` and `cargo xtask shots`: programs of the package `tests` that drive the built app.

use anyhow::{Result, ensure};

use crate::process;
use crate::project::Project;
use crate::test::with_dist;
use crate::tools::browser::Browser;

/// Prints the time from navigation to the first usable yard.
///
/// # Errors
/// Where the app is not built or the yard does not come up.
pub fn load(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "load")
}

/// Prints how long a large file of a person's own events takes, and the page's longest pause.
///
/// # Errors
/// Where the app is not built or the file is not read.
pub fn bulk(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "bulk")
}

/// Prints the time from a keystroke to its verdict in a yard with many rules and events.
///
/// # Errors
/// Where the app is not built or the yard does not come up.
pub fn yard(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "yard")
}

/// Writes screenshots of every page into `screenshots/` of the target folder.
///
/// # Errors
/// Where the app is not built or a page does not come up.
pub fn shots(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "shots")
}

fn drive(project: &Project, browser: &Browser, program: &str) -> Result<()> {
    ensure!(
        project.dist().join("index.html").is_file(),
        "the app is not built; type cargo xtask build"
    );
    let mut command = process::command(project, "cargo")?;
    command.args([
        "run",
        "--quiet",
        "--locked",
        "-p",
        "tests",
        "--features",
        "e2e",
        "--bin",
        program,
    ]);
    with_dist(project, browser, &mut command);
    process::run(&mut command)
}
