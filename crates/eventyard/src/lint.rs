//! `eventyard lint`: what is to be said of an event pattern, with what is known of AWS's events.

use std::fmt::Write as _;

use ::schema::{Lint, LintSeverity, lint};
use anyhow::Result;
use pattern::{Diagnostic, parse};

use crate::explain::paint::{Paint, plain};
use crate::explain::snippet::Source;
use crate::explain::tree::diagnostic;
use crate::{Outcome, input};

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let mut arguments =
        pico_args::Arguments::from_vec(arguments.into_iter().map(Into::into).collect());
    let json = arguments.contains("--json");
    let rest = arguments.finish().into_iter();
    let file = input::only_file(rest.map(|it| it.to_string_lossy().into_owned()).collect())?;
    let text = input::read(&file)?;
    let schemas = crate::schema::schemas()?;
    let (pattern, diagnostics) = parse(&text);
    let lints = lint(&pattern, &schemas);
    if json {
        let answer = serde_json::json!({"diagnostics": diagnostics, "lints": lints});
        println!("{answer}");
    } else {
        let paint = Paint::of_terminal();
        let source = Source {
            name: &file,
            text: &text,
            line: 1,
        };
        for problem in &diagnostics {
            print!("{}", diagnostic(source, problem, paint));
        }
        for it in &lints {
            print!("{}", drawn(source, it, paint));
        }
        println!("{}", counted(&diagnostics, &lints));
    }
    let weighs = lints.iter().any(|it| it.severity == LintSeverity::Warning);
    Ok(if weighs || !diagnostics.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

/// A lint with its place, its code and the change that it offers.
fn drawn(source: Source<'_>, lint: &Lint, paint: Paint) -> String {
    let name = match lint.severity {
        LintSeverity::Warning => paint.amber("warning"),
        LintSeverity::Note => paint.dim("note"),
    };
    let place = source.place(lint.span.start);
    let code = paint.dim(lint.code.name());
    let mut out = format!("{place}: {name}: {} [{code}]\n", plain(&lint.message));
    // What is said of the whole pattern needs no quotation of it.
    if lint.span.start > 0 {
        out.push_str(&source.underlined(lint.span, "", "    ", paint));
    }
    if let Some(help) = &lint.help {
        let _ = writeln!(out, "    help: {}", plain(help));
    }
    if let Some(fix) = &lint.fix {
        out.push_str(&source.changed(fix, "    ", paint));
    }
    out
}

fn counted(diagnostics: &[Diagnostic], lints: &[Lint]) -> String {
    let errors = diagnostics.iter().filter(|it| it.is_error()).count();
    let notes = |it: &&Lint| it.severity == LintSeverity::Note;
    let notes = lints.iter().filter(notes).count();
    let warnings = diagnostics.len() - errors + lints.len() - notes;
    format!("{errors} errors, {warnings} warnings, {notes} notes")
}
