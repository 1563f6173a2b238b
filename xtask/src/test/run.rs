//! Runs a step's commands: shows their output as it comes and counts the tests in it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

use super::count::{self, Counts};
use crate::process;

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Ran {
    pub(super) counts: Counts,
    /// Which command failed and how.
    pub(super) problem: Option<String>,
}

/// Runs all commands, also those after one that fails.
pub(super) fn all(commands: Vec<Command>) -> Result<Ran> {
    let mut ran = Ran::default();
    for mut command in commands {
        let shown = process::shown(&command);
        println!("$ {shown}");
        let (output, status) = shown_and_kept(&mut command)?;
        ran.counts.add(count::count(&output));
        if !status.success() && ran.problem.is_none() {
            ran.problem = Some(format!("`{shown}` failed ({status})"));
        }
    }
    Ok(ran)
}

fn shown_and_kept(command: &mut Command) -> Result<(String, std::process::ExitStatus)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run `{}`", process::shown(command)))?;
    let out = child.stdout.take().map(|from| tee(from, std::io::stdout()));
    let err = child.stderr.take().map(|from| tee(from, std::io::stderr()));
    let mut kept = String::new();
    for thread in [out, err].into_iter().flatten() {
        kept.push_str(&thread.join().unwrap_or_default());
        kept.push('\n');
    }
    let status = child.wait().context("cannot wait for a command")?;
    Ok((kept, status))
}

/// Copies lines to the terminal and keeps them.
fn tee(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut kept = String::new();
        let mut reader = BufReader::new(from);
        let mut line = Vec::new();
        while reader
            .read_until(b'\n', &mut line)
            .is_ok_and(|read| read > 0)
        {
            // A closed terminal must not lose the count.
            let _ = to.write_all(&line);
            kept.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
        kept
    })
}
