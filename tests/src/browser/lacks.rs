//! What a browser's driver cannot do, so that a journey that needs it is left out there.

use std::fs::OpenOptions;
use std::io::Write;
use std::{env, fmt, thread};

use anyhow::{Context, Result};

use super::{Engine, Page};

/// The environment variable with the file in which the journeys that are left out are noted.
const NOTE: &str = "EVENTYARD_LEFT_OUT";

/// A journey needs what this browser's driver does not offer. As the error of a journey it leaves
/// the journey out; it is no failure of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacks {
    engine: Engine,
    what: &'static str,
}

impl fmt::Display for Lacks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} has no {}", self.engine, self.what)
    }
}

impl std::error::Error for Lacks {}

impl Page {
    /// Fails with [`Lacks`] where this is not Chromium.
    ///
    /// # Errors
    /// In Firefox and WebKit.
    pub fn only_chromium(&self, what: &'static str) -> Result<()> {
        match self.engine() {
            Engine::Chromium => Ok(()),
            Engine::Firefox | Engine::WebKit => self.lacks(what),
        }
    }

    /// Fails with [`Lacks`].
    ///
    /// # Errors
    /// Always.
    pub fn lacks<T>(&self, what: &'static str) -> Result<T> {
        let engine = self.engine();
        Err(Lacks { engine, what }.into())
    }
}

/// Lets a journey pass that this browser cannot go, and notes so; every other result stays.
pub(super) fn left_out(result: Result<()>) -> Result<()> {
    let Err(error) = &result else {
        return result;
    };
    let Some(lacks) = error.downcast_ref::<Lacks>() else {
        return result;
    };
    let thread = thread::current();
    let line = format!("{}: {lacks}", thread.name().unwrap_or("a journey"));
    println!("left out, {line}");
    note_line(&line)
}

/// Writes a line of what is told at the end, where it is noted.
pub(super) fn note_line(line: &str) -> Result<()> {
    if let Some(file) = env::var_os(NOTE) {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&file)
            .with_context(|| format!("cannot write {}", file.display()))?;
        writeln!(file, "{line}")?;
    }
    Ok(())
}
