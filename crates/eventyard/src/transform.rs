//! `eventyard transform FILE`: an event and the input of a target a line in, what the target is
//! given a line out.

use std::io::{BufWriter, Write};

use anyhow::{Context as _, Result, bail};
use pattern::Event;
use pipeline::input::{Context, InputSettings, check, json_body, target_input};
use pipeline::{Refusal, Timestamp};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::{Outcome, input};

#[derive(Deserialize)]
struct Case<'a> {
    id: Value,
    /// The event as it stands in the line, so that its numbers keep their digits.
    #[serde(borrow)]
    event: &'a RawValue,
    input: Option<String>,
    input_path: Option<String>,
    input_transformer: Option<Transformer>,
    rule: Option<Rule>,
    target_id: Option<String>,
    #[serde(default)]
    ingestion_time: Timestamp,
}

#[derive(Deserialize)]
struct Transformer {
    #[serde(default)]
    paths: serde_json::Map<String, Value>,
    template: String,
}

#[derive(Deserialize)]
struct Rule {
    arn: String,
    name: String,
}

pub(crate) fn run(arguments: Vec<String>) -> Result<Outcome> {
    let text = input::read(&input::only_file(arguments)?)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, line) in input::lines(&text) {
        let case: Case<'_> =
            serde_json::from_str(line).with_context(|| format!("line {number} is no case"))?;
        let answer = answer(&case).with_context(|| format!("line {number}"))?;
        writeln!(out, "{{\"id\":{},{answer}}}", case.id)?;
    }
    out.flush()?;
    Ok(Outcome::Good)
}

/// The members of the answer after the id.
fn answer(case: &Case<'_>) -> Result<String> {
    let event = event(case.event)?;
    let paths = case.input_transformer.as_ref().map(paths).transpose()?;
    let transformer = case.input_transformer.as_ref().zip(paths.as_deref());
    let settings = InputSettings {
        input: case.input.as_deref(),
        input_path: case.input_path.as_deref(),
        input_transformer: transformer.map(|(transformer, paths)| (paths, &*transformer.template)),
    };
    let target_id = case.target_id.as_deref().unwrap_or("target-1");
    let choice = match check(&settings, target_id, 1) {
        Ok(choice) => choice,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    let rule = case.rule.as_ref();
    let context = Context {
        rule_arn: rule.map_or("", |rule| &rule.arn),
        rule_name: rule.map_or("", |rule| &rule.name),
        ingestion_time: case.ingestion_time,
    };
    Ok(match target_input(&choice, event.value(), &context) {
        Ok(text) => match json_body(&text) {
            Some(body) => format!("\"body\":{body}"),
            None => format!("\"text\":{}", json!(text)),
        },
        Err(failure) => {
            let error = format!("{}: {}", failure.error_code.as_str(), failure.error_message);
            format!("\"delivered\":false,\"error\":{}", json!(error))
        }
    })
}

/// The event: an object, or its text as a string.
fn event(raw: &RawValue) -> Result<Event> {
    let text = match serde_json::from_str::<String>(raw.get()) {
        Ok(text) => text,
        Err(_) => raw.get().to_owned(),
    };
    let (event, diagnostics) = Event::read(&text);
    let first = diagnostics.into_iter().next().map(|d| d.message);
    match (event, first) {
        (Some(event), _) => Ok(event),
        (None, message) => bail!("event: {}", message.unwrap_or_default()),
    }
}

fn paths(transformer: &Transformer) -> Result<Vec<(String, String)>> {
    let path = |(name, path): (&String, &Value)| {
        let path = path
            .as_str()
            .with_context(|| format!("the path of {name} is no text"))?;
        Ok((name.clone(), path.to_owned()))
    };
    transformer.paths.iter().map(path).collect()
}

fn refused(refusal: &Refusal) -> String {
    let error = json!({ "code": refusal.code.as_str(), "message": refusal.message });
    format!("\"error\":{error}")
}
