//! Where the project lies and which versions its lock file fixes.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The folders that every command needs.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the person has put it.
    pub target: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

impl Project {
    /// Asks cargo, so that it works from any folder of the workspace.
    ///
    /// # Errors
    /// Where cargo cannot read the workspace.
    pub fn find() -> Result<Self> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = std::process::Command::new(cargo)
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("cannot run cargo metadata")?;
        if !output.status.success() {
            anyhow::bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).context("cargo metadata is not as expected")?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
        })
    }

    /// Tools that this project installs for itself; a person's own stay untouched.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The folder of the editor's JavaScript and of the npm tools.
    pub fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// What `cargo xtask assets` writes and `cargo xtask finish` copies.
    pub fn assets(&self) -> PathBuf {
        self.root.join("generated/assets")
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built app that is looked at: `EVENTYARD_DIST` where it is set, else the project's own.
    pub fn built(&self) -> PathBuf {
        env::var_os("EVENTYARD_DIST").map_or_else(|| self.dist(), PathBuf::from)
    }

    /// The search path for child processes: the project's tools, npm's tools, then the person's.
    ///
    /// # Errors
    /// Where a folder's name cannot stand in a search path.
    pub fn search_path(&self) -> Result<std::ffi::OsString> {
        let own = [
            self.tools().join("bin"),
            self.web().join("node_modules/.bin"),
        ];
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&theirs)))
            .context("a folder's name cannot stand in PATH")
    }

    /// The version of a package in Cargo.lock.
    ///
    /// # Errors
    /// Where the lock file is missing or does not name the package.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        locked_version(&text, package)
    }

    /// A path as a person types it, relative to the root where it lies inside.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: Lock = toml::from_str(lock).context("cannot read Cargo.lock")?;
    lock.package
        .into_iter()
        .find(|locked| locked.name == package)
        .map(|locked| locked.version)
        .with_context(|| format!("Cargo.lock names no package {package}"))
}

#[cfg(test)]
mod tests;
