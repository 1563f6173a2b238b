//! cfn-lint, which knows the schemas of CloudFormation's resources. It comes from PyPI.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::project::Project;

/// The version that is asked, seen 2026-11-22.
const VERSION: &str = "1.58.0";

/// Finds cfn-lint in the project's own tools, or installs it there with Python's venv and pip.
///
/// # Errors
/// Where there is no Python 3, or PyPI cannot be reached.
pub fn install(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join(format!("cfn-lint-{VERSION}"));
    let program = folder.join("bin/cfn-lint");
    if program.is_file() {
        return Ok(program);
    }
    println!(
        "      installing cfn-lint {VERSION} into {}",
        folder.display()
    );
    let mut venv = process::command(project, "python3")?;
    venv.args(["-m", "venv"]).arg(&folder);
    process::run(&mut venv).context("cfn-lint needs Python 3 with venv")?;
    let mut pip = Command::new(folder.join("bin/pip"));
    pip.args(["install", "--quiet", &format!("cfn-lint=={VERSION}")]);
    process::run(&mut pip)?;
    Ok(program)
}

/// The template with which the app is hosted.
const HOSTING: &str = "hosting/cloudfront.yaml";

/// Has cfn-lint look at the templates that the tests of `interop` write of every example yard, and at the
/// one with which the app is hosted.
///
/// # Errors
/// Where it finds something, or there are no templates.
pub fn check(project: &Project) -> Result<()> {
    let program = install(project)?;
    let mut exports = process::command(project, "cargo")?;
    exports.args([
        "test", "--locked", "-q", "-p", "interop", "--test", "exports",
    ]);
    process::run(&mut exports)?;
    let folder = project.target.join("tmp/exports");
    let entries =
        std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut templates: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    templates.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    templates.sort();
    if templates.is_empty() {
        bail!("there is no template in {}", folder.display());
    }
    templates.push(project.root.join(HOSTING));
    println!("      {} templates", templates.len());
    process::run(Command::new(program).args(templates))
}
