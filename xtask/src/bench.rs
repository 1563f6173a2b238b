//! `cargo xtask bench` and `cargo xtask shots`: programs of the package `tests` that drive the built app, and
//! a day of deliveries without a browser.

mod pattern;

pub use pattern::pattern;

use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::compress;
use crate::process;
use crate::project::Project;
use crate::test::with_dist;
use crate::tools::browser::Browser;

/// Prints the time from navigation until a page can be used, as a host with compressed files serves it: on a
/// slow phone, with an empty cache, and on a second visit. Of pages that are named, these alone, and which
/// files came when on the phone.
///
/// # Errors
/// Where the app is not built or a page does not come up.
pub fn load(project: &Project, browser: &Browser, pages: &[&str]) -> Result<()> {
    let hosted = compress::as_hosted(&project.built(), &project.target)?;
    let mut command = driver(project, browser, "load")?;
    command.arg("--").args(pages);
    process::run(command.env("EVENTYARD_DIST", hosted))
}

/// Prints how long a large file of a person's own events takes, and the page's longest pause.
///
/// # Errors
/// Where the app is not built or the file is not read.
pub fn bulk(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "bulk")
}

/// Prints how long 10,000 logged answers take to load, and the time from Check to its feedback.
///
/// # Errors
/// Where the app is not built, or either takes longer than it may.
pub fn log(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "log")
}

/// Prints the time from a keystroke to its verdict in a yard with many rules and events.
///
/// # Errors
/// Where the app is not built or the yard does not come up.
pub fn yard(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "yard")
}

/// Prints how many frames a second the canvas shows while many events travel.
///
/// # Errors
/// Where the app is not built or the canvas does not come up.
pub fn canvas(project: &Project, browser: &Browser) -> Result<()> {
    drive(project, browser, "canvas")
}

/// Prints how long a day of deliveries takes: as a native program, with the ratio to matching alone, and as
/// WebAssembly under Node.js.
///
/// # Errors
/// Where a program does not build, a delivery is lost, or the day takes longer than it may.
pub fn pipeline(project: &Project) -> Result<()> {
    let build = |target: &[&str]| {
        let mut command = process::command(project, "cargo")?;
        command.args([
            "build",
            "--quiet",
            "--locked",
            "--release",
            "-p",
            "pipeline",
        ]);
        process::run(command.args(["--example", "day"]).args(target))
    };
    build(&[])?;
    build(&["--target", "wasm32-unknown-unknown"])?;
    let program = project.target.join("release/examples/day");
    let told = process::output(&mut process::command(project, &program.to_string_lossy())?);
    let told = told.context("the native program failed")?;
    let native: Day =
        serde_json::from_str(&told).context("the native program says something else")?;
    println!("native  {told}");
    let module = "wasm32-unknown-unknown/release/examples/day.wasm";
    let mut node = process::command(project, "node")?;
    node.args(["--input-type=module", "--eval", NODE]);
    let told = process::output(node.arg(project.target.join(module)));
    let told = told.context("the module failed, or there is no Node.js")?;
    let wasm: Day = serde_json::from_str(&told).context("the module says something else")?;
    println!("wasm    {told}");
    ensure!(
        native.seconds <= NATIVE_SECONDS && wasm.seconds <= WASM_SECONDS,
        "a day may take {NATIVE_SECONDS} s natively and {WASM_SECONDS} s in WebAssembly"
    );
    Ok(())
}

/// The most seconds that a day of deliveries may take on one core.
const NATIVE_SECONDS: f64 = 2.0;
const WASM_SECONDS: f64 = 5.0;

/// Runs the module that it is given and says how long that took and how much memory it has at the end.
const NODE: &str = r#"
import { readFile } from "node:fs/promises";
const module = await WebAssembly.compile(await readFile(process.argv[1]));
const { exports } = await WebAssembly.instantiate(module, {});
const begun = performance.now();
if (exports.main(0, 0) !== 0) process.exit(1);
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify({ seconds, memory_bytes: exports.memory.buffer.byteLength }));
"#;

#[derive(Deserialize)]
struct Day {
    seconds: f64,
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
    process::run(&mut driver(project, browser, program)?)
}

/// A program of the package `tests` that is told where the built app and the browser are.
fn driver(project: &Project, browser: &Browser, program: &str) -> Result<Command> {
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
    Ok(command)
}
