//! Arguments and files.

use std::io::Read;

use anyhow::{Context, Result, bail};

/// The text of a file; `-` is standard input.
pub(crate) fn read(path: &str) -> Result<String> {
    if path == "-" {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .context("cannot read standard input")?;
        return Ok(text);
    }
    std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))
}

/// The one file that a command takes.
pub(crate) fn only_file(arguments: Vec<String>) -> Result<String> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let file = arguments
        .free_from_str::<String>()
        .context("name a file, or - for standard input")?;
    finish(arguments)?;
    Ok(file)
}

/// Refuses arguments that nobody has asked for.
pub(crate) fn finish(arguments: pico_args::Arguments) -> Result<()> {
    if let Some(extra) = arguments.finish().first() {
        bail!("unknown argument {}", extra.to_string_lossy());
    }
    Ok(())
}

/// The lines of a text that are not empty, with their numbers from 1.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !line.trim().is_empty())
}
