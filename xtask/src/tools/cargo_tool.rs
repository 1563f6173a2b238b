//! Tools from crates.io at an exact version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;

/// Where a tool is built, below the folder of the tools.
const BUILD: &str = "build";

/// The version of cargo-deny, seen 2026-11-22; `deny.toml` is written for it.
const DENY: &str = "0.20.2";

/// The version of geckodriver, seen 2026-11-23 with Firefox 153 ESR.
const GECKODRIVER: &str = "0.37.1";

/// A crate that installs programs.
#[derive(Debug)]
pub struct Tool {
    /// The crate's name.
    package: &'static str,
    /// Every program that is needed of it.
    programs: &'static [&'static str],
    /// The only version that will do.
    version: String,
    /// Whether to build it with its own lock file.
    locked: bool,
}

/// Trunk, which builds the app and writes `dist/`.
pub fn trunk(version: &str) -> Tool {
    Tool {
        package: "trunk",
        programs: &["trunk"],
        version: version.to_owned(),
        locked: true,
    }
}

/// wasm-bindgen; it must have the version of the library in Cargo.lock.
pub fn bindgen(version: &str) -> Tool {
    Tool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version.to_owned(),
        locked: false,
    }
}

/// cargo-deny, which looks at the licences, names and sources of the packages in Cargo.lock.
pub fn deny() -> Tool {
    Tool {
        package: "cargo-deny",
        programs: &["cargo-deny"],
        version: DENY.to_owned(),
        locked: true,
    }
}

/// geckodriver, which drives Firefox.
pub fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: GECKODRIVER.to_owned(),
        locked: true,
    }
}

/// Leaves an installed tool of the right version alone; installs it into the project's own folder otherwise.
///
/// # Errors
/// Where neither `cargo binstall` nor `cargo install` succeeds.
pub fn install(project: &Project, tool: &Tool) -> Result<()> {
    if let Some(place) = installed(project, tool)? {
        println!("      is there: {}", place.display());
        return Ok(());
    }
    let root = project.tools();
    if has_binstall(project)? {
        println!(
            "      installing with cargo binstall into {}",
            root.display()
        );
        if process::run(&mut binstall(project, tool, &root)?).is_ok()
            && installed(project, tool)?.is_some()
        {
            return Ok(());
        }
        println!("      cargo binstall did not succeed");
    }
    println!(
        "      building with cargo install into {} (a few minutes, once)",
        root.display()
    );
    process::run(&mut cargo_install(project, tool, &root)?)
        .with_context(|| format!("cannot install {} {}", tool.package, tool.version))?;
    // Hundreds of megabytes that nobody needs again; a leftover does no harm.
    let _ = fs::remove_dir_all(root.join(BUILD));
    Ok(())
}

/// The folder in which all programs of the tool have the right version.
fn installed(project: &Project, tool: &Tool) -> Result<Option<PathBuf>> {
    let path = project.search_path()?;
    let mut place = None;
    for program in tool.programs {
        let Some(file) = process::find(program, &path) else {
            return Ok(None);
        };
        let version = process::output(Command::new(&file).arg("--version").env_remove("NO_COLOR"));
        if !version.is_some_and(|text| says_version(&text, &tool.version)) {
            return Ok(None);
        }
        place = place.or(Some(file));
    }
    Ok(place)
}

/// Whether the answer to `--version` ("trunk 0.21.14") names exactly this version.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

fn has_binstall(project: &Project) -> Result<bool> {
    let mut command = process::command(project, "cargo")?;
    Ok(process::output(command.args(["binstall", "-V"])).is_some())
}

fn binstall(project: &Project, tool: &Tool, root: &Path) -> Result<Command> {
    let mut command = process::command(project, "cargo")?;
    command
        .args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
        ])
        .arg("--root")
        .arg(root)
        .arg(format!("{}@{}", tool.package, tool.version));
    Ok(command)
}

fn cargo_install(project: &Project, tool: &Tool, root: &Path) -> Result<Command> {
    let mut command = process::command(project, "cargo")?;
    command
        .args(["install", tool.package, "--version", &tool.version])
        .arg("--root")
        .arg(root)
        // Its build shares nothing with this workspace.
        .arg("--target-dir")
        .arg(root.join(BUILD));
    if tool.locked {
        command.arg("--locked");
    }
    Ok(command)
}

#[cfg(test)]
mod tests;
