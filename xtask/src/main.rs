//! `cargo xtask`: reads the command line and calls the subject's file.

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use xtask::project::Project;
use xtask::tools::browser;
use xtask::{
    assets, bench, budget, build, compress, finish, letters, lighthouse, nginx, schemas, serve,
    setup, test,
};

const HELP: &str = "\
cargo xtask COMMAND

  setup         install what is missing: wasm target, trunk, wasm-bindgen, npm packages
  serve         set up, build, serve at http://127.0.0.1:8080 and build again on changes
                  --port N   another first port to try
                  --dev      quick builds: no optimisation
  build         set up and build the release into dist/
  precompress   write .br and .gz beside the files of dist/, for hosts that send files as they are

  test          format, clippy, tests, release build, end to end, accessibility, size
                  --all      also what takes long
  size          bytes of every file of dist/ against budget.toml
  bench load    time from navigation until home, yard, its verdict, study and exam are there: on a slow phone, with an
                empty cache, on a second visit; names of pages may follow, then also which files came when
  bench bulk    time of 50 MB of a person's own events against 20 rules, and the page's longest pause
  bench log     time that 10,000 logged answers take to load, and from Check to its feedback
  bench yard    time from a keystroke to its verdict, with many rules and events
  bench canvas  frames a second while 200 events travel on the canvas
  bench pipeline
                time of a day of deliveries, natively and as WebAssembly, and its ratio to matching alone
  bench pattern
                events per second against many rules, beside quamina and a plain scan of the JSON;
                numbers of workloads may follow
  letters       tables of upper and lower case, from the standard library into crates/pattern
  schemas       AWS's own schemas of events, from npm into events/schemas/aws/event-types.jsonl
  schemas size  bytes of all schemas when packed
  nginx         what nginx sends with hosting/nginx.conf, and a journey there
  lighthouse    what Lighthouse says of the built app, on a phone
  shots         screenshots of every page into screenshots/ of the target folder

Called by trunk while it builds:
  assets        pack the question bank, bundle the editor, build the worker into generated/assets/
  finish        complete the staged index.html
";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Answers whether all is good; an error where the work could not be done.
fn run() -> Result<bool> {
    let mut parser = Parser::from_env();
    let mut words: Vec<String> = Vec::new();
    let mut port = 8080;
    let mut dev = false;
    let mut all = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Value(word) => words.push(word.string()?),
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("dev") => dev = true,
            Arg::Long("all") => all = true,
            Arg::Long("help") | Arg::Short('h') => {
                print!("{HELP}");
                return Ok(true);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let project = Project::find()?;
    let mode = if dev {
        build::Mode::Dev
    } else {
        build::Mode::Release
    };
    match words.as_slice() {
        ["setup"] => setup::run(&project)?,
        ["serve"] => serve::run(&project, mode, port)?,
        ["build"] => build::run(&project, mode)?,
        ["precompress"] => {
            let count = compress::precompress(&project.dist())?;
            println!("{count} files have compressed copies beside them");
        }
        ["test"] => return test::run(&project, all),
        ["size"] => return budget::check(&project),
        ["bench", "load", pages @ ..] => {
            bench::load(&project, &browser::install(&project)?, pages)?;
        }
        ["bench", "bulk"] => bench::bulk(&project, &browser::install(&project)?)?,
        ["bench", "log"] => bench::log(&project, &browser::install(&project)?)?,
        ["bench", "yard"] => bench::yard(&project, &browser::install(&project)?)?,
        ["bench", "canvas"] => bench::canvas(&project, &browser::install(&project)?)?,
        ["bench", "pipeline"] => bench::pipeline(&project)?,
        ["bench", "pattern", workloads @ ..] => {
            bench::pattern(&project, &browser::install(&project)?, workloads)?;
        }
        ["nginx"] => nginx::check(&project, &browser::install(&project)?)?,
        ["lighthouse"] => lighthouse::run(&project, &browser::install(&project)?)?,
        ["letters"] => letters::run(&project)?,
        ["schemas"] => schemas::run(&project)?,
        ["schemas", "size"] => schemas::size()?,
        ["shots"] => bench::shots(&project, &browser::install(&project)?)?,
        ["assets"] => assets::run(&project)?,
        ["finish"] => finish::run(&project)?,
        [] | ["help"] => print!("{HELP}"),
        other => bail!("unknown command `{}`\n\n{HELP}", other.join(" ")),
    }
    Ok(true)
}
