//! `eventyard import FILE`: makes a yard file of a template, of commands or of a link.

use std::io::Write;

use anyhow::{Context, Result, bail};
use interop::{Import, Remark, Source, import_from, source_of};
use pattern::Position;
use pipeline::Yard;
use serde_json::{Value, json};

use crate::{Outcome, export, input};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let source: Option<String> = arguments.opt_value_from_str("--from")?;
    let into: Option<String> = arguments.opt_value_from_str("--into")?;
    let parameters: Vec<String> = arguments.values_from_str("--parameter")?;
    let json = arguments.contains("--json");
    let file: String = arguments
        .free_from_str()
        .context("name a template, a file of commands or a yard file, or - for standard input")?;
    input::finish(arguments)?;
    let text = input::read(&file)?;
    let yard = match into {
        None => Yard::default(),
        Some(path) => match interop::import(&input::read(&path)?) {
            Ok(yard_file) => yard_file.yard,
            Err(error) => bail!("{path}: {error}"),
        },
    };
    let source = match source.as_deref() {
        None => source_of(&text),
        Some("cloudformation") => Source::CloudFormation,
        Some("cli") => Source::Cli,
        Some("link") => Source::Link,
        Some("yard") => Source::YardFile,
        Some(other) => bail!("cannot read {other}; there are cloudformation, cli, link and yard"),
    };
    let with = Import {
        parameters: parameters
            .iter()
            .map(|one| parameter(one))
            .collect::<Result<_>>()?,
        files: match source {
            Source::Cli => files(&text),
            _ => Vec::new(),
        },
    };
    let imported = match import_from(&text, source, &with, &yard) {
        Ok(imported) => imported,
        Err(error) => match error.span {
            Some(span) => bail!("{file}:{}: {error}", place(&text, span.start)),
            None => bail!("{file}: {error}"),
        },
    };
    let written = interop::export(&imported.yard, &imported.events);
    let mut out = std::io::stdout().lock();
    if json {
        let yard: Value = serde_json::from_str(&written)?;
        writeln!(
            out,
            "{}",
            json!({ "yard": yard, "remarks": imported.remarks })
        )?;
    } else {
        out.write_all(written.as_bytes())?;
        let mut err = std::io::stderr().lock();
        for remark in &imported.remarks {
            writeln!(err, "{}", told(&file, &text, remark))?;
        }
    }
    Ok(export::outcome(&imported.remarks))
}

fn parameter(text: &str) -> Result<(String, String)> {
    let (name, value) = text
        .split_once('=')
        .with_context(|| format!("{text} is no parameter: write --parameter NAME=VALUE"))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// The files that commands name with `file://`, as far as they can be read.
fn files(text: &str) -> Vec<(String, String)> {
    let named = text.split("file://").skip(1).filter_map(|rest| {
        let end = |letter: char| letter.is_whitespace() || "'\";)&".contains(letter);
        rest.split(end).next().filter(|name| !name.is_empty())
    });
    named
        .filter_map(|name| Some((name.to_owned(), std::fs::read_to_string(name).ok()?)))
        .collect()
}

fn told(file: &str, text: &str, remark: &Remark) -> String {
    match remark.span {
        Some(span) => format!("{file}:{}: {remark}", place(text, span.start)),
        None => format!("{file}: {remark}"),
    }
}

/// Line and column of a byte, from 1.
fn place(text: &str, byte: usize) -> String {
    let position = Position::of(text, byte);
    format!("{}:{}", position.line, position.column)
}
