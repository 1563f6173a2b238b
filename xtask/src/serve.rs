//! `cargo xtask serve`: builds, serves, and builds again on changes.

mod watch;

use std::process::Child;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::build::{self, Mode};
use crate::project::Project;
use crate::server::Server;
use crate::setup::{self, Progress};
use watch::Snapshot;

/// How often the sources are looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// The build that is under way, so that Ctrl-C ends it too.
type Running = Arc<Mutex<Option<Child>>>;

/// The command itself; ends with Ctrl-C.
///
/// # Errors
/// Where the set-up or the first build fails, or no port is free.
pub fn run(project: &Project, mode: Mode, port: u16) -> Result<()> {
    let mut progress = Progress::new(setup::STEPS + 2);
    setup::run_within(project, &mut progress)?;
    let mut seen = Snapshot::take(project);
    build::build_within(project, mode, &mut progress)?;

    progress.say("serving");
    let server = Server::start(&project.dist(), "/", port)?;
    let running = Running::default();
    end_with_ctrl_c(&running)?;
    println!("\n  Eventyard is at {}\n", server.url());
    println!("  Saving a file builds again; then load the page again. Ctrl-C ends.");
    loop {
        thread::sleep(PAUSE);
        let now = Snapshot::take(project);
        if now != seen {
            println!("\n  {} changed: building", now.difference(&seen));
            seen = now;
            rebuild(project, mode, &running)?;
        }
    }
}

/// Builds once more; the last good build stays served where this one fails.
fn rebuild(project: &Project, mode: Mode, running: &Running) -> Result<()> {
    let start = Instant::now();
    let child = build::trunk(project, mode, "build")?
        .spawn()
        .context("cannot run trunk")?;
    *lock(running) = Some(child);
    let good = loop {
        thread::sleep(Duration::from_millis(100));
        let mut running = lock(running);
        let Some(child) = running.as_mut() else {
            break false;
        };
        if let Some(status) = child.try_wait().context("cannot wait for trunk")? {
            *running = None;
            break status.success();
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    if good {
        println!("  built in {seconds:.1} s: load the page again");
    } else {
        println!("  not built: the last good build is still served");
    }
    Ok(())
}

fn end_with_ctrl_c(running: &Running) -> Result<()> {
    let running = Arc::clone(running);
    ctrlc::set_handler(move || {
        if let Some(mut child) = lock(&running).take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        println!();
        std::process::exit(0);
    })
    .context("cannot listen for Ctrl-C")
}

fn lock(running: &Running) -> std::sync::MutexGuard<'_, Option<Child>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}
