//! npm packages of a folder, exactly those of its lock file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{hash, process};

/// The oldest Node.js on which the tools of `web/` run.
const NODE: u32 = 20;

/// Installs the packages of `web/` unless they are there.
///
/// # Errors
/// Where Node.js is missing or too old, or npm fails.
pub fn install(project: &Project) -> Result<()> {
    install_in(project, &project.web())
}

/// Runs `npm ci` in a folder unless the installed packages are those of its lock file.
///
/// # Errors
/// Where Node.js is missing or too old, or npm fails.
pub fn install_in(project: &Project, folder: &Path) -> Result<()> {
    check_node(project)?;
    let mut wanted = Vec::new();
    for name in ["package.json", "package-lock.json"] {
        let path = folder.join(name);
        wanted.extend(fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
    }
    let wanted = hash::short(&wanted);
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|have| have == wanted) {
        println!("      are there");
        return Ok(());
    }
    println!("      installing with npm ci");
    process::run(
        process::command(project, "npm")?
            .args(["ci", "--prefix"])
            .arg(folder.strip_prefix(&project.root).unwrap_or(folder))
            .current_dir(&project.root),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn check_node(project: &Project) -> Result<()> {
    let Some(answer) = process::output(process::command(project, "node")?.arg("--version")) else {
        bail!("Node.js is missing; install Node.js {NODE} or newer with npm (https://nodejs.org)");
    };
    match major(&answer) {
        Some(version) if version >= NODE => Ok(()),
        _ => bail!("Node.js {NODE} or newer is needed; `node --version` answers {answer}"),
    }
}

/// The first number of "v20.11.1".
fn major(answer: &str) -> Option<u32> {
    answer
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_answer_of_node() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("none"), None);
    }
}
