//! `cargo xtask bench pattern`: many rules and many events, natively and in a browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::build::Mode;
use crate::process;
use crate::project::Project;
use crate::tools::browser::Browser;
use crate::wasm::{self, Goal};
use crate::worker::VECTORS;

/// The workloads that the browser runs where none are named: AWS-like, 1 to 10,000 rules.
const AWS_LIKE: [&str; 4] = ["0", "1", "2", "3"];

/// Prints how many events a second are matched against many rules, beside another matcher and a plain scan
/// of the JSON; only the workloads of these numbers where there are any. Then the same as WebAssembly in the
/// browser beside native, made as the app makes it: the worker that goes through a file of events (`sieve`), and
/// the one that does so where a browser has no vector instructions (`workshop`).
///
/// Every number and every ratio is the median of five rounds. Within a round those that are compared take
/// turns, the fastest pass of each counts, and a ratio is taken between these, so that what else the machine
/// does meets all of them or none.
///
/// # Errors
/// Where a program does not build or fails, or there is no browser.
pub fn pattern(project: &Project, browser: &Browser, workloads: &[&str]) -> Result<()> {
    let mut run = process::command(project, "cargo")?;
    run.args(["run", "--release"]).args(MANY).arg("--");
    process::run(run.args(workloads))?;
    let quick = module(project, "quick", &["--config", VECTORS], Goal::Speed)?;
    let small = module(project, "web", &[], Goal::Size)?;

    let numbers = match workloads {
        [] => &AWS_LIKE[..],
        some => some,
    };
    let program = project.target.join("release/examples/many");
    let mut native = process::command(project, &program.to_string_lossy())?;
    let native = process::output(native.arg("rates").args(numbers));
    let native = rates(&native.context("the native program failed")?);
    let quick = in_browser(project, browser, &quick, numbers)?;
    let small = in_browser(project, browser, &small, numbers)?;
    println!("as WebAssembly in the browser, events/s, and the part of native");
    println!(
        "{:<9}{:<9}{:>10}{:>10}{:>8}{:>10}{:>8}",
        "workload", "reading", "native", "sieve", "", "workshop", ""
    );
    for (((number, native), quick), small) in numbers.iter().zip(native).zip(quick).zip(small) {
        for (place, reading) in ["full", "trusted"].into_iter().enumerate() {
            let of = |rates: &[f64]| rates.get(place).copied().unwrap_or(f64::NAN);
            let (native, quick, small) = (of(&native), of(&quick), of(&small));
            println!(
                "{number:<9}{reading:<9}{native:>10.0}{quick:>10.0}{:>7.0}%{small:>10.0}{:>7.0}%",
                quick / native * 100.0,
                small / native * 100.0,
            );
        }
    }
    Ok(())
}

/// A line a workload: events a second with full reading, and trusted.
fn rates(told: &str) -> Vec<Vec<f64>> {
    let line = |line: &str| line.split_whitespace().flat_map(str::parse).collect();
    told.lines().map(line).collect()
}

/// The program of the workloads.
const MANY: [&str; 6] = ["--quiet", "--locked", "-p", "pattern", "--example", "many"];

/// The program as a module, made with the options of one of the app's workers.
fn module(project: &Project, profile: &str, more: &[&str], goal: Goal) -> Result<PathBuf> {
    let mut build = process::command(project, "cargo")?;
    build.arg("build").args(MANY).args(more);
    build.args(["--target", "wasm32-unknown-unknown", "--profile", profile]);
    process::run(&mut build)?;
    let made = format!("wasm32-unknown-unknown/{profile}/examples/many.wasm");
    let module = project.target.join(format!("many-{profile}.wasm"));
    fs::copy(project.target.join(&made), &module).with_context(|| format!("no {made}"))?;
    wasm::optimise(project, Mode::Release, goal, &module)?;
    Ok(module)
}

/// Runs the workloads of a module, in a page that needs nothing else.
fn in_browser(
    project: &Project,
    browser: &Browser,
    module: &Path,
    numbers: &[&str],
) -> Result<Vec<Vec<f64>>> {
    let target = &project.target;
    let module = fs::read(module).with_context(|| format!("no {}", module.display()))?;
    let digits: String = module.iter().map(|byte| format!("{byte:02x}")).collect();
    let page = PAGE
        .replace("NUMBERS", &numbers.join(","))
        .replace("DIGITS", &digits);
    let file = target.join("many.html");
    fs::write(&file, page)?;
    let profile = target.join("many-profile");
    let mut command = process::command(project, &browser.browser.to_string_lossy())?;
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]);
    command.arg(format!("--user-data-dir={}", profile.display()));
    let told = process::output(command.arg(format!("file://{}", file.display())));
    let told = told.context("the browser failed")?;
    let begun = told.split_once("<pre>").map(|(_, rest)| rest);
    let lines = begun.and_then(|rest| rest.split_once("</pre>"));
    let (lines, _) = lines.context("the page has not come to its end")?;
    let found = rates(lines.trim());
    ensure!(
        found.len() == numbers.len() && found.iter().all(|rates| rates.len() == 2),
        "the page says: {lines}"
    );
    Ok(found)
}

/// Runs the workloads; the median of five rounds each, of which the fastest passes count.
const PAGE: &str = r#"<!doctype html><title>many</title><pre></pre><script>
const out = document.querySelector("pre");
try {
  const bytes = Uint8Array.from("DIGITS".match(/../g), (digits) => parseInt(digits, 16));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const rate = (events, trusted) => {
    const begun = performance.now();
    let [now, fastest] = [begun, Infinity];
    do {
      exports.run(8, trusted);
      const then = now;
      now = performance.now();
      fastest = Math.min(fastest, now - then);
    } while (now - begun < 200);
    return (8 * events * 1000) / fastest;
  };
  for (const number of [NUMBERS]) {
    const events = exports.prepare(number);
    exports.run(20, 0);
    const rates = [0, 1].map((trusted) =>
      Array.from({ length: 5 }, () => rate(events, trusted)).sort((a, b) => a - b)[2]);
    out.textContent += rates.map(Math.round).join(" ") + "\n";
  }
} catch (error) {
  out.textContent += error;
}
</script>"#;
