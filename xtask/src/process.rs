//! Child processes: run one and stop with a plain sentence where it fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// A command in the project's root with the project's search path.
///
/// # Errors
/// Where the search path cannot be built.
pub fn command(project: &Project, program: &str) -> Result<Command> {
    let path = project.search_path()?;
    let program = find(program, &path).unwrap_or_else(|| PathBuf::from(program));
    let mut command = Command::new(program);
    command.current_dir(&project.root).env("PATH", path);
    Ok(command)
}

/// Runs a command with the terminal's input and output.
///
/// # Errors
/// Where it cannot start or its exit status is not 0.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command and gives its standard output; `None` where the program is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let mut words = vec![program.to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Finds a program in a search path, as the shell does.
pub fn find(program: &str, path: &std::ffi::OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    env::split_paths(path).find_map(|folder| {
        endings
            .iter()
            .map(|ending| folder.join(format!("{program}{ending}")))
            .find(|file| is_program(file).unwrap_or(false))
    })
}

#[cfg(unix)]
fn is_program(file: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = file.metadata()?;
    Ok(metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> io::Result<bool> {
    Ok(file.metadata()?.is_file())
}
