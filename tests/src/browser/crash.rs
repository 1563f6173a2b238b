//! A browser that dies by itself.

use std::io::Write;
use std::thread;

use anyhow::{Error, Result};

use super::engine::Engine;
use super::lacks::note_line;

/// What WebKit's driver says once the process of the page is gone. Its engine dies now and then (2.50 of
/// Debian 12, 2026-11-24: a segmentation fault in JavaScriptCore and an abort in GLib, each once in some
/// hundred journeys, in journeys that pass otherwise).
const DIED: &str = "page crash or hang";

/// Whether a journey failed because WebKit died.
pub(super) fn is_engine(error: &Error) -> bool {
    Engine::chosen().is_ok_and(|engine| engine == Engine::WebKit)
        && format!("{error:#}").contains(DIED)
}

/// Tells that a journey is begun anew.
pub(super) fn note(error: &Error) -> Result<()> {
    let thread = thread::current();
    let name = thread.name().unwrap_or("a journey");
    let line = format!("{name}: begun anew, as WebKit died");
    let _ = writeln!(std::io::stderr(), "{line}: {error:#}");
    note_line(&line)
}
