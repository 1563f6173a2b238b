//! Builds the second wasm module and the script that starts it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::Mode;
use crate::names::{self, Names};
use crate::project::Project;
use crate::{process, wasm};

/// wasm-bindgen's options: a classic script, which every browser can start as a worker.
const BIND: &[&str] = &["--target", "no-modules"];
/// Stands in the script for the module's file name.
const MODULE: &str = "{worker-module}";
/// Stands in the script for the id of the build.
const BUILD: &str = "{build-id}";
/// The script's name until the build is finished.
const SCRIPT: &str = "worker.js";

/// What the build of the worker gave.
#[derive(Debug)]
pub struct Built {
    /// The module's file name.
    pub wasm: String,
    /// The script's file name.
    pub script: String,
    /// Stands for everything that both were made from.
    pub key: String,
}

/// Builds the worker into a folder; keeps what the last build left there if nothing changed.
///
/// # Errors
/// Where cargo, wasm-bindgen or wasm-opt fails.
pub fn build(project: &Project, mode: Mode, folder: &Path, last: Option<&Names>) -> Result<Built> {
    process::run(process::command(project, "cargo")?.args([
        "build",
        "--quiet",
        "--offline",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        "web",
        "--package",
        "worker",
        "--bin",
        "worker",
    ]))?;
    let raw = project
        .target
        .join("wasm32-unknown-unknown/web/worker.wasm");
    let boot = project.root.join("crates/worker/src/boot.js");
    let boot =
        fs::read_to_string(&boot).with_context(|| format!("cannot read {}", boot.display()))?;
    let bytes = fs::read(&raw).with_context(|| format!("cannot read {}", raw.display()))?;
    let programs = wasm::programs(project, mode, BIND)?;
    let key = names::build_id([
        ("raw", bytes.as_slice()),
        ("boot", boot.as_bytes()),
        ("programs", programs.as_bytes()),
    ]);
    if let Some(last) = last
        && last.worker_key == key
        && folder.join(&last.worker_wasm).is_file()
        && folder.join(&last.worker_script).is_file()
    {
        return Ok(Built {
            wasm: last.worker_wasm.clone(),
            script: last.worker_script.clone(),
            key,
        });
    }
    let (glue, wasm) = bind(project, mode, &raw)?;
    let name = names::hashed("worker", "_bg.wasm", &wasm);
    let script = script(&glue, &boot, &name)?;
    fs::write(folder.join(&name), wasm).context("cannot write the worker's module")?;
    fs::write(folder.join(SCRIPT), script).context("cannot write the worker's script")?;
    Ok(Built {
        wasm: name,
        script: SCRIPT.to_owned(),
        key,
    })
}

/// Runs wasm-bindgen, and wasm-opt for a release; gives the glue script and the module.
fn bind(project: &Project, mode: Mode, raw: &Path) -> Result<(String, Vec<u8>)> {
    let folder = project.root.join("generated/worker");
    wasm::bind(project, BIND, raw, &folder, "worker")?;
    let wasm = folder.join("worker_bg.wasm");
    wasm::optimise(project, mode, &wasm)?;
    let glue = folder.join("worker.js");
    Ok((
        fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?,
        fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
    ))
}

/// One classic script: wasm-bindgen's glue, then the boot part with the module's name.
fn script(glue: &str, boot: &str, module: &str) -> Result<String> {
    ensure!(
        boot.contains(MODULE) && boot.contains(BUILD),
        "crates/worker/src/boot.js must contain {MODULE} and {BUILD}"
    );
    Ok(format!("{glue}\n{}", boot.replace(MODULE, module)))
}

/// Writes the build's id into the worker's script.
///
/// # Errors
/// Where the script has no place for it.
pub fn with_build_id(script: &str, build: &str) -> Result<String> {
    ensure!(
        script.contains(BUILD),
        "the worker's script has no place for the build id ({BUILD})"
    );
    Ok(script.replace(BUILD, build))
}

#[cfg(test)]
mod tests;
