//! Builds the workers: for each a wasm module and the script that starts it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::Mode;
use crate::names::{self, Worker};
use crate::project::Project;
use crate::{process, wasm};

/// wasm-bindgen's options: a classic script, which every browser can start as a worker.
const BIND: &[&str] = &["--target", "no-modules"];
/// Stands in the script for the module's file name.
const MODULE: &str = "{worker-module}";
/// Stands in the script for the id of the build.
const BUILD: &str = "{build-id}";
/// The programs of the crate `worker`. The page has a `<meta name="eventyard-NAME">` for each.
const PROGRAMS: [Program; 4] = [
    Program::small("bench"),
    Program::small("workshop"),
    Program::small("dock"),
    Program::quick("sieve"),
];
/// Adds vector instructions to what `.cargo/config.toml` asks of the compiler.
pub const VECTORS: &str =
    r#"target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+simd128"]"#;

/// A program, and what is more important: how large it is or how fast.
#[derive(Clone, Copy)]
struct Program {
    name: &'static str,
    /// The profile of Cargo, in whose folder the compiler leaves the module.
    profile: &'static str,
    /// What else Cargo is told.
    config: Option<&'static str>,
    goal: wasm::Goal,
}

impl Program {
    const fn small(name: &'static str) -> Self {
        Self {
            name,
            profile: "web",
            config: None,
            goal: wasm::Goal::Size,
        }
    }

    const fn quick(name: &'static str) -> Self {
        Self {
            name,
            profile: "quick",
            config: Some(VECTORS),
            goal: wasm::Goal::Speed,
        }
    }
}

/// Builds the workers into a folder; keeps what the last build left there if nothing changed.
///
/// # Errors
/// Where cargo, wasm-bindgen or wasm-opt fails.
pub fn build(project: &Project, mode: Mode, folder: &Path, last: &[Worker]) -> Result<Vec<Worker>> {
    for alike in PROGRAMS.chunk_by(|one, other| one.profile == other.profile) {
        compile(project, alike)?;
    }
    let programs = PROGRAMS.iter();
    programs
        .map(|program| place(project, mode, folder, program, last))
        .collect()
}

/// Compiles programs of one profile.
fn compile(project: &Project, programs: &[Program]) -> Result<()> {
    let mut cargo = process::command(project, "cargo")?;
    cargo.args(["build", "--quiet", "--offline", "--locked"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--package", "worker"]);
    for program in programs {
        cargo.args(["--bin", program.name]);
    }
    if let Some(program) = programs.first() {
        cargo.args(["--profile", program.profile]);
        cargo.args(program.config.iter().flat_map(|more| ["--config", more]));
    }
    process::run(&mut cargo)
}

/// Puts the files of one worker into the folder.
fn place(
    project: &Project,
    mode: Mode,
    folder: &Path,
    program: &Program,
    last: &[Worker],
) -> Result<Worker> {
    let Program { name, profile, .. } = program;
    let raw = format!("wasm32-unknown-unknown/{profile}/{name}.wasm");
    let raw = project.target.join(raw);
    let boot = project.root.join("crates/worker/src/boot.js");
    let boot =
        fs::read_to_string(&boot).with_context(|| format!("cannot read {}", boot.display()))?;
    let bytes = fs::read(&raw).with_context(|| format!("cannot read {}", raw.display()))?;
    let programs = wasm::programs(project, mode, program.goal, BIND)?;
    let key = names::build_id([
        ("raw", bytes.as_slice()),
        ("boot", boot.as_bytes()),
        ("programs", programs.as_bytes()),
    ]);
    let is_there = |file: &String| folder.join(file).is_file();
    let last = last
        .iter()
        .find(|last| last.name == *name && last.key == key);
    if let Some(last) = last.filter(|last| is_there(&last.wasm) && is_there(&last.script)) {
        return Ok(last.clone());
    }
    let (glue, wasm) = bind(project, mode, program, &raw)?;
    let worker = Worker {
        name: (*name).to_owned(),
        wasm: names::hashed(name, "_bg.wasm", &wasm),
        script: format!("{name}.js"),
        key,
    };
    let script = script(&glue, &boot, &worker.wasm)?;
    fs::write(folder.join(&worker.wasm), wasm).context("cannot write the worker's module")?;
    fs::write(folder.join(&worker.script), script).context("cannot write the worker's script")?;
    Ok(worker)
}

/// Runs wasm-bindgen, and wasm-opt for a release; gives the glue script and the module.
fn bind(project: &Project, mode: Mode, program: &Program, raw: &Path) -> Result<(String, Vec<u8>)> {
    let name = program.name;
    let folder = project.root.join("generated/worker");
    wasm::bind(project, BIND, raw, &folder, name)?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    wasm::optimise(project, mode, program.goal, &wasm)?;
    let glue = folder.join(format!("{name}.js"));
    Ok((
        fs::read_to_string(&glue).with_context(|| format!("cannot read {}", glue.display()))?,
        fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
    ))
}

/// One classic script: wasm-bindgen's glue, then the boot part with the module's name. In a block, so
/// that the page, which may run it too, gets no name from it.
fn script(glue: &str, boot: &str, module: &str) -> Result<String> {
    ensure!(
        boot.contains(MODULE) && boot.contains(BUILD),
        "crates/worker/src/boot.js must contain {MODULE} and {BUILD}"
    );
    Ok(format!(
        "{{\n{glue}\n{}\n}}\n",
        boot.replace(MODULE, module)
    ))
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
