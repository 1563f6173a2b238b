//! `eventyard api FILE`: one call a line in, one answer a line out, all in one yard.
//!
//! Each answer is written before the next line is read, so that a program can
//! use what one answer says in its next call.

use std::io::{BufRead, BufReader, Write};

use anyhow::{Context, Result};
use pipeline::Yard;
use pipeline::api::{self, Call};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Outcome, input};

#[derive(Deserialize)]
struct Line {
    id: Value,
    operation: String,
    request: Value,
    account: Option<String>,
    region: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    response: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Error>,
}

#[derive(Serialize)]
struct Error {
    code: &'static str,
    message: String,
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let path = input::only_file(arguments)?;
    let lines: Box<dyn BufRead> = if path == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(&path).with_context(|| format!("cannot read {path}"))?;
        Box::new(BufReader::new(file))
    };
    let mut out = std::io::stdout().lock();
    let mut yard = Yard::default();
    for (index, line) in lines.lines().enumerate() {
        let line = line.with_context(|| format!("cannot read {path}"))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line)
            .with_context(|| format!("line {} is no call", index + 1))?;
        let call = Call {
            operation: line.operation,
            request: line.request,
            account: line.account,
            region: line.region,
        };
        let told = api::call(&yard, &call);
        yard = told.yard;
        let answer = match told.result {
            Ok(response) => Answer {
                id: line.id,
                response: Some(response),
                error: None,
            },
            Err(refusal) => Answer {
                id: line.id,
                response: None,
                error: Some(Error {
                    code: refusal.code.as_str(),
                    message: refusal.message,
                }),
            },
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(Outcome::Good)
}
