//! `eventyard test-pattern FILE`: one case a line in, one answer a line out.

use std::io::{BufWriter, Write};

use anyhow::{Context, Result};
use pattern::{Event, Position, matches, parse};
use serde::{Deserialize, Serialize};

use crate::{Outcome, input};

#[derive(Deserialize)]
struct Case {
    id: serde_json::Value,
    pattern: String,
    event: String,
    expect: Option<String>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    result: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let text = input::read(&input::only_file(arguments)?)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::Good;
    for (number, line) in input::lines(&text) {
        let case: Case =
            serde_json::from_str(line).with_context(|| format!("line {number} is no case"))?;
        let answer = judge(case.id, &case.pattern, &case.event);
        if !as_expected(&answer, case.expect.as_deref(), case.error.as_deref()) {
            outcome = Outcome::Findings;
        }
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(outcome)
}

fn judge(id: serde_json::Value, pattern: &str, event: &str) -> Answer {
    let (pattern, diagnostics) = parse(pattern);
    let refused = |result, error: Option<String>, position: Option<Position>| Answer {
        id: id.clone(),
        result,
        error,
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
    };
    if let Some(first) = diagnostics.into_iter().find(|d| d.is_error()) {
        return refused("invalid-pattern", Some(first.message), first.position);
    }
    match Event::read(event) {
        (None, diagnostics) => {
            let first = diagnostics.into_iter().next();
            let position = first.as_ref().and_then(|d| d.position);
            refused("invalid-event", first.map(|d| d.message), position)
        }
        (Some(event), _) if matches(&pattern, &event) => refused("match", None, None),
        (Some(_), _) => refused("no-match", None, None),
    }
}

/// `invalid` is short for `invalid-pattern`.
fn as_expected(answer: &Answer, expect: Option<&str>, error: Option<&str>) -> bool {
    let result = match expect {
        None => true,
        Some("invalid") => answer.result == "invalid-pattern",
        Some(expect) => answer.result == expect,
    };
    result && error.is_none_or(|error| answer.error.as_deref() == Some(error))
}
